"""Reads CoNLL-U into documents of raw text with words placed by character, as eval/score-reading.mjs does."""
import gzip
import re
from dataclasses import dataclass, field


@dataclass
class Word:
    start: int
    end: int
    form: str
    upos: str
    head: int  # index in the document, -1 for a root
    deprel: str
    misc: str


@dataclass
class Document:
    id: str
    text: str = ""
    words: list = field(default_factory=list)
    sentences: list = field(default_factory=list)  # (first word, past the last word)


def open_text(path):
    path = str(path)
    return (gzip.open if path.endswith(".gz") else open)(path, "rt", encoding="utf-8")


def read_ud(path, whole_documents=False):
    """Documents of about 40 to 80 sentences; `whole_documents` cuts only where the treebank does (for coreference)."""
    documents, doc = [], Document("0000")

    def flush():
        nonlocal doc
        if doc.words:
            documents.append(doc)
        doc = Document(f"{len(documents):04d}")

    with open_text(path) as source:
        blocks = re.split(r"\n\n+", source.read())
    for block in blocks:
        if not block.strip():
            continue
        lines = block.split("\n")
        new = any(l.startswith("# newdoc") for l in lines)
        if new and (whole_documents or len(doc.sentences) >= 40):
            flush()
        if not whole_documents and len(doc.sentences) >= 80:
            flush()
        if doc.text:
            doc.text += "\n\n" if new or any(l.startswith("# newpar") for l in lines) else " "
        add_sentence(doc, lines)
    flush()
    return documents


def add_sentence(doc, lines):
    offset, base, text, fused = len(doc.text), len(doc.words), "", None
    for line in lines:
        if line.startswith("#") or not line.strip():
            continue
        c = line.split("\t")
        if "." in c[0]:
            continue
        after = "" if "SpaceAfter=No" in c[9] else " "
        if "-" in c[0]:
            fused = {"to": int(c[0].split("-")[1]), "start": offset + len(text), "form": c[1], "used": 0}
            text += c[1] + after
            continue
        number = int(c[0])
        if fused and number <= fused["to"]:
            start, end = place_in_fused(fused, c[1], number)
            if number == fused["to"]:
                fused = None
        else:
            start, end = offset + len(text), offset + len(text) + len(c[1])
            text += c[1] + after
        head = int(c[6])
        doc.words.append(Word(start, end, c[1], c[3], base + head - 1 if head else -1, c[7], c[9]))
    doc.text += text.rstrip()
    doc.sentences.append((base, len(doc.words)))


def place_in_fused(fused, form, number):
    rest = fused["form"][fused["used"]:]
    start = fused["start"] + fused["used"]
    if rest.lower().startswith(form.lower()):
        fused["used"] += len(form)
        return start, start + len(form)
    if number == fused["to"]:
        end = fused["start"] + len(fused["form"])
        return (start if start < end else fused["start"]), end
    count = max(1, min(len(form), len(fused["form"]) - fused["used"]))
    fused["used"] += count
    return start, start + count
