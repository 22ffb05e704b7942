// Labelled spans out of BIO scores: the best sequence that the scheme allows (Viterbi), and span vectors.
import type {Span} from "../model/span.js";
import type {Encoded, EncodedWindow} from "./encoder.js";

/** A labelled run of atoms `[from, to)` of one window, with its place in the text. */
export interface LabelledSpan extends Span {
  readonly label: string;
  readonly window: number;
  readonly from: number;
  readonly to: number;
  /** Mean margin of the chosen labels over the best other, in logits: how sure the model is. */
  readonly margin: number;
}

/** Decodes a BIO head (`O`, `B-x`, `I-x`) over every window. Spans never cross windows or blank lines. */
export function decodeSpans(encoded: Encoded, head: string): LabelledSpan[] {
  const labels = encoded.labels(head);
  return encoded.windows.flatMap((window, index) => windowSpans(window, index, labels, window.tags(head)));
}

/** Best-scoring label sequence in which `I-x` follows only `B-x` or `I-x`, and never a blank line. Returns a label index per atom. */
export function bestSequence(window: EncodedWindow, labels: readonly string[], logits: Float32Array): Int32Array {
  const n = window.atoms.length;
  const k = labels.length;
  const openers = labels.map((label) => (label.startsWith("I-") ? new Set([`B-${label.slice(2)}`, label]) : undefined));
  const allowed = labels.map((_, to) => labels.map((from) => openers[to]?.has(from) ?? true));
  const back = new Int32Array(n * k);
  let scores = new Float64Array(k);
  for (let i = 0; i < n; i++) {
    const next = new Float64Array(k).fill(Number.NEGATIVE_INFINITY);
    for (let to = 0; to < k; to++) {
      if (openers[to] && (i === 0 || window.atoms[i]!.gap === 3)) continue;
      let best = i === 0 ? 0 : Number.NEGATIVE_INFINITY;
      let from = 0;
      if (i > 0) {
        for (let f = 0; f < k; f++) {
          if (allowed[to]![f] && scores[f]! > best) {
            best = scores[f]!;
            from = f;
          }
        }
      }
      next[to] = best + logits[i * k + to]!;
      back[i * k + to] = from;
    }
    scores = next;
  }
  const path = new Int32Array(n);
  if (n === 0) return path;
  path[n - 1] = scores.reduce((best, score, label) => (score > scores[best]! ? label : best), 0);
  for (let i = n - 1; i > 0; i--) path[i - 1] = back[i * k + path[i]!]!;
  return path;
}

/** Unit vector of a span as 128 integers in -127..127: the mean over the atoms that it covers. */
export function vectorOf(encoded: Encoded, spans: readonly Span[]): number[] {
  const first = encoded.windows.find(({atoms}) => atoms.length > 0);
  const sum = new Float64Array(first ? first.vectors.length / first.atoms.length : 0);
  for (const window of encoded.windows) {
    const {atoms, vectors} = window;
    if (atoms.length === 0) continue;
    const size = vectors.length / atoms.length;
    for (const span of spans) {
      if (span.end <= atoms[0]!.start || span.start >= atoms.at(-1)!.end) continue;
      for (let a = 0; a < atoms.length; a++) {
        if (atoms[a]!.start < span.start || atoms[a]!.end > span.end) continue;
        for (let d = 0; d < size; d++) sum[d]! += vectors[a * size + d]!;
      }
    }
  }
  const length = Math.sqrt(sum.reduce((total, x) => total + x * x, 0)) || 1;
  return Array.from(sum, (x) => Math.round((x / length) * 127) + 0);
}

function windowSpans(window: EncodedWindow, index: number, labels: readonly string[], logits: Float32Array): LabelledSpan[] {
  const path = bestSequence(window, labels, logits);
  const spans: LabelledSpan[] = [];
  for (let i = 0; i < path.length; i++) {
    const label = labels[path[i]!]!;
    if (!label.startsWith("B-")) continue;
    let to = i + 1;
    while (to < path.length && labels[path[to]!] === `I-${label.slice(2)}`) to++;
    spans.push({
      label: label.slice(2),
      window: index,
      from: i,
      to,
      start: window.atoms[i]!.start,
      end: window.atoms[to - 1]!.end,
      margin: meanMargin(path, logits, labels.length, i, to),
    });
  }
  return spans;
}

function meanMargin(path: Int32Array, logits: Float32Array, k: number, from: number, to: number): number {
  let total = 0;
  for (let i = from; i < to; i++) {
    const chosen = path[i]!;
    let other = Number.NEGATIVE_INFINITY;
    for (let l = 0; l < k; l++) if (l !== chosen) other = Math.max(other, logits[i * k + l]!);
    total += logits[i * k + chosen]! - other;
  }
  return total / (to - from);
}
