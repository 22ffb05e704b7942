"""The table of heads: a head is a row. Labels that depend on the corpora (dependency relations) are read from them."""
from dataclasses import dataclass

CASES, GAPS, VECTOR_SIZE = 9, 4, 128

UPOS = "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split()
EVENT_CLASSES = "OCCURRENCE STATE REPORTING I_ACTION I_STATE ASPECTUAL PERCEPTION".split()
TENSES = "NONE PRESENT PAST FUTURE INFINITIVE PRESPART PASTPART".split()
ASPECTS = "NONE PROGRESSIVE PERFECTIVE PERFECTIVE_PROGRESSIVE".split()
PENTA = "MAKE_STATEMENT VERBAL_COOPERATION MATERIAL_COOPERATION VERBAL_CONFLICT MATERIAL_CONFLICT".split()
PLOVER = ("none AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION "
          "MOBILIZE COERCE ASSAULT").split()


def bio(*names):
    return ["O"] + [f"{mark}-{name}" for name in names for mark in "BI"]


@dataclass(frozen=True)
class Head:
    name: str
    group: str
    kind: str  # tag: a label per atom; bag: trained on whole sentences; link: another atom
    labels: tuple = ()
    weight: float = 1.0


HEADS = [
    Head("join", "words", "tag", ("start", "inside"), 0.5),
    Head("sentence", "words", "tag", ("inside", "start"), 0.5),
    Head("upos", "syntax", "tag", tuple(UPOS), 1.0),
    Head("arcs", "syntax", "link", (), 1.5),
    Head("ner", "names", "tag", tuple(bio("PER", "ORG", "LOC", "MISC")), 1.0),
    Head("attribution", "attribution", "tag", tuple(bio("source", "cue", "content")), 1.0),
    Head("attribution_links", "attribution", "link", (), 0.5),
    Head("time", "events", "tag", tuple(bio("DATE", "TIME", "DURATION", "SET")), 1.0),
    Head("event", "events", "tag", ("O", *EVENT_CLASSES), 1.0),
    Head("tense", "events", "tag", tuple(TENSES), 0.5),
    Head("aspect", "events", "tag", tuple(ASPECTS), 0.3),
    Head("polarity", "events", "tag", ("POS", "NEG"), 0.3),
    Head("antecedents", "coreference", "link", (), 0.7),
    Head("mc_role", "roles", "tag", tuple(bio("actor", "recipient")), 0.7),
    Head("penta", "roles", "bag", tuple(PENTA), 0.7),
    Head("plover", "roles", "bag", tuple(PLOVER), 0.7),
]
GROUPS = ["words", "syntax", "names", "attribution", "events", "coreference", "roles", "vectors"]
TAGS = [h for h in HEADS if h.kind in ("tag", "bag")]
LINKS = [h for h in HEADS if h.kind == "link"]
