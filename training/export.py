#!/usr/bin/env python
"""Writes the averaged weights of a run as int8 ONNX with vocabulary and labels.

    python training/export.py --run DIR --encoder DIR --out models/en [--float]

Weights are int8 per channel, activations int8 with scales taken from each window, so a window's reading never
depends on what else is read.
"""
import argparse
import json
import os
import shutil
import warnings
from pathlib import Path

import numpy as np
import onnx
import torch

from atoms import FUSED
from heads import TAGS, VECTOR_SIZE
from model import Graph, load_average

NAMES = ["tags", "arcs", "rels", "attribution_links", "antecedents", "vectors"]


def sample(length=60):
    pieces = torch.randint(1000, 20000, (1, length))
    atoms = torch.arange(1, length - 1)[None]
    return pieces, torch.randint(0, 9, (1, length)), torch.randint(0, 4, (1, length)), atoms


def to_onnx(reader, path):
    axes = {"pieces": {1: "T"}, "cases": {1: "T"}, "gaps": {1: "T"}, "atoms": {1: "A"}, "tags": {1: "A"}, "rels": {1: "A"}, "vectors": {1: "A"},
            **{n: {1: "A", 2: "A"} for n in ("arcs", "attribution_links", "antecedents")}}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(Graph(reader).eval(), sample(), str(path), input_names=["pieces", "cases", "gaps", "atoms"], output_names=NAMES,
                          dynamic_axes=axes, opset_version=17, dynamo=False, custom_opsets={"com.microsoft": 1})


def fuse(path, fused):
    from onnxruntime.transformers.fusion_options import FusionOptions
    from onnxruntime.transformers.optimizer import optimize_model
    options = FusionOptions("bert")
    options.enable_embed_layer_norm = False
    # the fused skip-and-normalise kernel takes five times as long on the CPU as an addition and a normalisation
    options.enable_skip_layer_norm = False
    options.enable_bias_skip_layer_norm = False
    # the fused bias-and-GELU kernel is slower than the two
    options.enable_bias_gelu = False
    model = optimize_model(str(path), model_type="bert", num_heads=12, hidden_size=384, optimization_options=options, opt_level=0)
    print("fused:", {k: v for k, v in model.get_fused_operator_statistics().items() if v}, flush=True)
    model.save_model_to_file(str(fused))


def quantise(path, out):
    from onnxruntime.quantization import QuantType, quantize_dynamic
    quantize_dynamic(str(path), str(out), per_channel=True, weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul", "Attention", "Gather", "Gemm"],
                     extra_options={"MatMulConstBOnly": True, "DefaultTensorType": onnx.TensorProto.FLOAT})


def write_labels(out, rels, config):
    heads, offset = [], 0
    for h in TAGS:
        heads.append({"name": h.name, "labels": list(h.labels), "offset": offset})
        offset += len(h.labels)
    labels = {"version": config["version"], "window": config["window"], "heads": heads, "rels": list(rels), "fused": FUSED, "vectorSize": VECTOR_SIZE}
    temporary = out / "labels.json.tmp"
    temporary.write_text(json.dumps(labels, indent=1) + "\n")
    os.replace(temporary, out / "labels.json")


def export(run, encoder, out, weights="average.pt"):
    run, out = Path(run), Path(out)
    out.mkdir(parents=True, exist_ok=True)
    reader, rels, config = load_average(run / weights)
    to_onnx(reader, run / "float.onnx")
    fuse(run / "float.onnx", run / "fused.onnx")
    quantise(run / "fused.onnx", run / "int8.onnx")
    shutil.copy(Path(encoder) / "vocab.txt", out / "vocab.txt.tmp")
    os.replace(out / "vocab.txt.tmp", out / "vocab.txt")
    write_labels(out, rels, config)
    shutil.copy(run / "int8.onnx", out / "reader.onnx.tmp")
    os.replace(out / "reader.onnx.tmp", out / "reader.onnx")
    print(f"{out / 'reader.onnx'}: {(out / 'reader.onnx').stat().st_size / 1e6:.1f} MB", flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--run", required=True)
    parser.add_argument("--encoder", required=True)
    parser.add_argument("--out", required=True)
    arguments = parser.parse_args()
    export(arguments.run, arguments.encoder, arguments.out)
