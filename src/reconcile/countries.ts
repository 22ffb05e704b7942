// Countries by their names, demonyms and capitals. A capital or demonym stands for a government only where it acts: the caller decides.
import * as world from "world-countries";

/** How a word names a country. */
export interface CountryName {
  /** Common English name. */
  readonly country: string;
  readonly by: "name" | "demonym" | "capital";
}

const SHORT: Readonly<Record<string, string>> = {
  america: "United States",
  american: "United States",
  americans: "United States",
  "u s": "United States",
  "u s a": "United States",
  britain: "United Kingdom",
  britons: "United Kingdom",
  "u k": "United Kingdom",
  "u a e": "United Arab Emirates",
  burma: "Myanmar",
  holland: "Netherlands",
  "ivory coast": "Ivory Coast",
  "czech republic": "Czechia",
  scotland: "United Kingdom",
  wales: "United Kingdom",
  england: "United Kingdom",
  palestinians: "Palestine",
};

/** The list; the package is CommonJS whose types say otherwise, so it may stand under `default` once or twice. */
const COUNTRIES = listIn(world);

const NAMES: ReadonlyMap<string, CountryName> = buildNames();

/** The country that a name, demonym or capital names, or undefined. Case matters only for two-letter codes ("US", never "us"). */
export function findCountry(words: string): CountryName | undefined {
  if (FOUND.has(words)) return FOUND.get(words);
  const found = lookUp(words);
  if (FOUND.size >= MOST_FOUND) FOUND.clear();
  FOUND.set(words, found);
  return found;
}

// The same names are asked for again and again.
const FOUND = new Map<string, CountryName | undefined>();
const MOST_FOUND = 50_000;

function lookUp(words: string): CountryName | undefined {
  const bare = words
    .replace(/^the\s+/i, "")
    .replace(/['’]s?$/, "")
    .trim();
  if (/^[\p{Lu}.]{2,6}$/u.test(bare)) return NAMES.get(bare.replace(/\./g, "").toUpperCase()) ?? NAMES.get(keyOf(bare));
  return NAMES.get(keyOf(bare));
}

function buildNames(): Map<string, CountryName> {
  const names = new Map<string, CountryName>();
  const add = (key: string, country: string, by: CountryName["by"]): void => {
    if (key.length > 1 && !names.has(key)) names.set(key, {country, by});
  };
  const states = COUNTRIES.filter(
    (country) => country.independent || country.cca2 === "PS" || country.cca2 === "XK" || country.cca2 === "TW",
  );
  for (const [key, country] of Object.entries(SHORT)) add(key, country, /ns?$/.test(key) && key !== "britain" ? "demonym" : "name");
  for (const code of ["US", "USA"]) add(code, "United States", "name");
  add("UK", "United Kingdom", "name");
  add("UAE", "United Arab Emirates", "name");
  for (const {name, altSpellings} of states) {
    for (const words of [name.common, name.official, ...altSpellings])
      if (!/^\p{Lu}{2,3}$/u.test(words)) add(keyOf(words), name.common, "name");
  }
  for (const {name, demonyms} of states) {
    for (const words of [demonyms?.eng?.m, demonyms?.eng?.f]) {
      if (!words) continue;
      add(keyOf(words), name.common, "demonym");
      add(keyOf(`${words}s`), name.common, "demonym");
    }
  }
  for (const {name, capital} of states) for (const city of capital ?? []) add(keyOf(city), name.common, "capital");
  return names;
}

interface Country {
  readonly name: {readonly common: string; readonly official: string};
  readonly cca2: string;
  readonly independent: boolean;
  readonly capital: readonly string[];
  readonly altSpellings: readonly string[];
  readonly demonyms: Readonly<Record<string, {readonly m: string; readonly f: string}>>;
}

function listIn(module: unknown): readonly Country[] {
  if (Array.isArray(module)) return module as Country[];
  return listIn((module as {readonly default: unknown}).default);
}

function keyOf(words: string): string {
  return words
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
