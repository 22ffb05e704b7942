"""The reader's network: one encoder, a thin adapter per group of layers of the reading, a linear head per layer.

The encoder is a six-layer BERT (MiniLM) whose weights are read from a safetensors file. Word shape and white space,
which an uncased vocabulary loses, are added to its input as two small embeddings. Each group of heads mixes the
encoder's layers for itself, since word boundaries live low in the stack and attribution high.
"""
import math

import torch
import torch.nn.functional as F
from torch import nn

from heads import CASES, GAPS, GROUPS, LINKS, TAGS, VECTOR_SIZE


class Layer(nn.Module):
    def __init__(self, size, heads, inner, drop):
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(size, 3 * size)
        self.out = nn.Linear(size, size)
        self.attention_norm = nn.LayerNorm(size, eps=1e-12)
        self.up = nn.Linear(size, inner)
        self.down = nn.Linear(inner, size)
        self.norm = nn.LayerNorm(size, eps=1e-12)
        self.drop = nn.Dropout(drop)
        self.drop_attention = drop

    def forward(self, x, mask):
        batch, length, size = x.shape
        width = size // self.heads
        query, key, value = self.qkv(x).view(batch, length, 3, self.heads, width).permute(2, 0, 3, 1, 4).unbind(0)
        if self.exporting:
            scores = query @ key.transpose(-1, -2) * (1 / math.sqrt(width))
            seen = torch.softmax(scores, -1) @ value
        else:
            seen = F.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        seen = seen.transpose(1, 2).reshape(batch, length, size)
        x = self.attention_norm(x + self.drop(self.out(seen)))
        return self.norm(x + self.drop(self.down(F.gelu(self.up(x)))))

    exporting = False


class Encoder(nn.Module):
    def __init__(self, vocab=30522, size=384, layers=6, heads=12, inner=1536, positions=512, drop=0.1):
        super().__init__()
        self.words = nn.Embedding(vocab, size)
        self.positions = nn.Embedding(positions, size)
        self.cases = nn.Embedding(CASES, size)
        self.gaps = nn.Embedding(GAPS, size)
        self.norm = nn.LayerNorm(size, eps=1e-12)
        self.drop = nn.Dropout(drop)
        self.layers = nn.ModuleList(Layer(size, heads, inner, drop) for _ in range(layers))
        nn.init.normal_(self.cases.weight, std=0.01)
        nn.init.normal_(self.gaps.weight, std=0.01)

    def forward(self, pieces, cases, gaps, mask):
        place = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.words(pieces) + self.positions(place)[None] + self.cases(cases) + self.gaps(gaps)
        x = self.drop(self.norm(x))
        every = [x]
        for layer in self.layers:
            x = layer(x, mask)
            every.append(x)
        return every

    def load_bert(self, state):
        """Copies a BERT checkpoint; the constant token-type embedding is folded into the positions."""
        if not any(k.startswith("embeddings") for k in state):
            state = {k.split(".", 1)[1]: v for k, v in state.items()}
        get = lambda name: state[name].float()
        self.words.weight.data.copy_(get("embeddings.word_embeddings.weight"))
        kind = get("embeddings.token_type_embeddings.weight")[0]
        self.positions.weight.data.copy_(get("embeddings.position_embeddings.weight") + kind)
        copy_linear(self.norm, get, "embeddings.LayerNorm")
        for i, layer in enumerate(self.layers):
            base = f"encoder.layer.{i}."
            for part in ("weight", "bias"):
                getattr(layer.qkv, part).data.copy_(
                    torch.cat([get(f"{base}attention.self.{n}.{part}") for n in ("query", "key", "value")]))
            copy_linear(layer.out, get, base + "attention.output.dense")
            copy_linear(layer.attention_norm, get, base + "attention.output.LayerNorm")
            copy_linear(layer.up, get, base + "intermediate.dense")
            copy_linear(layer.down, get, base + "output.dense")
            copy_linear(layer.norm, get, base + "output.LayerNorm")


def copy_linear(module, get, name):
    module.weight.data.copy_(get(name + ".weight"))
    module.bias.data.copy_(get(name + ".bias"))


class Adapter(nn.Module):
    """What one group of heads sees: its own mix of the layers at each atom, and a small layer of its own."""

    def __init__(self, size, layers, inner, drop):
        super().__init__()
        start = torch.zeros(layers + 1)
        start[-1] = 2.0
        self.mix = nn.Parameter(start)
        self.up = nn.Linear(size, inner)
        self.down = nn.Linear(inner, size)
        self.norm = nn.LayerNorm(size)
        self.drop = nn.Dropout(drop)

    def forward(self, every):
        weights = torch.softmax(self.mix, 0)
        x = sum(w * h for w, h in zip(weights.unbind(0), every))
        return self.drop(self.norm(x + self.down(F.gelu(self.up(x)))))


class Link(nn.Module):
    """Scores for 'the atom of this column is what the atom of this row hangs on'; the diagonal says 'nothing here'."""

    def __init__(self, size, inner, drop):
        super().__init__()
        self.row = nn.Linear(size, inner)
        self.column = nn.Linear(size, inner)
        self.bilinear = nn.Linear(inner, inner, bias=False)
        self.prior = nn.Linear(inner, 1)
        self.none = nn.Linear(inner, 1)
        self.drop = nn.Dropout(drop)
        nn.init.normal_(self.bilinear.weight, std=1 / inner)

    def forward(self, x):
        row = self.drop(F.gelu(self.row(x)))
        column = self.drop(F.gelu(self.column(x)))
        scores = self.bilinear(row) @ column.transpose(-1, -2) + self.prior(column).transpose(-1, -2)
        same = torch.eye(x.shape[1], dtype=scores.dtype, device=x.device)[None]
        return scores * (1 - same) + self.none(row) * same


class Relations(nn.Module):
    """The label of each atom's dependency, given the atom it hangs on."""

    def __init__(self, size, inner, labels, drop):
        super().__init__()
        self.row = nn.Linear(size, 2 * inner)
        self.head = nn.Linear(size, 2 * inner)
        self.out = nn.Linear(2 * inner, labels)
        self.drop = nn.Dropout(drop)

    def forward(self, x, heads):
        row_sum, row_product = self.row(x).chunk(2, -1)
        head = self.head(x)
        head = torch.gather(head, 1, heads[..., None].expand(-1, -1, head.shape[-1]))
        head_sum, head_product = head.chunk(2, -1)
        both = torch.cat([F.gelu(row_sum + head_sum), torch.tanh(row_product) * torch.tanh(head_product)], -1)
        return self.out(self.drop(both))


class Reader(nn.Module):
    def __init__(self, rels, config):
        super().__init__()
        size, drop = 384, config["dropout"]
        self.encoder = Encoder(drop=config["encoder_dropout"])
        depth = len(self.encoder.layers)
        self.adapters = nn.ModuleDict({g: Adapter(size, depth, config["adapter"], drop) for g in GROUPS})
        self.tags = nn.ModuleDict({h.name: nn.Linear(size, len(h.labels)) for h in TAGS})
        self.links = nn.ModuleDict({h.name: Link(size, config["link"], drop) for h in LINKS})
        self.rels = Relations(size, config["rel"], rels, drop)
        self.vectors = nn.Linear(size, VECTOR_SIZE)

    def encode(self, pieces, cases, gaps, atoms, mask=None):
        every = self.encoder(pieces, cases, gaps, mask)
        index = atoms[..., None].expand(-1, -1, every[0].shape[-1])
        return [torch.gather(h, 1, index) for h in every]
