// Bytes → text: which character set the bytes are in. Bytes that are valid UTF-8 are UTF-8, whatever a header or a tag declares;
// only then is a declaration believed, and Windows-1252 is what is left.

/** Decoded text, the encoding that was chosen, and whether characters were lost on the way. */
export interface Decoded {
  readonly text: string;
  readonly encoding: string;
  readonly damaged: boolean;
}

/** How far into a page a declaration is looked for. */
const declarationBytes = 4096;

/** Decodes bytes. `declared` is the character set of a header, if any. Never throws. */
export function decodeText(bytes: Uint8Array, declared?: string): Decoded {
  const mark = byteOrderMark(bytes);
  if (mark) return decodeAs(bytes, mark);
  const wide = unmarkedUtf16(bytes);
  if (wide) return decodeAs(bytes, wide);
  const label = known(declared) ?? known(declaredInside(bytes));
  if (label && /^(utf-16|iso-2022)/.test(label)) return decodeAs(bytes, label);
  const utf8 = decodeAs(bytes, "utf-8");
  if (!utf8.damaged) return utf8;
  if (label && label !== "utf-8") return decodeAs(bytes, label);
  return damagedShare(utf8.text) < 0.0005 ? utf8 : {...decodeAs(bytes, "windows-1252"), damaged: label === "utf-8" || label === undefined};
}

/** True for bytes that no text encoding explains: NUL bytes or many control characters. */
export function looksBinary(bytes: Uint8Array): boolean {
  if (byteOrderMark(bytes) || unmarkedUtf16(bytes)) return false;
  const sample = bytes.subarray(0, 8192);
  let odd = 0;
  for (const byte of sample) {
    if (byte === 0) return true;
    if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) odd++;
  }
  return odd > sample.length * 0.02;
}

function byteOrderMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return undefined;
}

// Every second byte of Latin text in UTF-16 is zero, and no byte of other text is.
function unmarkedUtf16(bytes: Uint8Array): string | undefined {
  const sample = bytes.subarray(0, 512);
  if (sample.length < 8) return undefined;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < sample.length; i++) if (sample[i] === 0) i % 2 === 0 ? even++ : odd++;
  const half = sample.length / 2;
  if (odd > half * 0.8 && even === 0) return "utf-16le";
  if (even > half * 0.8 && odd === 0) return "utf-16be";
  return undefined;
}

function declaredInside(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, declarationBytes));
  if (!/^\s*</.test(head)) return undefined;
  return (
    /<\?xml[^>]{0,200}encoding\s*=\s*["']?([\w-]{2,40})/i.exec(head)?.[1] ??
    /<meta[^>]{0,300}charset\s*=\s*["']?\s*([\w-]{2,40})/i.exec(head)?.[1]
  );
}

function known(label: string | undefined): string | undefined {
  if (!label) return undefined;
  try {
    return new TextDecoder(label.trim()).encoding;
  } catch {
    return undefined;
  }
}

function decodeAs(bytes: Uint8Array, encoding: string): Decoded {
  try {
    return {text: new TextDecoder(encoding, {fatal: true}).decode(bytes), encoding, damaged: false};
  } catch {
    return {text: new TextDecoder(encoding).decode(bytes), encoding, damaged: true};
  }
}

function damagedShare(text: string): number {
  let lost = 0;
  for (let i = 0; i < text.length; i++) if (text[i] === "\ufffd") lost++;
  return lost / (text.length || 1);
}
