"""Corpora as rows: each reader gives texts with labelled spans, which `Sheet` turns into labels per atom.

A sheet is a document cut into atoms and pieces, with for each head an array of labels (-100 where nothing is known),
and for links the atoms that each atom may point at. Windows for training are consecutive sentences of a sheet.
"""
import gzip
import hashlib
import json
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from atoms import Pieces, case_of, cut_atoms, gap_before
from heads import ASPECTS, EVENT_CLASSES, HEADS, PENTA, PLOVER, TENSES, UPOS, bio
from ud import open_text, read_ud

UNKNOWN = -100
LABELS = {h.name: {label: i for i, label in enumerate(h.labels)} for h in HEADS}
ATTRIBUTION, TIME, NER, ROLE = (LABELS[n] for n in ("attribution", "time", "ner", "mc_role"))


class Sheet:
    def __init__(self, text, pieces: Pieces):
        self.text = text
        atoms = cut_atoms(text)
        self.starts = np.array([a.start for a in atoms], dtype=np.int32)
        self.ends = np.array([a.end for a in atoms], dtype=np.int32)
        self.cases = np.array([case_of(a.text) for a in atoms], dtype=np.int8)
        befores = [None, *self.ends[:-1].tolist()]
        self.gaps = np.array([gap_before(text, b, a.start) for b, a in zip(befores, atoms)], dtype=np.int8)
        ids = [pieces.of(a.text) for a in atoms]
        self.counts = np.array([len(i) for i in ids], dtype=np.int32)
        self.offsets = np.concatenate([[0], np.cumsum(self.counts)]).astype(np.int32)
        self.pieces = np.array([i for atom in ids for i in atom], dtype=np.int32)
        self.tags, self.links, self.spans = {}, {}, defaultdict(list)
        self.sentences = []  # (first atom, past the last)

    def __len__(self):
        return len(self.starts)

    def at(self, start):
        """The atom that starts at this character, or -1."""
        i = int(np.searchsorted(self.starts, start))
        return i if i < len(self) and self.starts[i] == start else -1

    def over(self, start, end):
        """The atoms that a character span touches, as a range."""
        return int(np.searchsorted(self.ends, start, side="right")), int(np.searchsorted(self.starts, end, side="left"))

    def tag(self, name, fill=UNKNOWN):
        if name not in self.tags:
            self.tags[name] = np.full(len(self), fill, dtype=np.int16)
        return self.tags[name]

    def bio(self, name, kind, start, end):
        low, high = self.over(start, end)
        if low < high:
            tags, labels = self.tag(name), LABELS[name]
            tags[low] = labels["B-" + kind]
            tags[low + 1:high] = labels["I-" + kind]
        return low, high

    def link(self, name):
        return self.links.setdefault(name, {})

    def cut_sentences(self, spans):
        """Sentences by character; what lies between two belongs to the first, so that nothing is lost."""
        starts = sorted({self.over(s, e)[0] for s, e in spans})
        starts = [s for s in starts if s < len(self)]
        if not starts:
            starts = [0]
        starts[0] = 0
        self.sentences = list(zip(starts, [*starts[1:], len(self)]))


def lines_as_sentences(sheet):
    """Cuts at line breaks and at full stops before a space and a capital: good enough for cutting training windows."""
    starts = [0]
    for i in range(1, len(sheet)):
        stop = sheet.text[sheet.starts[i - 1]] in ".!?" and sheet.gaps[i] and sheet.cases[i] in (2, 3, 5, 7)
        if sheet.gaps[i] >= 2 or stop:
            starts.append(i)
    sheet.sentences = list(zip(starts, [*starts[1:], len(sheet)]))


def jsonl(path):
    with open_text(path) as lines:
        return [json.loads(line) for line in lines if line.strip()]


def hashed(text):
    return int(hashlib.sha1(text.encode()).hexdigest()[0], 16)


# --- Universal Dependencies ---

def relation_of(deprel):
    """Frequent subtypes are kept, since rules use them; the others are cut to the universal relation."""
    return deprel if deprel in KEPT_SUBTYPES else deprel.split(":")[0]


KEPT_SUBTYPES = {"nsubj:pass", "csubj:pass", "nsubj:outer", "aux:pass", "obl:agent", "obl:tmod", "obl:npmod", "obl:unmarked",
                 "nmod:poss", "nmod:tmod", "nmod:unmarked", "nmod:desc", "acl:relcl", "advcl:relcl", "compound:prt", "cc:preconj",
                 "det:predet", "flat:foreign"}


def read_treebank(path, pieces, rels, boundaries=True, whole_documents=False):
    for doc in read_ud(path, whole_documents):
        sheet = Sheet(doc.text, pieces)
        at = [sheet.at(w.start) for w in doc.words]
        if boundaries:
            join = sheet.tag("join", 1)
            join[[a for a in at if a >= 0]] = 0
        upos, arcs, rel = sheet.tag("upos"), sheet.link("arcs"), sheet.tag("rels")
        for word, a in zip(doc.words, at):
            if a < 0:
                continue
            upos[a] = LABELS["upos"].get(word.upos, UNKNOWN)
            head = a if word.head < 0 else at[word.head]
            if head >= 0:
                arcs[a] = [head]
                rel[a] = rels[relation_of(word.deprel)]
        sheet.cut_sentences([(doc.words[s].start, doc.words[e - 1].end) for s, e in doc.sentences])
        if boundaries:
            starts = sheet.tag("sentence", 0)
            starts[[s for s, _ in sheet.sentences]] = 1
        yield sheet, doc, at


def ud(paths, pieces, rels, boundaries=True):
    return [sheet for path in paths for sheet, _, _ in read_treebank(path, pieces, rels, boundaries)]


def ewt(paths, pieces, rels):
    """Besides the trees, what cannot be a name: names are not annotated here, but no plain lower-case word is one."""
    sheets = []
    for path in paths:
        for sheet, doc, at in read_treebank(path, pieces, rels):
            plain = [w.form[:1].islower() and w.upos not in ("PROPN", "X") or w.upos in ("PUNCT", "NUM", "PRON", "AUX", "VERB", "DET")
                     for w in doc.words]
            tags = sheet.tag("ner")
            for i, (word, a) in enumerate(zip(doc.words, at)):
                if a >= 0 and plain[i] and all(plain[max(0, i - 1):i + 2]):
                    low, high = sheet.over(word.start, word.end)
                    tags[low:high] = 0
            sheets.append(sheet)
    return sheets


def gum(paths, pieces, rels):
    sheets = []
    for path in paths:
        for sheet, doc, at in read_treebank(path, pieces, rels, whole_documents=True):
            add_gum_entities(sheet, doc, at)
            sheets.append(sheet)
    return sheets


ENTITY = re.compile(r"\(([^()]+)|\)|([^()]+)\)")
NAME_TYPES = {"person": "PER", "organization": "ORG", "place": "LOC"}


def gum_mentions(doc):
    """(entity, type, first word, last word, head word) of each mention; GUM names the head by its place in the span."""
    open_mentions, mentions = defaultdict(list), []
    for i, word in enumerate(doc.words):
        found = re.search(r"Entity=([^|]+)", word.misc)
        if not found:
            continue
        for part in re.findall(r"\([^()]+\)?|[^()]+\)", found[1]):
            fields = part.strip("()").split("-")
            if part.startswith("("):
                open_mentions[fields[0]].append((i, fields))
            if part.endswith(")"):
                if not open_mentions[fields[0]]:
                    continue
                start, opened = open_mentions[fields[0]].pop()
                heads = re.search(r"-(\d+(?:,\d+)*)-(?:coref|sgl|ana|cata|appos|disc|pred|bridge)", "-" + "-".join(opened))
                head = start + int(heads[1].split(",")[0]) - 1 if heads else start
                mentions.append((opened[0].split("[")[0], opened[1] if len(opened) > 1 else "", start, i, min(head, i), "[" in opened[0]))
    return mentions


def add_gum_entities(sheet, doc, at):
    chains = defaultdict(set)
    mentions = gum_mentions(doc)
    for entity, _, start, end, _, _ in mentions:
        head = head_word(doc, start, end)
        if at[head] >= 0:
            chains[entity].add(at[head])
    links = sheet.link("antecedents")
    for heads in chains.values():
        for a in heads:
            links.setdefault(a, [])
            links[a] = sorted({b for b in heads if b < a} | set(links[a]))
    add_gum_names(sheet, doc, at, mentions)


def head_word(doc, start, end):
    """The first word of the span whose governor lies outside of it."""
    for i in range(start, end + 1):
        if not start <= doc.words[i].head <= end and doc.words[i].upos != "PUNCT":
            return i
    return start


def add_gum_names(sheet, doc, at, mentions):
    """Names are the capitalised runs around the proper noun that heads an entity; what is unsure stays unlabelled."""
    tags = sheet.tag("ner", 0)
    for word, a in zip(doc.words, at):
        capital = word.form[:1].isupper()
        if word.upos == "PROPN" or (word.upos == "ADJ" and capital):
            low, high = sheet.over(word.start, word.end)
            tags[low:high] = UNKNOWN
    taken = set()
    for _, kind, start, end, _, _ in sorted(mentions, key=lambda m: m[2] - m[3]):
        head = head_word(doc, start, end)
        if doc.words[head].upos != "PROPN" or kind not in NAME_TYPES:
            continue
        low, high = name_run(doc, start, end, head)
        if taken & set(range(low, high + 1)):
            continue
        taken |= set(range(low, high + 1))
        sheet.bio("ner", NAME_TYPES[kind], doc.words[low].start, doc.words[high].end)


def name_run(doc, start, end, head):
    within = lambda w: w.form[:1].isupper() or w.form in ("of", "the", "for", "and", "-", ".", "de", "van", "von", "&")
    low = high = head
    while low > start and within(doc.words[low - 1]) and doc.words[low - 1].form not in ("The", "A", "An"):
        low -= 1
    while high < end and within(doc.words[high + 1]):
        high += 1
    named = lambda w: w.form[:1].isupper() and w.upos in ("PROPN", "NOUN", "ADJ", "NUM", "VERB")
    while low < head and not named(doc.words[low]):
        low += 1
    while high > head and not (named(doc.words[high]) or doc.words[high].upos == "NUM" or doc.words[high].form == "."):
        high -= 1
    return low, high


# --- names ---

NER_TYPES = {
    "PER": "PER", "PERSON": "PER", "politician": "PER", "person": "PER", "Person": "PER",
    "ORG": "ORG", "ORGANIZATION": "ORG", "organisation": "ORG", "organization": "ORG", "politicalparty": "ORG", "Organisation": "ORG",
    "LOC": "LOC", "GPE": "LOC", "LOCATION": "LOC", "location": "LOC", "country": "LOC", "Location": "LOC",
}
NO_SPACE_BEFORE = re.compile(r"^([,.;:!?%)\]}’”]|\.\.\.|n['’]t|['’](s|S|re|ve|ll|d|m)?|'')$")
NO_SPACE_AFTER = re.compile(r"^([([{$£€#“‘]|``)$")


def spaced(before, token, is_open):
    if NO_SPACE_BEFORE.match(token) or NO_SPACE_AFTER.match(before):
        return False
    if before in ("'", "’") and token in ("s", "t", "re", "ve", "ll", "d", "m"):
        return False
    return not (is_open and (token == '"' or before == '"'))


def read_conll(path):
    """Texts with entities, the prose put back as eval/conll-to-jsonl.mjs does."""
    documents, sentences, sentence, marked = [], [], [], False
    with open_text(path) as source:
        lines = source.read().split("\n")
    for line in [*lines, ""]:
        if not line.strip():
            if sentence:
                sentences.append(sentence)
            sentence = []
            continue
        columns = line.split("\t") if "\t" in line else line.split()
        if columns[0] == "-DOCSTART-":
            marked = True
            if sentences:
                documents.append(sentences)
            sentences = []
            continue
        sentence.append((columns[0], columns[-1].strip()))
    if sentences:
        documents.append(sentences)
    return [prose(d) for d in (documents if marked else [[s] for d in documents for s in d])]


def prose(record):
    text, entities, spans = "", [], []
    for words in record:
        text += "\n" if text else ""
        is_open, before, entity, begin = False, None, None, len(text)
        for token, tag in words:
            if before is not None and spaced(before, token, is_open):
                text += " "
            start = len(text)
            text += token
            is_open ^= token == '"'
            before = token
            mark, label = ("O", None) if tag == "O" else (tag[0], tag[2:])
            if label is None:
                entity = None
            elif mark == "I" and entity and entity["label"] == label:
                entity["end"] = len(text)
            else:
                entity = {"start": start, "end": len(text), "type": NER_TYPES.get(label, "MISC"), "label": label}
                entities.append(entity)
        spans.append((begin, len(text)))
    return {"text": text, "entities": entities, "sentences": spans}


def conll(paths, pieces, rels):
    sheets = []
    for path in paths:
        for record in read_conll(path):
            sheet = Sheet(record["text"], pieces)
            sheet.tag("ner", 0)
            for e in record["entities"]:
                sheet.bio("ner", e["type"], e["start"], e["end"])
            sheet.cut_sentences(record["sentences"])
            sheets.append(sheet)
    return sheets


def re3d(paths, pieces, rels):
    """Names only: descriptive mentions ("the northern militia") and what hangs on them stay unlabelled."""
    sheets = []
    for path in paths:
        for record in jsonl(path):
            sheet = Sheet(record["text"], pieces)
            tags = sheet.tag("ner", 0)
            named = []
            for e in record["entities"]:
                low, high = sheet.over(e["start"], e["end"])
                kind = NER_TYPES.get(e["type"]) or ("MISC" if e["type"] == "Nationality" else None)
                if kind:
                    tags[low:high] = UNKNOWN
                    words = record["text"][e["start"]:e["end"]].split()
                    if words and all(w[0].isupper() or w in ("of", "and", "the", "for", "al") for w in words) and words[0] not in ("The", "A", "An"):
                        named.append((low - high, e["start"], e["end"], kind))
            taken = set()
            for _, start, end, kind in sorted(named):
                if not taken & set(range(start, end)):
                    taken |= set(range(start, end))
                    sheet.bio("ner", kind, start, end)
            lines_as_sentences(sheet)
            sheets.append(sheet)
    return sheets


# --- attributions ---

def polnear(paths, pieces, rels):
    gold, silver = paths
    chains = {r["id"]: r for r in jsonl(silver)}
    sheets = []
    for record in jsonl(gold):
        sheet = Sheet(record["text"], pieces)
        sheet.cut_sentences(record["sentences"])
        add_attributions(sheet, record["attributions"])
        if record["id"] in chains:
            add_silver_chains(sheet, chains[record["id"]])
        sheets.append(sheet)
    return sheets


def add_attributions(sheet, attributions):
    sheet.tag("attribution", 0)
    links = sheet.link("attribution_links")
    for a in attributions:
        ranges = [sheet.bio("attribution", role, s, e) for role in ("source", "cue", "content") for s, e in a[role]]
        anchor = sorted(sheet.over(s, e)[0] for s, e in (a["cue"] or a["content"]))[:1]
        for low, high in ranges:
            for i in range(low, high):
                links[i] = anchor


def add_silver_chains(sheet, record):
    """Automatic chains: only pronouns and proper names are believed."""
    links = sheet.link("antecedents")
    for chain in record["coref"]:
        heads = []
        for sentence, start, end, head in chain:
            token = record["sentences"][sentence - 1][head - 1] if 0 < sentence <= len(record["sentences"]) and 0 < head <= len(record["sentences"][sentence - 1]) else None
            if token and token[2] in ("PRP", "PRP$", "NNP", "NNPS"):
                a = sheet.over(token[0], token[1])[0]
                if a < len(sheet):
                    heads.append(a)
        for a in set(heads):
            links[a] = sorted({b for b in heads if b < a})


# --- times and events ---

def tempeval(paths, pieces, rels):
    sheets = []
    for path in paths:
        for record in jsonl(path):
            sheet = Sheet(record["text"], pieces)
            lines_as_sentences(sheet)
            sheet.tag("time", 0)
            for t in record["timexes"]:
                if t["type"] in ("DATE", "TIME", "DURATION", "SET"):
                    sheet.bio("time", t["type"], t["start"], t["end"])
            events = sheet.tag("event", 0)
            for e in record["events"]:
                a = sheet.at(e["start"])
                if a < 0 or e["class"] not in EVENT_CLASSES:
                    continue
                events[a] = LABELS["event"][e["class"]]
                for name in ("tense", "aspect", "polarity"):
                    if e.get(name) in LABELS[name]:
                        sheet.tag(name)[a] = LABELS[name][e[name]]
            sheets.append(sheet)
    return sheets


def meantime(paths, pieces, rels):
    """Only the sentences that have mentions of events are taken as annotated."""
    sheets = []
    for path in paths:
        for record in jsonl(path):
            sheet = Sheet(record["text"], pieces)
            sheet.cut_sentences([(s, e) for s, e, _ in record["sentences"]])
            annotated = {m["sent"] for m in record["mentions"] if m["kind"] == "EVENT_MENTION" and "tense" in m}
            time = sheet.tag("time")
            for start, end, number in record["sentences"]:
                if number in annotated:
                    low, high = sheet.over(start, end)
                    time[low:high] = 0
            for m in record["mentions"]:
                if m["sent"] not in annotated:
                    continue
                if m["kind"] == "TIMEX3" and m.get("type") in ("DATE", "TIME", "DURATION", "SET"):
                    sheet.bio("time", m["type"], m["start"], m["end"])
                if m["kind"] == "EVENT_MENTION" and m.get("polarity") in ("POS", "NEG"):
                    a = sheet.at(m["start"])
                    if a >= 0:
                        sheet.tag("polarity")[a] = LABELS["polarity"][m["polarity"]]
            sheets.append(sheet)
    return sheets


# --- pronouns ---

LONGEST = 222  # pieces of a window


def gap(paths, pieces, rels):
    return [gap_sheet(record, pieces) for path in paths for record in jsonl(path)]


def gap_sheet(record, pieces):
    """A pronoun may point at any mention of the right name by its words; where neither is right, at anything else."""
    sheet = Sheet(record["text"], pieces)
    lines_as_sentences(sheet)
    if len(sheet.pieces) <= LONGEST:
        sheet.sentences = [(0, len(sheet))]  # read whole, as the product reads it
    links = sheet.link("antecedents")
    pronoun = sheet.over(*record["pronoun"])[0]
    names = {k: list(range(*sheet.over(*record[k]))) for k in "ab"}
    right = [k for k in "ab" if record[k + "_coref"]]
    if right:
        same = same_name(sheet, record[right[0]], names["b" if right[0] == "a" else "a"])
        before = [i for i in same if i < pronoun]
        if before:
            links[pronoun] = before
        for i in names[right[0]][-1:]:
            if i > pronoun:
                links[i] = [pronoun, *[j for j in same if j < names[right[0]][0]]]
    else:
        links[pronoun] = [i for i in range(pronoun + 1) if i not in names["a"] + names["b"]]
    return sheet


def made_pronouns(paths, pieces, rels):
    """What pronouns.py made: renamed records of GAP, and names masked by a pronoun."""
    renamed = [r for path in paths for r in jsonl(path) if r["kind"] == "renamed"]
    sheets = [gap_sheet(r, pieces) for r in renamed]
    for record in (r for path in paths for r in jsonl(path) if r["kind"] == "masked"):
        sheet = Sheet(record["text"], pieces)
        sheet.sentences = [(0, len(sheet))]
        over = lambda spans: {i for s, e in spans for i in range(*sheet.over(s, e))}
        right = sorted(over(record["right"]) - over(record["wrong"]))
        if right and len(sheet.pieces) <= LONGEST:
            sheet.link("antecedents")[sheet.over(*record["pronoun"])[0]] = right
            sheets.append(sheet)
    return sheets


def same_name(sheet, span, other):
    low, high = sheet.over(*span)
    words = [sheet.text[sheet.starts[i]:sheet.ends[i]] for i in range(low, high)]
    wanted = {w for w in words if len(w) > 2 and w[0].isupper()} or set(words)
    others = {sheet.text[sheet.starts[i]:sheet.ends[i]] for i in other}
    wanted = (wanted - others) or wanted
    found = [i for i in range(len(sheet)) if sheet.text[sheet.starts[i]:sheet.ends[i]] in wanted]
    return sorted({*found, *range(low, high)} - set(other))


# --- who did what to whom ---

def multicoped(paths, pieces, rels, held_out=False):
    sheets = []
    for path in paths:
        for record in jsonl(path):
            if (hashed(record["id"]) < 3) != held_out:
                continue
            sheet = Sheet(record["text"], pieces)
            sheet.sentences = [(0, len(sheet))]
            if record["actor"] is not None:
                sheet.tag("mc_role", 0)
                for kind in ("actor", "recipient"):
                    for s, e in record[kind]:
                        sheet.bio("mc_role", kind, s, e)
            if record["class"]:
                sheet.spans["penta"].append((0, len(sheet), PENTA.index(record["class"])))
            sheet.record = record
            sheets.append(sheet)
    return sheets


def add_plover(sheet, low, high, types, words=None):
    sheet.spans["plover"].append((low, high, [PLOVER.index(t) for t in types]))
    if words is not None:
        tags = sheet.tag("plover")
        tags[low:high] = 0
        for s, e in words:
            a, b = sheet.over(s, e)
            tags[a:b] = PLOVER.index(types[0])


RENAMED = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}


def gsr(paths, pieces, rels, held_out=False):
    sheets = []
    for path in paths:
        for record in jsonl(path):
            kind = RENAMED.get(record["event"], record["event"])
            if kind not in PLOVER or (int(hashlib.sha1(record["text"].encode()).hexdigest(), 16) % 5 == 0) != held_out:
                continue
            sheet = Sheet(record["text"], pieces)
            sheet.sentences = [(0, len(sheet))]
            words = [(s, e) for s, e, role in record["spans"] if role == "EVT"]
            add_plover(sheet, 0, len(sheet), [kind], words or None)
            sheet.record = record
            sheets.append(sheet)
    return sheets


def petrarch(paths, pieces, rels):
    gold, table = paths
    with open(table, encoding="utf-8") as f:
        plover = json.load(f)
    sheets = []
    for record in jsonl(gold):
        types = {plover.get(str(code), plover.get(str(code)[:2], {})).get("event") for _, _, code in record["events"]}
        if len(types) != 1 or not types <= set(PLOVER):
            continue
        sheet = Sheet(record["text"], pieces)
        sheet.sentences = [(0, len(sheet))]
        add_plover(sheet, 0, len(sheet), list(types))
        sheets.append(sheet)
    return sheets


FILLINGS = {"country": ["Kenya", "Peru", "Finland", "Nepal", "Ghana", "Bolivia"], "city": ["Oslo", "Lima", "Nairobi", "Quito"]}


def ngec_templates(paths, pieces, rels):
    sheets = []
    for path in paths:
        for n, record in enumerate(jsonl(path)):
            if record["event"] not in PLOVER:
                continue
            fill = lambda m: FILLINGS.get(re.sub(r"_?\d+$", "", m[1]), ["Kenya"])[(n + len(m[1]) + ord(m[1][-1])) % len(FILLINGS.get(re.sub(r"_?\d+$", "", m[1]), ["Kenya"]))]
            sheet = Sheet(re.sub(r"\{(\w+)\}", fill, record["title"]), pieces)
            sheet.sentences = [(0, len(sheet))]
            add_plover(sheet, 0, len(sheet), [record["event"]])
            sheets.append(sheet)
    return sheets


def ngec_stories(paths, pieces, rels):
    """Written by a language model for the type it was asked for: the headline and first sentence, at low weight."""
    sheets = []
    for path in paths:
        for record in jsonl(path):
            if record["event"] not in PLOVER or not record["text"]:
                continue
            first = re.split(r"(?<=[a-z][.!?])\s", record["text"].strip())[0]
            headline = record["headline"] or ""
            if not 20 < len(first) < 400:
                continue
            sheet = Sheet(f"{headline}\n\n{first}", pieces)
            cut = sheet.over(len(headline) + 2, len(sheet.text))[0]
            sheet.sentences = [(0, cut), (cut, len(sheet))] if cut else [(0, len(sheet))]
            for low, high in sheet.sentences:
                add_plover(sheet, low, high, [record["event"]])
            sheets.append(sheet)
    return sheets


# --- sentence vectors ---

def news_for_vectors(paths, pieces, rels, documents=700, longest=40):
    """Documents whose sentences keep the meaning the original encoder gave them; the targets are added by the trainer."""
    sheets = []
    for path in paths:
        records = jsonl(path)
        records = sorted(records, key=lambda r: hashlib.sha1(str(r["id"]).encode()).hexdigest())[:documents]
        for record in records:
            texts = [record["text"]] if "text" in record else [record["a"] + "\n\n" + record["b"]]
            for text in texts:
                sheet = Sheet(text, pieces)
                if record.get("sentences"):
                    sheet.cut_sentences(record["sentences"])
                else:
                    lines_as_sentences(sheet)
                sheet.sentences = sheet.sentences[:longest]
                for low, high in sheet.sentences:
                    if 4 <= high - low <= 90:
                        sheet.spans["vectors"].append((low, high, text[sheet.starts[low]:sheet.ends[high - 1]]))
                sheets.append(sheet)
    return sheets


@dataclass(frozen=True)
class Corpus:
    name: str
    read: object
    files: tuple
    heads: tuple  # heads trained on it
    share: float = 1.0  # of its windows in each epoch
    weight: float = 1.0  # of its loss
    weights: tuple = ()  # (head, weight) where a head is weighted otherwise
    batch: float = 1.0  # size of its batches; a small corpus is heard more often in small ones
    made: bool = False  # by a script of this folder


SYNTAX = ("join", "sentence", "upos", "arcs", "rels")
CORPORA = [
    Corpus("ewt", ewt, ("ud/en_ewt-ud-train.conllu.gz",), (*SYNTAX, "ner"), 1.2, weights=(("ner", 0.2),)),
    Corpus("gum", gum, ("ud/en_gum-ud-train.conllu.gz",), (*SYNTAX, "antecedents", "ner"), 1.5, weights=(("ner", 0.5),)),
    Corpus("lines-partut", lambda p, w, r: ud(p, w, r, boundaries=False),
           ("ud/en_lines-ud-train.conllu.gz", "ud/en_partut-ud-train.conllu.gz"), ("upos", "arcs", "rels"), 0.3, 0.7),
    Corpus("conll2003", conll, ("ner-conll2003/train.conll.gz",), ("ner",), 0.6),
    Corpus("wikineural", conll, ("ner-wikineural/dev.conll.gz",), ("ner",), 0.2, 0.5),
    Corpus("crossner", conll, ("ner-crossner-politics/train.conll.gz",), ("ner",), 1.5, batch=0.33),
    Corpus("re3d", re3d, ("re3d/re3d.jsonl",), ("ner",), 1.0, 0.5, batch=0.33),
    Corpus("polnear", polnear, ("polnear/train.jsonl", "polnear/train.silver.jsonl.gz"),
           ("attribution", "attribution_links", "antecedents"), 0.5, weights=(("antecedents", 0.3),)),
    Corpus("tempeval3", tempeval, ("tempeval3/train.jsonl",), ("time", "event", "tense", "aspect"), 1.5, batch=0.33),
    Corpus("meantime", meantime, ("meantime/meantime.jsonl",), ("time", "polarity"), 1.0, batch=0.33),
    Corpus("gap", gap, ("gap/train.jsonl.gz",), ("antecedents",), 1.5, batch=0.67),
    Corpus("pronouns", made_pronouns, ("pronouns.jsonl",), ("antecedents",), 0.5, 0.7, batch=0.67, made=True),
    Corpus("multicoped", multicoped, ("multicoped/train.jsonl",), ("mc_role", "penta"), 1.5, batch=0.33),
    Corpus("gsr", gsr, ("plover/gsr.jsonl",), ("plover",), 3.0, batch=0.17),
    Corpus("petrarch", petrarch, ("petrarch/cameo-gold.jsonl", "plover/cameo2plover.json"), ("plover",), 1.0, 0.5, batch=0.17),
    Corpus("ngec-templates", ngec_templates, ("plover/ngec-headline-templates.jsonl",), ("plover",), 1.5, batch=0.17),
    Corpus("ngec-stories", ngec_stories, ("plover/ngec-synthetic.jsonl.gz",), ("plover",), 0.15, 0.3, batch=0.67),
    Corpus("vectors", news_for_vectors,
           ("timeline17/articles.jsonl.gz", "basil/basil.jsonl", "pairs/msrp-train.jsonl.gz", "pairs/sts-news-train.jsonl.gz"),
           ("vectors",), 0.08),
]


def read_rels(data):
    """The relations of the treebanks, in a fixed order."""
    found = set()
    for corpus in CORPORA:
        if "arcs" in corpus.heads:
            for file in corpus.files:
                with open_text(Path(data) / file) as source:
                    for line in source:
                        c = line.split("\t")
                        if len(c) > 9 and c[0].isdigit():
                            found.add(relation_of(c[7]))
    return {r: i for i, r in enumerate(sorted(found))}
