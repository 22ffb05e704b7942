// Counts of many reports → figures: one figure is one value of one quantity, with every place that gives it.
// Two values of one quantity disagree, unless the later report counts on from the earlier: then the figure was updated.
import {createHash} from "node:crypto";
import type {Told} from "../model/reading.js";
import type {Figure} from "../model/situation.js";
import type {ActorIndex} from "./actors.js";
import {type Count, findCounts} from "./counts.js";
import type {Lineage} from "./lineage.js";

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
}

const MANY = 200;
// Kinds that only grow while a story lasts.
const GROWING =
  /^(?:people (?:killed|injured|arrested|displaced|homeless|missing|infected|rescued)|time (?:unrest|war|strike)|unrest|aftershock|day)\b/;

/** The figures of a situation, sorted by id, with how values of one quantity stand to each other. */
export function joinFigures(told: readonly Told[], actors: ActorIndex, _lineage: Lineage): Figure[] {
  const days = new Map(told.map(({report, reading}) => [report.id, reading.storyDate.date ?? report.pageDate]));
  const dayOf = (report: string): string | undefined => days.get(report);
  const counts = keepTellingAges(told.flatMap(findCounts));
  return joinCounts(counts)
    .flatMap((quantity) => describe(quantity, actors, dayOf))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Counts that count one quantity, brought together across reports. */
export function joinCounts(counts: readonly Count[]): Quantity[] {
  const buckets = new Map<string, OpenQuantity[]>();
  for (const count of counts) {
    const key = `${count.kind}|${count.occasion}`;
    const quantities = buckets.get(key) ?? [];
    buckets.set(key, quantities);
    const home = quantities.slice(0, MANY).find((quantity) => belongs(count, quantity));
    if (home) add(count, home);
    else quantities.push(add(count, {kind: count.kind, counts: [], about: new Set(), traits: new Set()}));
  }
  return [...buckets.values()].flat();
}

/** True when the sizes leave no room for both to be right as written; a vague count contradicts nothing. */
export function sizesDiffer(a: Count, b: Count): boolean {
  if (!a.size || !b.size) return false;
  const slack = a.kind.startsWith("distance") ? 0.025 * Math.max(a.size.high, b.size.high) : 0;
  return a.size.high + slack < b.size.low || b.size.high + slack < a.size.low;
}

function add(count: Count, quantity: OpenQuantity): OpenQuantity {
  quantity.counts.push(count);
  for (const name of count.about) quantity.about.add(name);
  for (const trait of count.traits) quantity.traits.add(trait);
  return quantity;
}

function belongs(count: Count, quantity: OpenQuantity): boolean {
  const {kind} = count;
  const twin = quantity.counts.find((other) => other.mention.report === count.mention.report && sizesDiffer(other, count));
  if (twin && !isOtherVoice(twin, count)) return false;
  if (kind === "age") return shareAny(count.about, quantity.about);
  if (kind === "magnitude" || kind === "magnitude of aftershocks" || kind === "money damage") return true;
  if (kind === "distance" || kind === "people population") return shareAny(count.about, quantity.about) || quantity.about.size === 0;
  if (/^(?:percent|money)/.test(kind)) return sameValue(count, quantity) && overlap(count.traits, quantity.traits) >= 0.5;
  const away = count.about.size > 0 && quantity.about.size > 0 && !shareAny(count.about, quantity.about);
  if (away && !sameValue(count, quantity)) return false;
  return overlap(count.traits, quantity.traits) >= (kind.includes(" ") ? 0.2 : 0.5);
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
  return others.map((other) => ({figure: other.figure.id, kind: isUpdate(one, other, dayOf) ? "updated" : "disagrees"}));
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

function bare(value: string): string {
  return value.replace(/\+$/, "");
}

function figureId(kind: string, count: Count): string {
  const {report, start} = count.mention;
  return `f-${createHash("sha256").update(`${kind}|${count.number.value}|${count.unit}|${report}|${start}`).digest("hex").slice(0, 10)}`;
}
