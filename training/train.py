#!/usr/bin/env python
"""Trains the reader: every corpus at once, each batch from one of them, only its heads computed.

    python training/train.py --data DIR --encoder DIR [--run DIR] [--config FILE] [--resume]

DIR of --encoder holds model.safetensors and vocab.txt. After each epoch the averaged weights are scored on the dev
sets and, when better, exported to models/en.

Two workers, a core each, take turns through the plan of an epoch and change the same shared weights without waiting
for each other: on a busy machine this is twice as fast as two threads that wait for each other in every operation.
"""
import argparse
import json
import multiprocessing
import os
import random
import subprocess
import sys
import time
from pathlib import Path

# tensors that come and go would otherwise be mapped anew each time, which costs a fifth of the speed
ALLOCATOR = {"MALLOC_MMAP_THRESHOLD_": str(1 << 33), "MALLOC_TRIM_THRESHOLD_": str(1 << 34), "MALLOC_TOP_PAD_": str(1 << 26),
             "GLIBC_TUNABLES": "glibc.malloc.hugetlb=1"}
if "MALLOC_MMAP_THRESHOLD_" not in os.environ:
    os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, **ALLOCATOR})

import torch
from safetensors.torch import load_file

from atoms import Pieces
from corpora import CORPORA, read_rels
from heads import HEADS
from losses import losses
from model import Reader
from teacher import targets
from windows import Roughness, collate, make_batches

HERE = Path(__file__).parent
HEAD_WEIGHTS = {**{h.name: h.weight for h in HEADS}, "rels": 1.0, "vectors": 1.0}


class Average:
    """A running average of the weights, which reads better than the last weights."""

    def __init__(self, reader, decay, every):
        self.values = [p.detach().clone() for p in reader.parameters() if p.requires_grad]
        self.decay, self.every, self.count, self.calls = decay, every, 0, 0

    @torch.no_grad()
    def update(self, reader):
        self.calls += 1
        if self.calls % self.every:
            return
        self.count += 1
        keep = min(self.decay ** self.every, (1 + self.count) / (10 + self.count))
        torch._foreach_lerp_(self.values, [p.detach() for p in reader.parameters() if p.requires_grad], 1 - keep)


def parameter_groups(reader, config):
    plain = lambda name, p: p.ndim < 2 or "mix" in name
    groups = {}
    for name, p in reader.named_parameters():
        if not p.requires_grad:
            continue
        fresh = not name.startswith("encoder.") or name.startswith(("encoder.cases", "encoder.gaps"))
        groups.setdefault((fresh, plain(name, p)), []).append(p)
    return [{"params": ps, "lr": config["head_rate" if fresh else "encoder_rate"], "top": config["head_rate" if fresh else "encoder_rate"],
             "weight_decay": 0.0 if bare else config["weight_decay"]} for (fresh, bare), ps in groups.items()]


def set_rates(optimizer, done, warm_up):
    share = min(1.0, done / warm_up) if done < warm_up else max(0.02, (1 - done) / (1 - warm_up))
    for group in optimizer.param_groups:
        group["lr"] = group["top"] * share


def plan_epoch(sheets, config, rng):
    plan = [(c, b) for c in CORPORA if c.name in sheets for b in make_batches(sheets[c.name], c.share, config["pieces_per_batch"] * c.batch, rng)]
    rng.shuffle(plan)
    return plan


def load_corpora(arguments, pieces, rels, run):
    sheets = {}
    for corpus in CORPORA:
        begun = time.time()
        files = [Path(arguments.made if corpus.made else arguments.data) / f for f in corpus.files]
        found = corpus.read(files, pieces, rels) if all(f.exists() for f in files) else []
        if not found:
            print(f"{corpus.name}: none of {', '.join(map(str, files))}", flush=True)
            continue
        if corpus.name == "re3d" and arguments.leave_out:
            left_out = {json.loads(line)["text"].strip()[:200] for f in arguments.leave_out for line in open(f, encoding="utf-8")}
            found = [s for s in found if s.text.strip()[:200] not in left_out and not any(t in s.text or s.text.strip() in t for t in left_out)]
        sheets[corpus.name] = found
        print(f"{corpus.name}: {len(found)} documents, {sum(len(s.pieces) for s in found)} pieces, {time.time() - begun:.1f} s", flush=True)
    return sheets, targets(sheets["vectors"], Path(arguments.encoder) / "model.safetensors", pieces, run)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", required=True)
    parser.add_argument("--encoder", required=True)
    parser.add_argument("--run", default=str(HERE / "runs" / "main"))
    parser.add_argument("--config", default=str(HERE / "config.json"))
    parser.add_argument("--leave-out", nargs="*", default=[], help="reports.jsonl files whose texts must not be trained on")
    parser.add_argument("--made", default=str(HERE / "runs"), help="folder of pronouns.jsonl, which pronouns.py makes")
    parser.add_argument("--start", help="weights of an earlier run (average.pt) to go on from")
    parser.add_argument("--resume", action="store_true")
    parser.add_argument("--steps", type=int, help="stop early, for a smoke test")
    arguments = parser.parse_args()
    config = json.loads(Path(arguments.config).read_text())
    run = Path(arguments.run)
    run.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(config["threads"])
    torch.manual_seed(config["seed"])

    pieces = Pieces(Path(arguments.encoder) / "vocab.txt")
    rels = read_rels(arguments.data)
    sheets, teacher = load_corpora(arguments, pieces, rels, run)
    reader = Reader(len(rels), config)
    reader.encoder.load_bert(load_file(Path(arguments.encoder) / "model.safetensors"))
    if arguments.start:
        earlier = torch.load(arguments.start, weights_only=False)
        if list(earlier["rels"]) != list(rels):
            raise SystemExit(f"{arguments.start} knows other relations than the treebanks of {arguments.data}")
        reader.load_state_dict({**reader.state_dict(), **earlier["weights"]})
    reader.encoder.words.weight.requires_grad_(False)  # rare words stay where the original encoder put them; a tenth faster
    optimizer = torch.optim.AdamW(parameter_groups(reader, config), betas=(0.9, 0.98), fused=True)
    average = Average(reader, config["average"], config["average_every"])
    epoch, step, spent_minutes = 0, 0, 0.0
    if arguments.resume and (run / "state.pt").exists():
        state = torch.load(run / "state.pt", weights_only=False)
        reader.load_state_dict(state["reader"])
        optimizer.load_state_dict(state["optimizer"])
        average.values, average.count = state["average"], state["count"]
        epoch, step, spent_minutes = state["epoch"], state["step"], state["minutes"] if "minutes" in state else state["spent"] / 60
        print(f"resumed after epoch {epoch}, step {step}", flush=True)

    reader.share_memory()
    crew = Crew(config["workers"], step, time.time() - 60 * spent_minutes)
    job = (reader, optimizer, average, sheets, teacher, pieces, rels, config, crew, arguments, epoch)
    fork = multiprocessing.get_context("fork")
    others = [fork.Process(target=work, args=(n, *job), daemon=True) for n in range(1, config["workers"])]
    for process in others:
        process.start()
    work(0, *job)


class Crew:
    """What the workers share besides the weights: how far they are, and where they wait for each other."""

    def __init__(self, size, step, begun):
        self.size, self.begun = size, begun
        self.step = multiprocessing.Value("l", step)
        self.pieces = multiprocessing.Value("l", 0)
        self.barrier = multiprocessing.Barrier(size)

    def next_step(self, pieces):
        with self.step.get_lock():
            self.step.value += 1
            self.pieces.value += pieces
            return self.step.value

    def minutes(self):
        return (time.time() - self.begun) / 60


def work(number, reader, optimizer, average, sheets, teacher, pieces, rels, config, crew, arguments, epoch):
    torch.set_num_threads(config["threads"])
    torch.manual_seed(config["seed"] + number)
    rough = Roughness(pieces.ids, random.Random(config["seed"] + 100 * number + epoch))
    running, total, done = {}, None, 0.0
    while epoch < config["epochs"] and done < 1:
        plan = plan_epoch(sheets, config, random.Random(f"{config['seed']}-{epoch}"))
        total = total or crew.step.value + len(plan) * (config["epochs"] - epoch)
        crew.barrier.wait(timeout=1200)
        reader.train()
        for corpus, chosen in plan[number::crew.size]:
            done = max(crew.step.value / total, crew.minutes() / config["minutes"])
            if done >= 1 or (arguments.steps and crew.step.value >= arguments.steps):
                done = 1
                break
            set_rates(optimizer, done, config["warm_up"])
            batch = collate(chosen, corpus, pieces, rough)
            batch["teacher"] = teacher
            with torch.autocast("cpu", torch.bfloat16):
                found = losses(reader, batch, corpus.heads)
            if found:
                weights = dict(corpus.weights)
                sum(found[n] * HEAD_WEIGHTS[n] * weights.get(n, 1.0) * corpus.weight for n in found).backward()
                torch.nn.utils.clip_grad_norm_(reader.parameters(), config["clip"])
                optimizer.step()
                optimizer.zero_grad(set_to_none=True)
            step = crew.next_step(batch["pieces"].numel())
            if number == 0:
                average.update(reader)
            for name, loss in found.items():
                key = f"{corpus.name}.{name}"
                running[key] = 0.95 * running.get(key, loss.item()) + 0.05 * loss.item()
            if step % 100 == 0:
                print(f"step {step} of {total}, {done:.3f}, {crew.minutes():.1f} min, {crew.pieces.value} pieces, " + " ".join(f"{k} {v:.3f}" for k, v in sorted(running.items())), flush=True)
        epoch += 1
        crew.barrier.wait(timeout=300)
        if number == 0:
            save(run_of(arguments), reader, optimizer, average, rels, config, epoch, crew)
            score(arguments, run_of(arguments), epoch, crew)


def run_of(arguments):
    return Path(arguments.run)


def save(run, reader, optimizer, average, rels, config, epoch, crew):
    state = {"reader": reader.state_dict(), "optimizer": optimizer.state_dict(), "average": average.values, "count": average.count,
             "epoch": epoch, "step": crew.step.value, "minutes": crew.minutes()}
    torch.save(state, run / "state.tmp")
    os.replace(run / "state.tmp", run / "state.pt")
    names = [n for n, p in reader.named_parameters() if p.requires_grad]
    torch.save({"weights": {**reader.state_dict(), **dict(zip(names, average.values))}, "rels": list(rels), "config": config, "epoch": epoch}, run / "average.tmp")
    os.replace(run / "average.tmp", run / "average.pt")


def score(arguments, run, epoch, crew):
    """Scores the averaged weights in a process of its own, so that its memory is given back."""
    command = [sys.executable, str(HERE / "after_epoch.py"), "--data", arguments.data, "--encoder", arguments.encoder, "--run", str(run),
               "--note", json.dumps({"epoch": epoch, "step": crew.step.value, "minutes": round(crew.minutes(), 1)})]
    subprocess.run(command, check=False)


if __name__ == "__main__":
    main()
