// Lines that hold a date and say nothing: "Updated 5 March 2031, 09:11 GMT".
import {findDay} from "./dates.js";

const longestDateLine = 120;

const dateWords = new Set(
  "posted published updated last modified first created date on at by am pm a p m et est edt pt pst pdt ct cst cdt mt mst mdt gmt utc bst cet cest ist eet eest hrs hours time mon tue tues wed thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday edition print".split(
    " ",
  ),
);

/** True for a line that names a day, with at most a time of day and the words that go with it. */
export function isDateLine(line: string): boolean {
  if (line.length > longestDateLine || !/\d/.test(line)) return false;
  let rest = line;
  let found = false;
  for (let day = findDay(rest); day; day = findDay(rest)) {
    rest = `${rest.slice(0, day.start)} ${rest.slice(day.end)}`;
    found = true;
  }
  if (!found && !looksLikeDay(line)) return false;
  if (!found) return true;
  const words = rest.replace(/\b\d{1,2}([:.h]\d{2}){0,2}\s?(am|pm)?\b/gi, " ").match(/\p{L}+/gu) ?? [];
  return words.length <= 8 && words.every((word) => dateWords.has(word.toLowerCase()));
}

// "05/06/2031": a date, though its day cannot be told.
function looksLikeDay(line: string): boolean {
  return (
    /\d[/.-]\d/.test(line) &&
    /^[^\p{L}\d]*(\p{L}+[^\p{L}\d]+){0,3}[0-3]?\d[/.-][0-3]?\d[/.-](19|20)?\d\d([^\p{L}\d]+\d{1,2}[:.]\d\d(\s?[ap]m)?)?[^\p{L}\d]*$/iu.test(
      line,
    )
  );
}
