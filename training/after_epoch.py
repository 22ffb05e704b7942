#!/usr/bin/env python
"""After each epoch: exports the averaged weights, scores the int8 file on a part of the dev sets, keeps it in RUN/best when better."""
import argparse
import json
import os
import shutil
from pathlib import Path

import evaluate
from export import export

HERE = Path(__file__).parent


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", required=True)
    parser.add_argument("--encoder", required=True)
    parser.add_argument("--run", required=True)
    parser.add_argument("--scorers", default=os.environ.get("CROSSWIRE_SCORERS") or local("scorers"))
    parser.add_argument("--note", default="{}")
    parser.add_argument("--every", type=int, default=6)
    parser.add_argument("--wait", action="store_true", help="stay in the foreground")
    arguments = parser.parse_args()
    if not arguments.wait:
        if os.fork():
            return  # the training goes on meanwhile
        os.setsid()
    run, out = Path(arguments.run), Path(arguments.run) / "export"
    export(run, arguments.encoder, out)
    labels = json.loads((out / "labels.json").read_text())
    options = evaluate.arguments_of(["--data", arguments.data, "--encoder", arguments.encoder, "--every", str(arguments.every), "--only", *evaluate.SETS, "gap", "multicoped", "plover",
                                     *(["--scorers", arguments.scorers] if arguments.scorers else [])])
    scores, _ = evaluate.evaluate(options, evaluate.onnx_runner(out / "reader.onnx"), labels["rels"])
    mean = evaluate.mean_to_floor(scores)
    best = run / "best.json"
    better = not best.exists() or bool(mean > json.loads(best.read_text())["mean_to_floor"])
    line = json.dumps({**json.loads(arguments.note), "mean_to_floor": mean, "kept": better, "scores": scores})
    with (run / "curve.jsonl").open("a") as curve:
        curve.write(line + "\n")
    print(line, flush=True)
    if better:
        best.write_text(line)
        shutil.copy(run / "average.pt", run / "best.pt")
        shutil.copytree(out, run / "best", dirs_exist_ok=True)


def local(name):
    """A setting of this machine, from training/local.json, which is not part of the repository."""
    file = HERE / "local.json"
    return json.loads(file.read_text()).get(name) if file.exists() else None


if __name__ == "__main__":
    main()
