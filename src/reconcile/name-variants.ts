// One name written in two ways in different reports: spellings of a person or place, given names, and expansions of an acronym.
// A shorter form of a name ("Ruhl" for "Ana Ruhl"), a title, a plural or a demonym is no variant.
import type {Told} from "../model/reading.js";
import {type Evidence, overlaps, textOf} from "../model/span.js";
import type {ActorIndex} from "./actors.js";
import {findCountry} from "./countries.js";
import {forgetful, type Memory} from "./memory.js";
import {foldWord} from "./shingles.js";

/** Ways in which reports write one name, each with its first place in every report that writes it so. */
export interface NameVariants {
  readonly names: readonly string[];
  readonly mentions: readonly Evidence[];
  readonly line?: string;
}

interface Written {
  readonly name: string;
  readonly folded: readonly string[];
  readonly mention: Evidence;
  readonly type: string;
  /** "Country" in a headline is a noun where the same report writes "country". */
  readonly common: boolean;
}

const MOST_NAMES = 3000;

/** Variants of names across reports, in order of the names. */
export function findNameVariants(told: readonly Told[], actors: ActorIndex, memory: Memory = forgetful): NameVariants[] {
  const written = told.flatMap((one) => memory.recall("names", one.report.id, [one], () => namesOf(one)));
  const spelled = joinWordings([...personVariants(written, actors), ...placeVariants(written.filter(({common}) => !common))]);
  return [...spelled, ...expansionVariants(told)].filter(({mentions}) => new Set(mentions.map(({report}) => report)).size > 1);
}

function isCommonNoun(name: string, folded: readonly string[], text: string): boolean {
  return folded.length === 1 && new RegExp(`\\b${name.toLowerCase().replace(/[^\p{L}]/gu, ".")}\\b`, "u").test(text);
}

// Heidar Alishvan, Heydar Alishvan and Heydar Alishban are one name in three spellings.
function joinWordings(found: readonly NameVariants[]): NameVariants[] {
  const joined: {names: Set<string>; mentions: Evidence[]; line?: string}[] = [];
  for (const {names, mentions, line} of found) {
    const home = joined.find((one) => names.some((name) => one.names.has(name)));
    if (home) {
      for (const name of names) home.names.add(name);
      home.mentions.push(
        ...mentions.filter((mention) => !home.mentions.some((one) => one.report === mention.report && one.start === mention.start)),
      );
      home.line ??= line;
    } else joined.push({names: new Set(names), mentions: [...mentions], ...(line ? {line} : {})});
  }
  return joined.map(({names, mentions, line}) => ({names: [...names].sort(), mentions, ...(line ? {line} : {})}));
}

function namesOf({report, reading}: Told): Written[] {
  const seen = new Set<string>();
  return reading.entities.flatMap((entity) => {
    const name = textOf(report.text, entity)
      .replace(/\s+/g, " ")
      .replace(/['’]s$/, "")
      .replace(/^(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Maj)\.? /, "");
    const folded = name
      .split(/[\s-]+/)
      .map(foldWord)
      .filter(Boolean);
    if (folded.length === 0 || report.furniture.some((span) => overlaps(span, entity)) || seen.has(`${entity.type}${folded.join(" ")}`))
      return [];
    seen.add(`${entity.type}${folded.join(" ")}`);
    const end = entity.start + textOf(report.text, entity).replace(/['’]s$/, "").length;
    const common = isCommonNoun(name, folded, report.text);
    return [{name, folded, mention: {report: report.id, start: entity.start, end}, type: entity.type, common}];
  });
}

// People are compared within one actor, and where the surname is the same or all but the same and the given name fits.
function personVariants(written: readonly Written[], actors: ActorIndex): NameVariants[] {
  const people = written.filter(({type, folded}) => type === "PER" && folded.length >= 2).slice(0, MOST_NAMES);
  const groups = new Map<string, Written[]>();
  for (const one of people) {
    for (const key of new Set([skeleton(one.folded.at(-1)!), `${one.folded[0]!.slice(0, 4)}`]))
      groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const found = new Map<string, NameVariants>();
  for (const group of groups.values()) {
    for (const [a, b] of pairs(group)) {
      if (!isPersonVariant(a, b) || a.mention.report === b.mention.report) continue;
      const line = actors.actorAt(a.mention.report, a.mention);
      const other = actors.actorAt(b.mention.report, b.mention);
      gather(found, a, b, line && line === other ? line : undefined, group);
    }
  }
  return [...found.values()];
}

function isPersonVariant(a: Written, b: Written): boolean {
  const [givenA, givenB] = [a.folded[0]!, b.folded[0]!];
  const [surA, surB] = [a.folded.at(-1)!, b.folded.at(-1)!];
  if (surA === surB)
    return givenA !== givenB && givenA.length > 2 && givenB.length > 2 && sharePrefix(givenA, givenB, 3) && !isPrefix(givenA, givenB, 3);
  return nearlySame(surA, surB) && (givenA === givenB || nearlySame(givenA, givenB));
}

function placeVariants(written: readonly Written[]): NameVariants[] {
  const places = written
    .filter(({folded, name}) => folded.length <= 2 && folded.at(-1)!.length >= 5 && !findCountry(name))
    .slice(0, MOST_NAMES);
  const perReport = new Map<string, Set<string>>();
  for (const {folded, mention} of written)
    perReport.set(mention.report, (perReport.get(mention.report) ?? new Set()).add(folded.join(" ")));
  const groups = new Map<string, Written[]>();
  for (const one of places.filter(({type}) => type === "LOC")) {
    const last = one.folded.at(-1)!;
    for (const key of new Set([skeleton(last), last.slice(0, 3)])) groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const found = new Map<string, NameVariants>();
  for (const group of groups.values()) {
    for (const [a, b] of pairs(group)) {
      if (a.mention.report === b.mention.report || !isPlaceVariant(a, b)) continue;
      // a report that writes both knows them apart
      if (perReport.get(a.mention.report)!.has(b.folded.join(" ")) || perReport.get(b.mention.report)!.has(a.folded.join(" "))) continue;
      gather(found, a, b, undefined, group);
    }
  }
  return [...found.values()];
}

function isPlaceVariant(a: Written, b: Written): boolean {
  const [x, y] = [a.folded.at(-1)!, b.folded.at(-1)!];
  if (
    x === y ||
    findCountry(a.name) ||
    findCountry(b.name) ||
    /(?:ian|ans|ese|ish|ns)$/.test(x) ||
    /(?:ian|ans|ese|ish|ns)$/.test(y) ||
    x === `${y}s` ||
    y === `${x}s`
  )
    return false;
  return nearlySame(x, y);
}

// "the League of Free Ports (LFP)" and "the League of Free Harbours (LFP)"
function expansionVariants(told: readonly Told[]): NameVariants[] {
  const byAcronym = new Map<string, {name: string; folded: string; mention: Evidence}[]>();
  for (const {report} of told) {
    for (const match of report.text.matchAll(
      /((?:\p{Lu}[\p{L}'’-]+ )(?:(?:of|for|and|the|on|in|de) |\p{Lu}[\p{L}'’-]+ ){1,7})\((\p{Lu}{2,8})\)/gu,
    )) {
      const name = trimTo(match[1]!.trim(), match[2]!);
      if (!name) continue;
      const start = match.index + match[1]!.trimEnd().length - name.length;
      const mention = {report: report.id, start, end: match.index + match[0].length};
      byAcronym.set(match[2]!, [...(byAcronym.get(match[2]!) ?? []), {name, folded: foldWord(name.replace(/\s+/g, "")), mention}]);
    }
  }
  return [...byAcronym].flatMap(([, list]) => {
    if (new Set(list.map(({folded}) => folded)).size < 2) return [];
    return [{names: [...new Set(list.map(({name}) => name))], mentions: list.map(({mention}) => mention)}];
  });
}

// From the word that begins the acronym on: "the main Economic League of Ports (ELP)" is the "Economic League of Ports".
function trimTo(words: string, acronym: string): string | undefined {
  const parts = words.split(" ");
  const first = parts.findIndex(
    (word, at) => word[0] === acronym[0] && parts.slice(at).filter((part) => /^\p{Lu}/u.test(part)).length <= acronym.length + 1,
  );
  return first < 0 || parts.length - first < 2 ? undefined : parts.slice(first).join(" ");
}

function gather(found: Map<string, NameVariants>, a: Written, b: Written, line: string | undefined, group: readonly Written[]): void {
  const wordings = new Set([a.folded.join(" "), b.folded.join(" ")]);
  const key = [...wordings].sort().join("|");
  if (found.has(key)) return;
  const mentions = group.filter(({folded}) => wordings.has(folded.join(" "))).map(({mention}) => mention);
  found.set(key, {names: [a.name, b.name].sort(), mentions, ...(line ? {line} : {})});
}

function* pairs<Item>(items: readonly Item[]): Generator<[Item, Item]> {
  const few = items.slice(0, 60);
  for (let i = 0; i < few.length; i++) for (let j = i + 1; j < few.length; j++) yield [few[i]!, few[j]!];
}

/** Spelled alike but not the same: one or two letters apart, or the same when doubled and silent letters are left out. */
export function nearlySame(a: string, b: string): boolean {
  if (a === b || a[0] === undefined || Math.abs(a.length - b.length) > 2 || Math.min(a.length, b.length) < 5) return false;
  const apart = editDistance(a, b);
  if (skeleton(a) === skeleton(b)) return apart <= 3;
  return apart === 1 || (apart === 2 && Math.min(a.length, b.length) >= 7 && a[0] === b[0]);
}

// Letters that transliterations treat freely: vowels, doubled letters, h, and c/k, y/i/j, v/w/b.
function skeleton(word: string): string {
  return word
    .replace(/tch|tsh|ch/g, "t")
    .replace(/[aeiouyhj]/g, "")
    .replace(/[ckq]/g, "k")
    .replace(/[vwb]/g, "v")
    .replace(/[zs]/g, "s")
    .replace(/(.)\1+/g, "$1");
}

function sharePrefix(a: string, b: string, length: number): boolean {
  return a.slice(0, length) === b.slice(0, length);
}

function isPrefix(a: string, b: string, least: number): boolean {
  return Math.min(a.length, b.length) >= least && (a.startsWith(b) || b.startsWith(a));
}

function editDistance(a: string, b: string): number {
  let row = Array.from({length: b.length + 1}, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    row = next;
  }
  return row[b.length]!;
}
