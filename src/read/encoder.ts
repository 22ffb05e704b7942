// The reader's model: one forward pass per window gives every head's scores for every atom of the text.
import type {Span} from "../model/span.js";

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

/** An atom and the white space before it. */
export interface Atom extends Span {
  /** 0 none, 1 space, 2 line break, 3 blank line or start of text. */
  readonly gap: 0 | 1 | 2 | 3;
}

/** All windows of one text, in order, together covering it. */
export interface Encoded {
  readonly windows: readonly EncodedWindow[];
  /** Labels of a tag head, in the order of its logits. */
  labels(head: string): readonly string[];
  readonly rels: readonly string[];
}

/** Runs the model over texts. */
export interface Encoder {
  /** Version of the model, from its `labels.json`. */
  readonly version: string;
  encode(text: string): Promise<Encoded>;
}
