// The reader's model: one forward pass per window gives every head's scores for every atom of the text.
// A window is always run alone: int8 scales depend on what is batched together, and the same text must read the same anywhere.
import {readFileSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {ModelError} from "../errors.js";
import type {Span} from "../model/span.js";
import {cutAtoms, type FusedWords} from "./atoms.js";
import {type Inference, type Outputs, startInference} from "./inference.js";
import {caseOf, cutPieces, parseVocabulary, type Vocabulary} from "./pieces.js";
import {type PreparedAtom, planStretches, type Stretch} from "./windows.js";

/** An atom and the white space before it. */
export interface Atom extends Span {
  /** 0 none, 1 space, 2 line break, 3 blank line or start of text. */
  readonly gap: 0 | 1 | 2 | 3;
}

/** Scores for one stretch of text; all heads speak of the same atoms. */
export interface EncodedWindow {
  /** The finest pieces that text is cut into, in order; offsets into the report's text. */
  readonly atoms: readonly Atom[];
  /** Logits of a tag head: `tags(head)[atom * labels + label]`. */
  tags(head: string): Float32Array;
  /** Scores of head `h` for dependent `d` at `d * atoms + h`; the diagonal is the root. */
  readonly arcs: Float32Array;
  /** Logits of the dependency label of each atom towards its best head: `d * rels + label`. */
  readonly rels: Float32Array;
  /** Scores that the attribution of the role at atom `a` has its cue at atom `c`: `a * atoms + c`. */
  readonly attributionLinks: Float32Array;
  /** Scores that the mention headed at `a` refers back to the one headed at `b`: `a * atoms + b`; the diagonal means none in this window. */
  readonly antecedents: Float32Array;
  /** 128 numbers an atom; the normalised mean over a span is the span's vector. */
  readonly vectors: Float32Array;
}

/** All windows of one text, in order, together covering it. */
export interface Encoded {
  readonly windows: readonly EncodedWindow[];
  /** Labels of a tag head, in the order of its logits. */
  labels(head: string): readonly string[];
  readonly rels: readonly string[];
  /** True when the model's vocabulary holds the lower-case word whole. */
  knows(word: string): boolean;
}

/** Runs the model over texts. */
export interface Encoder {
  /** Version of the reader: of the model, from its `labels.json`, and of the rules around it. */
  readonly version: string;
  encode(text: string): Promise<Encoded>;
  close(): Promise<void>;
}

interface Labels {
  readonly version: string;
  readonly window: number;
  readonly heads: readonly {readonly name: string; readonly labels: readonly string[]; readonly offset: number}[];
  readonly rels: readonly string[];
  readonly fused: Readonly<Record<string, readonly number[]>>;
}

interface Model {
  readonly version: string;
  readonly window: number;
  readonly rels: readonly string[];
  readonly heads: ReadonlyMap<string, {readonly labels: readonly string[]; readonly offset: number}>;
  readonly vocabulary: Vocabulary;
  readonly fused: FusedWords;
  readonly inference: Inference;
}

const SHIPPED = fileURLToPath(new URL("../../models/en", import.meta.url));
const AT_ONCE = 8;
/** Version of the rules of this stage: raised when they read otherwise, so that a desk reads its reports again. */
const RULES = 2;

/** Loads the model from a folder (`reader.onnx`, `vocab.txt`, `labels.json`). Throws ModelError when it is missing or damaged. */
export async function loadEncoder(folder: string = SHIPPED): Promise<Encoder> {
  const model = await loadModel(folder);
  return {
    version: `${model.version}.${RULES}`,
    encode: (text) => encode(text, model),
    close: () => model.inference.close(),
  };
}

async function loadModel(folder: string): Promise<Model> {
  try {
    const labels = JSON.parse(readFileSync(join(folder, "labels.json"), "utf8")) as Labels;
    const vocabulary = parseVocabulary(readFileSync(join(folder, "vocab.txt"), "utf8"));
    const inference = await startInference(join(folder, "reader.onnx"));
    return {
      version: labels.version,
      window: labels.window,
      rels: labels.rels,
      heads: new Map(labels.heads.map((head) => [head.name, head])),
      vocabulary,
      fused: new Map(Object.entries(labels.fused)),
      inference,
    };
  } catch (cause) {
    throw new ModelError(
      "model-unreadable",
      `the reader's model in ${folder} is missing or damaged (${(cause as Error).message}). It is part of the package: install Crosswire again, or in a clone restore models/en with "git checkout -- models/en".`,
      {cause},
    );
  }
}

async function encode(text: string, model: Model): Promise<Encoded> {
  const prepared = prepareAtoms(text, model);
  const stretches = planStretches(text, prepared, model.window - 2);
  const windows: EncodedWindow[][] = stretches.map(() => []);
  let next = 0;
  const work = async (): Promise<void> => {
    for (let i = next++; i < stretches.length; i = next++) windows[i] = await runStretch(stretches[i]!, prepared, model);
  };
  await Promise.all(Array.from({length: AT_ONCE}, work));
  return {
    windows: windows.flat(),
    labels: (head) => headOf(model, head).labels,
    rels: model.rels,
    knows: (word) => model.vocabulary.ids.has(word),
  };
}

function prepareAtoms(text: string, model: Model): PreparedAtom[] {
  const known = new Map<string, {pieces: number[]; letterCase: number}>();
  return cutAtoms(text, model.fused).map((atom) => {
    const word = text.slice(atom.start, atom.end);
    let shape = known.get(word);
    if (!shape) {
      shape = {pieces: cutPieces(word, model.vocabulary), letterCase: caseOf(word)};
      known.set(word, shape);
    }
    return {...atom, ...shape};
  });
}

/**
 * Runs one stretch. Where it is longer than a window, the last sentence of each window is read again at the start of the next, so that
 * no sentence is cut that fits into a window.
 */
async function runStretch(stretch: Stretch, prepared: readonly PreparedAtom[], model: Model): Promise<EncodedWindow[]> {
  const windows: EncodedWindow[] = [];
  let {from} = stretch;
  while (from < stretch.to) {
    const to = windowEnd(prepared, from, stretch.to, model.window - 2);
    const window = await runWindow(prepared.slice(from, to), model);
    const kept = to < stretch.to ? lastSentenceStart(window, model) : window.atoms.length;
    windows.push(kept < window.atoms.length ? firstAtoms(window, kept, model) : window);
    from += kept;
  }
  return windows;
}

function windowEnd(prepared: readonly PreparedAtom[], from: number, last: number, most: number): number {
  let pieces = 0;
  let to = from;
  while (to < last) {
    pieces += prepared[to]!.pieces.length;
    if (pieces > most && to > from) break;
    to++;
  }
  return to;
}

/** Where the last sentence of a window starts; the window's end when it is one sentence. */
function lastSentenceStart(window: EncodedWindow, model: Model): number {
  const logits = window.tags("sentence");
  const start = headOf(model, "sentence").labels.indexOf("start");
  for (let a = window.atoms.length - 1; a > 0; a--) if (logits[a * 2 + start]! > logits[a * 2 + 1 - start]!) return a;
  return window.atoms.length;
}

async function runWindow(atoms: readonly PreparedAtom[], model: Model): Promise<EncodedWindow> {
  const pieces: number[] = [model.vocabulary.start];
  const cases: number[] = [0];
  const gaps: number[] = [0];
  const firsts: number[] = [];
  for (const atom of atoms) {
    firsts.push(pieces.length);
    atom.pieces.forEach((piece, i) => {
      pieces.push(piece);
      cases.push(atom.letterCase);
      gaps.push(i === 0 ? atom.gap : 0);
    });
  }
  pieces.push(model.vocabulary.end);
  cases.push(0);
  gaps.push(0);
  const out = await model.inference.run({pieces: integers(pieces), cases: integers(cases), gaps: integers(gaps), atoms: integers(firsts)});
  return windowOf(atoms, out, model);
}

function windowOf(atoms: readonly PreparedAtom[], out: Outputs, model: Model): EncodedWindow {
  const numbers = (name: string): Float32Array => out[name]!;
  const tags = numbers("tags");
  return {
    atoms: atoms.map(({start, end, gap}) => ({start, end, gap})),
    tags: remembering((name) => tagsOf(tags, atoms.length, headOf(model, name))),
    arcs: numbers("arcs"),
    rels: numbers("rels"),
    attributionLinks: numbers("attribution_links"),
    antecedents: numbers("antecedents"),
    vectors: numbers("vectors"),
  };
}

function remembering(scores: (head: string) => Float32Array): (head: string) => Float32Array {
  const known = new Map<string, Float32Array>();
  return (head) => {
    const found = known.get(head) ?? scores(head);
    known.set(head, found);
    return found;
  };
}

function tagsOf(tags: Float32Array, atoms: number, head: {readonly labels: readonly string[]; readonly offset: number}): Float32Array {
  const width = tags.length / atoms;
  const k = head.labels.length;
  const out = new Float32Array(atoms * k);
  for (let a = 0; a < atoms; a++) out.set(tags.subarray(a * width + head.offset, a * width + head.offset + k), a * k);
  return out;
}

/** The same window without the atoms behind `kept`. */
function firstAtoms(window: EncodedWindow, kept: number, model: Model): EncodedWindow {
  const n = window.atoms.length;
  const square = (scores: Float32Array): Float32Array => {
    const out = new Float32Array(kept * kept);
    for (let a = 0; a < kept; a++) out.set(scores.subarray(a * n, a * n + kept), a * kept);
    return out;
  };
  const rows = (scores: Float32Array): Float32Array => scores.subarray(0, (scores.length / n) * kept);
  return {
    atoms: window.atoms.slice(0, kept),
    tags: remembering((name) => window.tags(name).subarray(0, kept * headOf(model, name).labels.length)),
    arcs: square(window.arcs),
    rels: rows(window.rels),
    attributionLinks: square(window.attributionLinks),
    antecedents: square(window.antecedents),
    vectors: rows(window.vectors),
  };
}

function headOf(model: Model, name: string): {readonly labels: readonly string[]; readonly offset: number} {
  const head = model.heads.get(name);
  if (!head)
    throw new ModelError("unknown-head", `the model has no head "${name}"; its labels.json does not belong to this version of Crosswire`);
  return head;
}

function integers(values: readonly number[]): BigInt64Array {
  return BigInt64Array.from(values, BigInt);
}
