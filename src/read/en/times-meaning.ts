// English time expression → what it means (type, form, bound), before any day is known. Rules are tried in order; the first that fits decides.
import {type Direction, isDay, type TimeForm, type TimeUnit} from "../../model/calendar.js";
import type {TimeExpression} from "../../model/reading.js";
import {DAY_PARTS, MODIFIERS, MONTHS, NUMBERS, ORDINALS, SEASONS, SHIFTS, UNITS, VAGUE, WEEKDAYS} from "./times-words.js";

/** What an expression means. */
export interface TimeMeaning {
  readonly type: TimeExpression["type"];
  readonly form: TimeForm;
  readonly mod?: TimeExpression["mod"];
  /** True when it counts from the time told last ("the next day"), not from the day of the story. */
  readonly moves?: boolean;
}

type Rule = (words: string, direction: Direction) => TimeMeaning | undefined;

const month = [...MONTHS.keys()].sort((a, b) => b.length - a.length).join("|");
const weekday = [...WEEKDAYS.keys()].sort((a, b) => b.length - a.length).join("|");
const season = [...SEASONS.keys()].join("|");
const ordinal = [...ORDINALS.keys()].sort((a, b) => b.length - a.length).join("|");
const unit = [...UNITS.keys()].join("|");
const number = [...NUMBERS.keys()].sort((a, b) => b.length - a.length).join("|");
const LEADING =
  /^(?:(?:in|on|at|by|during|for|since|until|till|from|of|through|as of|over|throughout|into|sometime|some time|exactly|only|just|the early part of|a good part of|much of|most of|the rest of|all|the whole|the entire) )+/;
const ZONE = /\b(?:est|edt|cst|cdt|mst|mdt|pst|pdt|gmt|utc|bst|cet|cest|eet|msk|ist|jst|et|local time|local|eastern time|z)\b/g;

const RULES: readonly Rule[] = [
  written,
  vague,
  clock,
  set,
  partOfDay,
  named,
  fullDate,
  yearAndPart,
  bareYear,
  simpleDay,
  weekend,
  laterOn,
  thisLastNext,
  agoOrLater,
  ofTheText,
  dayNames,
  duration,
];

/**
 * What the words mean, or undefined when no rule knows them. `direction` says whether the clause tells of the past (-1) or of what is coming (1).
 * Hostile input: at most 80 characters are looked at.
 */
export function meaningOf(expression: string, direction: Direction): TimeMeaning | undefined {
  if (expression.length > 80) return undefined;
  const words = plain(expression);
  for (const variant of new Set([words, words.replace(LEADING, "")])) {
    const found = firstRule(variant, direction) ?? modified(variant, direction);
    if (found) return found;
  }
  return undefined;
}

function firstRule(words: string, direction: Direction): TimeMeaning | undefined {
  for (const rule of RULES) {
    const found = rule(words, direction);
    if (found) return found;
  }
  return undefined;
}

function modified(words: string, direction: Direction): TimeMeaning | undefined {
  const trailing = /^(.+) (?:or so|and earlier|or later|or more|or less)$/.exec(words);
  const bound =
    /^(?:the )?(end|start|beginning|middle|half) of (?:the|this) (year|month|week|quarter|decade|century)$|^(?:the )?(year|month|week|quarter)(?:'s)? end$/.exec(
      words,
    );
  const within = /^(?:earlier|later|early|late) in the (year|month|week|day|quarter|decade)$/.exec(words);
  if (within) return date({kind: "shift", unit: SHIFTS.get(within[1]!)!, by: 0});
  if (bound)
    return withMod(
      date({kind: "shift", unit: SHIFTS.get(bound[2] ?? bound[3]!)!, by: 0}),
      bound[1] === "start" || bound[1] === "beginning" ? "START" : bound[1] === "middle" ? "MID" : "END",
    );
  if (trailing)
    return withMod(
      meaningOf(trailing[1]!, direction),
      words.endsWith("later") ? "ON_OR_AFTER" : words.endsWith("more") ? "MORE_THAN" : "APPROX",
    );
  for (const [pattern, mod] of MODIFIERS) {
    const found = pattern.exec(words);
    if (found) return withMod(meaningOf(words.slice(found[0].length), direction), mod);
  }
  return undefined;
}

function withMod(meaning: TimeMeaning | undefined, mod: TimeExpression["mod"]): TimeMeaning | undefined {
  return meaning && {...meaning, mod};
}

function plain(expression: string): string {
  return expression
    .toLowerCase()
    .replace(/[’‘`]/g, "'")
    .replace(/\s+/g, " ")
    .replace(/\b([ap])\. ?m\b\.?/g, "$1m")
    .replace(/(?<=[a-z])[-–—]+(?=[a-z0-9])|(?<=\d)[-–](?=[a-z])/g, " ")
    .replace(/(?<=[a-z])\./g, "")
    .replace(/(?<=\d)(st|nd|rd|th)\b/g, "$1")
    .replace(/,(?!\d{3})/g, " ")
    .replace(/['"]s\b(?=$)/g, "")
    .replace(/[.;:!?"“”()[\]]+$/g, "")
    .replace(/^["“”([]+/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

function date(form: TimeForm, moves = false): TimeMeaning {
  return moves ? {type: "DATE", form, moves} : {type: "DATE", form};
}

function fixed(type: TimeMeaning["type"], value: string): TimeMeaning {
  return {type, form: {kind: "fixed", value}};
}

/** "2031-03-05", "20310305", "03/04/2031": written in figures. */
function written(words: string): TimeMeaning | undefined {
  const iso =
    /^(\d{4})-(\d{2})-(\d{2})(?:[t ](\d{2}:\d{2})(?::\d{2})?.*)?$/.exec(words) ??
    /^((?:19|20)\d{2})(\d{2})(\d{2})()$/.exec(words) ??
    /^((?:19|20)\d{2})\/(\d{1,2})\/(\d{1,2})()$/.exec(words);
  if (iso) {
    const [, y, m, d, time] = iso;
    if (!isDay(Number(y), Number(m), Number(d))) return undefined;
    const value = `${y}-${m!.padStart(2, "0")}-${d!.padStart(2, "0")}`;
    return time ? fixed("TIME", `${value}T${time}`) : fixed("DATE", value);
  }
  const numeric = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?: (\d{1,2}:\d{2}).*)?$/.exec(words);
  if (!numeric) return undefined;
  const orders = ordersOf(Number(numeric[1]), Number(numeric[2]), fullYear(numeric[3]!));
  return orders.length > 0 ? date({kind: "numeric", orders}) : undefined;
}

function ordersOf(first: number, second: number, year: number): string[] {
  const orders: string[] = [];
  for (const [m, d] of first === second
    ? [[first, second]]
    : [
        [first, second],
        [second, first],
      ])
    if (isDay(year, m!, d!)) orders.push(iso(year, m!, d!));
  return orders;
}

function vague(words: string): TimeMeaning | undefined {
  const found = VAGUE.find(([pattern]) => pattern.test(words));
  return found && fixed("DATE", found[1]);
}

/** "3:30 p.m. Tuesday", "noon", "0430 GMT": a time of day, with the day around it. */
function clock(words: string, direction: Direction): TimeMeaning | undefined {
  const found =
    /\b(\d{1,2})(?:[:.](\d{2}))?(?::\d{2})? ?(am|pm|o'clock|in the morning|in the afternoon|in the evening|at night)(?![a-z])/.exec(
      words,
    ) ??
    /(?<![\d/-])(\d{1,2}):(\d{2})(?::\d{2})?(?: ?(hours|hrs))?(?![\d/-])/.exec(words) ??
    /\b(\d{2})(\d{2}) ?(gmt|utc|hours|hrs)\b/.exec(words) ??
    /\b(noon|midday|midnight)\b/.exec(words);
  if (!found) return undefined;
  const time = /^[a-z]/.test(found[0]) ? (found[0] === "midnight" ? "24:00" : "12:00") : timeOf(found);
  if (time === undefined) return undefined;
  const rest = words
    .replace(found[0], " ")
    .replace(ZONE, " ")
    .replace(/\b(at|on|the|around|about|shortly|just|before|after|by)\b/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  const day = rest === "" ? date({kind: "shift", unit: "day", by: 0}, true) : meaningOf(rest, direction);
  if (day?.type !== "DATE") return undefined;
  return {...day, type: "TIME", form: suffixed(day.form, `T${time}`)};
}

function timeOf([, hour, minute, half]: RegExpExecArray): string | undefined {
  const h = Number(hour);
  if (h > 24 || Number(minute ?? 0) > 59) return undefined;
  const afternoon = /^(pm|in the afternoon|in the evening|at night)$/.test(half ?? "");
  const full = afternoon && h < 12 ? h + 12 : half === "am" && h === 12 ? 0 : h;
  return `${String(full).padStart(2, "0")}:${minute ?? "00"}`;
}

function suffixed(form: TimeForm, suffix: string): TimeForm {
  return form.kind === "part" || form.kind === "day-of-month" || form.kind === "numeric" ? form : {...form, suffix};
}

/** "every day", "weekly", "Mondays", "twice a year": a time that returns. */
function set(words: string): TimeMeaning | undefined {
  const adverb = /^(?:bi ?|semi ?)?(hourly|daily|nightly|weekly|monthly|quarterly|yearly|annually|annual)$/.exec(words);
  if (adverb)
    return fixed(
      "SET",
      ({hourly: "PT1H", daily: "P1D", nightly: "P1D", weekly: "P1W", monthly: "P1M", quarterly: "P3M"} as Record<string, string>)[
        adverb[1]!
      ] ?? "P1Y",
    );
  const each =
    /^(?:every(?: single| other)?|each|per|(?:once|twice|\w+ times) (?:a|an|each|every|per)|(?:a|an)(?= (?:day|week|month|year)$)) (.+)$/.exec(
      words,
    );
  if (each) return eachOf(each[1]!, /^(a|an) /.test(words));
  const plural =
    new RegExp(`^(${weekday})s(?: (morning|afternoon|evening|night)s?)?$`).exec(words) ??
    new RegExp(`^(${weekday}) (morning|afternoon|evening|night)s$`).exec(words);
  if (plural && !WEEKDAYS.has(words))
    return fixed("SET", `XXXX-WXX-${WEEKDAYS.get(plural[1]!)}${plural[2] ? `T${DAY_PARTS.get(plural[2])}` : ""}`);
  return undefined;
}

function eachOf(what: string, article: boolean): TimeMeaning | undefined {
  if (article) return undefined;
  const day = new RegExp(`^(${weekday})(?: (morning|afternoon|evening|night))?$`).exec(what);
  if (day) return fixed("SET", `XXXX-WXX-${WEEKDAYS.get(day[1]!)}${day[2] ? `T${DAY_PARTS.get(day[2])}` : ""}`);
  if (MONTHS.has(what)) return fixed("SET", `XXXX-${pad(MONTHS.get(what)!)}`);
  if (SEASONS.has(what)) return fixed("SET", `XXXX-${["SP", "SU", "FA", "WI"][SEASONS.get(what)! - 1]}`);
  const period = durationValue(what) ?? durationValue(`one ${what}`);
  if (period) return fixed("SET", period);
  return DAY_PARTS.has(what) ? fixed("SET", `XXXX-XX-XXT${DAY_PARTS.get(what)}`) : undefined;
}

/** "Sunday night", "last night", "the early hours of Friday": a part of a day. */
function partOfDay(words: string, direction: Direction): TimeMeaning | undefined {
  if (words === "last night" || words === "overnight" || words === "last evening")
    return part({kind: "shift", unit: "day", by: -1}, words.endsWith("evening") ? "EV" : "NI");
  if (words === "tonight" || words === "later tonight") return part({kind: "shift", unit: "day", by: 0}, "NI");
  const found = new RegExp(`\\b(${[...DAY_PARTS.keys()].join("|")})s?\\b|\\b(early hours|small hours|wee hours)\\b`).exec(words);
  if (!found || words.includes("century")) return undefined;
  const code = DAY_PARTS.get(found[1] ?? "morning")!;
  const rest = words
    .replace(found[0], " ")
    .replace(/\b(the|in|on|at|of|early|late|later|mid|this|that|same|during|every|local|time|hours)\b/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  const mod = /\bmid\b/.test(words) ? "MID" : /\blate\b/.test(words) ? "END" : /\bearly\b/.test(words) ? "START" : undefined;
  if (rest === "")
    return /\b(this|the|in|of|that|early|late|mid)\b/.test(words) || words === found[0]
      ? {...part({kind: "shift", unit: "day", by: 0}, code), mod, moves: /\bthat\b/.test(words)}
      : undefined;
  const day = meaningOf(rest, direction);
  return day?.type === "DATE" && isDayForm(day.form) ? {...day, type: "TIME", form: suffixed(day.form, `T${code}`), mod} : undefined;
}

function part(form: TimeForm, code: string): TimeMeaning {
  return {type: "TIME", form: suffixed(form, `T${code}`)};
}

function isDayForm(form: TimeForm): boolean {
  return (
    form.kind === "weekday" ||
    form.kind === "month-day" ||
    (form.kind === "shift" && form.unit === "day") ||
    (form.kind === "fixed" && /^\d{4}-\d\d-\d\d$/.test(form.value))
  );
}

/** "Christmas Day", "New Year's Eve": days with a name and a fixed place in the year. */
function named(words: string, direction: Direction): TimeMeaning | undefined {
  const days: Record<string, readonly [number, number]> = {
    "christmas day": [12, 25],
    christmas: [12, 25],
    "christmas eve": [12, 24],
    "new year's day": [1, 1],
    "new year's eve": [12, 31],
    "boxing day": [12, 26],
    "may day": [5, 1],
    halloween: [10, 31],
    "valentine's day": [2, 14],
  };
  const found = /^(.+?)(?: (\d{4}))?$/.exec(words);
  const day = found && days[found[1]!];
  if (!day) return undefined;
  return found[2] ? fixed("DATE", iso(Number(found[2]), day[0], day[1])) : date({kind: "month-day", month: day[0], day: day[1], direction});
}

/** "Tuesday, Aug. 6, 2031", "6 August", "August 2031", "Aug. 6". */
function fullDate(words: string, direction: Direction): TimeMeaning | undefined {
  const day = "(\\d{1,2})(?:st|nd|rd|th)?";
  const american = new RegExp(`^(?:(${weekday}) )?(?:the )?(${month}) ${day}(?: (?:of )?('?\\d{2}|\\d{4})| this year| last year)?$`).exec(
    words,
  );
  if (american) return monthDay(american[2]!, american[3]!, american[4], american[1], direction);
  const european = new RegExp(`^(?:(${weekday}) )?(?:the )?${day} (?:of )?(${month})(?: (?:of )?('\\d{2}|\\d{4}))?$`).exec(words);
  if (european) return monthDay(european[3]!, european[2]!, european[4], european[1], direction);
  const ofYear = new RegExp(`^(?:the )?(?:month of )?(${month})(?: of)? ('\\d{2}|\\d{4})$`).exec(words);
  if (ofYear) return fixed("DATE", `${fullYear(ofYear[2]!)}-${pad(MONTHS.get(ofYear[1]!)!)}`);
  const reversed = new RegExp(`^(\\d{4}) (${month})(?: ${day})?$`).exec(words);
  if (reversed)
    return reversed[3]
      ? monthDay(reversed[2]!, reversed[3], reversed[1], undefined, direction)
      : fixed("DATE", `${reversed[1]}-${pad(MONTHS.get(reversed[2]!)!)}`);
  const lone = /^the (\d{1,2})(?:st|nd|rd|th)$/.exec(words) ?? new RegExp(`^(?:${weekday}) the (\\d{1,2})(?:st|nd|rd|th)$`).exec(words);
  return lone && Number(lone[1]) >= 1 && Number(lone[1]) <= 31 ? date({kind: "day-of-month", day: Number(lone[1]), direction}) : undefined;
}

function monthDay(
  name: string,
  day: string,
  year: string | undefined,
  dayName: string | undefined,
  direction: Direction,
): TimeMeaning | undefined {
  const m = MONTHS.get(name)!;
  const d = Number(day);
  if (year !== undefined) return isDay(fullYear(year), m, d) ? fixed("DATE", iso(fullYear(year), m, d)) : undefined;
  return isDay(2000, m, d)
    ? date({kind: "month-day", month: m, day: d, direction, weekday: dayName ? WEEKDAYS.get(dayName) : undefined})
    : undefined;
}

/** "the third quarter of 2031", "summer 2031", "last year's fourth quarter", "this spring", "last March": a named part of a year. */
function yearAndPart(words: string, direction: Direction): TimeMeaning | undefined {
  const found = new RegExp(
    `\\b(?:(${ordinal}|last|final|latter|1st|2nd|3rd|4th) ?(?:fiscal )?(quarters?|half)|q([1-4])|(${season})|(${month}))\\b`,
  ).exec(words);
  if (!found) return undefined;
  const kind = found[2]?.startsWith("quarter") || found[3] ? "quarter" : found[2] ? "half" : found[4] ? "season" : "month";
  const which = found[3]
    ? Number(found[3])
    : found[4]
      ? SEASONS.get(found[4])!
      : found[5]
        ? MONTHS.get(found[5])!
        : ordinalOf(found[1]!, kind === "half" ? 2 : 4);
  if (kind === "quarter" && which > 4) return undefined;
  const rest = words
    .replace(found[0], " ")
    .replace(/\b(the|of|in|its|their|'s|fiscal|financial|calendar|period|season|flat|a|early|late|mid|middle)\b|'s?/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  const mod = /\bearly\b/.test(words) ? "START" : /\blate\b/.test(words) ? "END" : /\bmid(dle)?\b/.test(words) ? "MID" : undefined;
  const years = (words.includes("'") ? /^(\d{4}|\d{2})$/ : /^(\d{4})$/).exec(rest);
  if (years) return withMod(fixed("DATE", `${fullYear(years[1]!)}-${partCode(kind, which)}`), mod);
  if (
    /^(last year|year ago|year earlier|a year ago|year before|comparable year ago|same year ago|a year earlier|year earlier|corresponding year ago)$/.test(
      rest,
    )
  )
    return withMod(date({kind: "part", unit: kind, number: which, direction: -1, years: -1}), mod);
  if (/^(this|current) year$/.test(rest)) return withMod(date({kind: "part", unit: kind, number: which, direction, years: 0}), mod);
  if (/^next year$/.test(rest)) return withMod(date({kind: "part", unit: kind, number: which, direction: 1, years: 1}), mod);
  const side: Direction | undefined = /^(last|this past|past|previous)$/.test(rest)
    ? -1
    : /^(next|coming|this coming|upcoming)$/.test(rest)
      ? 1
      : /^(this|latest|recent|sometime)?$/.test(rest)
        ? kind === "month" && rest === ""
          ? direction
          : 0
        : undefined;
  return side === undefined
    ? undefined
    : withMod(
        date({kind: "part", unit: kind, number: which, direction: side, ...(rest === "last" && kind === "month" ? {before: true} : {})}),
        mod,
      );
}

function ordinalOf(word: string, last: number): number {
  if (/^\d/.test(word)) return Number(word[0]);
  return ORDINALS.get(word) ?? last;
}

function partCode(kind: "month" | "quarter" | "season" | "half", which: number): string {
  if (kind === "month") return pad(which);
  return kind === "quarter" ? `Q${which}` : kind === "half" ? `H${which}` : ["SP", "SU", "FA", "WI"][which - 1]!;
}

/** "2031", "fiscal 2031", "the 1990s", "the nineties", "the 20th century". */
function bareYear(words: string): TimeMeaning | undefined {
  const year =
    /^(?:the )?(?:fiscal(?: year)?|calendar(?: year)?|fy|year|fiscal year ended|whole of)? ?((?:1\d|20)\d{2})(?: (?:fiscal year|period|year|season|term|election|and beyond))?$/.exec(
      words,
    );
  if (year) return fixed("DATE", year[1]!);
  const short = /^'(\d{2})$/.exec(words);
  const inWords =
    /^(nineteen|twenty|eighteen) ((?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?: \w+)?|\w+teen|ten|eleven|twelve|oh \w+)$/.exec(
      words,
    );
  const spelledYear = inWords && spelledNumber(inWords[2]!.replace(/^oh /, ""));
  if (inWords && spelledYear)
    return fixed("DATE", `${inWords[1] === "twenty" ? 20 : inWords[1] === "nineteen" ? 19 : 18}${pad(spelledYear)}`);
  if (short) return fixed("DATE", String(fullYear(short[1]!)));
  const decade = /^(?:the )?(?:(early|late|mid) ?)?'?((?:1\d|20)?\d)0'?s$/.exec(words);
  if (decade)
    return withMod(
      fixed("DATE", decade[2]!.length === 3 ? decade[2]! : `19${decade[2]}`),
      {early: "START", late: "END", mid: "MID"}[decade[1] ?? ""] as TimeMeaning["mod"],
    );
  const spelled = /^(?:the )?(?:(?:nineteen )?)(twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)$/.exec(words);
  if (spelled)
    return fixed(
      "DATE",
      `19${["twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet"].findIndex((w) => spelled[1]!.startsWith(w)) + 2}`,
    );
  const century = new RegExp(`^(?:the )?(\\d{1,2}(?:st|nd|rd|th)|${ordinal}) century$`).exec(words);
  return century ? fixed("DATE", String((Number.parseInt(century[1]!, 10) || ordinalOf(century[1]!, 0)) - 1).padStart(2, "0")) : undefined;
}

/** "Over the weekend" looks back from a weekday, "this weekend" does so only when told as past. */
function weekend(words: string, direction: Direction): TimeMeaning | undefined {
  const found = /^(?:over )?(the|this) weekend$/.exec(words);
  if (!found) return undefined;
  return date({kind: "shift", unit: "weekend", by: direction < 0 || (direction === 0 && found[1] === "the") ? -1 : 0});
}

/** "in a year or two", "in two or three months": some time to come. */
function laterOn(words: string): TimeMeaning | undefined {
  return new RegExp(`^(?:in )?(?:an? (?:${unit}) or (?:two|so)|(?:${number}) or (?:${number}) (?:${unit})s from now)$`).test(words)
    ? fixed("DATE", "FUTURE_REF")
    : undefined;
}

function simpleDay(words: string): TimeMeaning | undefined {
  const by = (
    {
      today: 0,
      "the present day": 0,
      "earlier today": 0,
      "later today": 0,
      "early today": 0,
      "late today": 0,
      yesterday: -1,
      "late yesterday": -1,
      "the day before yesterday": -2,
      tomorrow: 1,
      "the day after tomorrow": 2,
    } as Record<string, number>
  )[words.replace(/'s$/, "")];
  return by === undefined ? undefined : date({kind: "shift", unit: "day", by});
}

/** "this week", "last month", "the coming year", "the latest quarter", "the week of March 6". */
function thisLastNext(words: string, direction: Direction): TimeMeaning | undefined {
  const weekOf = /^(?:the )?week (?:of|beginning|ending) (.+)$/.exec(words);
  if (weekOf) return weekOfDay(weekOf[1]!, direction);
  const found =
    /^(?:(?:early|earlier|late|later|sometime|only|just|in) )?(?:the )?(this|last|past|previous|prior|next|coming|following|current|latest|same|that|full|ongoing|upcoming|this past|this coming)(?: whole| fiscal| calendar| financial)? (day|week|weekend|month|quarter|half|year|decade|century|period)$/.exec(
      words,
    );
  if (!found) return undefined;
  const mod = /^early /.test(words) ? "START" : /^late /.test(words) ? "END" : undefined;
  const named = SHIFTS.get(found[2] === "period" ? "quarter" : found[2]!)!;
  const which = found[1]!;
  // "He worked for the past decade" is a stretch of time; "last decade" is a decade of the calendar
  if (which === "past" && named !== "week" && named !== "weekend") return fixed("DURATION", durationValue(`one ${found[2]}`) ?? "PXX");
  const by = /^(last|past|previous|prior|this past)$/.test(which)
    ? -1
    : /^(next|coming|following|upcoming|this coming)$/.test(which)
      ? 1
      : 0;
  const moves = /^(that|same|following|previous|prior|latest)$/.test(which);
  return {...date({kind: "shift", unit: named, by}, moves), mod};
}

function weekOfDay(words: string, direction: Direction): TimeMeaning | undefined {
  const day = meaningOf(words, direction);
  return day && isDayForm(day.form) ? day : undefined;
}

/** "two years ago", "three days later", "a year earlier", "in ten days". */
function agoOrLater(words: string): TimeMeaning | undefined {
  const found = new RegExp(
    `^(?:(?:about|some|around|nearly|almost|more than|over|at least|less than|only|just|roughly) )?(.+?) (${unit})s? (ago|earlier|before|prior|previously|later|after|afterwards?|since|hence|from now|from today|on)(?: today)?$`,
  ).exec(words);
  // "Profit fell from 12 million a year earlier": the same quarter or month of the year before, when one was told
  if (
    /^(?:the |same |comparable |corresponding |prior |previous |a |one )*year (?:ago|earlier|before)(?: (?:period|quarter|month|figure|level|(?:third|second|first|fourth) quarter))?$|^(?:the )?(?:quarter|period|month) a year (?:ago|earlier)$/.test(
      words,
    )
  )
    return date({kind: "shift", unit: "year", by: -1, finest: true}, true);
  if (!found) return undefined;
  const count = countOf(found[1]!);
  const letters = UNITS.get(found[2]!)!;
  const sign = /^(ago|earlier|before|prior|previously)$/.test(found[3]!) ? -1 : 1;
  const moves = !/^(ago|from now|from today|hence)$/.test(found[3]!);
  if (count === undefined) return loose(found[1]!, sign);
  if (count !== Math.floor(count) || letters.startsWith("T"))
    return letters.startsWith("T")
      ? date({kind: "shift", unit: "day", by: 0}, moves)
      : date({kind: "shift", unit: "month", by: sign * Math.round(count * 12)}, moves);
  const mod = /^(about|some|around|nearly|almost|roughly)/.test(words)
    ? "APPROX"
    : /^(more than|over|at least)/.test(words)
      ? "MORE_THAN"
      : /^less than/.test(words)
        ? "LESS_THAN"
        : undefined;
  const shift = shiftOf(found[2]!, sign * count);
  return shift && {...date({kind: "shift", ...shift}, moves), mod};
}

function shiftOf(name: string, by: number): {unit: TimeUnit; by: number} | undefined {
  if (name === "fortnight") return {unit: "week", by: 2 * by};
  if (name === "decade" || name === "century") return {unit: "year", by: by * (name === "decade" ? 10 : 100)};
  const unit = SHIFTS.get(name);
  return unit && {unit, by};
}

function loose(count: string, sign: number): TimeMeaning | undefined {
  return /^(a few|several|some|many|a couple of|the)?$/.test(count) ? fixed("DATE", sign < 0 ? "PAST_REF" : "FUTURE_REF") : undefined;
}

/** "the next day", "that day", "the same year", "the day before", "for the week": counted from what was told last. */
function ofTheText(words: string): TimeMeaning | undefined {
  const found =
    /^(?:(?:on|later|earlier) )?(?:the |that )?(next|following|same|very|previous|preceding|very same|very next|latest)? ?(day|week|month|year|quarter|period)( after| before| earlier| later)?$/.exec(
      words,
    );
  if (!found || (!found[1] && !found[3] && !words.startsWith("that ") && !/^the (quarter|period|day|week|month|year)$/.test(words)))
    return undefined;
  const by =
    /next|following/.test(found[1] ?? "") || /after|later/.test(found[3] ?? "")
      ? 1
      : /previous|preceding/.test(found[1] ?? "") || /before|earlier/.test(found[3] ?? "")
        ? -1
        : 0;
  return date({kind: "shift", unit: SHIFTS.get(found[2] === "period" ? "quarter" : found[2]!)!, by}, true);
}

/** "Tuesday", "last Friday", "next Monday", "Tuesday last week". */
function dayNames(words: string, direction: Direction): TimeMeaning | undefined {
  const found = new RegExp(
    `^(?:(early|earlier|late|later) )?(?:(?:on|the) )*(?:(this|last|next|past|coming|previous|following|this past|this coming) )?(${weekday})(?: (last|next|this) week)?$`,
  ).exec(words);
  if (!found) return undefined;
  const day = WEEKDAYS.get(found[3]!)!;
  if (found[4]) return date({kind: "weekday", weekday: day, direction, weeks: found[4] === "last" ? -1 : found[4] === "next" ? 1 : 0});
  const which = found[2] ?? "";
  const side: Direction = /last|past|previous/.test(which) ? -1 : /next|coming|following/.test(which) ? 1 : direction;
  return withMod(
    date({kind: "weekday", weekday: day, direction: side, ...(/^(last|next|previous)$/.test(which) ? {strict: true} : {})}),
    found[1]?.startsWith("early") ? "START" : found[1]?.startsWith("late") ? "END" : undefined,
  );
}

/** "two days", "the past decade", "several years", "a 24-hour", "two and a half weeks", "the weekend". */
function duration(words: string): TimeMeaning | undefined {
  if (
    /^(?:a|some|the|quite a|the whole|all) (?:while|time|period|long time|short time|long period|moment)$|^(?:a )?(?:fairly )?(?:long|lengthy|short) (?:time|period)$/.test(
      words,
    )
  )
    return fixed("DURATION", "PXX");
  const words2 = words.replace(
    /^(?:(?:the|its|their|his|her|an?|each of|another|additional|extra|full|entire|whole|past|last|next|first|final|previous|coming|following|latest|recent|prior|preceding|remaining|only|other|initial|successive|consecutive|straight|these|those|ensuing|all|this) )+(?=\S+ \S)/,
    (lead) =>
      /\b(an?|another)\b/.test(lead) &&
      !/^\S+ (few|couple|dozen|hundred)/.test(words) &&
      !/\d|\b(two|three|four|five|six|seven|eight|nine|ten|several|couple|few)\b/.test(words.slice(lead.length))
        ? "one "
        : "",
  );
  const value =
    durationValue(words) ??
    durationValue(words2) ??
    durationValue(
      words.replace(
        /^(?:the |its |their |this |that )?(?:past |last |next |recent |coming |first |whole |entire |full |latest |previous )*/,
        "",
      ),
    );
  return value === undefined ? undefined : fixed("DURATION", value);
}

function durationValue(words: string): string | undefined {
  // "two to three weeks": so many, and it is left open how many
  const range = new RegExp(`^(?:${number}|\\d+) (?:to|or) (?:${number}|\\d+) (${unit})s$`).exec(words);
  if (range) return durationValue(`several ${range[1]}s`);
  const both = new RegExp(`^(.+?) (${unit})s?(?: and)? (.+?) (${unit})s?$`).exec(words);
  if (both) return joined(durationValue(`${both[1]} ${both[2]}`), durationValue(`${both[3]!.replace(/^and /, "")} ${both[4]}`));
  const found =
    new RegExp(
      `^(?:(.+?) )?(?:more |full |additional |consecutive |straight |whole |solid |successive |or so |fiscal |trading |business |working |calendar |long )*(${unit})(s?)(?: (and a half|old|long|or so|period|term|time|worth|ahead|more|span|in a row|running|each))*$`,
    ).exec(words) ?? /^(?:(.+?) )?(centur)(ies)()$/.exec(words);
  if (!found) return undefined;
  if (/\b(?:19|20)\d{2}$/.test(found[1] ?? "")) return undefined;
  const count =
    found[1] === undefined
      ? found[3]
        ? "X"
        : 1
      : (countOf(found[1]) ??
        (/^(several|some|many|a few|few|a number of|numerous|multiple|countless|the|these|those|recent|coming|those few|the few|a lot of|a good many|a several)( more| past| last| next)?$/.test(
          found[1],
        )
          ? found[3] || /several|few|some/.test(found[1])
            ? "X"
            : 1
          : undefined));
  if (count === undefined) return undefined;
  const letters = found[2] === "centur" ? "100Y" : UNITS.get(found[2]!)!;
  return periodOf(typeof count === "number" && found[4] === "and a half" ? count + 0.5 : count, letters);
}

function joined(first: string | undefined, second: string | undefined): string | undefined {
  if (!first || !second) return undefined;
  return second.startsWith("PT") && first.startsWith("PT") ? first + second.slice(2) : first + second.slice(1);
}

const FRACTIONS: Readonly<Record<string, readonly [number, string]>> = {
  Y: [12, "M"],
  W: [7, "D"],
  D: [24, "TH"],
  TH: [60, "M"],
  TM: [60, "S"],
  M: [4, "W"],
};

function periodOf(count: number | "X", letters: string): string {
  if (letters === "WE") return count === "X" ? "PXD" : `P${2 * count}D`;
  if (letters === "X") return "PXX";
  const multiple = /^(\d+)(\w)$/.exec(letters);
  if (multiple) return count === "X" ? `PX${multiple[2]}` : `P${count * Number(multiple[1])}${multiple[2]}`;
  if (count === "X") return letters.startsWith("T") ? `PTX${letters[1]}` : `PX${letters}`;
  const prefix = letters.startsWith("T") ? "PT" : "P";
  const letter = letters.replace("T", "");
  const whole = Math.floor(count);
  const fraction = FRACTIONS[letters];
  if (whole === count || !fraction) return `${prefix}${count}${letter}`;
  const small = `${Math.round((count - whole) * fraction[0])}${fraction[1]}`;
  return whole === 0 ? `P${letters.startsWith("T") ? "T" : ""}${small}` : `${prefix}${whole}${letter}${small}`;
}

/** A number in figures or words: "two", "24", "2 1/2", "a couple of", "twenty four", "one and a half". Undefined when it is none. */
function countOf(words: string): number | undefined {
  const text = words
    .replace(
      /^(?:(?:the|its|their|about|some|around|nearly|almost|more than|over|at least|less than|up to|as (?:long|many) as|only|just|roughly|approximately|past|last|next|first|another|final|an additional|an estimated|well over|within|each of the past|under) )+(?=\S)/,
      "",
    )
    .replace(/ (?:more|full|whole|past)$/, "");
  const figures = /^(\d{1,6}(?:,\d{3})*(?:\.\d+)?)(?: (\d)\/(\d))?$/.exec(text);
  if (figures) return Number(figures[1]!.replace(/,/g, "")) + (figures[2] ? Number(figures[2]) / Number(figures[3]) : 0);
  const half = /^(.+?) and a half$/.exec(text);
  if (half) return add(countOf(half[1]!), 0.5);
  if (/^(?:a )?couple(?: of)?$/.test(text)) return 2;
  if (/^half an?$/.test(text)) return 0.5;
  if (/^(?:a )?dozen$/.test(text)) return 12;
  return spelledNumber(text);
}

function add(count: number | undefined, more: number): number | undefined {
  return count === undefined ? undefined : count + more;
}

function spelledNumber(text: string): number | undefined {
  if (!new RegExp(`^(?:${number})(?:(?: and)? (?:${number}))*$`).test(text)) return undefined;
  let total = 0;
  for (const word of text.split(" ")) {
    const value = NUMBERS.get(word);
    if (value === undefined) continue;
    total = value >= 100 ? Math.max(1, total) * value : total + value;
  }
  return total;
}

function fullYear(year: string): number {
  const digits = Number(year.replace("'", ""));
  return year.replace("'", "").length === 4 ? digits : digits + (digits < 50 ? 2000 : 1900);
}

function iso(year: number, m: number, d: number): string {
  return `${year}-${pad(m)}-${pad(d)}`;
}

function pad(value: number): string {
  return String(value).padStart(2, "0");
}
