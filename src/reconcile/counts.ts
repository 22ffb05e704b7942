// Every number of one report that counts something: what it counts, of what kind, about which occasion, and who gave it.
// Dates, clock times, ages told once and pronouns ("one of them") are numbers too, but count nothing that matters.
import type {Sentence, TimeExpression, Token, Told} from "../model/reading.js";
import {contains, type Evidence, overlaps, type Span, textOf, trimSpan} from "../model/span.js";
import {findCountry} from "./countries.js";
import {
  DURATIONS,
  LENGTHS,
  OUTCOMES,
  PEOPLE,
  SAME_NOUN,
  UNCOUNTED_UNITS,
  UNTELLING,
  WHEN_AFTER,
  WHEN_BEFORE,
  WHOLE_UNITS,
} from "./en/figure-words.js";
import {type NumberExpression, readNumbers} from "./numbers.js";
import {childrenOf, sentenceAt, subtreeOf} from "./phrases.js";
import {foldWord} from "./shingles.js";

/** A number of one report with what it counts. */
export interface Count {
  readonly mention: Evidence;
  readonly number: NumberExpression;
  /** The words counted, as written ("protective chemical masks"); the governing words for a bare number. */
  readonly what: string;
  readonly unit: string;
  /** Size in the base unit, for comparing: metres, seconds, persons. Undefined for vague counts. */
  readonly size?: {readonly low: number; readonly high: number};
  /** Counts of one kind may count one quantity: "people killed", "shop damaged", "distance", "magnitude". */
  readonly kind: string;
  /** The occasion when it is not the story's own: the year or month of something past. */
  readonly occasion: string;
  /** Folded names of places and people that stand with it. */
  readonly about: ReadonlySet<string>;
  /** Folded content words beside the number: modifiers and what the counted things did. */
  readonly traits: ReadonlySet<string>;
  /** Whoever vouches for the number, as a span of the report. */
  readonly source?: Span;
  readonly sentence: Span;
}

interface Place {
  readonly told: Told;
  readonly sentence: Sentence;
  readonly text: string;
}

const LEMMA_OUTCOME = new Map(
  Object.entries(OUTCOMES).flatMap(([outcome, lemmas]) => lemmas.map((lemma): [string, string] => [lemma, outcome])),
);
const FIRST_NOUN = new Map(SAME_NOUN.flatMap((group) => group.map((noun): [string, string] => [noun, group[0]!])));

/** The counts of a report's story, in text order. */
export function findCounts(told: Told): Count[] {
  const {report, reading} = told;
  const seen: Count[] = [];
  for (const sentence of reading.sentences) {
    const place = {told, sentence, text: report.text};
    for (const number of readNumbers(report.text, sentence)) {
      if (report.furniture.some((span) => overlaps(span, number)) || seen.some((count) => overlaps(count.number, number))) continue;
      const count = readCount(place, number);
      if (count) seen.push(count);
    }
  }
  return dropAsides(seen);
}

function readCount(place: Place, number: NumberExpression): Count | undefined {
  if (isDateOrClock(place, number)) return undefined;
  const at = tokenOfNumber(place.sentence, number);
  if (isLabel(place, number, at)) return undefined;
  const counted = at === undefined ? undefined : countedNoun(place.sentence, at, number);
  const unit = unitOf(place, number, counted);
  if (unit === undefined || !matters(place, number, counted, unit)) return undefined;
  const mention = mentionOf(place, number, counted);
  const traits = traitsOf(place, at, counted);
  const kind = kindOf(place, number, unit, counted, at, traits);
  return {
    mention: {report: place.told.report.id, ...mention},
    number,
    what: whatOf(place, number, counted, at),
    unit: unit.name,
    ...sizeOf(number, unit.name),
    kind,
    occasion: occasionOf(place, number),
    about: namesBeside(place, number),
    traits,
    ...sourceOf(place, number),
    sentence: {start: place.sentence.start, end: place.sentence.end},
  };
}

// ---- what is counted

function tokenOfNumber({tokens}: Sentence, number: Span): number | undefined {
  const inside = tokens.flatMap((token, index) => (overlaps(token, number) && token.upos !== "PUNCT" ? [index] : []));
  const tops = inside.filter((index) => !inside.includes(tokens[index]!.head));
  return tops.find((index) => /^(NUM|NOUN|ADJ|SYM)$/.test(tokens[index]!.upos)) ?? tops[0] ?? inside[0];
}

// "24,000 protective chemical [masks]"; "dozens of [arrests]"; "1,000 American and 1,500 French [troops]"
function countedNoun(sentence: Sentence, at: number, number: NumberExpression): number | undefined {
  const {tokens} = sentence;
  const token = tokens[at]!;
  const of = childrenOf(sentence, at, "nmod").find((child) =>
    childrenOf(sentence, child, "case").some((mark) => tokens[mark]!.lemma === "of"),
  );
  if (of !== undefined && number.kind !== "ordinal") return of;
  if (/^(nummod|compound|amod|det|advmod|dep|nmod|flat)/.test(token.deprel) && token.head >= 0) {
    const head = tokens[token.head]!;
    if (/^(NOUN|PROPN|SYM)$/.test(head.upos) && head.start >= number.end - 1) return sharedNoun(sentence, token.head) ?? token.head;
    if (head.upos === "ADJ" && head.start >= number.end) return sharedNoun(sentence, token.head) ?? token.head;
  }
  if (/^(NOUN|PROPN)$/.test(token.upos) && token.end > number.end) return at;
  return token.deprel === "conj" && token.upos === "NUM" ? nounAfter(tokens, at) : undefined;
}

// "1,000 American and [1,500 French troops]"
function nounAfter(tokens: readonly Token[], at: number): number | undefined {
  let next = at + 1;
  while (next < at + 3 && tokens[next]?.upos === "ADJ") next++;
  return tokens[next]?.upos === "NOUN" ? next : undefined;
}

function sharedNoun(sentence: Sentence, head: number): number | undefined {
  const {tokens} = sentence;
  if (!findCountry(tokens[head]!.lemma) && tokens[head]!.upos !== "ADJ") return undefined;
  const joined = childrenOf(sentence, head, "conj").find((other) => tokens[other]!.upos === "NOUN");
  if (joined !== undefined) return joined;
  const [and, number, nation, noun] = [1, 2, 3, 4].map((step) => tokens[head + step]);
  return and?.upos === "CCONJ" && number?.upos === "NUM" && nation && findCountry(nation.lemma) && noun?.upos === "NOUN"
    ? head + 4
    : undefined;
}

interface Unit {
  readonly name: string;
  /** Lemma of the counted noun, folded; empty for a bare number. */
  readonly noun: string;
  readonly measure: "count" | "length" | "time" | "percent" | "money" | "magnitude" | "ordinal" | "share" | "temperature";
}

function unitOf(place: Place, number: NumberExpression, counted: number | undefined): Unit | undefined {
  const noun = counted === undefined ? "" : foldWord(place.sentence.tokens[counted]!.lemma);
  const after =
    /^\s?-?\s?([\p{L}.'’-]+)/u
      .exec(place.text.slice(number.end, number.end + 24))?.[1]
      ?.toLowerCase()
      .replace(/[.,]$/, "") ?? "";
  if (isMagnitude(place, number)) return {name: "magnitude", noun, measure: "magnitude"};
  if (number.unit === "percent" || number.unit === "share") return {name: number.unit, noun, measure: number.unit};
  if (number.unit && /dollars|euros|pounds|yen|rupees|francs|roubles|rubles|yuan/.test(number.unit))
    return {name: number.unit, noun, measure: "money"};
  const word = number.compound ? (number.unit ?? "") : after;
  if (UNCOUNTED_UNITS.has(word) || /^degree/.test(word)) return {name: word, noun, measure: "temperature"};
  const area = /^square[- ](\p{L}+)/u.exec(number.compound ? word : place.text.slice(number.end, number.end + 30).trim());
  if (area) return {name: `square ${area[1]}`, noun: "area", measure: "count"};
  if (LENGTHS[word] !== undefined && (word.length > 1 || /\d/.test(textOf(place.text, number))))
    return {name: word, noun: "distance", measure: "length"};
  if (DURATIONS[word] !== undefined) return {name: word, noun, measure: "time"};
  if (number.kind === "ordinal") return {name: noun || "rank", noun, measure: "ordinal"};
  if (number.compound) return {name: word, noun: word, measure: "count"};
  return {name: isPeople(place, counted) ? "people" : nounName(place, counted), noun, measure: "count"};
}

function nounName(place: Place, counted: number | undefined): string {
  return counted === undefined ? "" : textOf(place.text, place.sentence.tokens[counted]!).toLowerCase();
}

function isPeople({sentence}: Place, counted: number | undefined): boolean {
  if (counted === undefined) return false;
  const lemma = foldWord(sentence.tokens[counted]!.lemma);
  return PEOPLE.has(lemma) || FIRST_NOUN.get(lemma) === "troops";
}

// "magnitude-5.9 quake", "measuring 6.1 on the Richter scale", "a magnitude of 5.9"
function isMagnitude({text, sentence}: Place, number: NumberExpression): boolean {
  const value = Number.parseFloat(number.value);
  if (!(value >= 1 && value < 10) || number.kind !== "cardinal") return false;
  if (number.compound) return /magnitude|strength/.test(number.unit ?? "");
  const before = text.slice(Math.max(sentence.start, number.start - 45), number.start);
  const after = text.slice(number.end, Math.min(sentence.end, number.end + 30));
  if (/^(?:[- ](?:magnitude|degree|strength)\b|(?: degrees?)? on the Richter)/i.test(after)) return true;
  if (/\bmagnitudes?[- ](?:of |at |was |is |ranging |about |at least |as )*(?:from )?(?:[\d.]+ (?:to|and|or) )?$/i.test(before))
    return true;
  return (
    /\bRichter\b|\bmagnitude|quake|tremor|aftershock/i.test(textOf(text, sentence)) &&
    /\./.test(textOf(text, number)) &&
    !/^\s?(?:percent|per cent|%|km|kilomet|mile|million)/i.test(after)
  );
}

// ---- what matters

function isDateOrClock({told, text, sentence}: Place, number: NumberExpression): boolean {
  const written = textOf(text, number);
  const [before, after] = [text.slice(Math.max(sentence.start, number.start - 14), number.start), text.slice(number.end, number.end + 14)];
  if (/^(?:1[5-9]|20)\d\d$/.test(written) && !/^\s(?:people|[\p{Ll}]+s)\b/u.test(after)) return true;
  if (/\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?\s$/.test(before)) return true;
  if (/^(?:st|nd|rd|th)?(?: of)?\s(?:January|February|March|April|May|June|July|August|September|October|November|December)\b/.test(after))
    return true;
  if (/^\d{4}$/.test(written) && (/^\s?(?:GMT|UTC|BST|[ECMP][SD]T|CEST|CET|JST|IST|MSK|hours|local)/.test(after) || /\bat\s$/.test(before)))
    return true;
  if (
    /^:\d\d|^\s?(?:a\.m|p\.m|am\b|pm\b|o'clock|GMT)/i.test(after) ||
    /\d:$/.test(before) ||
    /(?:www|https?|@|#|No\.?\s|number\s)$/i.test(before)
  )
    return true;
  const time = told.reading.times.find((one) => overlaps(one, number));
  return time !== undefined && time.type !== "DURATION" && !DURATIONS[after.trim().split(/[\s,.]/)[0] ?? ""];
}

// "Article 77", "Flight 103", "version 10.4", "a 13.3\" screen", "320x240", "4 min read": a number that names, measures a thing's make, or
// belongs to the page
function isLabel({text, sentence}: Place, number: NumberExpression, at: number | undefined): boolean {
  const [before, after] = [text.slice(Math.max(sentence.start, number.start - 14), number.start), text.slice(number.end, number.end + 14)];
  const far = text.slice(Math.max(0, number.start - 40), number.start);
  if (/^[-\s]?min(?:ute)?s?\.? read\b/i.test(after) || /\bread(?:ing)? time\b:?[^.\n]*$/i.test(far)) return true;
  // "a 10-month-old government" is no count of governments
  if (number.compound && /^(?:month|week|day|hour|minute)s?-old/.test(number.unit ?? "")) return true;
  // "in his 20s", "+16505550100", "call 5550100200"
  if ((/^['’]?s\b/.test(after) && /^\d+$/.test(textOf(text, number))) || /\+$/.test(before) || /^\d{9,}$/.test(textOf(text, number)))
    return true;
  if (/^["”x×]|^-\p{Lu}|^\.\d/u.test(after) || /(?:[\d.]\s?[x×]|\p{L}-?)$/u.test(before))
    return !/^["”][\s,.]/.test(after) || /\d["”]/.test(text.slice(number.start, number.end + 1));
  if (/^(?:st|nd|rd|th)\b(?! \p{Ll})/u.test(after)) return true;
  return (
    at !== undefined &&
    number.softenedFrom === undefined &&
    number.unit === undefined &&
    (isNameNumber(sentence, at) || isInName(text, sentence, at))
  );
}

// "the Orlim Tide [500] Index": between words of one name
function isInName(text: string, {tokens}: Sentence, at: number): boolean {
  const [before, after] = [tokens[at - 1], tokens[at + 1]];
  if (tokens[at]!.head !== at + 1 || !before || !after || after.lemma.endsWith("s")) return false;
  const named = before.upos === "PROPN" || (before.upos === "PART" && tokens[at - 2]?.upos === "PROPN");
  return named && /^\p{Lu}\p{Ll}/u.test(textOf(text, after)) && !/s$/.test(textOf(text, after));
}

// A number that hangs on the noun right before it numbers that noun; one joined to such a number does too.
function isNameNumber({tokens}: Sentence, at: number): boolean {
  const {head, deprel, upos} = tokens[at]!;
  if (upos !== "NUM" || head < 0 || head >= at) return false;
  if (deprel === "conj") return tokens[head]!.upos === "NUM" && isNameNumber({tokens} as Sentence, head);
  return head === at - 1 && /^(NOUN|PROPN)$/.test(tokens[head]!.upos) && /^(nummod|nmod|flat|appos|compound|dep)/.test(deprel);
}

function matters(place: Place, number: NumberExpression, counted: number | undefined, unit: Unit): boolean {
  const {text, sentence} = place;
  if (unit.measure === "temperature" || isAge(place, number)) return isAge(place, number);
  const before = text.slice(Math.max(sentence.start, number.start - 24), number.softenedFrom ?? number.start);
  const after = text.slice(number.end, number.end + 30);
  if (unit.measure === "time") return isStretchOfTime(before, after, number);
  if (unit.measure === "ordinal") return ordinalMatters(before, after);
  if (unit.measure === "magnitude")
    return !/\b(?:can|could|may)\b/.test(textOf(text, sentence)) || /\d/.test(text.slice(sentence.start, number.start));
  if (number.value === "1" || number.value === "1+") return oneMatters(number, unit);
  if (number.compound && unit.measure === "count" && !WHOLE_UNITS.test(unit.name)) return false;
  if (number.kind === "share" && counted !== undefined && !/^ of\b/.test(after)) return false;
  if (unit.measure === "count" && Number.parseFloat(number.value) <= 5 && UNTELLING.has(unit.noun) && number.softenedFrom === undefined)
    return false;
  if (number.kind === "share" && counted === undefined && !/^ (?:of|a|the)\b/.test(after))
    return /\b(?:between|nearly|about|almost|than)\s*$/.test(before) || number.softenedFrom !== undefined;
  if (/\bthe\s$/i.test(before) && Number(number.value) <= 5 && number.softenedFrom === undefined)
    return isSuperlative(place, number, counted);
  return unit.name !== "" || counted !== undefined || isBareCount(place, number);
}

// "Ana Ruhl, 37, said"; "a 15-year-old boy"
function isAge({text, sentence}: Place, number: NumberExpression): boolean {
  if (number.compound) return /^years?-old/.test(number.unit ?? "");
  if (/^[- ]years?[- ]old/i.test(text.slice(number.end, number.end + 12))) return true;
  const [before, after] = [text.slice(Math.max(sentence.start, number.start - 12), number.start), text.slice(number.end, number.end + 2)];
  return /\p{L}, $/u.test(before) && /^[,.]/.test(after) && Number(number.value) < 110 && /^\d+$/.test(textOf(text, number));
}

// "five days of riots", "for two years", "lasted 30 seconds": how long; not "two weeks before the vote", "the past 24 hours".
function isStretchOfTime(before: string, after: string, number: NumberExpression): boolean {
  if (number.compound) return false;
  const rest = after.replace(/^[-\s]*\p{L}+/u, "");
  if (WHEN_AFTER.test(rest)) return false;
  if (/\b(?:past|last) $/i.test(before)) return /^ ?days/.test(after) && Number(number.value) > 3;
  if (WHEN_BEFORE.test(before)) return number.softenedFrom !== undefined && /\bmore than\b/i.test(before);
  if (/^[-\s]*(?:hours?|weeks?|months?)\b/i.test(after))
    return /\b(?:for|lasted|lasting|took|gave|within)\b[^.]*$/i.test(before) && !/\b24$/.test(number.value);
  return number.value !== "1" || /^[-\s]*(?:minute|second)/i.test(after);
}

// "the sixth straight day", "the sixth aftershock", "the world's seventh-biggest producer"; not "the first time", "a second term"
function ordinalMatters(before: string, after: string): boolean {
  if (/^(?: straight| consecutive| successive| such)\b|^-(?:largest|biggest|highest|most|worst)/i.test(after))
    return !/\bsecond$/.test(before);
  return (
    /^ (?:aftershock|day|night|week|coup|attack|takeover|round|victim|death|wave|strike)\b/i.test(after) ||
    /^ in (?:the|this|\p{Lu})/u.test(after)
  );
}

function oneMatters(number: NumberExpression, unit: Unit): boolean {
  return (
    (number.compound && !/person$/.test(unit.name)) ||
    (number.compound && /seat|person/.test(unit.name)) ||
    /^(?:strike|airstrike|raid)s?$/.test(unit.name)
  );
}

function isSuperlative({text}: Place, number: NumberExpression, counted: number | undefined): boolean {
  return counted !== undefined && /^\s?(?:[\p{L}]+-)?(?:worst|best|most|least|\p{Ll}+est)\b/u.test(text.slice(number.end, number.end + 24));
}

// "killing 10", "80 hurt", "the toll rose to 10", "10,000 gathered": a number that is itself what is spoken of
function isBareCount({text, sentence}: Place, number: NumberExpression): boolean {
  const written = textOf(text, number);
  if (/^\d$/.test(written) && number.kind === "cardinal")
    return hasOutcome(text.slice(Math.max(sentence.start, number.start - 30), number.end + 30));
  const small = number.kind === "cardinal" && number.softenedFrom === undefined && Number.parseFloat(number.value) < 100;
  return !small || hasOutcome(text.slice(Math.max(sentence.start, number.start - 30), number.end + 30));
}

function hasOutcome(words: string): boolean {
  return /\b(?:kill|dead|death|toll|die|injur|wound|hurt|arrest|detain|missing|total)/i.test(words);
}

// An age matters when it is told of one whom the reports tell of again and again; which, joinFigures sees.
function dropAsides(counts: readonly Count[]): Count[] {
  return counts.filter((count) => {
    if (!/^1\+?$/.test(count.number.value) || !/strike|raid/.test(count.unit)) return true;
    return (
      counts.some((other) => other !== count && other.kind === count.kind && Number.parseFloat(other.number.value) > 1) &&
      !/\b(?:is|or more)\b/.test(count.what)
    );
  });
}

// ---- kind, occasion, company

function kindOf(
  place: Place,
  number: NumberExpression,
  unit: Unit,
  counted: number | undefined,
  at: number | undefined,
  traits: ReadonlySet<string>,
): string {
  if (isAgeUnit(unit) || isAge(place, number)) return "age";
  if (unit.measure === "magnitude") return isOfAftershock(place, number) ? "magnitude of aftershocks" : "magnitude";
  if (unit.measure === "length") return `distance ${referenceOf(place, number)}`.trim();
  if (unit.measure === "time") return `time ${groupNoun(timeOf(place, counted, at))}`.trim();
  const outcome = outcomeOf(place.sentence, counted ?? at);
  if (unit.name === "people" || (unit.noun === "" && outcome && unit.measure === "count"))
    return `people ${populationOf(place, counted) ?? outcome ?? nounKind(place, counted)}`.trim();
  if (unit.measure === "percent" || unit.measure === "share") return `percent ${[...traits].sort().join(" ")}`;
  if (unit.measure === "money") return isOfDamage(place, number) ? "money damage" : "money";
  if (unit.measure === "ordinal") return `${groupNoun(unit.noun)} ordinal`;
  const population = counted === undefined && /\bpopulation\b/i.test(textOf(place.text, place.sentence));
  return population ? "people population" : `${groupNoun(unit.noun)} ${outcome ?? ""}`.trim();
}

// "the storm did damage of $2 million"; the damages that a court awards, and the costs of a firm, are each their own
function isOfDamage({text, sentence}: Place, number: Span): boolean {
  const beside = text.slice(Math.max(sentence.start, number.start - 110), Math.min(sentence.end, number.end + 60));
  return /\b(?:damage(?!s\b)|losses)\b/i.test(beside);
}

// "aftershocks ranging from 3.6 to 4.3"; not "aftershocks followed the magnitude-5.9 quake"
function isOfAftershock({text, sentence}: Place, number: Span): boolean {
  const before = text.slice(sentence.start, number.start);
  const after = text.slice(number.end, number.end + 14);
  return (
    /aftershock/i.test(before) && !/quake|temblor|tremor/i.test(after) && Number.parseFloat(textOf(text, number).replace(/^\D+/, "")) < 5.5
  );
}

// The place that a distance is measured from: "35 miles southwest of [Orlim]".
function referenceOf({text, sentence}: Place, number: Span): string {
  const after = text.slice(number.end, Math.min(sentence.end, number.end + 90));
  const found = /^[^.;]{0,45}?\b(?:of|from|to)\s+(?:the )?(?:[\p{Ll}]+ ){0,3}(?:of )?(\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?)/u.exec(
    after,
  );
  return found ? foldWord(found[1]!.replace(/ /g, "")) : "";
}

function isAgeUnit(unit: Unit): boolean {
  return /^years?-old/.test(unit.name);
}

// "home to 120,000 people", "has about 200,000 residents", "a population of 100,000"
function populationOf({text, sentence}: Place, counted: number | undefined): string | undefined {
  const token = counted === undefined ? undefined : sentence.tokens[counted];
  const before = token ? text.slice(Math.max(sentence.start, token.start - 50), token.start) : "";
  if (/\b(?:home to|population of|inhabited by|(?:city|town|island|village|country) of)\b[^,;]*$/i.test(before)) return "population";
  return token && /^(?:resident|inhabitant)$/.test(token.lemma) && /\b(?:has|have|with)\b[^,;]*$/i.test(before) ? "population" : undefined;
}

function nounKind({sentence}: Place, counted: number | undefined): string {
  const lemma = counted === undefined ? "" : foldWord(sentence.tokens[counted]!.lemma);
  return FIRST_NOUN.get(lemma) ?? lemma;
}

function groupNoun(noun: string): string {
  return FIRST_NOUN.get(noun) ?? noun;
}

// The noun that a stretch of time measures: "five days of [riots]"; the verb otherwise: "[lasted] 30 seconds".
function timeOf({sentence}: Place, counted: number | undefined, at: number | undefined): string {
  const from = counted ?? at;
  if (from === undefined) return "";
  const of = childrenOf(sentence, from, "nmod")[0];
  const head = of ?? sentence.tokens[from]!.head;
  return head === undefined || head < 0 ? "" : foldWord(sentence.tokens[head]!.lemma);
}

/** What happened to the counted: by the participle or clause on the noun, then by the verb that it is an argument of. */
function outcomeOf(sentence: Sentence, from: number | undefined): string | undefined {
  if (from === undefined) return undefined;
  const {tokens} = sentence;
  const own = LEMMA_OUTCOME.get(tokens[from]!.lemma.toLowerCase());
  if (own) return own;
  for (const child of childrenOf(sentence, from, "acl", "amod", "nmod")) {
    const outcome = LEMMA_OUTCOME.get(tokens[child]!.lemma.toLowerCase());
    if (outcome) return outcome;
  }
  const behind = tokens.slice(from + 1, from + 4).find(({upos}) => /^(VERB|ADJ|PUNCT|SCONJ|CCONJ)$/.test(upos));
  const next = behind && (LEMMA_OUTCOME.get(behind.lemma.toLowerCase()) ?? LEMMA_OUTCOME.get(foldWord(behind.lemma)));
  if (next) return next;
  let at = tokens[from]!.head;
  for (let steps = 0; at >= 0 && steps < 3; steps++) {
    const outcome = LEMMA_OUTCOME.get(tokens[at]!.lemma.toLowerCase()) ?? subjectOutcome(sentence, at);
    if (outcome) return outcome;
    if (tokens[at]!.upos === "VERB") return undefined;
    at = tokens[at]!.head;
  }
  return undefined;
}

// "the death toll rose to 10"
function subjectOutcome(sentence: Sentence, verb: number): string | undefined {
  const subject = childrenOf(sentence, verb, "nsubj").find((child) => /^(?:toll|number|count|death)$/.test(sentence.tokens[child]!.lemma));
  if (subject === undefined) return undefined;
  const lemmas = subtreeOf(sentence, subject).map((index) => sentence.tokens[index]!.lemma.toLowerCase());
  return lemmas.map((lemma) => LEMMA_OUTCOME.get(lemma)).find(Boolean);
}

function traitsOf(place: Place, at: number | undefined, counted: number | undefined): ReadonlySet<string> {
  const from = counted ?? at;
  if (from === undefined) return new Set();
  const {sentence} = place;
  const {tokens} = sentence;
  const near = [from, ...childrenOf(sentence, from, "amod", "compound", "nmod", "acl"), tokens[from]!.head].filter((index) => index >= 0);
  const lemmas = near.filter((index) => /^(NOUN|PROPN|ADJ|VERB)$/.test(tokens[index]!.upos)).map((index) => nameOrLemma(tokens[index]!));
  return ownNation(place, at, new Set(lemmas.filter((lemma) => !/^\d/.test(lemma))));
}

// "around 1,000 American and 1,500 French troops": the nation right behind the number is its own, whatever the noun is also said to be
function ownNation({sentence}: Place, at: number | undefined, traits: Set<string>): Set<string> {
  const next = at === undefined ? undefined : sentence.tokens[at + 1];
  const own = next && findCountry(next.lemma)?.country.toLowerCase();
  if (!own) return traits;
  return new Set([own, ...[...traits].filter((trait) => findCountry(trait) === undefined)]);
}

function nameOrLemma(token: Token): string {
  return findCountry(token.lemma)?.country.toLowerCase() ?? groupNoun(foldWord(token.lemma));
}

// Something past has its own figures: "In December 2003, a quake killed 30,000 in Orlim. It left 9,000 homeless."
function occasionOf(place: Place, number: Span): string {
  const own = occasionIn(place.told, place.sentence, number);
  if (own !== undefined) return own;
  if (!/^["“]?(?:It|They|That|This|These|Those)\b/.test(textOf(place.text, place.sentence))) return "";
  const before = place.told.reading.sentences[sentenceAt(place.told.reading.sentences, place.sentence.start) - 1];
  return (before && occasionIn(place.told, before, number)) ?? "";
}

function occasionIn({report, reading}: Told, sentence: Span, number: Span): string | undefined {
  const day = reading.storyDate.date ?? report.pageDate;
  const near = reading.times
    .filter((time) => contains(sentence, time) && !overlaps(time, number) && time.type === "DATE" && /^\d{4}/.test(time.value))
    .sort((a, b) => distance(a, number) - distance(b, number))[0];
  if (!near) return undefined;
  return isElsewhen(near.value, day) ? near.value.slice(0, 4) : "";
}

// More than two months from the day of the story, or without a day a bare month or year.
function isElsewhen(value: string, day: string | undefined): boolean {
  if (day === undefined) return /^\d{4}(?:-\d\d)?$/.test(value);
  const month = /^\d{4}-\d\d/.test(value)
    ? value.slice(0, 7)
    : value.slice(0, 4) === day.slice(0, 4)
      ? day.slice(0, 7)
      : `${value.slice(0, 4)}-12`;
  return Math.abs(monthNumber(day.slice(0, 7)) - monthNumber(month)) > 2;
}

function monthNumber(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));
}

function distance(a: Span, b: Span): number {
  return Math.max(0, a.start - b.end, b.start - a.end);
}

function namesBeside({told, sentence, text}: Place, number: Span): ReadonlySet<string> {
  const names = told.reading.entities.filter((entity) => contains(sentence, entity) && !overlaps(entity, number));
  return new Set(
    names.flatMap((entity) =>
      textOf(text, entity)
        .split(/[\s-]+/)
        .map(foldWord)
        .filter((word) => word.length > 2),
    ),
  );
}

function sourceOf({told}: Place, number: Span): {source?: Span} {
  const attribution = told.reading.attributions.find(({content}) => content.some((part) => contains(part, number)));
  const source = attribution?.source[0];
  return source ? {source} : {};
}

// ---- words and sizes

function mentionOf({text, sentence, told}: Place, number: NumberExpression, counted: number | undefined): Span {
  const start = number.softenedFrom ?? number.start;
  const token = counted === undefined ? undefined : sentence.tokens[counted];
  const unitEnd = number.compound || token ? number.end : endOfUnit(text, number);
  const other = token && /^[^.;]*?(?=\s(?:and|or)\s[\d\p{L},.]+\s)/u.exec(text.slice(number.end, token.end));
  const own = other && /\d/.test(text.slice(number.end + other[0].length, token.end)) ? number.end + other[0].length : undefined;
  const end = own ?? (token && token.end > number.end && token.end - start <= 90 ? token.end : unitEnd);
  return trimSpan(text, {start, end: Math.min(end, told.report.text.length)}) ?? number;
}

function endOfUnit(text: string, number: Span): number {
  const word = /^[\s-]?(\p{L}+)/u.exec(text.slice(number.end, number.end + 20));
  return word && (LENGTHS[word[1]!.toLowerCase()] || DURATIONS[word[1]!.toLowerCase()]) ? number.end + word[0].length : number.end;
}

// The noun counted with what describes it, and what became of those counted ("people killed"); for a bare number what it is a number of.
function whatOf(place: Place, number: NumberExpression, counted: number | undefined, at: number | undefined): string {
  const {text, sentence} = place;
  const outcome = outcomeOf(sentence, counted ?? at);
  const unit = number.unit && counted === undefined ? number.unit : "";
  if (counted === undefined)
    return (
      unit ||
      (outcome && /^(?:killed|injured|arrested|missing|displaced)$/.test(outcome) ? `people, ${outcome}` : wordsBeside(place, number, at))
    );
  const noun = sentence.tokens[counted]!;
  const before = childrenOf(sentence, counted, "amod", "compound", "nmod", "advmod").filter(
    (child) =>
      sentence.tokens[child]!.start >= number.end && sentence.tokens[child]!.end <= noun.start && !isOfOther(sentence, child, number),
  );
  const own = [...before.map((child) => textOf(text, sentence.tokens[child]!)), textOf(text, noun)].join(" ").replace(/\s+/g, " ");
  const verb = sentence.tokens[noun.head];
  // "20 more flights, need": only what was done to them tells them apart
  const isDone = verb !== undefined && verb.end - verb.start > 2 && textOf(text, verb).toLowerCase() !== verb.lemma.toLowerCase();
  const undergone =
    isDone && verb.upos === "VERB" && (/^nsubj:pass/.test(noun.deprel) || (outcome !== undefined && /^(obj|nsubj)/.test(noun.deprel)));
  return `${own}${undergone ? `, ${textOf(text, verb)}` : ""}`;
}

// "1,000 American and 1,500 [French] troops": behind another number it describes what that one counts
function isOfOther({tokens}: Sentence, child: number, number: Span): boolean {
  return tokens.slice(0, child).some(({upos, start}) => upos === "NUM" && start >= number.end);
}

function wordsBeside({text, sentence}: Place, number: Span, at: number | undefined): string {
  const verb = at === undefined ? undefined : sentence.tokens[sentence.tokens[at]!.head];
  return verb && /^(NOUN|VERB)$/.test(verb.upos) ? textOf(text, verb) : textOf(text, number);
}

function sizeOf(number: NumberExpression, unit: string): {size?: {low: number; high: number}} {
  const [low, high = low] = number.value.replace(/\+$/, "").split("-").map(Number);
  if (low === undefined || high === undefined || !Number.isFinite(low) || !Number.isFinite(high)) return {};
  const scale = LENGTHS[unit] ?? DURATIONS[unit] ?? 1;
  return {size: {low: low * scale, high: high * scale}};
}

/** The time expressions of a report that stand in a span. */
export function timesIn(told: Told, span: Span): TimeExpression[] {
  return told.reading.times.filter((time) => contains(span, time));
}
