// Ids that derive from content: short, readable where an address is known, the same on every run.
import {createHash} from "node:crypto";

const longestName = 80;

/** The first hexadecimal digits of the SHA-256 of a text. */
export function shortHash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 8);
}

/** An id for an address: its host and path, shortened with a hash where something is left out. */
export function nameOfUrl(url: string): string {
  if (!URL.canParse(url)) return shortHash(url);
  const {hostname, pathname, search} = new URL(url);
  const whole = `${hostname.replace(/^www\./, "")}${pathname}`.replace(/\/+$/, "").replace(/\.(html?|php|aspx?)$/i, "");
  const name = whole.replace(/[^\p{L}\p{N}.]+/gu, "-").replace(/^-|-$/g, "");
  return name.length > longestName || search !== "" ? `${name.slice(0, longestName)}-${shortHash(url)}` : name;
}
