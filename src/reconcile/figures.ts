// Counts of many reports → figures: one figure is one value of one quantity, with every place that gives it.
// Two values of one quantity disagree, unless the later report counts on from the earlier: then the figure was updated.
import {createHash} from "node:crypto";
import type {Told} from "../model/reading.js";
import type {Figure} from "../model/situation.js";
import {overlaps} from "../model/span.js";
import type {ActorIndex} from "./actors.js";
import {findCountry} from "./countries.js";
import {type Count, findCounts} from "./counts.js";
import {forgetful, type Memory} from "./memory.js";

/** Counts that are taken for one quantity. */
export interface Quantity {
  readonly kind: string;
  readonly counts: readonly Count[];
}

interface OpenQuantity {
  readonly kind: string;
  readonly counts: Count[];
  readonly about: Set<string>;
  readonly traits: Set<string>;
  readonly nations: Set<string>;
}

const MANY = 200;
// Kinds that only grow while a story lasts.
const GROWING =
  /^(?:people (?:killed|injured|arrested|displaced|homeless|missing|infected|rescued)|time (?:unrest|war|strike)|unrest|aftershock|day)\b/;

/** The figures of a situation, sorted by id, with how values of one quantity stand to each other. */
export function joinFigures(told: readonly Told[], actors: ActorIndex, memory: Memory = forgetful): Figure[] {
  const days = new Map(told.map(({report, reading}) => [report.id, reading.storyDate.date ?? report.pageDate]));
  const dayOf = (report: string): string | undefined => days.get(report);
  const counts = keepTellingAges(told.flatMap((one) => memory.recall("counts", one.report.id, [one], () => findCounts(one))));
  const leads = new Map(told.map((one) => [one.report.id, leadDay(one)]));
  return joinCounts(counts, (report) => leads.get(report))
    .flatMap((quantity) => describe(quantity, actors, dayOf))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Counts that count one quantity, brought together across reports. */
export function joinCounts(counts: readonly Count[], leadOf: (report: string) => string | undefined = () => undefined): Quantity[] {
  const company = keepCompany(counts);
  const buckets = new Map<string, OpenQuantity[]>();
  for (const count of counts) {
    const key = `${count.kind}|${count.occasion}`;
    const quantities = buckets.get(key) ?? [];
    buckets.set(key, quantities);
    const home = quantities.slice(0, MANY).find((quantity) => belongs(count, quantity, company, leadOf));
    if (home) add(count, home, company);
    else quantities.push(add(count, {kind: count.kind, counts: [], about: new Set(), traits: new Set(), nations: new Set()}, company));
  }
  return [...buckets.values()].flat();
}

/** What is known of each count from all of them. */
interface Company {
  /** Names beside the count that few reports have. */
  specific(count: Count): ReadonlySet<string>;
  /** True when a report gives more than one value of the kind: which of them another report means, only a place can tell. */
  isRepeated(count: Count): boolean;
}

function keepCompany(counts: readonly Count[]): Company {
  const reports = new Set(counts.map(({mention}) => mention.report));
  const holders = new Map<string, Set<string>>();
  const values = new Map<string, Set<string>>();
  // Troops of two nations are two quantities from the start: "1,000 Orlandian and 1,500 Norvik troops".
  const keyOf = ({mention, kind, occasion, traits}: Count): string =>
    `${mention.report}|${kind}|${occasion}|${nationsAmong(traits).join(" ")}`;
  for (const count of counts) {
    for (const name of count.about) holders.set(name, (holders.get(name) ?? new Set()).add(count.mention.report));
    values.set(keyOf(count), (values.get(keyOf(count)) ?? new Set()).add(bare(count.number.value)));
  }
  const isCommon = (name: string): boolean => reports.size >= 4 && holders.get(name)!.size >= 0.4 * reports.size;
  const specific = new Map(
    counts.map((count) => [count, new Set([...count.about].filter((name) => !isCommon(name) && findCountry(name)?.by !== "demonym"))]),
  );
  const repeated = new Set(counts.filter((count) => values.get(keyOf(count))!.size > 1));
  return {
    specific: (count) => specific.get(count)!,
    isRepeated: (count) => repeated.has(count),
  };
}

/** True when the sizes leave no room for both to be right as written; a vague count contradicts nothing. */
export function sizesDiffer(a: Count, b: Count): boolean {
  if (!a.size || !b.size) return false;
  const slack = a.kind.startsWith("distance") ? 0.025 * Math.max(a.size.high, b.size.high) : 0;
  return a.size.high + slack < b.size.low || b.size.high + slack < a.size.low;
}

function add(count: Count, quantity: OpenQuantity, company: Company): OpenQuantity {
  quantity.counts.push(count);
  for (const name of company.specific(count)) quantity.about.add(name);
  for (const trait of count.traits) quantity.traits.add(trait);
  for (const nation of nationsAmong(count.traits)) quantity.nations.add(nation);
  return quantity;
}

function belongs(count: Count, quantity: OpenQuantity, company: Company, leadOf: (report: string) => string | undefined): boolean {
  const {kind} = count;
  const twin = quantity.counts.find((other) => other.mention.report === count.mention.report && sizesDiffer(other, count));
  if (twin && !isOtherVoice(twin, count)) return false;
  if (kind === "age") return shareAny(count.about, quantity.about);
  if (/^magnitude/.test(kind)) return true;
  if (/^(?:percent|money )/.test(kind) && kind !== "money damage")
    return sameValue(count, quantity) && overlap(count.traits, quantity.traits) >= 0.5;
  const specific = company.specific(count);
  const alike = sharesTrait(count, quantity);
  if (sameValue(count, quantity)) return !(specific.size > 0 && quantity.about.size > 0 && !shareAny(specific, quantity.about)) && alike;
  if (kind === "money damage") return true;
  if (tooFar(count, quantity)) return false;
  const met = shareAny(specific, quantity.about);
  const away = !met && specific.size > 0 && quantity.about.size > 0;
  if (away || otherNation(count, quantity) || otherPeople(count, quantity)) return false;
  if (kind === "people population" || GROWING.test(kind) || /^distance \p{L}/u.test(kind)) return true;
  const [here, there] = [leadOf(count.mention.report), leadOf(quantity.counts[0]!.mention.report)];
  if (here && there && here !== there) return false;
  if ((company.isRepeated(count) || quantity.counts.some((other) => company.isRepeated(other))) && !met) return false;
  return alike;
}

// Officers killed and women killed are not one count; people, civilians or victims may be either.
function otherPeople(count: Count, quantity: OpenQuantity): boolean {
  if (count.unit !== "people") return false;
  const nouns = quantity.counts.map(nounOf).filter((noun) => noun !== "");
  const own = nounOf(count);
  return own !== "" && nouns.length > 0 && !nouns.includes(own);
}

function nounOf({what}: Count): string {
  const noun = /(\p{L}+)(?:,.*)?$/u.exec(what)?.[1]?.toLowerCase() ?? "";
  return /^(?:people|persons?|civilians?|victims?|residents?|others|protesters?|demonstrators?|killed|injured|wounded|dead|hurt)$/.test(
    noun,
  ) ||
    noun.endsWith("ing") ||
    noun.endsWith("ed")
    ? ""
    : noun;
}

// "1,000 American and 1,500 French troops": a nation among the modifiers tells two counts apart.
function otherNation(count: Count, quantity: OpenQuantity): boolean {
  if (quantity.nations.size === 0) return false;
  const here = nationsAmong(count.traits);
  return here.length > 0 && !here.some((nation) => quantity.nations.has(nation));
}

function nationsAmong(traits: ReadonlySet<string>): string[] {
  return [...traits].filter((trait) => findCountry(trait) !== undefined).sort();
}

// Counts of one thing by two reporters lie within an order of magnitude; beyond that they count two things.
function tooFar(count: Count, quantity: OpenQuantity): boolean {
  return quantity.counts.some(({size}) => {
    if (!size || !count.size) return false;
    const [less, more] = [Math.min(size.high, count.size.high), Math.max(size.low, count.size.low)];
    return more > (count.kind.startsWith("distance") ? 1.5 : 6) * less;
  });
}

// Beyond the noun itself: a modifier, or what the counted did.
function sharesTrait(count: Count, quantity: OpenQuantity): boolean {
  if (count.kind.includes(" ") && !/^people people|ordinal$/.test(count.kind)) return true;
  const noun = count.kind.split(" ")[0]!;
  for (const trait of count.traits) if (trait !== noun && trait !== count.unit && quantity.traits.has(trait)) return true;
  return false;
}

// "The institute measured 5.9, the survey 6.1": two voices in one report speak of one thing.
function isOtherVoice(a: Count, b: Count): boolean {
  return a.sentence.start === b.sentence.start && a.kind === "magnitude" && a.number.end < b.number.start;
}

function sameValue(count: Count, quantity: OpenQuantity): boolean {
  return quantity.counts.some((other) => bare(other.number.value) === bare(count.number.value));
}

function shareAny(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const name of a) if (b.has(name)) return true;
  return false;
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return a.size === b.size ? 1 : 0;
  let shared = 0;
  for (const word of a) if (b.has(word)) shared++;
  return shared / Math.min(a.size, b.size);
}

// An age told in one report only describes a bystander; told again and again, it describes whom the story is about.
function keepTellingAges(counts: readonly Count[]): Count[] {
  const tellers = new Map<string, Set<string>>();
  for (const count of counts) {
    if (count.kind !== "age") continue;
    const key = bare(count.number.value);
    tellers.set(key, (tellers.get(key) ?? new Set()).add(count.mention.report));
  }
  return counts.filter((count) => count.kind !== "age" || (tellers.get(bare(count.number.value))?.size ?? 0) > 1);
}

function describe(quantity: Quantity, actors: ActorIndex, dayOf: (report: string) => string | undefined): Figure[] {
  const byValue = new Map<string, Count[]>();
  for (const count of quantity.counts) {
    const key = `${bare(count.number.value)} ${count.unit}`;
    byValue.set(key, [...(byValue.get(key) ?? []), count]);
  }
  const figures = [...byValue.values()].map((counts) => ({counts, figure: describeValue(quantity, counts, actors, dayOf)}));
  return figures.map((one) => ({...one.figure, relations: relate(one, figures, dayOf)}));
}

function describeValue(
  quantity: Quantity,
  counts: readonly Count[],
  actors: ActorIndex,
  dayOf: (report: string) => string | undefined,
): Figure {
  const first = counts[0]!;
  const value = counts.find(({number}) => number.value.endsWith("+"))?.number.value ?? first.number.value;
  const asOf = counts
    .map(({mention}) => dayOf(mention.report))
    .filter((day) => day !== undefined)
    .sort()[0];
  const givers = counts.flatMap(({mention, source}) => (source ? [actors.actorAt(mention.report, source)] : []));
  const givenBy = givers.find((giver) => giver !== undefined);
  return {
    id: figureId(quantity.kind, first),
    what: counts.map(({what}) => what).sort((a, b) => b.length - a.length)[0]!,
    value,
    unit: first.unit,
    ...(asOf ? {asOf} : {}),
    ...(givenBy ? {givenBy} : {}),
    mentions: counts.map(({mention}) => mention),
    relations: [],
  };
}

interface Described {
  readonly counts: readonly Count[];
  readonly figure: Figure;
}

function relate(one: Described, all: readonly Described[], dayOf: (report: string) => string | undefined): Figure["relations"] {
  const others = all.filter((other) => other !== one && sizesDiffer(one.counts[0]!, other.counts[0]!)).slice(0, 12);
  return others.flatMap((other): Figure["relations"][number][] => {
    if (isUpdate(one, other, dayOf)) return [{figure: other.figure.id, kind: "updated" as const}];
    return isRunningDay(one, other, dayOf) ? [] : [{figure: other.figure.id, kind: "disagrees" as const}];
  });
}

// The later day has the larger count, and nobody told the smaller one that late: 3 dead on Sunday, 10 on Monday.
function isUpdate(a: Described, b: Described, dayOf: (report: string) => string | undefined): boolean {
  if (!GROWING.test(a.counts[0]!.kind)) return false;
  const [less, more] = a.counts[0]!.size!.high < b.counts[0]!.size!.low ? [a, b] : [b, a];
  const days = (one: Described) => one.counts.map(({mention}) => dayOf(mention.report));
  const [early, late] = [days(less), days(more)];
  if (early.includes(undefined) || late.includes(undefined)) return false;
  return (early as string[]).every((day) => (late as string[]).every((other) => day < other));
}

// The day that a bulletin opens with: "On Jan. 9, crews made 26 dives" and "On Jan. 10, crews made 23" count two days.
function leadDay({report, reading}: Told): string | undefined {
  const opening = reading.sentences.find((sentence) => !report.furniture.some((span) => overlaps(span, sentence)));
  const words = opening && report.text.slice(opening.start, opening.end);
  return words && /^\W*On ((?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\p{Ll}*\.? \d{1,2})\b/u.exec(words)?.[1];
}

// "The fourth day of unrest" and "the eighth" are both right unless told on one day.
function isRunningDay(a: Described, b: Described, dayOf: (report: string) => string | undefined): boolean {
  if (!/^time|day ordinal$/.test(a.counts[0]!.kind) || !/^days?$/.test(a.figure.unit)) return false;
  const days = new Set(a.counts.map(({mention}) => dayOf(mention.report)));
  return !b.counts.some(({mention}) => dayOf(mention.report) !== undefined && days.has(dayOf(mention.report)));
}

function bare(value: string): string {
  return value.replace(/\+$/, "");
}

function figureId(kind: string, count: Count): string {
  const {report, start} = count.mention;
  return `f-${createHash("sha256").update(`${kind}|${count.number.value}|${count.unit}|${report}|${start}`).digest("hex").slice(0, 10)}`;
}
