// What kind of document some bytes or a text are, by their content. Names and declared media types are not believed.

/** Kinds of document that are read. */
export type Kind = "plain" | "page" | "json" | "feed" | "opml" | "newsml" | "mail" | "warc" | "pdf" | "gzip" | "binary" | "empty";

// First bytes of: zip (office documents too), PNG, JPEG, GIF, old office documents, RAR, 7z, MP3, Ogg, FLAC, SQLite.
const binaryMarks = [
  [0x50, 0x4b, 3, 4],
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0xd0, 0xcf, 0x11, 0xe0],
  [0x52, 0x61, 0x72, 0x21],
  [0x37, 0x7a, 0xbc, 0xaf],
  [0x49, 0x44, 0x33, 3],
  [0x4f, 0x67, 0x67, 0x53],
  [0x66, 0x4c, 0x61, 0x43],
  [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20],
];

/** The kind of bytes that are not text, or undefined when they may be text. */
export function sniffBytes(bytes: Uint8Array): Kind | undefined {
  if (bytes.length === 0) return "empty";
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return "gzip";
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 16));
  if (head.startsWith("WARC/")) return "warc";
  if (head.startsWith("%PDF-")) return "pdf";
  if (binaryMarks.some((mark) => mark.every((byte, at) => bytes[at] === byte))) return "binary";
  return undefined;
}

/** The kind of a text. */
export function sniffText(text: string): Kind {
  const head = text
    .slice(0, 4096)
    .replace(/^\ufeff/, "")
    .trimStart();
  if (head === "") return text.trim() === "" ? "empty" : "plain";
  if (head[0] === "{" || head[0] === "[") return looksJson(head) ? "json" : "plain";
  if (head[0] === "<") return sniffMarkup(head);
  return looksMail(head) ? "mail" : "plain";
}

function looksJson(head: string): boolean {
  return /^\{\s*("|\}|$)/.test(head) || /^\[\s*(\{|\[|\]|"|$)/.test(head);
}

function sniffMarkup(head: string): Kind {
  const start = head.replace(/^(<\?xml[^>]*\?>|<!--[\s\S]*?-->|<\?xml-stylesheet[^>]*\?>|<!DOCTYPE(?! html)[^>]*>|\s)+/i, "");
  if (/^<(rss|feed|channel|(\w+:)?RDF)\b/i.test(start)) return "feed";
  if (/^<opml\b/i.test(start)) return "opml";
  if (/^<((\w+:)?newsItem|(\w+:)?newsMessage|(\w+:)?packageItem|nitf)\b/i.test(start)) return "newsml";
  return /<(!doctype html|html|head|body|meta|title|p|div|article|main|section|table|h\d|br|a|span|script|link|center|font|ul|nav|header)\b/i.test(
    start,
  )
    ? "page"
    : "plain";
}

const mailHeader = /^(message-id|received|return-path|mime-version|delivered-to|dkim-signature|x-[\w-]+):\s/im;

// "From: the desk" opens many a plain note; only a header that a mail server writes makes it a message.
function looksMail(head: string): boolean {
  const headers = head.split(/\r?\n\r?\n/, 1)[0] as string;
  return /^[\w-]{2,40}:\s/.test(headers) && mailHeader.test(headers) && /^(from|subject|date):\s/im.test(headers);
}
