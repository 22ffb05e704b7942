"""Cuts text into atoms and word pieces. The product's src/read/atoms.ts mirrors these rules exactly.

An atom is a run of letters and marks, a run of digits, or one other character with the marks and joiners behind it.
A word of Universal Dependencies is one or more whole atoms, which is why "didn't" and a few fused words are cut inside.
"""
import unicodedata
from dataclasses import dataclass

import regex

SEPARATORS = "\\t\\n\\v\\f\\r \\u00a0\\u1680\\u2000-\\u200b\\u2028\\u2029\\u202f\\u205f\\u2060\\u3000\\ufeff"
ATOM = regex.compile(rf"(?P<letters>[\p{{L}}\p{{M}}]+)|(?P<digits>\p{{Nd}}+)|[^{SEPARATORS}][\p{{M}}\u200d]*", regex.V0)
SINGLE = regex.compile(r"[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]\p{M}*"
                       r"|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+")
HAS_SINGLE = regex.compile(r"[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]")
NOT_TAIL = regex.compile(r"['’](?P<t>[\p{L}\p{M}]+)")
LONGEST_LETTERS, LONGEST_DIGITS, MOST_PIECES = 64, 32, 12

# closed list: where words that are written as one are cut, in letters from the start
FUSED = {
    "cannot": [3], "gonna": [3], "wanna": [3], "gotta": [3], "gimme": [3], "lemme": [3], "dunno": [2, 3],
    "dont": [2], "doesnt": [4], "didnt": [3], "isnt": [2], "wasnt": [3], "arent": [3], "werent": [4],
    "wouldnt": [5], "couldnt": [5], "shouldnt": [6], "cant": [2], "wont": [2], "havent": [4], "hasnt": [3], "hadnt": [3],
    "im": [1], "ive": [1], "thats": [4], "theres": [5], "whats": [4], "youre": [3], "youll": [3], "itll": [2], "hes": [2],
    "aint": [2], "arnt": [2],
}


@dataclass(frozen=True)
class Atom:
    start: int
    end: int
    text: str


def cut_letters(run, follows):
    """The inner cuts of a letter run; `follows` is the text behind it."""
    if HAS_SINGLE.search(run):
        return [m.start() for m in SINGLE.finditer(run) if m.start()]
    fused = FUSED.get(run.lower())
    if fused:
        return fused
    if len(run) > 1 and run[-1] in "nN":
        tail = NOT_TAIL.match(follows)
        if tail and tail["t"].lower() == "t":
            return [len(run) - 1]
    return []


def cut_atoms(text):
    atoms = []
    for match in ATOM.finditer(text):
        run, start = match[0], match.start()
        cuts, longest = [], len(run)
        if match["letters"] is not None:
            cuts, longest = cut_letters(run, text[match.end():match.end() + 4]), LONGEST_LETTERS
        elif match["digits"] is not None:
            longest = LONGEST_DIGITS
        for begin, end in zip([0, *cuts], [*cuts, len(run)]):
            for at in range(begin, end, longest):
                stop = min(at + longest, end)
                atoms.append(Atom(start + at, start + stop, run[at:stop]))
    return atoms


def case_of(atom):
    first = atom[0]
    if unicodedata.category(first) == "Nd":
        return 6
    if unicodedata.category(first)[0] not in "LM":
        return 7
    upper = [c.lower() != c for c in atom if c.lower() != c or c.upper() != c]
    if not upper:
        return 8
    if not any(upper):
        return 1
    if len(upper) == 1:
        return 5
    if all(upper):
        return 3
    return 2 if upper[0] and not any(upper[1:]) else 4


def gap_before(text, before, start):
    """What stands between two atoms: 0 nothing, 1 space, 2 a line break, 3 a blank line or the start of the text."""
    if before is None:
        return 3
    between = text[before:start]
    breaks = between.replace("\r\n", "\n").replace("\r", "\n").count("\n") + between.count("\u2028") + 2 * between.count("\u2029")
    return 3 if breaks >= 2 else 2 if breaks else 1 if between else 0


class Pieces:
    """Greedy WordPiece over a BERT vocabulary, an atom at a time."""

    def __init__(self, vocab):
        with open(vocab, encoding="utf-8") as lines:
            self.ids = {line.rstrip("\n"): i for i, line in enumerate(lines)}
        self.unknown, self.start, self.end = (self.ids[t] for t in ("[UNK]", "[CLS]", "[SEP]"))
        self.known = {}

    def of(self, atom):
        if atom not in self.known:
            self.known[atom] = self.cut(atom)
        return self.known[atom]

    def cut(self, atom):
        plain = "".join(c for c in unicodedata.normalize("NFD", atom) if unicodedata.category(c) != "Mn").lower()
        pieces, at = [], 0
        while at < len(plain):
            for end in range(len(plain), at, -1):
                piece = self.ids.get(("##" if at else "") + plain[at:end])
                if piece is not None:
                    break
            else:
                return [self.unknown]
            pieces.append(piece)
            at = end
        return pieces if 0 < len(pieces) <= MOST_PIECES else [self.unknown]
