// "The sixth straight day", "eight days of strikes", "day six": how long a thing has lasted by the day on which it is told.
import type {Span} from "../../model/span.js";

/** A count of days with its place in the text. */
export interface RunningCount extends Span {
  readonly days: number;
  /** Days by which it may be off: "a week of strikes" is a round number. */
  readonly off: number;
}

const CARDINALS = "two three four five six seven eight nine ten eleven twelve thirteen fourteen".split(" ");
const ORDINALS = "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth".split(" ");
const STRAIGHT = "(?:(?:straight|consecutive|successive) )?";
const LONGEST = 60;

const COUNTS = new RegExp(
  [
    `\\b(?<cardinal>${CARDINALS.join("|")}|\\d{1,2}) ${STRAIGHT}days (?:of|after|since)\\b`,
    `\\b(?<ordinal>${ORDINALS.join("|")}|\\d{1,2}(?:st|nd|rd|th)) ${STRAIGHT}(?:day|night)(?= (?:of|since|in a row|running|after)\\b)`,
    `\\b(?<straight>${ORDINALS.join("|")}|\\d{1,2}(?:st|nd|rd|th)) (?:straight|consecutive|successive) (?:day|night)\\b`,
    `\\b(?<weeks>a|two|three) weeks? (?:of|after|since)\\b`,
    `\\bday (?<day>${CARDINALS.join("|")}|\\d{1,2}) of\\b`,
  ].join("|"),
  "gi",
);

/** Counts of days that have passed, in text order; "the first day of" and counts over two months are none. */
export function findRunningCounts(text: string): RunningCount[] {
  return Array.from(text.matchAll(COUNTS), (found) => {
    const {weeks, cardinal, ordinal, straight, day} = found.groups!;
    const span = {start: found.index, end: found.index + found[0].length};
    if (weeks) return {...span, days: 7 * (["a", "two", "three"].indexOf(weeks.toLowerCase()) + 1), off: 2};
    return {...span, days: numberOf((cardinal ?? ordinal ?? straight ?? day)!.toLowerCase()), off: 1};
  }).filter(({days}) => days >= 2 && days <= LONGEST);
}

function numberOf(word: string): number {
  const place = Math.max(CARDINALS.indexOf(word), ORDINALS.indexOf(word));
  return place >= 0 ? place + 2 : Number.parseInt(word, 10);
}
