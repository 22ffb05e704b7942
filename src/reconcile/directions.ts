// Directions of integer vectors, measured once for many comparisons.

/** An integer vector of -127..127 with its length. */
export interface Direction {
  readonly parts: Int8Array;
  readonly length: number;
}

/** The direction of a vector; undefined for none. */
export function directionOf(vector: readonly number[] | undefined): Direction | undefined {
  if (!vector) return undefined;
  const parts = Int8Array.from(vector);
  let sum = 0;
  for (const part of parts) sum += part * part;
  return {parts, length: Math.sqrt(sum)};
}

/** Cosine of two directions; 0 when one has none or they are of two spaces. */
export function cosineOf(a: Direction | undefined, b: Direction | undefined): number {
  if (!a || !b || a.parts.length !== b.parts.length || a.length === 0 || b.length === 0) return 0;
  let dot = 0;
  for (let i = 0; i < a.parts.length; i++) dot += a.parts[i]! * b.parts[i]!;
  return dot / (a.length * b.length);
}
