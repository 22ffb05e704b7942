// Which event words tell of one event: the same word or kind, the same parties, the same day and place, in reports of the same story.
// Used for situations and, with gold mentions, for the ECB+ score. Each unit is compared with a bounded number of groups, so time grows with the units.
import type {PloverType} from "../model/reading.js";

/** What is compared of one event mention. */
export interface EventUnit {
  readonly report: string;
  readonly start: number;
  /** Lemma of the word that names the event, lower case. */
  readonly lemma: string;
  readonly type?: PloverType;
  /** Ids or names of who acts and who is acted on. */
  readonly actors: readonly string[];
  readonly recipients: readonly string[];
  /** First and last day number, when a time is known. */
  readonly days?: {readonly first: number; readonly last: number};
  readonly place?: string;
  /** Content lemmas of the clause around it. */
  readonly words: readonly string[];
  /** Vector of the event word in its sentence, integers. */
  readonly vector?: readonly number[];
  /** Mentions of different realms never join: what happened, what is coming, what is alleged. */
  readonly realm: string;
}

/** How much each agreement weighs. */
export interface JoinWeights {
  readonly stem: number;
  readonly kind: number;
  readonly vector: number;
  readonly words: number;
  readonly parties: number;
  readonly partiesApart: number;
  readonly day: number;
  readonly daysApart: number;
  readonly place: number;
  readonly placesApart: number;
  readonly story: number;
  readonly threshold: number;
}

export const JOIN_WEIGHTS: JoinWeights = {
  stem: 1,
  kind: 0.3,
  vector: 1,
  words: 1,
  parties: 0.5,
  partiesApart: -0.7,
  day: 0.4,
  daysApart: -4,
  place: 0.2,
  placesApart: -0.3,
  story: 1.6,
  threshold: 1.4,
};

interface Group {
  readonly members: number[];
  readonly stems: Map<string, number>;
  readonly actors: Set<string>;
  readonly recipients: Set<string>;
  readonly places: Set<string>;
  readonly words: Map<string, number>;
  readonly reports: Set<string>;
  vector: number[] | undefined;
  days: {first: number; last: number} | undefined;
}

const MOST_COMPARED = 80;

/**
 * Groups units; returns indexes into `units`, each group in order. `storyLikeness` (0..1) says how alike two reports are.
 * The order of `units` matters, so callers sort by report and place.
 */
export function clusterEvents(
  units: readonly EventUnit[],
  storyLikeness: (a: string, b: string) => number,
  weights: JoinWeights = JOIN_WEIGHTS,
): number[][] {
  const rarity = rarityOf(units);
  const groups: Group[] = [];
  const byKey = new Map<string, number[]>();
  units.forEach((unit, index) => {
    let best = -1;
    let bestScore = weights.threshold;
    for (const candidate of candidatesOf(unit, byKey)) {
      const score = scoreOf(unit, groups[candidate]!, units, rarity, storyLikeness, weights);
      if (score > bestScore) {
        best = candidate;
        bestScore = score;
      }
    }
    if (best < 0) {
      best = groups.length;
      groups.push({
        members: [],
        stems: new Map(),
        actors: new Set(),
        recipients: new Set(),
        places: new Set(),
        words: new Map(),
        reports: new Set(),
        vector: undefined,
        days: undefined,
      });
    }
    add(groups[best]!, unit, index);
    for (const key of keysOf(unit)) {
      const list = byKey.get(key);
      if (!list) byKey.set(key, [best]);
      else if (list.at(-1) !== best && !list.includes(best)) list.push(best);
    }
  });
  return groups.map((group) => group.members);
}

/** The root of an event word, so that "invaded" and "invasion" meet. */
export function rootOf(lemma: string): string {
  const special = ROOTS.get(lemma);
  if (special) return special;
  const plain = lemma.replace(/[^\p{L}\p{N}]/gu, "");
  for (const [ending, replacement] of ENDINGS) {
    if (plain.endsWith(ending) && plain.length - ending.length >= 3) return plain.slice(0, plain.length - ending.length) + replacement;
  }
  return plain.replace(/e$/, "");
}

const ENDINGS: readonly (readonly [string, string])[] = [
  ["isation", "is"],
  ["ization", "iz"],
  ["ification", "ify"],
  ["ication", "ic"],
  ["ation", "at"],
  ["ition", "it"],
  ["ution", "ut"],
  ["ction", "ct"],
  ["ption", "pt"],
  ["ssion", "ss"],
  ["sion", "d"],
  ["tion", "t"],
  ["ement", ""],
  ["ment", ""],
  ["ance", ""],
  ["ence", ""],
  ["ings", ""],
  ["ing", ""],
  ["ers", ""],
  ["er", ""],
  ["or", ""],
  ["al", ""],
  ["ure", ""],
  ["age", ""],
  ["ies", "y"],
  ["ied", "y"],
  ["ed", ""],
  ["es", ""],
  ["s", ""],
  ["e", ""],
];

// Pairs that no ending rule finds
const ROOTS: ReadonlyMap<string, string> = new Map(
  "shooting:shoot shot:shoot shootout:shoot death:die dead:die killing:kill killer:kill slaying:kill slay:kill murder:kill homicide:kill acquisition:acquir acquire:acquir purchase:acquir buy:acquir buyout:acquir sale:sell winner:win victory:win arrest:arrest apprehend:arrest nab:arrest quake:quake earthquake:quake temblor:quake tremor:quake blaze:fire fire:fire injury:injur injure:injur hurt:injur wound:injur strike:strik hit:strik invasion:invad decision:decid talk:talk talks:talk meeting:meet call:call speech:speak resignation:resign resign:resign quit:resign departure:depart leave:depart exit:depart entry:enter arrival:arriv sentence:sentenc conviction:convict trial:tri robbery:rob theft:steal riot:riot rioting:riot unrest:riot protest:protest demonstration:demonstrat rally:ralli explosion:explod blast:explod bombing:bomb bomb:bomb attack:attack assault:attack crash:crash collision:crash collide:crash fall:fall collapse:collaps rise:ris increase:ris flee:flee flight:flee escape:escap birth:born unveil:unveil launch:launch introduce:unveil announcement:announc announce:announc appointment:appoint name:appoint appoint:appoint tap:appoint select:appoint replace:replac succeed:replac replacement:replac choice:choos coup:coup overthrow:coup oust:coup depose:coup putsch:coup takeover:coup detain:arrest detention:arrest suicide:suicid loss:los lose:los defeat:defeat beat:defeat"
    .split(" ")
    .map((pair) => pair.split(":") as [string, string]),
);

function keysOf(unit: EventUnit): string[] {
  const root = rootOf(unit.lemma);
  return [
    `r:${root}`,
    ...(unit.type ? [...unit.actors, ...unit.recipients].slice(0, 4).map((party) => `t:${unit.type}:${party}`) : []),
    ...(unit.type && unit.days && unit.days.first === unit.days.last ? [`d:${unit.type}:${unit.days.first}`] : []),
  ];
}

function candidatesOf(unit: EventUnit, byKey: ReadonlyMap<string, readonly number[]>): Set<number> {
  const found = new Set<number>();
  for (const key of keysOf(unit)) for (const group of (byKey.get(key) ?? []).slice(-MOST_COMPARED)) found.add(group);
  return found;
}

function add(group: Group, unit: EventUnit, index: number): void {
  group.members.push(index);
  const root = rootOf(unit.lemma);
  group.stems.set(root, (group.stems.get(root) ?? 0) + 1);
  for (const actor of unit.actors) group.actors.add(actor);
  for (const recipient of unit.recipients) group.recipients.add(recipient);
  for (const word of unit.words) group.words.set(word, (group.words.get(word) ?? 0) + 1);
  group.reports.add(unit.report);
  if (unit.place) group.places.add(unit.place);
  if (unit.vector) group.vector = group.vector ? group.vector.map((x, i) => x + unit.vector![i]!) : [...unit.vector];
  if (unit.days) group.days = group.days === undefined || narrower(unit.days, group.days) ? unit.days : group.days;
}

function narrower(a: {first: number; last: number}, b: {first: number; last: number}): boolean {
  return a.last - a.first < b.last - b.first;
}

function scoreOf(
  unit: EventUnit,
  group: Group,
  units: readonly EventUnit[],
  rarity: ReadonlyMap<string, number>,
  storyLikeness: (a: string, b: string) => number,
  weights: JoinWeights,
): number {
  const first = units[group.members[0]!]!;
  if (first.realm !== unit.realm) return Number.NEGATIVE_INFINITY;
  const stem = (group.stems.get(rootOf(unit.lemma)) ?? 0) / group.members.length;
  // another kind is another event, unless the word is the same and one of the two has no kind
  if (first.type !== unit.type && (stem === 0 || (first.type !== undefined && unit.type !== undefined))) return Number.NEGATIVE_INFINITY;
  const kind = unit.type !== undefined && first.type === unit.type ? 1 : unit.type !== undefined && first.type !== undefined ? -1 : 0;
  const parties = partyScore(unit, group);
  const days = unit.days && group.days ? dayScore(unit.days, group.days, weights) : 0;
  const place = !unit.place || group.places.size === 0 ? 0 : group.places.has(unit.place) ? weights.place : weights.placesApart;
  return (
    (stem > 0 ? weights.stem * (0.5 + 0.5 * stem) : 0) +
    weights.kind * kind +
    weights.vector * cosine(unit.vector, group.vector) +
    weights.words * wordLikeness(unit.words, group, rarity) +
    (parties >= 0 ? weights.parties * parties : -weights.partiesApart * parties) +
    days +
    place +
    weights.story * bestLikeness(unit.report, group.reports, storyLikeness)
  );
}

/** Up to 1.5 when parties are shared; -1 for each side on which both name parties and none is shared. */
function partyScore(unit: EventUnit, group: Group): number {
  const shared = (parties: readonly string[], of: ReadonlySet<string>) => parties.some((party) => of.has(party));
  const known = (parties: readonly string[], of: ReadonlySet<string>) => parties.length > 0 && of.size > 0;
  const actors = known(unit.actors, group.actors)
    ? shared(unit.actors, group.actors)
      ? 1
      : shared(unit.actors, group.recipients)
        ? 0
        : -1
    : 0;
  const recipients = known(unit.recipients, group.recipients)
    ? shared(unit.recipients, group.recipients)
      ? 1
      : shared(unit.recipients, group.actors)
        ? 0
        : -1
    : 0;
  return Math.max(-2, Math.min(1.5, actors + recipients));
}

function dayScore(a: {first: number; last: number}, b: {first: number; last: number}, weights: JoinWeights): number {
  const together = a.first <= b.last && b.first <= a.last;
  if (!together) return weights.daysApart;
  return a.last - a.first <= 7 && b.last - b.first <= 7 ? weights.day : 0;
}

function cosine(a: readonly number[] | undefined, b: readonly number[] | undefined): number {
  if (!a || !b) return 0;
  let dot = 0;
  let aa = 0;
  let bb = 0;
  for (let i = 0; i < a.length; i++) {
    dot += a[i]! * b[i]!;
    aa += a[i]! * a[i]!;
    bb += b[i]! * b[i]!;
  }
  return aa && bb ? dot / Math.sqrt(aa * bb) : 0;
}

function wordLikeness(words: readonly string[], group: Group, rarity: ReadonlyMap<string, number>): number {
  let both = 0;
  let own = 0;
  for (const word of words) {
    const weight = rarity.get(word) ?? 0;
    own += weight;
    if (group.words.has(word)) both += weight;
  }
  return own === 0 ? 0 : both / own;
}

function bestLikeness(report: string, reports: ReadonlySet<string>, storyLikeness: (a: string, b: string) => number): number {
  if (reports.has(report)) return 1;
  let best = 0;
  let looked = 0;
  for (const other of reports) {
    if (looked++ > 12) break;
    best = Math.max(best, storyLikeness(report, other));
  }
  return best;
}

function rarityOf(units: readonly EventUnit[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const unit of units) for (const word of new Set(unit.words)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return new Map([...counts].map(([word, count]) => [word, Math.log((units.length + 1) / count)]));
}
