// Words of English time expressions, as tables. What they mean together is decided in times-meaning.ts.
import type {TimeUnit} from "../../model/calendar.js";

/** Month names and their abbreviations, without the full stop. */
export const MONTHS: ReadonlyMap<string, number> = new Map(
  "jan january|feb february febuary|mar march|apr april|may|jun june|jul july|aug august|sep sept september|oct october|nov november|dec december"
    .split("|")
    .flatMap((names, i) => names.split(" ").map((name) => [name, i + 1] as const)),
);

/** Weekday names and their abbreviations, without the full stop; 1 is Monday. */
export const WEEKDAYS: ReadonlyMap<string, number> = new Map(
  "mon monday|tue tues tuesday|wed weds wednesday|thu thur thurs thursday|fri friday|sat saturday|sun sunday"
    .split("|")
    .flatMap((names, i) => names.split(" ").map((name) => [name, i + 1] as const)),
);

/** Seasons; 1 is spring. */
export const SEASONS: ReadonlyMap<string, number> = new Map([
  ["spring", 1],
  ["summer", 2],
  ["fall", 3],
  ["autumn", 3],
  ["winter", 4],
]);

/** Parts of the day with their TIMEX3 codes. */
export const DAY_PARTS: ReadonlyMap<string, string> = new Map([
  ["morning", "MO"],
  ["dawn", "MO"],
  ["daybreak", "MO"],
  ["sunrise", "MO"],
  ["breakfast", "MO"],
  ["afternoon", "AF"],
  ["lunchtime", "AF"],
  ["evening", "EV"],
  ["dusk", "EV"],
  ["sunset", "EV"],
  ["nightfall", "EV"],
  ["night", "NI"],
  ["tonight", "NI"],
  ["overnight", "NI"],
  ["daytime", "DT"],
]);

/** Units with their TIMEX3 letters; those of hours and less stand behind a T. */
export const UNITS: ReadonlyMap<string, string> = new Map([
  ["second", "TS"],
  ["minute", "TM"],
  ["hour", "TH"],
  ["day", "D"],
  ["night", "D"],
  ["week", "W"],
  ["fortnight", "2W"],
  ["weekend", "WE"],
  ["month", "M"],
  ["quarter", "Q"],
  ["year", "Y"],
  ["decade", "10Y"],
  ["century", "100Y"],
  ["millennium", "1000Y"],
  ["generation", "X"],
  ["semester", "6M"],
]);

/** Units that a date can be shifted by. */
export const SHIFTS: ReadonlyMap<string, TimeUnit> = new Map([
  ["day", "day"],
  ["night", "day"],
  ["week", "week"],
  ["weekend", "weekend"],
  ["month", "month"],
  ["quarter", "quarter"],
  ["half", "half"],
  ["year", "year"],
  ["decade", "decade"],
  ["century", "century"],
]);

/** Number words up to ninety, with the loose ones ("X" is an unknown number). */
export const NUMBERS: ReadonlyMap<string, number> = new Map(
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"
    .split(" ")
    .map((word, i) => [word, i] as [string, number])
    .concat([
      ["thirty", 30],
      ["forty", 40],
      ["fourty", 40],
      ["fifty", 50],
      ["sixty", 60],
      ["seventy", 70],
      ["eighty", 80],
      ["ninety", 90],
      ["hundred", 100],
      ["thousand", 1000],
      ["dozen", 12],
      ["a", 1],
      ["an", 1],
      ["another", 1],
      ["single", 1],
      ["half", 0.5],
    ]),
);

/** Ordinals: first is 1. */
export const ORDINALS: ReadonlyMap<string, number> = new Map(
  "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|twenty first"
    .split("|")
    .map((word, i) => [word, i + 1] as const),
);

/** Expressions that name no day, with the TIMEX3 reference that they stand for. */
export const VAGUE: readonly (readonly [RegExp, "PAST_REF" | "PRESENT_REF" | "FUTURE_REF"])[] = [
  [
    /^(right )?now( and then)?$|^(current(ly)?|present(ly)?|nowadays|already|yet|still|to date|so far|immediately|instantly)$/,
    "PRESENT_REF",
  ],
  [
    /^(at )?(the|this|that)? ?(very |crucial |current |present )*(moment|present|time being)$|^(at )?(this|the present|the current) (time|point|stage)( in time)?$|^these days$|^as yet$|^today's$/,
    "PRESENT_REF",
  ],
  [
    /^(just |more |most |very |only |until |as )*(recent(ly)?|lately|previous(ly)?|former(ly)?|earlier|once|before|then|afterwards?|long ago|past|historically|originally|until now|just)$/,
    "PAST_REF",
  ],
  [
    /^(in )?(the )?(recent|distant|not too distant)? ?past$|^(then current|(at )?the time|(at |by |since )?that time|those days|back then|some time ago|a (short )?while ago|long ago|not long ago|the previous day ?s?)$/,
    "PAST_REF",
  ],
  [/^(a few|several|some|many|a number of)? ?(years|months|weeks|days|decades|centuries) (ago|earlier|before)$/, "PAST_REF"],
  [
    /^(the |in )?(recent|past|previous) (days|weeks|months|years|decades|quarters|times|history)( and (weeks|months|years))?$|^(the )?(last|past) few (weeks|months|quarters)$/,
    "PAST_REF",
  ],
  [
    /^(very |as |at )?(a (later|future) (date|time)|soon|shortly|eventually|later|someday|some day|sometime|in time|in due course|imminent(ly)?|as soon as possible|soon(er)? or later|sooner)$/,
    "FUTURE_REF",
  ],
  [
    /^(the )?(near|immediate|not too distant|foreseeable|distant)? ?(future|near term|short term|long term|longer term|medium term)$|^(the )?(coming|upcoming|future) (days|weeks|months|years|decades|quarters)$|^from time to time$/,
    "FUTURE_REF",
  ],
];

/** Words that make the value a bound or an approximation, with the TIMEX3 `mod`. */
export const MODIFIERS: readonly (readonly [
  RegExp,
  "BEFORE" | "AFTER" | "ON_OR_BEFORE" | "ON_OR_AFTER" | "START" | "MID" | "END" | "APPROX" | "LESS_THAN" | "MORE_THAN",
])[] = [
  [
    /^(early|earlier|the (start|beginning|opening|onset) of|(start|beginning) of|the early|early in|the first (days|weeks|months|part) of)(?= )/,
    "START",
  ],
  [/^(the )?(middle|midst) of(?= )|^(the )?mid ?(?=[a-z0-9])/, "MID"],
  [/^(the )?(end|close|closing days|final days|last days|final months|last months) of(?= )|^(late|later|the late|late in)(?= )/, "END"],
  [/^(about|around|some|roughly|approximately|circa|nearly|almost|close to|or so)(?= )/, "APPROX"],
  [/^(more than|over|at least|as (long|many|much) as|no less than|well over|longer than|upwards of)(?= )/, "MORE_THAN"],
  [/^(less than|under|fewer than|up to|at most|no more than|just under|within|not more than)(?= )/, "LESS_THAN"],
  [/^(no later than|not later than)(?= )/, "ON_OR_BEFORE"],
  [/^(post|after|since)(?= )/, "AFTER"],
  [/^(pre|before)(?= )/, "BEFORE"],
];
