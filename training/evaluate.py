#!/usr/bin/env python
"""Scores a reader on the dev sets from raw text, with the project's own scorers.

    python training/evaluate.py --data DIR --encoder DIR --scorers DIR (--onnx FILE | --run DIR) [--every N] [--only NAME ...]

--onnx scores an exported file, --run the averaged weights of a run in PyTorch. --every N takes every Nth document.
--scorers is the folder of score-reading.mjs and conll-to-jsonl.mjs; without it only the scores computed here are given.
"""
import argparse
import gzip
import json
import re
import subprocess
import tempfile
import time
from pathlib import Path

import numpy as np

from atoms import Pieces
from corpora import Sheet, gsr, jsonl, multicoped
from decode import LABELS, OFFSETS, read, run_windows, softmax, spans_of, tags_of
from heads import PENTA, PLOVER
from ud import open_text, read_ud

SETS = {
    "ewt": ("ud", "ud/en_ewt-ud-dev.conllu.gz"), "gum": ("ud", "ud/en_gum-ud-dev.conllu.gz"),
    "conll2003": ("ner", "ner-conll2003/dev.conll.gz"), "uner-ewt": ("ner", "ner-uner-ewt/dev.conll.gz"),
    "crossner": ("ner", "ner-crossner-politics/dev.conll.gz"),
    "polnear": ("attribution", "polnear/dev.jsonl"), "times": ("times", "tempeval3/dev.jsonl"), "events": ("events", "tempeval3/dev.jsonl"),
}
FLOORS = {
    "ewt.tokens": 98.5, "ewt.sentences": 85, "ewt.upos": 96, "ewt.las": 86, "gum.tokens": 98.5, "gum.sentences": 88, "gum.upos": 96, "gum.las": 86,
    "conll2003.all": 92, "uner-ewt.all": 80, "crossner.all": 78, "polnear.source (words)": 76, "polnear.cue (words)": 64,
    "polnear.content (words)": 86, "polnear.content found": 74, "polnear.content + source": 66, "polnear.content exact": 55, "gap.f1": 80,
    "times.strict": 83, "times.relaxed": 91, "times.type": 87, "events.event words": 81, "events.class accuracy": 75, "events.tense accuracy": 85,
    "multicoped.penta": 75, "multicoped.actor": 65, "multicoped.recipient": 65,
}


def onnx_runner(path, threads=2):
    import onnxruntime
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    return lambda pieces, cases, gaps, atoms: session.run(None, {"pieces": pieces, "cases": cases, "gaps": gaps, "atoms": atoms})


def torch_runner(run):
    import torch

    from model import Graph, load_average
    reader, _, _ = load_average(Path(run) / "average.pt")
    graph = Graph(reader).eval()

    def runner(*inputs):
        with torch.no_grad():
            return [o.float().numpy() for o in graph(*[torch.from_numpy(i) for i in inputs])]
    return runner


class Bench:
    def __init__(self, arguments, pieces, rels, runner):
        self.arguments, self.pieces, self.rels, self.runner = arguments, pieces, rels, runner
        self.seconds, self.sentences = 0.0, 0

    def windows(self, text):
        sheet = Sheet(text, self.pieces)
        begun = time.time()
        windows = run_windows(sheet, self.pieces, self.runner) if len(sheet) else []
        self.seconds += time.time() - begun
        return sheet, windows

    def node(self, *arguments):
        return subprocess.run(["node", *map(str, arguments)], check=True, capture_output=True, text=True).stdout

    def scored(self, kind, file, folder):
        """The scorer's figures for one set."""
        scorers, gold = Path(self.arguments.scorers), Path(self.arguments.data) / file
        score = scorers / "score-reading.mjs"
        if kind == "ud":
            gold = self.some_of_treebank(gold, folder)
            reports = self.node(score, "prepare", "ud", gold)
        elif kind == "ner":
            records = self.node(scorers / "conll-to-jsonl.mjs", gold).splitlines()
            gold = folder / "gold.jsonl"
            gold.write_text("\n".join(records[::self.arguments.every]) + "\n")
            reports = gold.read_text()
        else:
            records = [json.dumps(r) for r in jsonl(gold)][::self.arguments.every]
            gold = folder / "gold.jsonl"
            gold.write_text("\n".join(records) + "\n")
            reports = gold.read_text()
        readings = folder / "readings.jsonl"
        with readings.open("w", encoding="utf-8") as out:
            for line in reports.splitlines():
                record = json.loads(line)
                sheet, windows = self.windows(record["text"])
                reading = read(record, sheet, windows, self.rels)
                self.sentences += len(reading["sentences"])
                out.write(json.dumps(reading) + "\n")
        found = {}
        for line in self.node(score, kind, gold, readings).splitlines():
            name = re.split(r"\s{2,}| (?=p [\d.]+ )| (?=[\d.]+$)", line.strip())[0]
            figure = re.search(r"f1 ([\d.]+)", line) or re.search(r"([\d.]+)$", line)
            found[name] = float(figure[1])
        return found

    def some_of_treebank(self, file, folder):
        with open_text(file) as source:
            documents = re.split(r"(?=^# newdoc id)", source.read(), flags=re.M)
        out = folder / "gold.conllu"
        out.write_text("".join(d for d in documents[1::self.arguments.every]), encoding="utf-8")
        return out

    def gap(self):
        """Webster et al.: each of the two names is a yes or no."""
        hits = said = true = 0
        for record in jsonl(Path(self.arguments.data) / "gap/dev.jsonl.gz")[::self.arguments.every]:
            sheet, windows = self.windows(record["text"])
            pronoun = sheet.over(*record["pronoun"])[0]
            shares = {k: mass_on_name(sheet, windows, pronoun, record, k) for k in "ab"}
            for k, other in ("ab", "ba"):
                yes = shares[k] > shares[other] and shares[k] > self.arguments.gap_threshold
                gold = record[k + "_coref"]
                hits, said, true = hits + int(yes and gold), said + int(yes), true + int(gold)
        return {"f1": round(200 * hits / (said + true), 2)}

    def multicoped(self):
        sheets = multicoped([Path(self.arguments.data) / "multicoped/train.jsonl"], self.pieces, None, held_out=True)
        right = count = 0
        overlap = {"actor": [0, 0, 0], "recipient": [0, 0, 0]}
        for sheet in sheets:
            _, windows = self.windows(sheet.text)
            if sheet.record["class"]:
                right += PENTA[int(tags_of(windows, "penta").mean(0).argmax())] == sheet.record["class"]
                count += 1
            if sheet.record["actor"] is not None:
                spans = spans_of(tags_of(windows, "mc_role"), LABELS["mc_role"])
                for kind, n in overlap.items():
                    gold = {i for s, e in sheet.record[kind] for i in range(*sheet.over(s, e))}
                    mine = {i for k, s, e in spans if k == kind for i in range(s, e)}
                    n[0], n[1], n[2] = n[0] + len(gold & mine), n[1] + len(mine), n[2] + len(gold)
        f1 = {k: round(200 * h / (s + g), 2) for k, (h, s, g) in overlap.items()}
        return {"penta": round(100 * int(right) / count, 2), **f1}

    def plover(self):
        sheets = gsr([Path(self.arguments.data) / "plover/gsr.jsonl"], self.pieces, None, held_out=True)
        right = 0
        for sheet in sheets:
            _, windows = self.windows(sheet.text)
            shares = softmax(tags_of(windows, "plover"))[:, 1:].max(0)
            right += int(shares.argmax()) + 1 in sheet.spans["plover"][0][2]
        return {"type": round(100 * int(right) / max(1, len(sheets)), 2), "records": len(sheets)}

    def vectors(self):
        """How well the vectors' cosine follows the judged likeness of unseen sentence pairs."""
        mine, judged = [], []
        for record in jsonl(Path(self.arguments.data) / "pairs/sick-dev.jsonl.gz"):
            pair = [np.concatenate([w["vectors"] for *_, w in self.windows(record[k])[1]]).mean(0) for k in "ab"]
            mine.append(float(pair[0] @ pair[1] / np.linalg.norm(pair[0]) / np.linalg.norm(pair[1])))
            judged.append(record["score"])
        return {"sick pearson": round(100 * float(np.corrcoef(mine, judged)[0, 1]), 2)}


def mass_on_name(sheet, windows, pronoun, record, which):
    """How much of the pronoun's choice falls on a name, on another mention by the same words, or the name's on it."""
    low, high, out = next(w for w in windows if w[0] <= pronoun < w[1])
    links = out["antecedents"].astype(np.float64)
    links = np.where(np.tri(len(links), dtype=bool), links, -1e9)
    links = softmax(links)
    a, b = sheet.over(*record[which])
    other = sheet.over(*record["b" if which == "a" else "a"])
    words = {sheet.text[sheet.starts[i]:sheet.ends[i]] for i in range(a, b)} - {sheet.text[sheet.starts[i]:sheet.ends[i]] for i in range(*other)}
    words = {w for w in words if len(w) > 2 and w[0].isupper()}
    same = {i for i in range(low, high) if sheet.text[sheet.starts[i]:sheet.ends[i]] in words} | {i for i in range(a, b) if low <= i < high}
    same -= set(range(*other))
    back = sum(links[pronoun - low, i - low] for i in same if i < pronoun)
    ahead = max([links[i - low, pronoun - low] for i in range(max(a, low), min(b, high)) if i > pronoun], default=0)
    return max(back, ahead)


def evaluate(arguments, runner, rels):
    pieces = Pieces(Path(arguments.encoder) / "vocab.txt")
    bench, scores = Bench(arguments, pieces, rels, runner), {}
    for name, (kind, file) in SETS.items():
        if arguments.scorers and (not arguments.only or name in arguments.only):
            with tempfile.TemporaryDirectory() as folder:
                scores.update({f"{name}.{k}": v for k, v in bench.scored(kind, file, Path(folder)).items()})
    for name in ("gap", "multicoped", "plover", "vectors"):
        if not arguments.only or name in arguments.only:
            scores.update({f"{name}.{k}": v for k, v in getattr(bench, name)().items()})
    return scores, bench


def mean_to_floor(scores):
    """One figure to compare epochs by: the mean of score less floor."""
    kept = [scores[k] - floor for k, floor in FLOORS.items() if k in scores]
    return round(float(sum(kept)) / max(1, len(kept)), 3)


def arguments_of(argv=None):
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", required=True)
    parser.add_argument("--encoder", required=True)
    parser.add_argument("--scorers")
    parser.add_argument("--onnx")
    parser.add_argument("--labels", help="labels.json beside the ONNX file, when it is elsewhere")
    parser.add_argument("--run")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--only", nargs="*")
    parser.add_argument("--gap-threshold", type=float, default=0.1)
    return parser.parse_args(argv)


def main():
    arguments = arguments_of()
    if arguments.onnx:
        labels = json.loads(Path(arguments.labels or Path(arguments.onnx).parent / "labels.json").read_text())
        scores, bench = evaluate(arguments, onnx_runner(arguments.onnx), labels["rels"])
    else:
        from model import load_average
        _, rels, _ = load_average(Path(arguments.run) / "average.pt")
        scores, bench = evaluate(arguments, torch_runner(arguments.run), rels)
    for name, value in scores.items():
        floor = FLOORS.get(name)
        print(f"{name:28} {value:7.2f}" + (f"  floor {floor:5.1f} {'' if value >= floor else 'BELOW'}" if floor else ""))
    print(f"mean to floor {mean_to_floor(scores)}; model {bench.seconds:.1f} s, {bench.sentences} sentences")


if __name__ == "__main__":
    main()
