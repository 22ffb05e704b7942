// When two names may be names of one person or body: spelling, titles, initials, acronyms. Who is joined is decided elsewhere: within a report
// by its coreference, between reports by the actors.

/** Titles and ranks that stand before a person's name and are no part of it. */
export const TITLES: ReadonlySet<string> = new Set(
  `
  mr mrs ms miss dr prof professor sir dame lord lady rev reverend father sister imam sheikh sheik ayatollah rabbi cardinal bishop archbishop pope
  king queen prince princess emir sultan
  president vice-president premier chancellor minister secretary senator sen representative rep congressman congresswoman governor gov mayor ambassador envoy
  chairman chairwoman chair director chief head spokesman spokeswoman spokesperson judge justice attorney counsel commissioner deputy acting former interim
  general gen colonel col lieutenant lt major maj captain capt sergeant sgt corporal cpl brigadier brig admiral adm commander cmdr marshal private pvt officer lawyer
  analyst professor leader prime vice coach detective inspector superintendent constable`
    .trim()
    .split(/\s+/),
);

/** Nouns of one person's office or part; a person with such a noun before the name or in apposition holds it as a role. */
export const ROLE_NOUNS: ReadonlySet<string> = new Set(
  `
  president vice-president premier chancellor minister secretary senator representative congressman congresswoman governor governor-general mayor ambassador envoy
  chairman chairwoman chairperson chair director chief head spokesman spokeswoman spokesperson judge justice prosecutor attorney lawyer counsel commissioner
  general colonel lieutenant major captain sergeant corporal brigadier admiral commander marshal officer leader ruler king queen prince princess emir sultan pope
  analyst expert professor academic scientist researcher journalist reporter editor publisher correspondent writer author activist student teacher doctor
  manager executive owner founder coordinator representative official resident politician lawmaker deputy adviser advisor aide strongman dictator counterpart
  organiser organizer protester witness economist historian pollster negotiator mediator cleric preacher pilot engineer farmer worker homemaker founder candidate`
    .trim()
    .split(/\s+/),
);

const PARTICLES = new Set("al el de da di del della la le van von der den bin ibn abu ben jr sr ii iii".split(" "));

/** Words that a name of a body may do without. */
export const LINKING: ReadonlySet<string> = new Set(["of", "the", "for", "and", "in", "on", "a", "an", "to", "de", "du", "des", "la"]);

/** A name for comparing: no case, marks, article or punctuation ("The Côte-Noire" → "cote noire"). */
export function plainName(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/(?<=(?:^|[^\p{L}\p{N}])\p{L})\.(?=\p{L}|\s|$)/gu, "")
    .replace(/['’]s(?![\p{L}\p{N}])/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .replace(/^(?:the|a|an) (?=.)/, "");
}

/** The words of a person's name without titles, particles and middle initials; at least one word is kept. */
export function personWords(name: string): string[] {
  const all = plainName(name).split(" ").filter(Boolean);
  let first = 0;
  while (first < all.length - 1 && TITLES.has(all[first]!)) first++;
  const kept = all
    .slice(first)
    .filter((word, index, rest) => !PARTICLES.has(word) && (word.length > 1 || index === 0 || rest.length === 1));
  return kept.length > 0 ? kept : all.slice(-1);
}

/** A person's name as printed, without titles in front ("Gen. Ada Voss" → "Ada Voss"). */
export function withoutTitles(name: string): string {
  const parts = name.split(/\s+/);
  let first = 0;
  while (first < parts.length - 1 && TITLES.has(plainName(parts[first]!))) first++;
  return parts.slice(first).join(" ");
}

/** True when two names of two words or more may be one person's: the surnames alike, and the first names alike, initialled or shortened. */
export function sameFullName(a: readonly string[], b: readonly string[]): boolean {
  if (a.length < 2 || b.length < 2) return false;
  const [firstA, firstB, lastA, lastB] = [a[0]!, b[0]!, a.at(-1)!, b.at(-1)!];
  // most pairs of names end here: no two spellings of a surname differ at both ends
  if (firstA !== firstB && lastA[0] !== lastB[0] && lastA.at(-1) !== lastB.at(-1)) return false;
  if (a.join(" ") === b.join(" ")) return true;
  const shorter = a.length <= b.length ? a : b;
  const longer = shorter === a ? b : a;
  // "Ana Lucia Brandt Reyes" is "Ana Brandt": every word of the shorter stands in the longer, the first at the front
  if (firstA === firstB && shorter.every((word) => longer.includes(word))) return true;
  // "Orland Ada Voss" is a name run together with the country before it
  if (shorter.join(" ") === longer.slice(-shorter.length).join(" ")) return true;
  // "Ali Omar Voss" is not "Ali Karim Vosse"
  const [middleA, middleB] = [a.slice(1, -1), b.slice(1, -1)];
  if (middleA.length > 0 && middleB.length > 0 && !middleA.some((word) => middleB.some((other) => alike(word, other)))) return false;
  return alike(lastA, lastB) && (alike(firstA, firstB) || initialOf(firstA, firstB) || shortOf(firstA, firstB));
}

/** True when a single word may be one of the person's names: the surname as a rule ("Voss"). */
export function isPartOf(word: string, full: readonly string[]): "surname" | "given" | undefined {
  if (full.length < 2) return undefined;
  if (full.at(-1) === word || full.slice(1).includes(word)) return "surname";
  return full[0] === word ? "given" : undefined;
}

/** Two spellings of one word: one letter apart, or two in long words that begin and end alike ("Tehrani", "Teherani"); so they begin or end alike. */
export function alike(a: string, b: string): boolean {
  if (a === b) return true;
  const longest = Math.max(a.length, b.length);
  if (Math.min(a.length, b.length) < 4) return false;
  const apart = distance(a, b, 2);
  return apart <= 1 ? longest >= 5 || a[0] === b[0] : apart === 2 && longest >= 7 && a[0] === b[0] && a.slice(-2) === b.slice(-2);
}

/** The initials that a body's name may be shortened to ("Union of Harbour Towns" → "UHT"). */
export function acronymOf(name: string): string {
  const parts = name.split(/[\s-]+/).filter((word) => /^\p{Lu}/u.test(word) && !LINKING.has(word.toLowerCase()));
  return parts.length < 2 ? "" : parts.map((word) => plainName(word).charAt(0)).join("");
}

/** True for a name that looks like an acronym ("UHT", "U.H.T."). */
export function isAcronym(name: string): boolean {
  return /^\p{Lu}[\p{Lu}\p{N}.&-]{1,9}s?$/u.test(name.trim());
}

/** Levenshtein distance, or `most + 1` when it is more. */
function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let row = Array.from({length: b.length + 1}, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return Math.min(row[b.length]!, most + 1);
}

function initialOf(a: string, b: string): boolean {
  return (a.length === 1 || b.length === 1) && a[0] === b[0];
}

/** "Alexis" and "Alexandra" may be one; "Ann" and "Anton" need not. */
function shortOf(a: string, b: string): boolean {
  return a.length >= 4 && b.length >= 4 && a.slice(0, 4) === b.slice(0, 4);
}
