// Names of bodies for comparing: their words, with countries under one name.
import {LINKING, plainName} from "../model/names.js";
import {findCountry} from "./countries.js";

/** Words of a body's name for comparing; countries under one name whether as noun or adjective ("Orlandian Senate", "Senate of Orland"). */
export function bodyWords(name: string): string[] {
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
