// Who is said to have said, thought or wanted what: the model tags source, cue and content, its links bring them together, and rules mend
// what quotation marks make certain. As PolNeAR has it, a word belongs to one attribution at most.
import {findQuotations, formOf, type Quotation, quotationsIn} from "../model/quotations.js";
import type {Attribution, Sentence, TimeExpression} from "../model/reading.js";
import type {Report} from "../model/report.js";
import {bySpan, contains, type Span} from "../model/span.js";
import {circumstancesOf} from "./attribution-clause.js";
import {type Draft, missedQuotations, withLead, withSubject, withWholeSources} from "./attribution-mending.js";
import type {Encoded, EncodedWindow} from "./encoder.js";
import {indexAt} from "./places.js";
import {decodeSpans, type LabelledSpan, vectorOf} from "./spans.js";

/**
 * Attributions in text order of their content. `times` are the report's time expressions, to which `time` points. Never throws on odd
 * quotation marks; one part of a content never crosses a blank line, but a content may have several parts.
 */
export function readAttributions(
  report: Report,
  sentences: readonly Sentence[],
  encoded: Encoded,
  times: readonly TimeExpression[],
): Attribution[] {
  const {text} = report;
  const quotations = findQuotations(text);
  const spans = decodeSpans(encoded, "attribution");
  const drafts = encoded.windows.flatMap((window, index) =>
    groupSpans(
      window,
      spans.filter((span) => span.window === index),
    ),
  );
  const mended = drafts
    .map((draft) => mendEdges(text, quotations, toWords(sentences, draft)))
    .filter((draft) => draft.content.length > 0)
    .map((draft) => withLead(text, sentences, withWholeSources(text, sentences, withSubject(text, sentences, draft))));
  mended.push(...missedQuotations(text, sentences, quotations, mended));
  mended.sort((a, b) => bySpan(a.content[0]!, b.content[0]!));
  return withOuter(mended.map((draft) => complete(text, sentences, quotations, draft, encoded, times)));
}

/**
 * Brings the spans of one window into attributions: each hangs on the cue that its atoms' links prefer on average, a content without a cue
 * on its own first atom. A source whose cue has no content is dropped with it.
 */
export function groupSpans(window: EncodedWindow, spans: readonly LabelledSpan[]): Draft[] {
  const cues = spans.filter((span) => span.label === "cue");
  const anchorOf = new Map<number, number>();
  for (const cue of cues) anchorOf.set(cue.from, cueAnchor(window, cue, cues));
  const groups = new Map<number, {source: Span[]; cue: Span[]; content: Span[]}>();
  const put = (anchor: number, role: "source" | "cue" | "content", {start, end}: Span): void => {
    const group = groups.get(anchor) ?? {source: [], cue: [], content: []};
    group[role].push({start, end});
    groups.set(anchor, group);
  };
  for (const cue of cues) put(anchorOf.get(cue.from)!, "cue", cue);
  const anchors = [...new Set(anchorOf.values())];
  const alone: number[] = [];
  for (const content of spans.filter((span) => span.label === "content")) {
    const best = bestAnchor(window, content, [...anchors, ...alone, content.from]) ?? content.from;
    if (best === content.from) alone.push(best);
    put(best, "content", content);
  }
  for (const source of spans.filter((span) => span.label === "source")) {
    const best = bestAnchor(window, source, [...anchors, ...alone]);
    if (best !== undefined) put(best, "source", source);
  }
  return [...groups.values()];
}

/** The first atom of the cue's attribution: its own, or another cue's if its link prefers that ("[said], [adding that]"). */
function cueAnchor(window: EncodedWindow, cue: LabelledSpan, cues: readonly LabelledSpan[]): number {
  const best = bestAnchor(
    window,
    cue,
    cues.map((other) => other.from),
  );
  if (best === undefined || best === cue.from) return cue.from;
  const there = cues.find((other) => other.from === best)!;
  return bestAnchor(
    window,
    there,
    cues.map((other) => other.from),
  ) === best
    ? best
    : cue.from;
}

function bestAnchor(window: EncodedWindow, span: LabelledSpan, anchors: readonly number[]): number | undefined {
  const n = window.atoms.length;
  let best: number | undefined;
  let most = Number.NEGATIVE_INFINITY;
  for (const anchor of anchors) {
    let sum = 0;
    for (let atom = span.from; atom < span.to; atom++) sum += window.attributionLinks[atom * n + anchor]!;
    const mean = sum / (span.to - span.from);
    if (mean > most) {
      most = mean;
      best = anchor;
    }
  }
  return best;
}

/** Ends of spans moved out to the ends of words: atoms may be parts of one ("U" of "U.S."); no source of another sentence than the cue's. */
export function toWords(sentences: readonly Sentence[], draft: Draft): Draft {
  const widen = ({start, end}: Span): Span => {
    const first = sentences[indexAt(sentences, start)]?.tokens;
    const last = sentences[indexAt(sentences, end - 1)]?.tokens;
    return {
      start: first?.[indexAt(first, start)]?.start ?? start,
      end: last?.[indexAt(last, end - 1)]?.end ?? end,
    };
  };
  const cue = draft.cue.map(widen);
  return {source: besideCue(sentences, draft.source.map(widen), cue), cue, content: draft.content.map(widen)};
}

/** "Karl Brandt met the mayor. “It holds,” Ada Voss [said].": whoever stands in the cue's sentence speaks, and nobody of another. */
function besideCue(sentences: readonly Sentence[], source: readonly Span[], cue: readonly Span[]): Span[] {
  const told = new Set(cue.map(({start}) => indexAt(sentences, start)));
  const beside = source.filter(({start}) => told.has(indexAt(sentences, start)));
  return beside.length > 0 ? beside : [...source];
}

/** Content takes in the marks of a quotation whose words it holds, and lets go of a mark whose partner it lacks. */
function mendEdges(text: string, quotations: readonly Quotation[], draft: Draft): Draft {
  const content = draft.content.map((span) => {
    const quotation = quotationsIn(quotations, span).find(
      ({inner, start, end}) => start <= span.start + 1 && span.start <= inner.start + 1 && span.end <= end && span.end >= inner.end - 1,
    );
    return quotation ? {start: quotation.start, end: quotation.end} : span;
  });
  return {
    source: joinRuns(text, draft.source),
    cue: [...draft.cue],
    content: joinRuns(text, inParagraph(text, quotations, content, draft.cue)),
  };
}

/** What stands in a paragraph before the cue's, and not in quotation marks, is not what somebody says there. */
function inParagraph(text: string, quotations: readonly Quotation[], content: readonly Span[], cue: readonly Span[]): readonly Span[] {
  const [first] = cue;
  if (!first) return content;
  const near = content.filter(
    (span) => !/[.!?]["”’)]*\s*\n/.test(text.slice(span.end - 2, first.start)) || quotationsIn(quotations, span).length > 0,
  );
  return near.length > 0 ? near : content;
}

/** Parts with nothing but white space between them, within a line, are one. */
function joinRuns(text: string, spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const span of [...spans].sort(bySpan)) {
    const last = joined.at(-1);
    if (last && span.start <= last.end) joined[joined.length - 1] = {start: last.start, end: Math.max(last.end, span.end)};
    else if (last && /^[ \t]*$/.test(text.slice(last.end, span.start))) joined[joined.length - 1] = {start: last.start, end: span.end};
    else joined.push(span);
  }
  return joined;
}

function complete(
  text: string,
  sentences: readonly Sentence[],
  quotations: readonly Quotation[],
  draft: Draft,
  encoded: Encoded,
  times: readonly TimeExpression[],
): Attribution {
  return {
    ...draft,
    form: formOf(text, quotations, draft.content),
    ...circumstancesOf(text, sentences, draft, times),
    vector: vectorOf(encoded, draft.content),
  };
}

/** Fills in `within`: the innermost attribution whose content holds all of another. */
function withOuter(attributions: readonly Attribution[]): Attribution[] {
  const stack: number[] = [];
  return attributions.map((attribution, index) => {
    const whole = wholeOf(attribution);
    while (stack.length > 0 && !holds(attributions[stack.at(-1)!]!, whole)) {
      if (attributions[stack.at(-1)!]!.content.at(-1)!.end >= whole.start) break;
      stack.pop();
    }
    const outer = [...stack].reverse().find((at) => holds(attributions[at]!, whole));
    stack.push(index);
    return outer === undefined ? attribution : {...attribution, within: outer};
  });
}

function holds(outer: Attribution, inner: Span): boolean {
  return outer.content.some((part) => contains(part, inner));
}

function wholeOf({source, cue, content}: Attribution): Span {
  const all = [...source, ...cue, ...content];
  return {start: Math.min(...all.map((span) => span.start)), end: Math.max(...all.map((span) => span.end))};
}
