#!/usr/bin/env python
"""Averages the weights of two runs, the second begun from the first (model soups, Wortsman et al. 2022).

    python training/blend.py --first RUN --second RUN --share 0.3 --out RUN

SHARE is that of the second run. A head that only one of them has is left out.
"""
import argparse
from pathlib import Path

import torch


def blend(first, second, share):
    return {name: weight.lerp(second[name], share) for name, weight in first.items() if name in second}


def main():
    parser = argparse.ArgumentParser()
    for name in ("first", "second", "out"):
        parser.add_argument("--" + name, required=True)
    parser.add_argument("--share", type=float, required=True)
    arguments = parser.parse_args()
    first, second = (torch.load(Path(run) / "average.pt", weights_only=False) for run in (arguments.first, arguments.second))
    out = Path(arguments.out)
    out.mkdir(parents=True, exist_ok=True)
    torch.save({**second, "weights": blend(first["weights"], second["weights"], arguments.share)}, out / "average.pt")


if __name__ == "__main__":
    main()
