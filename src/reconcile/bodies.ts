// Names of bodies for comparing: their words, with countries under one name.
import {LINKING, plainName} from "../model/names.js";
import {findCountry} from "./countries.js";

/** Words of a body's name for comparing; countries under one name whether as noun or adjective ("Orlandian Senate", "Senate of Orland"). */
export function bodyWords(name: string): readonly string[] {
  const known = KNOWN.get(name);
  if (known) return known;
  const words = cutName(name);
  if (KNOWN.size >= MOST_KNOWN) KNOWN.clear();
  KNOWN.set(name, words);
  return words;
}

// The same names come again and again; what is made of them is kept for the next time.
const KNOWN = new Map<string, readonly string[]>();
const MOST_KNOWN = 50_000;

function cutName(name: string): string[] {
  const all = name
    .replace(/['’]s(?![\p{L}])/gu, "")
    .split(/[\s/-]+/)
    .filter(Boolean);
  return all
    .map((word) => {
      const bare = word.replace(/[^\p{L}\p{N}.]+/gu, "");
      const country = /^\p{Lu}/u.test(bare) ? findCountry(bare) : undefined;
      return country && country.by !== "capital" ? `#${plainName(country.country)}` : plainName(word);
    })
    .filter((word) => word !== "" && !LINKING.has(word));
}
