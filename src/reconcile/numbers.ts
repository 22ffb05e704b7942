// Number expressions in running text and their values: digits, words, magnitudes, ranges, shares, ordinals, and vague counts kept in words.
// Propose first (atoms), then refine (magnitudes, ranges, bounds). What a number counts, and whether it matters, is for figures.ts.
import {overlaps, type Span} from "../model/span.js";

/** A number as written. `value` is plain digits, a range "10-15", a bound "60+", or the words of a vague count ("hundreds"). */
export interface NumberExpression extends Span {
  readonly value: string;
  readonly kind: "cardinal" | "ordinal" | "vague" | "share";
  /** What stands inside the expression as its unit: "percent", a currency, or the noun of "15-nation". */
  readonly unit?: string;
  /** Start of the words that bound or soften it ("some", "at least"), when any stand before it. */
  readonly softenedFrom?: number;
  /** True for a number written into a compound: "15-nation", "5.9-magnitude", "magnitude-5.9". */
  readonly compound: boolean;
}

const ONES: Readonly<Record<string, number>> = {
  zero: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
};
const MAGNITUDES: Readonly<Record<string, number>> = {
  hundred: 100,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
  dozen: 12,
  m: 1e6,
  mn: 1e6,
  bn: 1e9,
  k: 1e3,
};
const ORDINALS: Readonly<Record<string, number>> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  ninth: 9,
  tenth: 10,
  eleventh: 11,
  twelfth: 12,
  thirteenth: 13,
  fourteenth: 14,
  fifteenth: 15,
  twentieth: 20,
  thirtieth: 30,
};
const CURRENCIES: Readonly<Record<string, string>> = {$: "US dollars", "€": "euros", "£": "pounds", "¥": "yen", "₹": "rupees"};

const WORD = Object.keys(ONES).join("|");
const CARDINAL_WORDS = `(?:(?:${WORD})(?:[- ](?:${WORD}))?)`;
const DIGITS = "\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?";
const MAGNITUDE = "hundred|thousand|million|billion|trillion|dozen";
const VAGUE =
  "(?:tens|dozens|scores|hundreds|thousands|millions|billions)(?: of (?:thousands|millions|billions))?|(?:several|a few|few|many) (?:hundred|thousand|million|dozen)(?! of)";
const SHARE = "half|(?:a|one|two|three)[- ](?:third|thirds|quarter|quarters|fifths?)";
const SOFTENER =
  "(?:(?:up to|at least|at most|more than|less than|fewer than|no fewer than|not less than|as many as|as few as|as much as|just over|just under|well over|close to|a total of|an estimated|an additional|about|around|some|approximately|roughly|nearly|almost|over|under|only|another|other|estimated|exactly|between|circa) )+";
const LOWER_BOUND = /\b(?:at least|more than|over|no fewer than|not less than|upwards of)\s*$/i;

const ATOM = new RegExp(
  `(?<![\\p{L}\\p{N}.,/:'’-]|\\d[-–])(?:` +
    `(?<currency>[$€£¥₹]|US\\$)\\s?(?<money>${DIGITS})(?:[ -]?(?<moneyScale>${MAGNITUDE}|bn|mn|m|k)\\b)?` +
    `|(?<digits>${DIGITS})(?:[ -](?<scale>${MAGNITUDE})\\b|(?<shortScale>bn|mn)\\b)?` +
    `|(?<vague>${VAGUE})\\b` +
    `|(?<half>half an?|a) (?<halfScale>million|billion|thousand|hundred|dozen)\\b` +
    `|(?<share>${SHARE})\\b` +
    `|(?<words>${CARDINAL_WORDS})(?:[ -](?<wordScale>${MAGNITUDE})\\b)?(?:[ -](?<wordScale2>thousand|million|billion)\\b)?(?![\\p{L}])` +
    `|(?<ordinal>(?:${Object.keys(ORDINALS).join("|")})|\\d{1,3}(?:st|nd|rd|th))(?![\\p{L}\\p{N}])` +
    `)`,
  "giu",
);

interface Atom extends Span {
  readonly low: number | undefined;
  readonly words: string;
  readonly kind: NumberExpression["kind"];
  readonly unit?: string;
}

/** Number expressions of a stretch of text, in order, not overlapping. Dates, ages and clock times are among them: the caller knows those. */
export function readNumbers(text: string, within: Span): NumberExpression[] {
  const stretch = text.slice(within.start, within.end).replace(/[\u00a0\u2007\u202f]/g, " ");
  const atoms = withUnits(stretch, [...stretch.matchAll(ATOM)].map(readAtom));
  const expressions: NumberExpression[] = [];
  for (let at = 0; at < atoms.length; at++) {
    const [one, other] = [atoms[at]!, atoms[at + 1]];
    const joined = other && joinRange(stretch, one, other);
    if (joined) at++;
    expressions.push(finish(stretch, joined ?? one, within.start));
  }
  const compounds = readCompounds(text, within);
  const plain = expressions.filter((one) => !isName(text, one, within) && !compounds.some((other) => overlaps(one, other)));
  return [...plain, ...compounds].sort((a, b) => a.start - b.start || b.end - a.end);
}

// "Ms Tenth spoke": a capital inside a sentence makes an ordinal a name
function isName(text: string, {start, kind}: NumberExpression, within: Span): boolean {
  return kind === "ordinal" && start > within.start && /\p{Lu}/u.test(text[start]!);
}

function readAtom(match: RegExpMatchArray): Atom {
  const group = match.groups ?? {};
  const span = {start: match.index!, end: match.index! + match[0].length, words: match[0].toLowerCase()};
  if (group.vague) return {...span, low: undefined, kind: "vague"};
  if (group.share) return {...span, low: undefined, kind: "share", unit: "share"};
  if (group.ordinal) return {...span, low: ORDINALS[group.ordinal.toLowerCase()] ?? Number.parseInt(group.ordinal, 10), kind: "ordinal"};
  if (group.half) return {...span, low: (group.half === "a" ? 1 : 0.5) * MAGNITUDES[group.halfScale!.toLowerCase()]!, kind: "cardinal"};
  if (group.money) {
    const unit = CURRENCIES[group.currency!.at(-1)!]!;
    return {...span, low: digits(group.money) * scaleOf(group.moneyScale), kind: "cardinal", unit};
  }
  if (group.digits) return {...span, low: digits(group.digits) * scaleOf(group.scale ?? group.shortScale), kind: "cardinal"};
  return {...span, low: spelledOut(group.words!) * scaleOf(group.wordScale) * scaleOf(group.wordScale2), kind: "cardinal"};
}

// "40 percent", "68 per cent", "5.9%", "54 million dollars", "200 million euros"
function withUnits(stretch: string, atoms: readonly Atom[]): Atom[] {
  return atoms.map((atom) => {
    const after =
      /^(?:\s?%|\s?(?:percent|per cent|percentage points?)\b)|^ (dollars|euros|pounds|yen|rupees|francs|roubles|rubles|yuan)\b/i.exec(
        stretch.slice(atom.end),
      );
    if (!after || atom.kind === "ordinal") return atom;
    const unit = after[1] ? (after[1] === "dollars" ? "US dollars" : after[1].toLowerCase()) : "percent";
    return {...atom, end: atom.end + after[0].length, unit};
  });
}

// "3,000 to 5,000", "between 40 and 80 percent", "two or three", "3.6-4.3", "between half and two-thirds"
function joinRange(stretch: string, one: Atom, other: Atom): (Atom & {high: string}) | undefined {
  const between = stretch.slice(one.end, other.start).toLowerCase();
  const isRange = /^(?: to |\s?[–-]\s?| or )$/.test(between) || (between === " and " && /\bbetween $/i.test(stretch.slice(0, one.start)));
  if (!isRange || one.kind !== other.kind || one.kind === "ordinal") return undefined;
  if (one.kind === "share") return {...one, end: other.end, words: `${one.words} to ${other.words}`, high: ""};
  if (one.low === undefined || other.low === undefined || other.low <= one.low) return undefined;
  const unit = other.unit ?? one.unit;
  return {...one, end: other.end, high: plain(other.low), ...(unit ? {unit} : {})};
}

function finish(stretch: string, atom: Atom & {high?: string}, offset: number): NumberExpression {
  const before = new RegExp(`${SOFTENER}$`, "iu").exec(stretch.slice(Math.max(0, atom.start - 40), atom.start));
  const softened = before ? {softenedFrom: offset + atom.start - before[0].length} : {};
  const base = {
    start: offset + atom.start,
    end: offset + atom.end,
    kind: atom.kind,
    ...(atom.unit ? {unit: atom.unit} : {}),
    ...softened,
    compound: false,
  };
  if (atom.low === undefined) {
    const nearly = atom.kind === "share" ? (/\b(nearly|almost|about|over|more than)\s*$/i.exec(before?.[0] ?? "")?.[1] ?? "") : "";
    return {...base, value: `${nearly.toLowerCase()} ${atom.words.replace(/-/g, atom.kind === "share" ? "-" : " ")}`.trim()};
  }
  const bound = before && LOWER_BOUND.test(before[0]) && !atom.high ? "+" : "";
  return {...base, value: `${plain(atom.low)}${atom.high ? `-${atom.high}` : ""}${bound}`};
}

// "15-nation", "one-seat majority", "5.9-magnitude quake", "magnitude-6.4", "1,500-square-kilometre"
function readCompounds(text: string, within: Span): NumberExpression[] {
  const found: NumberExpression[] = [];
  const stretch = text.slice(within.start, within.end);
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}.,/-])(?:(${DIGITS}|${CARDINAL_WORDS})-(\\p{Ll}[\\p{Ll}-]*)|(\\p{L}{4,})-(${DIGITS}))(?![\\p{L}\\p{N}])`,
    "giu",
  );
  for (const match of stretch.matchAll(pattern)) {
    const [, number, unit, lead, trailing] = match;
    if (
      unit &&
      (new RegExp(`^(?:${WORD}|${MAGNITUDE}|old|thirds?|quarters?|fifths?)$`, "i").test(unit) ||
        /^(?:hundred|thousand|million|billion)\b/i.test(unit))
    )
      continue;
    const low = /\d/.test(number ?? trailing!) ? digits(number ?? trailing!) : spelledOut(number!);
    const start = within.start + match.index;
    found.push({
      start,
      end: start + match[0].length,
      value: plain(low),
      kind: "cardinal",
      unit: (unit ?? lead)!.toLowerCase(),
      compound: true,
    });
  }
  return found;
}

function digits(written: string): number {
  return Number(written.replace(/,/g, ""));
}

function spelledOut(words: string): number {
  return words
    .toLowerCase()
    .split(/[- ]/)
    .reduce((sum, word) => sum + (ONES[word] ?? 0), 0);
}

function scaleOf(word: string | undefined): number {
  return word === undefined ? 1 : (MAGNITUDES[word.toLowerCase()] ?? 1);
}

function plain(value: number): string {
  return String(Math.round(value * 1e6) / 1e6);
}
