"""From the network's scores to a reading: words, trees, spans, attributions, events. The product decodes in TypeScript;
this is the plain version that the scorers judge during training."""
import numpy as np

from heads import ASPECTS, EVENT_CLASSES, TAGS, TENSES, UPOS
from windows import inputs_of, spread

OFFSETS = {}
at = 0
for head in TAGS:
    OFFSETS[head.name] = (at, at + len(head.labels))
    at += len(head.labels)
LABELS = {h.name: h.labels for h in TAGS}


def log_softmax(x):
    x = x - x.max(-1, keepdims=True)
    return x - np.log(np.exp(x).sum(-1, keepdims=True))


def softmax(x):
    return np.exp(log_softmax(x))


def cut_for_reading(sheet, longest):
    """Windows of at most `longest` pieces, cut at blank lines, else line breaks, else sentence-like ends."""
    windows, start = [], 0
    while start < len(sheet):
        end = int(np.searchsorted(sheet.offsets, sheet.offsets[start] + longest, side="right")) - 1
        end = max(end, start + 1)
        if end < len(sheet):
            end = best_cut(sheet, start, end)
        windows.append((start, end))
        start = end
    return windows


def best_cut(sheet, start, end):
    least = start + (end - start) // 2
    for rank in (3, 2, 1):
        for i in range(end, least, -1):
            if sheet.gaps[i] >= rank and (rank > 1 or ends_sentence(sheet, i)):
                return i
    return end


def ends_sentence(sheet, i):
    before = i - 1
    while before > 0 and sheet.text[sheet.starts[before]] in "\"'”’)]":
        before -= 1
    return sheet.text[sheet.starts[before]] in ".!?…" and sheet.cases[i] != 1


def run_windows(sheet, pieces, run, longest=222):
    """The scores of each window: (first atom, past the last, outputs)."""
    out = []
    for low, high in cut_for_reading(sheet, longest):
        ids, counts, first = inputs_of(sheet, low, high, pieces)
        cases = spread(sheet.cases[low:high], counts, first, len(ids), True)
        gaps = spread(sheet.gaps[low:high], counts, first, len(ids), False)
        tags, arcs, rels, links, antecedents, vectors = run(ids[None], cases[None], gaps[None], first[None])
        out.append((low, high, {"tags": tags[0], "arcs": arcs[0], "rels": rels[0], "attribution_links": links[0],
                                "antecedents": antecedents[0], "vectors": vectors[0]}))
    return out


def tags_of(windows, name):
    s, e = OFFSETS[name]
    return np.concatenate([w["tags"][:, s:e] for *_, w in windows])


def viterbi(scores, labels):
    """The best tag sequence in which I-x follows only B-x or I-x."""
    scores = log_softmax(scores.astype(np.float64))
    count = len(labels)
    allowed = np.zeros((count, count))
    for j, label in enumerate(labels):
        if label.startswith("I-"):
            allowed[:, j] = [0 if before in (label, "B-" + label[2:]) else -1e9 for before in labels]
    best = scores[0] + np.array([-1e9 if l.startswith("I-") else 0 for l in labels])
    back = []
    for row in scores[1:]:
        ways = best[:, None] + allowed
        back.append(ways.argmax(0))
        best = ways.max(0) + row
    path = [int(best.argmax())]
    for step in reversed(back):
        path.append(int(step[path[-1]]))
    return path[::-1]


def spans_of(scores, labels):
    """(kind, first, past the last)"""
    out, open_span = [], None
    for i, n in enumerate([*viterbi(scores, labels), 0]):
        label = labels[n]
        if open_span and not label.startswith("I-"):
            out.append((open_span[0], open_span[1], i))
            open_span = None
        if label.startswith("B-"):
            open_span = (label[2:], i)
    return out


def words_and_sentences(sheet, windows):
    join, sentence = tags_of(windows, "join"), tags_of(windows, "sentence")
    word = (join[:, 0] >= join[:, 1]) | (sheet.gaps > 0)
    word[0] = True
    first = {low for low, _, _ in windows}
    start = ((sentence[:, 1] > sentence[:, 0]) & word) | (sheet.gaps >= 3)
    start[0] = True
    starts = np.flatnonzero(word)
    ends = [*(starts[1:] - 1), len(sheet) - 1]
    words = [(int(a), int(b)) for a, b in zip(starts, ends)]
    sentences, current = [], []
    for w in words:
        if start[w[0]] and current:
            sentences.append(current)
            current = []
        current.append(w)
    return sentences + ([current] if current else [])


def best_tree(scores):
    """Heads of the best tree with one root (Chu-Liu/Edmonds over log scores); scores[i, i] is that of the root."""
    n = len(scores)
    if n == 1:
        return [-1]
    full = np.full((n + 1, n + 1), -1e9)
    full[1:, 1:] = scores
    full[np.arange(1, n + 1), np.arange(1, n + 1)] = -1e9
    roots = np.diag(scores)
    best, best_score = None, -np.inf
    greedy = full[1:, 1:].max(1)
    for root in np.argsort(-(roots - greedy))[:2]:
        trial = full.copy()
        trial[:, 0] = -1e9
        trial[root + 1, 0] = 0
        trial[root + 1, 1:] = -1e9
        heads = edmonds(trial)
        total = roots[root] + sum(full[i, heads[i]] for i in range(1, n + 1) if i != root + 1)
        if total > best_score:
            best, best_score = heads, total
    return [int(h) - 1 for h in best[1:]]


def edmonds(scores):
    """Heads (0 is the root node) of the maximum spanning arborescence."""
    n = len(scores)
    heads = scores.argmax(1)
    heads[0] = 0
    cycle = find_cycle(heads)
    if cycle is None:
        return heads
    inside = np.zeros(n, dtype=bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    gain = sum(scores[i, heads[i]] for i in cycle)
    size = len(outside) + 1
    smaller = np.full((size, size), -1e9)
    enter, leave = {}, {}
    for a, i in enumerate(outside):
        smaller[a, :-1] = scores[i, outside]
        best = max(cycle, key=lambda j: scores[i, j])
        smaller[a, -1], leave[a] = scores[i, best], best
    for b, j in enumerate(outside):
        best = max(cycle, key=lambda i: scores[i, j] - scores[i, heads[i]])
        smaller[-1, b], enter[b] = gain + scores[best, j] - scores[best, heads[best]], best
    smaller[np.arange(size), np.arange(size)] = -1e9
    result = edmonds(smaller)
    final = heads.copy()
    for a, i in enumerate(outside):
        if a:
            final[i] = leave[a] if result[a] == size - 1 else outside[result[a]]
    entry = result[-1]
    final[enter[entry]] = outside[entry]
    return final


def find_cycle(heads):
    state = np.zeros(len(heads), dtype=int)
    for begin in range(1, len(heads)):
        i, path = begin, []
        while i and state[i] == 0:
            state[i] = 1
            path.append(i)
            i = heads[i]
        if i and state[i] == 1:
            return path[path.index(i):]
        for j in path:
            state[j] = 2
    return None


def read_syntax(sheet, windows, rels):
    upos = tags_of(windows, "upos")
    where = {}
    for n, (low, high, w) in enumerate(windows):
        for i in range(low, high):
            where[i] = n
    out = []
    for words in words_and_sentences(sheet, windows):
        firsts = [w[0] for w in words]
        tree = sentence_tree(firsts, windows, where)
        tokens = []
        for k, (a, b) in enumerate(words):
            low, _, w = windows[where[a]]
            scores = w["rels"][a - low].copy()
            root = rels.index("root")
            if tree[k] < 0:
                label = "root"
            else:
                scores[root] = -1e9
                label = rels[int(scores.argmax())]
            tokens.append({"start": int(sheet.starts[a]), "end": int(sheet.ends[b]), "lemma": sheet.text[sheet.starts[a]:sheet.ends[b]].lower(),
                           "upos": UPOS[int(upos[a].argmax())], "head": tree[k] + 1, "deprel": label})
        out.append({"start": tokens[0]["start"], "end": tokens[-1]["end"], "tokens": tokens})
    return out


def sentence_tree(firsts, windows, where):
    n = len(firsts)
    scores = np.full((n, n), -50.0)
    for k, a in enumerate(firsts):
        low, high, w = windows[where[a]]
        cols = [(j, b) for j, b in enumerate(firsts) if low <= b < high]
        row = log_softmax(w["arcs"][a - low][[b - low for _, b in cols]].astype(np.float64))
        for (j, _), value in zip(cols, row):
            scores[k, j] = value
    return best_tree(scores)


CUE_JOINS, BEHIND_CUE, BEFORE_CUE, WORDS_BETWEEN = 0.6, 0.5, 0.3, 6


def read_attributions(sheet, windows):
    """Attributions are built around cues: see the README, "Grouping attributions"."""
    spans = spans_of(tags_of(windows, "attribution"), LABELS["attribution"])
    out = []
    for low, high, w in windows:
        inside = [s for s in spans if low <= s[1] < high]
        if inside:
            links = softmax(w["attribution_links"].astype(np.float64))
            out += group_window(sheet, inside, lambda span, anchor: pull(links, low, high, span, anchor))
    return out


def pull(links, low, high, span, anchor):
    """The mean share of a span's links that falls on a cue, or on the first atom of a content."""
    rows = links[span[1] - low:min(span[2], high) - low]
    end = min(anchor[2], high) if anchor[0] == "cue" else anchor[1] + 1
    return float(rows[:, anchor[1] - low:end - low].sum(1).mean())


def words_between(sheet, start, end, covered=()):
    return sum(sheet.text[sheet.starts[i]].isalnum() for i in range(start, end) if i not in covered)


def group_window(sheet, inside, pull):
    cues, contents, sources = ([s for s in inside if s[0] == kind] for kind in ("cue", "content", "source"))
    behind = lambda before, after: before[2] <= after[1] and words_between(sheet, before[2], after[1]) <= 1
    groups = {}
    for cue in cues:
        best = max(cues, key=lambda other: pull(cue, other))
        joins = best != cue and pull(cue, best) > CUE_JOINS and not any(behind(cue, c) for c in contents)
        groups.setdefault(best if joins and best in groups else cue, []).append(cue)
    members = {cue: [] for cue in groups}
    loose = []
    for content in contents:
        fit = lambda cue: max(pull(content, c) + (BEHIND_CUE if behind(c, content) else 0) for c in groups[cue])
        best = max(groups, key=fit, default=None)
        if best is None or fit(best) < pull(content, content):
            loose.append(content)
        else:
            members[best].append(content)
    found = []  # (cues, [runs of contents])
    for cue, own in groups.items():
        found.append((own, split_contents(sheet, inside, own, members[cue])))
    found += [([], [[content]]) for content in loose]
    return with_sources(sheet, found, sources, behind, pull)


def split_contents(sheet, inside, cues, contents):
    """Parts of one content, or contents of their own: apart when another cue or more than a few words stand between."""
    covered = {i for s in inside if s[0] != "content" for i in range(s[1], s[2])}
    runs = []
    for content in contents:
        last = runs[-1][-1] if runs else None
        other = last and any(s[0] == "cue" and s not in cues and last[2] <= s[1] < content[1] for s in inside)
        if last and not other and words_between(sheet, last[2], content[1], covered) <= WORDS_BETWEEN:
            runs[-1].append(content)
        else:
            runs.append([content])
    distance = lambda run: min(max(c[1] - p[2], p[1] - c[2]) for c in cues for p in run)
    return sorted(runs, key=distance)


def with_sources(sheet, found, sources, behind, pull):
    owned = [[] for _ in found]
    for source in sources:
        def fit(n):
            cues, runs = found[n]
            anchors = cues or runs[0]
            return max(pull(source, a) + (BEFORE_CUE if a[0] == "cue" and behind(source, a) else 0) for a in anchors)
        if found:
            owned[max(range(len(found)), key=fit)].append(source)
    out = []
    for n, (cues, runs) in enumerate(found):
        source = owned[n] or (inherited(sheet, found, owned, cues[0]) if cues else [])
        for k, run in enumerate(runs):
            out.append({"source": parts(sheet, source), "cue": parts(sheet, cues if k == 0 else []), "content": parts(sheet, run), "form": "indirect"})
    return out


def inherited(sheet, found, owned, cue):
    """The source of the nearest earlier cue of the sentence: "the envoy praised the plan, adding that …"."""
    earlier = [(c[1], n) for n, (cues, _) in enumerate(found) if owned[n] for c in cues if c[1] < cue[1]
               and not any(sheet.text[sheet.starts[i]] in ".!?" or sheet.gaps[i] >= 2 for i in range(c[2], cue[1]))]
    return owned[max(earlier)[1]] if earlier else []


def parts(sheet, spans):
    """Ranges of characters; spans that touch are one."""
    out = []
    for _, a, b in sorted(spans, key=lambda s: s[1]):
        if out and out[-1][1] == a:
            out[-1][1] = b
        else:
            out.append([a, b])
    return [[int(sheet.starts[a]), int(sheet.ends[b - 1])] for a, b in out]


def read_events(sheet, windows, words):
    event, tense, aspect, polarity = (tags_of(windows, n) for n in ("event", "tense", "aspect", "polarity"))
    out = []
    for a, b in words:
        k = int(event[a].argmax())
        if k:
            out.append({"start": int(sheet.starts[a]), "end": int(sheet.ends[b]), "class": EVENT_CLASSES[k - 1], "tense": TENSES[int(tense[a].argmax())],
                        "aspect": ASPECTS[int(aspect[a].argmax())], "polarity": ("POS", "NEG")[int(polarity[a].argmax())], "modality": None})
    return out


def typed_spans(sheet, windows, name):
    return [{"start": int(sheet.starts[a]), "end": int(sheet.ends[b - 1]), "type": kind} for kind, a, b in spans_of(tags_of(windows, name), LABELS[name])]


def read(record, sheet, windows, rels):
    if not len(sheet):
        return {"id": record["id"], "sentences": [], "entities": [], "attributions": [], "times": [], "events": []}
    words = [w for s in words_and_sentences(sheet, windows) for w in s]
    reading = {"id": record["id"], "sentences": read_syntax(sheet, windows, rels), "entities": typed_spans(sheet, windows, "ner"),
               "attributions": read_attributions(sheet, windows), "times": [{**t, "value": None} for t in typed_spans(sheet, windows, "time")],
               "events": read_events(sheet, windows, words)}
    return in_utf16(reading, sheet.text)


def in_utf16(value, text, places=None):
    """Offsets in UTF-16 units, which differ from Python's only where the text leaves the basic plane."""
    if places is None:
        if all(ord(c) < 0x10000 for c in text):
            return value
        places = [0]
        for c in text:
            places.append(places[-1] + (2 if ord(c) > 0xFFFF else 1))
    if isinstance(value, dict):
        return {k: places[v] if k in ("start", "end") else in_utf16(v, text, places) if k in ("sentences", "tokens", "entities", "attributions", "times", "events", "source", "cue", "content") else v
                for k, v in value.items()}
    if isinstance(value, list):
        return [places[v] if isinstance(v, int) else in_utf16(v, text, places) for v in value]
    return value
