// Who is who across reports: parties are joined when their names or roles say so, every alias keeps its reason, and a doubtful join is left apart.

import {acronymOf, alike, isAcronym, personWords, plainName, ROLE_NOUNS, sameFullName, TITLES, withoutTitles} from "../model/names.js";
import type {Sentence, Told} from "../model/reading.js";
import type {Actor, ActorKind, Alias, Role} from "../model/situation.js";
import {bySpan, type Evidence, type Span} from "../model/span.js";
import {bodyWords} from "./bodies.js";
import {findCountry} from "./countries.js";
import {
  ANYBODY,
  ARMED_WORDS,
  BEARERS,
  BODY_NOUNS,
  DOCUMENT_NOUNS,
  EMPTY_MODIFIERS,
  GOVERNMENT_WORDS,
  LOOSE_MODIFIERS,
  OUTLET_WORDS,
  OUTLETS,
  PEOPLE_NOUNS,
  PERSON_NOUNS,
  RULERS_BY_FORCE,
  SAME_PEOPLE,
} from "./en/actor-words.js";
import {forgetful, type Memory} from "./memory.js";
import {countryOf, findParties, type Party, type PartyName, type PartyPhrase} from "./parties.js";
import {childrenOf, headOf, sentenceAt, subtreeOf, tokensIn} from "./phrases.js";
import {hash} from "./shingles.js";

/** The actors of a situation and who is meant at any place of its reports. */
export interface ActorIndex {
  readonly actors: readonly Actor[];
  /** Id of the actor that a span denotes, by its head word, the names inside it and what a pronoun refers to; undefined when it can't be told. */
  actorAt(report: string, span: Span): string | undefined;
  /** Name and aliases of an actor; empty for an unknown id. */
  namesOf(id: string): readonly string[];
  /** Undefined for an unknown id. */
  kindOf(id: string): ActorKind | undefined;
  /** All that `actorAt` goes by in a report, with name, kind and country of its actors, in one string: whoever keeps what it says of the report compares it. */
  signatureOf(report: string): string;
}

/** Parties that are one actor. */
interface Cluster {
  readonly parties: Party[];
}

/** Joins the parties of all reports into actors. Order of the reports does not matter. */
export function joinActors(told: readonly Told[], memory: Memory = forgetful): ActorIndex {
  const sorted = [...told].sort((a, b) => (a.report.id < b.report.id ? -1 : 1));
  const parties = sorted.flatMap((one) => memory.recall("parties", one.report.id, [one], () => findParties(one)));
  const outlets = outletsOf(sorted);
  const named = [...outlets].sort().join("|");
  const described = joinParties(parties, sorted)
    .filter((cluster) => isActor(cluster.parties))
    .map((cluster) => {
      const {report, mentions} = cluster.parties[0]!;
      const key = `${report} ${mentions[0]?.start} ${mentions[0]?.end}`;
      return {cluster, actor: memory.recall("actor", key, [named, ...cluster.parties], () => describe(cluster, outlets))};
    });
  return indexActors(withIds(described, memory), sorted);
}

// ---- joining

/** Union-find over parties; the earliest party stands for its group. */
interface Joiner {
  readonly parties: readonly Party[];
  find(index: number): number;
  /** Joins two groups because of their names. */
  join(a: number, b: number): void;
  /** Joins two groups because of what they are called; never two that bear proper names. */
  joinNameless(a: number, b: number): void;
  /** True when the group of a party bears a proper name. */
  isNamed(index: number): boolean;
}

/** `countries` says which country each party is, if any: two countries, or a country and a person of full name, are never one. */
function joinerOf(parties: readonly Party[], countries: readonly (string | undefined)[]): Joiner {
  const up = parties.map((_, index) => index);
  const country = [...countries];
  const person = parties.map((party) => personNames(party).some(({text}) => personWords(text).length > 1));
  const named = parties.map((party) => party.names.some(({type}) => type !== "MISC") && senseOfParty(party) === undefined);
  const find = (index: number): number => {
    let at = index;
    while (up[at] !== at) {
      up[at] = up[up[at]!]!;
      at = up[at]!;
    }
    return at;
  };
  const join = (a: number, b: number) => {
    const [x, y] = [find(a), find(b)].sort((one, other) => one - other) as [number, number];
    if (country[x] !== undefined && country[y] !== undefined && country[x] !== country[y]) return;
    if ((country[x] !== undefined && person[y]) || (country[y] !== undefined && person[x])) return;
    up[y] = x;
    country[x] ??= country[y];
    person[x] ||= person[y]!;
    named[x] ||= named[y]!;
  };
  return {
    parties,
    find,
    join,
    joinNameless: (a, b) => {
      if (!(named[find(a)] && named[find(b)])) join(a, b);
    },
    isNamed: (index) => named[find(index)]!,
  };
}

function joinParties(parties: readonly Party[], told: readonly Told[]): Cluster[] {
  const people = givenNames(parties);
  const countries = parties.map((party) => countryOfParty(party, people));
  const joiner = joinerOf(parties, countries);
  joinCountries(joiner, countries);
  joinPeople(joiner);
  joinBodies(joiner, told, people);
  joinOffices(joiner);
  joinKinds(joiner);
  joinPhrases(joiner);
  const clusters = new Map<number, Party[]>();
  parties.forEach((party, index) => {
    const root = joiner.find(index);
    const members = clusters.get(root);
    if (members) members.push(party);
    else clusters.set(root, [party]);
  });
  return [...clusters.values()].map((members) => ({parties: members}));
}

/** Names of one country; a capital or demonym only where it acts ("Port Orland refused", not "a street in Port Orland"). */
function joinCountries(joiner: Joiner, countries: readonly (string | undefined)[]): void {
  const first = new Map<string, number>();
  countries.forEach((country, index) => {
    if (!country) return;
    const known = first.get(country);
    if (known === undefined) first.set(country, index);
    else joiner.join(known, index);
  });
}

/** Every word of the full names of people: "Chad" is no country where a Chad Brandt is about. */
function givenNames(parties: readonly Party[]): ReadonlySet<string> {
  return new Set(
    parties
      .flatMap((party) => personNames(party).map((name) => personWords(name.text)))
      .filter((words) => words.length > 1)
      .flat(),
  );
}

function countryOfParty(party: Party, people: ReadonlySet<string>): string | undefined {
  if (party.names.some((name) => name.type === "PER" && (!findCountry(name.text) || people.has(plainName(name.text))))) return undefined;
  for (const name of party.names) {
    const found = findCountry(name.text);
    if (found && (found.by === "name" || (party.acts && name.type !== "MISC"))) return found.country;
  }
  return undefined;
}

function joinPeople(joiner: Joiner): void {
  const byName = new Map<string, {words: string[]; parties: number[]; reports: Set<string>}>();
  joiner.parties.forEach((party, index) => {
    const names = personNames(party).map(({text}) => personWords(text));
    // whoever bears a full name is known by it: "Ada Voss … Ada" is not every Ada
    const full = names.filter((words) => words.length > 1);
    for (const words of full.length > 0 ? full : names) {
      const entry = byName.get(words.join(" ")) ?? {words, parties: [], reports: new Set()};
      entry.parties.push(index);
      entry.reports.add(party.report);
      byName.set(words.join(" "), entry);
    }
  });
  const entries = [...byName.values()].sort((a, b) => (a.words.join(" ") < b.words.join(" ") ? -1 : 1));
  const known = new Set(entries.map(({words}) => words.join(" ")));
  const full = entries.filter((entry) => entry.words.length > 1);
  for (const entry of full) for (const party of entry.parties) joiner.join(entry.parties[0]!, party);
  joinSpellings(
    joiner,
    full.filter(({words}) => !isTwoNames(words, known)),
  );
  const bearers = indexNames(full);
  for (const entry of entries.filter(({words}) => words.length === 1)) joinSingle(joiner, entry, bearersOf(entry.words[0]!, bearers));
}

type NameEntry = {readonly words: string[]; readonly parties: number[]; readonly reports: ReadonlySet<string>};

/** "Ada Voss Karl Brandt": two full names that a page or a headline ran together. */
function isTwoNames(words: readonly string[], known: ReadonlySet<string>): boolean {
  return words.some(
    (_, i) => i >= 2 && words.length - i >= 2 && known.has(words.slice(0, i).join(" ")) && known.has(words.slice(i).join(" ")),
  );
}

/** Full names that differ in spelling; only names with one initial of the surname are compared, at most 400 of them. */
function joinSpellings(joiner: Joiner, full: readonly NameEntry[]): void {
  const buckets = new Map<string, NameEntry[]>();
  for (const entry of full) {
    for (const letter of new Set([entry.words.at(-1)!.charAt(0), entry.words[0]!.charAt(0)]))
      buckets.set(letter, [...(buckets.get(letter) ?? []), entry]);
  }
  for (const bucket of buckets.values()) {
    if (bucket.length > 400) continue;
    for (const [i, a] of bucket.entries()) {
      for (const b of bucket.slice(i + 1)) if (sameFullName(a.words, b.words)) joiner.join(a.parties[0]!, b.parties[0]!);
    }
  }
}

/**
 * A lone surname joins the only person who bears it: of its own report, else of all. Two who bear it leave it apart
 * ("Voss" beside "Ada Voss and her brother Karl Voss"), unless one of them is far better known.
 */
function joinSingle(joiner: Joiner, entry: NameEntry, spelt: readonly NameEntry[]): void {
  const byReport = new Map<string, number[]>();
  for (const party of entry.parties) {
    const report = joiner.parties[party]!.report;
    byReport.set(report, [...(byReport.get(report) ?? []), party]);
  }
  const firsts: number[] = [];
  for (const [report, parties] of byReport) {
    const here = rootsOf(
      joiner,
      spelt.filter((other) => other.reports.has(report)),
    );
    const candidates = here.size > 0 ? here : foremost(joiner, spelt);
    for (const party of parties) joiner.join(parties[0]!, party);
    if (candidates.size === 1) joiner.join([...candidates][0]!, parties[0]!);
    else if (candidates.size === 0) firsts.push(parties[0]!);
  }
  for (const party of firsts) joiner.join(firsts[0]!, party);
}

/** Full names by each of their words, and by the first and the last letter of the surname. */
interface NamesByWord {
  readonly words: ReadonlyMap<string, readonly NameEntry[]>;
  readonly letters: ReadonlyMap<string, readonly NameEntry[]>;
}

function indexNames(full: readonly NameEntry[]): NamesByWord {
  const words = new Map<string, NameEntry[]>();
  const letters = new Map<string, NameEntry[]>();
  for (const entry of full) {
    for (const word of new Set(entry.words)) put(words, word, entry);
    const surname = entry.words.at(-1)!;
    put(letters, `${surname[0]}…`, entry);
    put(letters, `…${surname.at(-1)}`, entry);
  }
  return {words, letters};
}

/** The full names that hold a word, else those whose surname is another spelling of it. */
function bearersOf(word: string, {words, letters}: NamesByWord): readonly NameEntry[] {
  const own = words.get(word);
  if (own || word.length < 5) return own ?? [];
  const near = new Set([...(letters.get(`${word[0]}…`) ?? []), ...(letters.get(`…${word.at(-1)}`) ?? [])]);
  return [...near].filter((other) => alike(word, other.words.at(-1)!));
}

/** Times that one bearer of a surname must be in more reports than all others, to be meant where no full name stands. */
const FOREMOST = 10;

/** Who may be meant by a surname in a report without a full name: all who bear it, or the one whom ten times as many reports name as the others. */
function foremost(joiner: Joiner, entries: readonly NameEntry[]): Set<number> {
  const reports = new Map<number, Set<string>>();
  for (const entry of entries) {
    const root = joiner.find(entry.parties[0]!);
    const known = reports.get(root) ?? new Set();
    for (const report of entry.reports) known.add(report);
    reports.set(root, known);
  }
  const [first, ...others] = [...reports].sort((a, b) => b[1].size - a[1].size || a[0] - b[0]);
  const rest = others.reduce((sum, [, of]) => sum + of.size, 0);
  return first && rest > 0 && first[1].size >= FOREMOST * rest ? new Set([first[0]]) : new Set(reports.keys());
}

function rootsOf(joiner: Joiner, entries: readonly NameEntry[]): Set<number> {
  return new Set(entries.map((entry) => joiner.find(entry.parties[0]!)));
}

function personNames(party: Party): readonly PartyName[] {
  return party.names.filter((name) => name.type === "PER" && !isBodyOfPerson(name.text));
}

/** "Voss Administration", "the Voss White House": a body that is called after a person and was tagged as one. */
function isBodyOfPerson(name: string): boolean {
  const words = plainName(name).split(" ");
  return words.length > 1 && GOVERNMENT_WORDS.has(words.at(-1)!);
}

interface Body {
  readonly name: string;
  readonly words: readonly string[];
  readonly type: PartyName["type"];
  readonly party: number;
}

/** A lone word tagged as a person whose word no full name holds may be a body's name that was misread once. */
function isPersonName(name: PartyName, people: ReadonlySet<string>): boolean {
  return name.type === "PER" && (personWords(name.text).length > 1 || people.has(plainName(name.text)));
}

/** Bodies by the same words in any order, an acronym, or the shorter form of one name only. */
function joinBodies(joiner: Joiner, told: readonly Told[], people: ReadonlySet<string>): void {
  const bodies: Body[] = [];
  const byKey = new Map<string, Body>();
  joiner.parties.forEach((party, index) => {
    for (const name of party.names) {
      if (isPersonName(name, people) || countryOf(name)) continue;
      const words = bodyWords(name.text);
      const key = [...words].sort().join(" ");
      const known = byKey.get(key);
      if (known) joiner.join(known.party, index);
      else if (key !== "") {
        const body = {name: name.text, words, type: name.type, party: index};
        byKey.set(key, body);
        bodies.push(body);
      }
    }
  });
  joinUnnamed(joiner, byKey);
  joinBearers(joiner, byKey, people);
  joinAcronyms(joiner, bodies, told);
  joinShorter(joiner, bodies);
}

/** The words of a body's name without capitals are the body too: "the Harbour Council", "the harbour council". */
function joinUnnamed(joiner: Joiner, byKey: ReadonlyMap<string, Body>): void {
  joiner.parties.forEach((party, index) => {
    const phrase = party.names.length === 0 ? party.phrases[0] : undefined;
    const body = phrase && byKey.get([...bodyWords(phrase.text)].sort().join(" "));
    if (body) joiner.joinNameless(body.party, index);
  });
}

/** Those who fight or work under a body's name are the body: "Velden Front fighters", "the Velden Front group". */
function joinBearers(joiner: Joiner, byKey: ReadonlyMap<string, Body>, people: ReadonlySet<string>): void {
  joiner.parties.forEach((party, index) => {
    // "the rebels … Voss forces": a chain that calls them otherwise first is not sure of them
    const said = [
      ...party.phrases.slice(0, 1).map(({core}) => core),
      ...party.names.filter(({type}) => type !== "PER").map(({text}) => text),
    ];
    for (const words of said.map(bodyWords)) {
      const own = words.filter((word) => !BEARERS.has(word) && !BEARERS.has(word.replace(/s$/, "")) && !word.startsWith("#"));
      if (own.length === 0 || own.length === words.length || !BEARERS.has(words.at(-1)!.replace(/s$/, ""))) continue;
      // "Voss forces" fight for Voss and are not Voss
      if (own.some((word) => people.has(word))) continue;
      const body = byKey.get([...own].sort().join(" "));
      if (body && body.type !== "LOC" && body.party !== index) joiner.join(body.party, index);
    }
  });
}

function joinAcronyms(joiner: Joiner, bodies: readonly Body[], told: readonly Told[]): void {
  const short = new Map(bodies.filter((body) => isAcronym(body.name)).map((body) => [plainName(body.name).replace(/ /g, ""), body]));
  const texts = new Map(told.map(({report}) => [report.id, report.text]));
  const told2 = new Map<string, Set<number>>();
  for (const body of bodies.filter(({name}) => !isAcronym(name))) {
    const key = acronymOf(body.name);
    if (key.length >= 3 && short.has(key)) told2.set(key, (told2.get(key) ?? new Set()).add(joiner.find(body.party)));
  }
  // initials that two bodies share join neither
  for (const [key, roots] of told2) if (roots.size === 1) joiner.join([...roots][0]!, short.get(key)!.party);
  joiner.parties.forEach((party, index) => {
    for (const name of party.names) {
      const behind = /^\s*\(["“]?(\p{Lu}[\p{Lu}\p{N}.&-]{1,9})["”]?\)/u.exec(texts.get(party.report)?.slice(name.end, name.end + 16) ?? "");
      const stated = behind && short.get(plainName(behind[1]!).replace(/ /g, ""));
      // "Velden (UPN) —" opens a report with its agency
      if (stated && name.type !== "PER" && mayAbbreviate(behind[1]!, name.text)) joiner.join(index, stated.party);
    }
  });
}

/** True for a name of two words or more that begins with the letter that the short one begins with. */
function mayAbbreviate(short: string, name: string): boolean {
  const words = plainName(name).split(" ");
  return (
    words.length > 1 &&
    (words[0]!.charAt(0) === short.charAt(0).toLowerCase() ||
      words.some((word) => word.charAt(0) === short.charAt(0).toLowerCase() && findCountry(words[0]!) !== undefined))
  );
}

/**
 * "The Geological Survey" is the "Orlandian Geological Survey" while no other body's name ends so. The shorter name keeps the noun that the
 * longer one turns on, so that "Western Isles" is no short form of "Council of the Western Isles"; a lone name may lack a noun such as "Group".
 */
function joinShorter(joiner: Joiner, bodies: readonly Body[]): void {
  const byWord = new Map<string, Body[]>();
  for (const body of bodies) for (const word of new Set(body.words)) byWord.set(word, [...(byWord.get(word) ?? []), body]);
  for (const body of bodies) {
    const own = body.words.filter((word) => !word.startsWith("#"));
    if (own.length === 0 || (own.length === 1 && (body.words.length > 1 || own[0]!.length < 5))) continue;
    const longer = (byWord.get(own.at(-1)!) ?? []).filter(
      (other) => other !== body && other.words.length > body.words.length && isShortOf(body, own, other),
    );
    const roots = new Set(longer.map((other) => joiner.find(other.party)));
    roots.delete(joiner.find(body.party));
    if (roots.size === 1) joiner.join([...roots][0]!, body.party);
  }
}

function isShortOf(body: Body, own: readonly string[], other: Body): boolean {
  if (!body.words.every((word) => other.words.includes(word))) return false;
  if (own.length >= 2) return own.includes(nounOf(other.name));
  const rest = other.words.filter((word) => word !== own[0]);
  return body.type !== "LOC" && other.words[0] === own[0] && rest.every((word) => BODY_NOUNS.has(word) || BEARERS.has(word));
}

/** The noun that a body's name turns on: the last word before "of" or "for", else the last. */
function nounOf(name: string): string {
  return plainName(name.split(/\s+(?:of|for|on)\s+/i)[0]!)
    .split(" ")
    .at(-1)!;
}

/**
 * "The governor" is the one person of the report who holds that office; "the Orlandian president", the one of all reports. Two who may be meant
 * leave it apart.
 */
function joinOffices(joiner: Joiner): void {
  const holders = new Map<string, Held[]>();
  joiner.parties.forEach((party, index) => {
    for (const {title} of party.roles) {
      const words = bodyWords(title);
      const office = words.find((word) => OFFICES.has(word));
      if (office) put(holders, office, {index, report: party.report, country: words.find(isCountryWord), words});
    }
  });
  const byReport = inReports(holders);
  joiner.parties.forEach((party, index) => {
    const phrase = party.names.length === 0 ? party.phrases[0] : undefined;
    if (!phrase || phrase.plural || phrase.indefinite || !OFFICES.has(phrase.noun)) return;
    const country = bodyWords(phrase.core).find(isCountryWord);
    const own = bodyWords(phrase.core).filter((word) => word !== phrase.noun && !isCountryWord(word) && !EMPTY_MODIFIERS.has(word));
    const fits = ({country: held, words = []}: Held) =>
      (!country || !held || held === country) &&
      own.every((word) => words.includes(word)) &&
      !words.some((word) => PAST_HOLDER.has(word) && !own.includes(word));
    const here = (byReport.get(`${phrase.noun} ${party.report}`) ?? []).filter(fits);
    const elsewhere = country ? (holders.get(phrase.noun) ?? []).filter((holder) => holder.country === country) : [];
    const root = onlyRoot(joiner, here.length > 0 ? here : elsewhere, fits);
    if (root !== undefined) joiner.joinNameless(root, index);
  });
}

const PAST_HOLDER = new Set("former ex late deputy vice assistant acting designate elect ousted deposed".split(" "));

/** A party that holds an office or is called by a noun. */
interface Held {
  readonly index: number;
  readonly report: string;
  readonly country?: string | undefined;
  /** Words of the title, for comparing. */
  readonly words?: readonly string[];
}

function inReports(held: ReadonlyMap<string, readonly Held[]>): ReadonlyMap<string, Held[]> {
  const byReport = new Map<string, Held[]>();
  for (const [noun, all] of held) for (const one of all) put(byReport, `${noun} ${one.report}`, one);
  return byReport;
}

/** The one actor that all of them are; looking stops at the second. */
function onlyRoot(joiner: Joiner, held: readonly Held[], fits: (one: Held) => boolean): number | undefined {
  let root: number | undefined;
  for (const one of held) {
    if (!fits(one)) continue;
    const found = joiner.find(one.index);
    if (root !== undefined && found !== root) return undefined;
    root = found;
  }
  return root;
}

function put<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

/** "The bloc" is the one body that the report calls so, or else the one that any report calls so beside its name. */
function joinKinds(joiner: Joiner): void {
  const called = new Map<string, Held[]>();
  const beside = new Map<string, Held[]>();
  joiner.parties.forEach((party, index) => {
    if (!party.names.some(({type}) => type === "ORG")) return;
    const held = {index, report: party.report};
    for (const kind of new Set(party.kinds)) put(beside, kind, held);
    const told = party.phrases.map(({noun}) => noun).filter((noun) => !ANY_COUNTRY_HAS.has(noun));
    for (const kind of new Set([...party.kinds, ...told])) put(called, kind, held);
  });
  const byReport = inReports(called);
  joiner.parties.forEach((party, index) => {
    const phrase = party.names.length === 0 ? party.phrases[0] : undefined;
    if (!phrase || phrase.plural || phrase.indefinite || !BODY_NOUNS.has(phrase.noun)) return;
    if (senseOf(phrase.core, phrase.noun).modifiers.size > 0) return;
    const able = byReport.get(`${phrase.noun} ${party.report}`) ?? beside.get(phrase.noun) ?? [];
    const root = onlyRoot(joiner, able, () => true);
    if (root !== undefined) joiner.joinNameless(root, index);
  });
}

// a chain that runs from a body's name to "the government" is mistaken more often than not
const ANY_COUNTRY_HAS = new Set("government country nation state regime army military force navy police administration people".split(" "));

/** Offices that one person at a time holds. */
const OFFICES = new Set(
  "president premier chancellor minister secretary governor mayor king queen pope emir sultan ambassador chairman chairwoman spokesman spokeswoman commander commissioner".split(
    " ",
  ),
);

function isCountryWord(word: string): boolean {
  return word.startsWith("#");
}

/** A nameless party with the sense of its phrase. */
interface Group {
  readonly index: number;
  readonly report: string;
  readonly start: number;
  readonly armed: boolean;
  readonly modifiers: ReadonlySet<string>;
}

/** Nameless parties: bodies and people in the plural by their noun and its modifiers; one person never ("a resident" may be anybody). */
function joinPhrases(joiner: Joiner): void {
  const groups = new Map<string, Group[]>();
  joiner.parties.forEach((party, index) => {
    const sense = senseOfParty(party);
    // who "the bloc" is has been told by its report
    if (joiner.isNamed(index)) return;
    if (!sense || (ANYBODY.has(sense.noun) && sense.modifiers.size === 0)) return;
    const start = party.mentions[0]?.start ?? 0;
    put(groups, sense.noun, {index, report: party.report, start, armed: sense.armed, modifiers: sense.modifiers});
  });
  const countries = countriesNamed(joiner.parties);
  for (const group of groups.values()) joinBySense(joiner, group, countries);
}

/** How often each report names each country, as comparing words. */
function countriesNamed(parties: readonly Party[]): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const named = new Map<string, Map<string, number>>();
  for (const {report, names, phrases} of parties) {
    const known = named.get(report) ?? new Map<string, number>();
    named.set(report, known);
    for (const word of [...names.map(({text}) => text), ...phrases.map(({core}) => core)].flatMap(bodyWords).filter(isCountryWord))
      known.set(word, (known.get(word) ?? 0) + 1);
  }
  return named;
}

/** True for a country that a report names at least half as often as the one it names most. */
function isMain(country: string, named: ReadonlyMap<string, number> | undefined): boolean {
  const count = named?.get(country) ?? 0;
  return count > 0 && count * 2 >= [...named!.values()].reduce((most, other) => Math.max(most, other), 0);
}

interface Sense {
  readonly noun: string;
  readonly armed: boolean;
  readonly modifiers: ReadonlySet<string>;
}

// with organs of a state and its forces, nouns of which a country has one: a bank or a company of a country is not its bank
const OPPOSED = new Set(["opposition", "police", "coalition"]);

/** The sense of a nameless party, or of a name that is a common noun with a country or nothing before it: "Orlandian Government". */
function senseOfParty(party: Party): Sense | undefined {
  if (party.names.length === 0) {
    const phrase = party.phrases.find((p) => !isOnePerson(p));
    return phrase && senseOf(phrase.core, phrase.noun);
  }
  const name = party.names.find(({type}) => type === "ORG")?.text;
  const noun = name && nounOf(name);
  if (!noun || !(GOVERNMENT_WORDS.has(noun) || ARMED_WORDS.has(noun) || RULERS_BY_FORCE.has(noun) || OPPOSED.has(noun))) return undefined;
  const sense = senseOf(name, noun);
  return [...sense.modifiers].every(isCountryWord) ? sense : undefined;
}

/** The same modifiers are the same people; without any they are those of the one country, or else of the one kind, that is told apart. */
function joinBySense(joiner: Joiner, group: readonly Group[], countries: ReadonlyMap<string, ReadonlyMap<string, number>>): void {
  const rich = new Map<string, Group[]>();
  for (const one of group) put(rich, [...one.modifiers].sort().join(" "), one);
  const bare = rich.get("") ?? [];
  rich.delete("");
  for (const same of rich.values()) for (const {index} of same) joiner.joinNameless(same[0]!.index, index);
  const national = [...rich].filter(([key]) => /^#\S+$/.test(key));
  const homes = (national.length > 0 ? national : [...rich]).map(([, same]) => homeOf(same));
  const byReport = new Map<string, Group[]>();
  for (const one of bare) put(byReport, one.report, one);
  for (const [report, ones] of byReport) {
    // "the government" of a report that hardly names Orland is not Orland's
    const near = homes.filter((home) =>
      ones.some(({armed}) => armed)
        ? isToldBefore(home, report, ones)
        : home.inReport.has(report) || home.of.every((country) => isMain(country, countries.get(report))),
    );
    const home = mostOf(near, (one) => one.inReport.get(report) ?? 0) ?? mostOf(near, (one) => one.size);
    for (const {index} of ones) joiner.joinNameless(home?.first ?? bare[0]!.index, index);
  }
}

/** Parties of one sense, by how many there are in each report. */
interface Home {
  readonly first: number;
  readonly of: readonly string[];
  readonly size: number;
  readonly inReport: ReadonlyMap<string, number>;
  readonly firstIn: ReadonlyMap<string, number>;
}

function homeOf(same: readonly Group[]): Home {
  const inReport = new Map<string, number>();
  const firstIn = new Map<string, number>();
  for (const {report, start} of same) {
    inReport.set(report, (inReport.get(report) ?? 0) + 1);
    firstIn.set(report, Math.min(start, firstIn.get(report) ?? start));
  }
  return {first: same[0]!.index, of: [...same[0]!.modifiers].filter(isCountryWord), size: same.length, inReport, firstIn};
}

// "Soldiers took the palace … beside Orland's army": any country has soldiers, so whose they are has been said before
function isToldBefore({firstIn}: Home, report: string, ones: readonly Group[]): boolean {
  const told = firstIn.get(report);
  return told !== undefined && ones.every(({start}) => told < start);
}

/** The home with the most parties, when it has twice as many as any other. */
function mostOf(homes: readonly Home[], count: (home: Home) => number): Home | undefined {
  const [first, second] = [...homes].sort((a, b) => count(b) - count(a));
  return first && count(first) > 0 && count(first) >= 2 * (second ? count(second) : 0) ? first : undefined;
}

function isOnePerson(phrase: PartyPhrase): boolean {
  return !phrase.plural && (PERSON_NOUNS.has(phrase.noun) || ROLE_NOUNS.has(phrase.noun));
}

/** The noun under which a phrase is compared, and the modifiers that tell it from others of that noun. */
function senseOf(core: string, noun: string): Sense {
  const words = bodyWords(core.replace(/\S+-(?:led|backed|run|linked|based)\b/gi, ""));
  const at = words.findIndex((word) => word === noun || word.startsWith(noun));
  const before = words[at - 1];
  const numbered = ANYBODY.has(noun);
  const modifiers = new Set(words.filter((word, index) => index !== at && !EMPTY_MODIFIERS.has(word) && (numbered || !/^\d/.test(word))));
  const pair = before ? `${before}-${noun}` : noun;
  if (RULERS_BY_FORCE.has(noun) || RULERS_BY_FORCE.has(pair))
    return {noun: "junta", armed: false, modifiers: new Set([...modifiers].filter(isCountryWord))};
  const set = SAME_PEOPLE.findIndex((group) => group.has(noun));
  const loose = BODY_NOUNS.has(noun) || ARMED_WORDS.has(noun);
  return {
    noun: set >= 0 ? `set ${set}` : noun,
    armed: ARMED_WORDS.has(noun) || ARMED_WORDS.has(`${noun}s`),
    modifiers: loose ? new Set([...modifiers].filter((word) => !LOOSE_MODIFIERS.has(word))) : modifiers,
  };
}

// ---- describing

function isActor(parties: readonly Party[]): boolean {
  const names = parties.flatMap((party) => party.names);
  const acts = parties.some((party) => party.acts);
  if (names.length > 0 && names.every(({text}) => TITLES.has(plainName(text)))) return false;
  if (names.some((name) => name.type === "PER" || name.type === "ORG")) return true;
  if (names.some((name) => name.type === "LOC"))
    return acts && (names.some((name) => countryOf(name)) || parties.some((party) => party.heads.length > 0 && party.acts));
  // "Orlandians refused": a people by its name in the plural
  if (names.some((name) => /s$/.test(name.text) && findCountry(name.text)?.by === "demonym")) return acts;
  return acts && parties.some((party) => party.phrases.length > 0);
}

function describe(cluster: Cluster, outlets: ReadonlySet<string>): Omit<Actor, "id"> {
  const names = cluster.parties.flatMap((party) => party.names);
  const phrases = cluster.parties.flatMap((party) => party.phrases);
  const kind = kindOf(names, phrases, outlets);
  const name = mainName(names, phrases, kind);
  const roles = rolesOf(cluster.parties);
  return {
    name,
    kind,
    aliases: aliasesOf(name, names, phrases, kind),
    roles,
    of: belongsTo(name, kind, phrases, roles),
    mentions: cluster.parties.flatMap((party) => party.mentions.map((span) => ({report: party.report, ...span}))).sort(byEvidence),
  };
}

function kindOf(names: readonly PartyName[], phrases: readonly PartyPhrase[], outlets: ReadonlySet<string>): ActorKind {
  if (names.length === 0) return kindOfPhrase(phrases);
  const type = mostFrequent(names.map((name) => name.type)) as PartyName["type"];
  if (type === "PER") return "person";
  // "Orlandians" are a people, not their country
  if (names.some((name) => name.type !== "MISC" && countryOf(name))) return "country";
  const spelt = names.map(({text}) => plainName(text).split(" "));
  const isOutlet = (text: string, words: readonly string[]) => words.some((word) => OUTLETS.has(word)) || isOutletName(text, outlets);
  // one strange name or one mistaken phrase among many does not say what an actor is
  if (mostly(names, ({text}, at) => isOutlet(text, spelt[at]!)) || mostly(phrases, ({text}) => OUTLET_PHRASE.test(text))) return "outlet";
  const arms = (words: readonly string[]) => words.some((word) => ARMED_WORDS.has(word));
  if (mostly(spelt, arms) || mostly(phrases, ({noun}) => arms([noun, `${noun}s`]))) return "armed-group";
  return mostly(spelt, (words) => words.some((word) => GOVERNMENT_WORDS.has(word))) ? "government" : "organisation";
}

const OUTLET_PHRASE = /\b(?:news agency|broadcaster|newspaper|daily|radio station)\b/i;

/** True when a third of the items are so. */
function mostly<T>(items: readonly T[], test: (item: T, at: number) => boolean): boolean {
  return items.length > 0 && items.filter(test).length * 3 >= items.length;
}

function kindOfPhrase(phrases: readonly PartyPhrase[]): ActorKind {
  const first = phrases[0];
  if (!first) return "organisation";
  if (phrases.some((phrase) => RULERS_BY_FORCE.has(phrase.noun) || GOVERNMENT_WORDS.has(phrase.noun))) return "government";
  if (phrases.some((phrase) => ARMED_WORDS.has(phrase.noun) || ARMED_WORDS.has(`${phrase.noun}s`))) return "armed-group";
  if (/\b(?:news agency|television|radio|newspaper|broadcaster|media)\b/i.test(first.text)) return "outlet";
  return isOnePerson(first) ? "person" : "organisation";
}

/** Names of the outlets whose reports these are, as they are compared. */
function outletsOf(told: readonly Told[]): ReadonlySet<string> {
  return new Set(told.flatMap(({report}) => (report.outlet ? [plainName(report.outlet).replace(/ /g, "")] : [])));
}

function isOutletName(name: string, outlets: ReadonlySet<string>): boolean {
  const words = plainName(name).split(" ");
  if (words.some((word) => OUTLET_WORDS.has(word)) && words.length > 1) return true;
  const joined = words.join("");
  return joined.length > 3 && outlets.has(joined);
}

/** The fullest of the names that are used; for a country its common name; for the nameless the phrase that tells most. */
function mainName(names: readonly PartyName[], phrases: readonly PartyPhrase[], kind: ActorKind): string {
  if (names.length === 0) return phraseName(phrases);
  if (kind === "country") return names.map((name) => countryOf(name)?.country).find(Boolean) ?? names[0]!.text;
  const own = kind === "person" ? names.filter((name) => name.type === "PER") : names.filter((name) => name.type !== "PER");
  const texts = (own.length > 0 ? own : names).map((name) =>
    kind === "person" ? withoutOffice(withoutTitles(name.text)) : name.text.replace(/^(?:the|our|their|its)\s+/i, ""),
  );
  const most =
    kind === "person"
      ? Math.max(...texts.map((text) => personWords(text).length))
      : Math.max(...texts.map((text) => text.split(" ").length));
  const full = texts.filter((text) =>
    kind === "person" ? personWords(text).length === most : text.split(" ").length === most || !isAcronym(text),
  );
  return mostFrequent(full.length > 0 ? full : texts);
}

/** "Harbour Secretary Ada Voss" → "Ada Voss": what stands before an office is no part of the name either. */
function withoutOffice(name: string): string {
  const parts = name.split(" ");
  const office = parts.findLastIndex((part) => OFFICES.has(part.toLowerCase()));
  return office >= 0 && office <= parts.length - 3 ? parts.slice(office + 1).join(" ") : name;
}

/** What is said most often among the phrases that name a country, else among those that tell anything, else the noun. */
function phraseName(phrases: readonly PartyPhrase[]): string {
  const cores = phrases.map(({core}) => core);
  const words = (core: string) => core.split(" ").length;
  const national = cores.filter((core) => words(core) <= 5 && bodyWords(core).some((word) => word.startsWith("#")));
  const telling = cores.filter((core) => words(core) > 1 && words(core) <= 6);
  return mostFrequent([national, telling, cores].find((some) => some.length > 0) ?? []) || "unknown";
}

function aliasesOf(main: string, names: readonly PartyName[], phrases: readonly PartyPhrase[], kind: ActorKind): Alias[] {
  const aliases = new Map<string, Alias>();
  const add = (name: string, reason: string): void => {
    const key = name.trim();
    if (key !== "" && key !== main && key.length <= 100 && !aliases.has(key)) aliases.set(key, {name: key, reason});
  };
  for (const name of names) add(name.text, reasonFor(main, name.text, kind));
  const why = names.length > 0 ? "refers back to the name" : "the same noun and modifiers";
  for (const {text, core} of phrases) {
    add(core, why);
    add(text, why);
  }
  return [...aliases.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function reasonFor(main: string, alias: string, kind: ActorKind): string {
  if (kind === "country") return `${findCountry(alias)?.by ?? "name"} of the country`;
  if (plainName(main) === plainName(alias)) return "the same name written otherwise";
  if (isAcronym(alias)) return "acronym of the name";
  if (kind === "person") {
    const [a, b] = [personWords(main), personWords(alias)];
    if (a.join(" ") === b.join(" ")) return "the name with a title";
    return b.length === 1 ? "part of the name" : "another spelling of the name";
  }
  const own = new Set(bodyWords(main));
  return bodyWords(alias).every((word) => own.has(word)) ? "shorter form of the name" : "refers back to the name";
}

function rolesOf(parties: readonly Party[]): Role[] {
  const roles = new Map<string, Role>();
  for (const {title, mention} of parties.flatMap((party) => party.roles))
    if (!roles.has(title.toLowerCase())) roles.set(title.toLowerCase(), {title, mention});
  return [...roles.values()].sort((a, b) => (a.title < b.title ? -1 : 1));
}

/** The country in the name or the role: "the Orlandian foreign ministry", "president of Orland". */
function belongsTo(name: string, kind: ActorKind, phrases: readonly PartyPhrase[], roles: readonly Role[]): string | undefined {
  if (kind === "country") return undefined;
  const texts = [name, ...roles.map((role) => role.title), ...phrases.map((phrase) => phrase.text)];
  for (const text of texts) {
    const words = text.replace(/['’]s?\b/g, "").split(/\s+/);
    for (const length of [3, 2, 1]) {
      for (let at = 0; at + length <= words.length; at++) {
        const piece = words.slice(at, at + length).join(" ");
        const found = /^\p{Lu}/u.test(piece) ? findCountry(piece) : undefined;
        if (found && found.by !== "capital") return found.country;
      }
    }
  }
  return undefined;
}

// ---- finding

function withIds(
  described: readonly {cluster: Cluster; actor: Omit<Actor, "id">}[],
  memory: Memory,
): {parties: readonly Party[]; actor: Actor}[] {
  const used = new Set<string>();
  const inOrder = [...described].sort((a, b) =>
    a.actor.name < b.actor.name ? -1 : a.actor.name > b.actor.name ? 1 : byEvidence(a.actor.mentions[0]!, b.actor.mentions[0]!),
  );
  return inOrder.map(({cluster, actor}) => {
    const slug = plainName(actor.name).replace(/ /g, "-").slice(0, 60) || "actor";
    // by where it is first named and not by number, so that one more of the same name leaves the others their ids
    const id = used.has(slug) ? `${slug}-${hash(JSON.stringify(actor.mentions[0])).toString(36)}` : slug;
    used.add(slug);
    return {parties: cluster.parties, actor: memory.recall("actor with id", id, [actor], () => ({id, ...actor}))};
  });
}

function indexActors(joined: readonly {parties: readonly Party[]; actor: Actor}[], told: readonly Told[]): ActorIndex {
  const heads = new Map<string, Map<number, string>>(told.map(({report}) => [report.id, new Map()]));
  for (const {parties, actor} of joined) {
    for (const party of parties) {
      const inReport = heads.get(party.report)!;
      for (const head of party.heads) if (!inReport.has(head)) inReport.set(head, actor.id);
    }
  }
  const byId = new Map(joined.map(({actor}) => [actor.id, actor]));
  const readings = new Map(told.map(({report, reading}) => [report.id, reading]));
  return {
    actors: joined.map(({actor}) => actor),
    namesOf: (id) => {
      const actor = byId.get(id);
      return actor ? [actor.name, ...actor.aliases.map((alias) => alias.name)] : [];
    },
    kindOf: (id) => byId.get(id)?.kind,
    signatureOf: (report) => {
      const inReport = heads.get(report) ?? new Map<number, string>();
      const actors = [...new Set(inReport.values())].sort().map((id) => byId.get(id)!);
      return JSON.stringify([[...inReport], actors.map(({id, name, kind, of}) => [id, name, kind, of])]);
    },
    actorAt: (report, span) => {
      const reading = readings.get(report);
      return (
        reading &&
        actorIn(
          reading.sentences,
          span,
          (start) => heads.get(report)?.get(start),
          (id) => byId.get(id)?.kind === "person",
        )
      );
    },
  };
}

/** By the head word; else its apposition or flat name; else, for a document or bare title, the one who issued or holds it. */
function actorIn(
  sentences: Told["reading"]["sentences"],
  span: Span,
  at: (start: number) => string | undefined,
  isPerson: (id: string) => boolean,
): string | undefined {
  const head = headOf(sentences, span);
  const sentence = sentences[sentenceAt(sentences, span.start)];
  const word = head && sentence?.tokens[head.token];
  if (!head || !sentence || !word) return undefined;
  const own = titledPerson(sentence, span, at, isPerson) ?? at(word.start);
  if (own) return own;
  // "the miller, [who] refused": the noun that the clause describes
  const clause = /^(who|which|that)$/i.test(word.lemma) ? sentence.tokens[word.head] : undefined;
  if (clause?.deprel.startsWith("acl") && clause.head >= 0) return at(sentence.tokens[clause.head]!.start);
  const kind = BODY_NOUNS.has(word.lemma.toLowerCase()) ? ["appos", "flat", "compound"] : ["appos", "flat"];
  for (const child of childrenOf(sentence, head.token, ...kind)) {
    const found = at(sentence.tokens[child]!.start);
    if (found) return found;
  }
  const person = personAtEdge(sentence, span, at, isPerson);
  if (person) return person;
  const inside = subtreeOf(sentence, head.token, (token) => /^(acl|advcl|conj|parataxis)/.test(token.deprel))
    .map((index) => sentence.tokens[index]!)
    .filter((token) => token.start >= span.start && token.end <= span.end);
  const found = new Set(inside.map((token) => at(token.start)).filter((id): id is string => id !== undefined));
  const issued = DOCUMENT_NOUNS.has(word.lemma.toLowerCase()) || word.upos === "PROPN" || PEOPLE_NOUNS.has(word.lemma.toLowerCase());
  return issued && found.size === 1 ? [...found][0] : undefined;
}

/** The person whose name ends a phrase of nothing but titles before it, whichever word the tree puts on top: "Orland port director [Ada Voss]". */
function titledPerson(
  sentence: Sentence,
  span: Span,
  at: (start: number) => string | undefined,
  isPerson: (id: string) => boolean,
): string | undefined {
  const tokens = tokensIn(sentence, span).map((index) => sentence.tokens[index]!);
  const last = tokens.at(-1);
  if (last?.upos !== "PROPN" || !tokens.every(({upos}) => /^(NOUN|PROPN|ADJ|DET)$/.test(upos))) return undefined;
  const id = at(last.start);
  return id !== undefined && isPerson(id) ? id : undefined;
}

/** The person whose name opens the phrase ("[Ada Voss], head of the port") or closes it behind a title or comma ("port director [Ada Voss]"). */
function personAtEdge(
  sentence: Sentence,
  span: Span,
  at: (start: number) => string | undefined,
  isPerson: (id: string) => boolean,
): string | undefined {
  const inside = tokensIn(sentence, span).filter(
    (index) => sentence.tokens[index]!.upos !== "PUNCT" || sentence.tokens[index]!.lemma === ",",
  );
  const who = (index: number | undefined): string | undefined => {
    const token = index === undefined ? undefined : sentence.tokens[index];
    const id = token?.upos === "PROPN" ? at(token.start) : undefined;
    return id !== undefined && isPerson(id) ? id : undefined;
  };
  const words = inside.filter((index) => sentence.tokens[index]!.lemma !== ",");
  const last = who(words.at(-1));
  const free =
    inside.every((index) => sentence.tokens[index]!.upos !== "ADP") || inside.some((index) => sentence.tokens[index]!.lemma === ",");
  if (last && free) return last;
  const first = who(words[0]);
  const owns = words.some((index) => /^['’]s?$/.test(sentence.tokens[index]!.lemma) && words.indexOf(index) < 4);
  return owns ? undefined : first;
}

function mostFrequent(texts: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || b[0].length - a[0].length || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? "";
}

function byEvidence(a: Evidence, b: Evidence): number {
  return a.report < b.report ? -1 : a.report > b.report ? 1 : bySpan(a, b);
}
