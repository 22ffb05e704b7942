#!/usr/bin/env python
"""Makes pronouns whose antecedent is known, from news and from GAP, for the head `antecedents`.

    python training/pronouns.py --data DIR --reports FILE --readings FILE --out FILE

Two kinds of records, {text, pronoun, right: [[s, e] …], wrong: [[s, e] …]} with offsets in characters:
- *masked names* (Kocijan et al. 2019, WikiCREM): the later of two mentions of a person becomes a pronoun where another
  person was named shortly before;
- *renamed GAP*: the two names of a GAP record exchanged for others of the same gender, so that the reader learns from the
  sentence and not from the name.
REPORTS is a file of {id, text}; READINGS what `crosswire read` made of it.
"""
import argparse
import gzip
import json
import random
import re
from collections import Counter, defaultdict
from pathlib import Path

FORMS = {"m": {"he": "he", "him": "him", "his": "his"}, "f": {"he": "she", "him": "her", "his": "her"}}
SUBJECT, OBJECT = {"nsubj", "nsubj:pass"}, {"obj", "iobj", "obl", "obl:agent", "nmod"}
TITLES = {"mr": "m", "sir": "m", "mrs": "f", "ms": "f", "miss": "f", "lady": "f"}
MASKED_A_TEXT, RENAMED = 10, 2


def jsonl(path):
    opener = gzip.open if str(path).endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def words_of(name):
    return re.sub(r"['’]s?$", "", name).split()


def gender_of_pronoun(word):
    return "f" if word.lower() in ("she", "her", "hers") else "m"


def first_names(records):
    """Gender of a first name by the pronouns that GAP's annotators tied to it."""
    votes = defaultdict(Counter)
    for r in records:
        for k in "ab":
            words = words_of(r["text"][slice(*r[k])])
            if r[k + "_coref"] and len(words) > 1 and words[0][:1].isupper():
                votes[words[0]][gender_of_pronoun(r["text"][slice(*r["pronoun"])])] += 1
    return {name: c.most_common(1)[0][0] for name, c in votes.items() if len(c) == 1}


def renamed(record, firsts, lasts, rng):
    """The record with both names exchanged; None when they share a word."""
    text, gender = record["text"], gender_of_pronoun(record["text"][slice(*record["pronoun"])])
    a, b = (words_of(text[slice(*record[k])]) for k in "ab")
    if set(a) & set(b) or not all(w[:1].isupper() for w in a + b):
        return None
    fresh = {}
    for words in (a, b):
        for i, word in enumerate(words):
            given = i == 0 and (len(words) > 1 or word in firsts)
            fresh[word] = rng.choice(firsts_of(firsts, gender) if given else lasts)
    if len(set(fresh.values())) < len(fresh):
        return None
    pattern = re.compile(r"\b(" + "|".join(map(re.escape, sorted(fresh, key=len, reverse=True))) + r")\b")
    places, out, at = [], "", 0
    for m in pattern.finditer(text):
        out += text[at:m.start()]
        places.append((m.start(), m.end(), len(out), len(out) + len(fresh[m[0]])))
        out += fresh[m[0]]
        at = m.end()
    out += text[at:]

    def moved(offset):
        shift = 0
        for s, e, s2, e2 in places:
            if offset >= e:
                shift = e2 - e
            elif offset > s:
                return s2
        return offset + shift

    spans = {k: [moved(record[k][0]), moved(record[k][1])] for k in ("a", "b", "pronoun")}
    return {**record, **spans, "text": out}


def firsts_of(firsts, gender):
    return [n for n, g in firsts.items() if g == gender]


def persons(text, entities):
    """Mentions of each person, by the last word of the name."""
    found = defaultdict(list)
    for e in entities:
        words = words_of(text[e["start"]:e["end"]]) if e["type"] == "PER" else []
        if words and words[-1][:1].isupper():
            found[words[-1].lower()].append((e["start"], e["end"]))
    return found


def gender_of(text, mentions, firsts):
    votes = Counter()
    for s, e in mentions:
        before = re.search(r"(\w+)\.? $", text[max(0, s - 8):s])
        if before and before[1].lower() in TITLES:
            votes[TITLES[before[1].lower()]] += 3
        words = words_of(text[s:e])
        if words and words[0].lower().strip(".") in TITLES:
            votes[TITLES[words[0].lower().strip(".")]] += 3
        elif len(words) > 1 and words[0] in firsts:
            votes[firsts[words[0]]] += 1
    return votes.most_common(1)[0][0] if len(votes) == 1 else None


def gender_said(text):
    """The gender of the pronouns of a text when they agree."""
    said = {gender_of_pronoun(w) for w in re.findall(r"\b(?:she|her|he|his|him)\b", text, re.I)}
    return said.pop() if len(said) == 1 else None


def bare_name(sentence, sentence_text, start, end):
    """(role, end with a possessive) of a name that stands alone as a phrase, or None."""
    tokens = sentence["tokens"]
    inside = [i for i, t in enumerate(tokens) if start <= t["start"] and t["end"] <= end]
    heads = [i for i in inside if tokens[i]["head"] - 1 not in inside]
    if len(heads) != 1:
        return None
    outside = [t for i, t in enumerate(tokens) if i not in inside and t["head"] - 1 in inside]
    role = tokens[heads[0]]["deprel"]
    case = [t for t in outside if t["upos"] == "PART" or re.fullmatch(r"['’]s?", "" if not t else t["lemma"])]
    others = [t for t in outside if t not in case and not (t["deprel"] == "case" and t["upos"] == "ADP")]
    if others or re.match(r"\s?['’`]?s\b", sentence_text[end - sentence["start"]:]) and not case:
        return None
    if role == "nmod:poss" and case:
        return "his", max(t["end"] for t in case)
    if role in SUBJECT and not outside:
        return "he", end
    if role in OBJECT and not case:
        return "him", end
    return None


def masked(text, reading, firsts, rng):
    sentences, found = reading["sentences"], persons(text, reading["entities"])
    genders = {k: gender_of(text, m, firsts) for k, m in found.items()}
    number = lambda at: next((n for n, s in enumerate(sentences) if s["start"] <= at < s["end"]), None)
    ways = []
    for key, mentions in found.items():
        for s, e in mentions[1:]:
            n = number(s)
            shape = None if n is None else bare_name(sentences[n], text[sentences[n]["start"]:sentences[n]["end"]], s, e)
            if not shape:
                continue
            low = sentences[max(0, n - rng.choice((1, 2, 2, 3)))]["start"]
            high = sentences[min(len(sentences) - 1, n + rng.choice((0, 0, 1)))]["end"]
            right = [m for m in mentions if low <= m[0] and m[1] < s]
            wrong = [(k, m) for k, ms in found.items() if k != key for m in ms if low <= m[0] and m[1] < s]
            nearest = sentences[max(0, n - 1)]["start"]
            if not right or not wrong or right[-1][0] < nearest or not 60 < high - low < 900:
                continue
            gender = genders[key] or gender_said(text[low:high]) or next((genders[k] for k, _ in wrong if genders[k]), None) or rng.choice("mf")
            told_apart = all(genders[k] and genders[k] != gender for k, _ in wrong) and genders[key]
            if told_apart and rng.random() > 0.3:
                continue
            ways.append((low, high, s, shape, gender, right, [m for _, m in wrong]))
    rng.shuffle(ways)
    return [with_pronoun(text, *way) for way in ways[:MASKED_A_TEXT]]


def with_pronoun(text, low, high, start, shape, gender, right, wrong):
    role, end = shape
    word = FORMS[gender][role]
    before = text[low:start].rstrip()
    if not before or before[-1] in '.!?"“':
        word = word.capitalize()
    here = lambda spans: [[s - low, e - low] for s, e in spans]
    return {"text": text[low:start] + word + text[end:high], "pronoun": [start - low, start - low + len(word)], "right": here(right), "wrong": here(wrong)}


def main():
    parser = argparse.ArgumentParser()
    for name in ("data", "reports", "readings", "out"):
        parser.add_argument("--" + name, required=True)
    arguments = parser.parse_args()
    rng = random.Random(7)
    records = jsonl(Path(arguments.data) / "gap/train.jsonl.gz")
    firsts = first_names(records)
    lasts = sorted({words_of(r["text"][slice(*r[k])])[-1] for r in records for k in "ab" if len(words_of(r["text"][slice(*r[k])])) > 1})
    texts = {r["id"]: r["text"] for r in jsonl(arguments.reports)}
    out = []
    for reading in jsonl(arguments.readings):
        out += [{"kind": "masked", **r} for r in masked(texts[reading["id"]], reading, firsts, rng)]
    out += [{"kind": "renamed", **r} for record in records for _ in range(RENAMED) if (r := renamed(record, firsts, lasts, rng))]
    Path(arguments.out).write_text("".join(json.dumps(r) + "\n" for r in out), encoding="utf-8")
    print(Counter(r["kind"] for r in out), len(firsts), "first names")


if __name__ == "__main__":
    main()
