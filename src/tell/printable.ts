// Reports are hostile: their words reach a terminal or a line of text only without control characters and line breaks.

/** The text on one line, without control characters, escape sequences and marks that turn the direction of writing. */
export function printable(text: string): string {
  return onOneLine(text).trim();
}

/** As `printable`, with the spaces at its ends, for pieces of a sentence. */
export function onOneLine(text: string): string {
  return text.replace(/\s+/g, " ").replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, "");
}
