// Which lines of a plain text are furniture, and why. Nothing is cut: a mark is a span with a reason.
// Rules mark what a single line gives away and keep what must not be lost; a forest over the line and its neighbours decides the rest,
// and the more it finds in a text, the more it is believed: in a clean story a lone doubtful line is story.

import {growForest, scoreRow} from "../model/forest.js";
import type {Furniture, FurnitureReason} from "../model/report.js";
import {measureLines} from "./line-features.js";
import planted from "./line-forest.json" with {type: "json"};
import {findLines, type Line} from "./lines.js";
import {findReason, ruleReason} from "./reasons.js";

/** Log-odds that a doubtful line needs: in a text with little furniture, and in one that is full of it. */
const doubtInCleanText = 1.6;
const doubtInDirtyText = 0;
/** Log-odds above which running prose is furniture, however dirty the page. */
const doubtOfProse = 1.2;

const forest = growForest(planted);

/** Marks the furniture of a plain text, by its lines and their neighbours. Sorted, not overlapping. */
export function markFurniture(text: string): Furniture[] {
  const lines = findLines(text);
  if (lines.length < 2) return [];
  const scores = measureLines(lines).map((row) => scoreRow(forest, row));
  const rules = lines.map((line, at) => ruleReason(line.text, {first: at === 0, nearStart: at < 8, nearEnd: at >= lines.length - 4}));
  const marked = decide(lines, scores, rules);
  return joinMarks(
    lines,
    marked.map((is, at) => (is ? (rules[at] !== "keep" && rules[at]) || findReason(lines, at, marked) : undefined)),
  );
}

function decide(lines: readonly Line[], scores: readonly number[], rules: readonly (FurnitureReason | "keep" | undefined)[]): boolean[] {
  const doubt = doubtOf(lines, scores);
  const marked = lines.map((line, at) => {
    const rule = rules[at];
    if (rule !== undefined) return rule !== "keep";
    return (scores[at] as number) > (isProse(line.text) ? Math.max(doubt, doubtOfProse) : doubt);
  });
  keepHeadline(lines, marked, rules);
  sweepTail(lines, marked, scores, rules);
  // A text that would lose everything is not understood: better all of it than nothing.
  return marked.every(Boolean) ? marked.map((_, at) => rules[at] !== undefined && rules[at] !== "keep") : marked;
}

/** How sure the forest must be: less, the more of the text it finds to be furniture beyond doubt. */
function doubtOf(lines: readonly Line[], scores: readonly number[]): number {
  const sure = lines.filter((_, at) => (scores[at] as number) > 2).length;
  const dirt = Math.min(1, sure / 12);
  return doubtInCleanText + (doubtInDirtyText - doubtInCleanText) * dirt;
}

/** True for a line of two dozen words or more that ends like a sentence. */
function isProse(text: string): boolean {
  return text.length > 120 && /[.!?…]["”’')\]]{0,2}$/.test(text) && !/©|https?:/.test(text);
}

/** The first line that could be a headline stays, unless the text is a whole page with its menus before the story. */
function keepHeadline(lines: readonly Line[], marked: boolean[], rules: readonly (FurnitureReason | "keep" | undefined)[]): void {
  for (const [at, line] of lines.slice(0, 4).entries()) {
    if (rules[at] !== undefined) continue;
    const after = marked.slice(at + 1, at + 6);
    const storyFollows = after.filter(Boolean).length * 2 <= after.length;
    if (storyFollows && line.text.split(/\s+/).length >= 3) marked[at] = false;
    return;
  }
}

/** After the last line of the story, what stands between marked lines is furniture too ("We bring you news, fashion and sports."). */
function sweepTail(
  lines: readonly Line[],
  marked: boolean[],
  scores: readonly number[],
  rules: readonly (FurnitureReason | "keep" | undefined)[],
): void {
  let last = lines.length - 1;
  while (last >= 0 && !(isProse((lines[last] as Line).text) && !marked[last] && (scores[last] as number) < 0)) last--;
  const tail = lines.length - 1 - last;
  const count = marked.slice(last + 1).filter(Boolean).length;
  if (tail < 3 || count < tail * 0.5) return;
  for (let at = marked.indexOf(true, last + 1); at >= 0 && at < lines.length; at++) if (rules[at] !== "keep") marked[at] = true;
}

function joinMarks(lines: readonly Line[], reasons: readonly (FurnitureReason | undefined)[]): Furniture[] {
  const marks: Furniture[] = [];
  for (const [at, reason] of reasons.entries()) {
    if (reason === undefined) continue;
    const {start, end} = lines[at] as Line;
    const before = marks.at(-1);
    if (before?.reason === reason && reasons[at - 1] === reason) marks[marks.length - 1] = {...before, end};
    else marks.push({start, end, reason});
  }
  return marks;
}
