import {describe, expect, it} from "vitest";
import {daysOf, isoDay} from "../../src/model/calendar.js";
import type {Sentence, StoryDateEvidence} from "../../src/model/reading.js";
import type {Report} from "../../src/model/report.js";
import {candidateDays, chooseDay, weighDays} from "../../src/model/story-day.js";
import {meaningOf} from "../../src/read/en/times-meaning.js";
import {readStoryDate} from "../../src/read/story-date.js";
import type {TimeSpan} from "../../src/read/times.js";

/** A report whose times stand in brackets; a "+" behind a bracket says that it is told as coming. */
function dated(marked: string, more: Partial<Report> = {}): ReturnType<typeof readStoryDate> {
  const spans: TimeSpan[] = [];
  let text = "";
  for (const [piece] of marked.matchAll(/\[[^\]]*\]\+?|[^[]+/g)) {
    const words = piece.replace(/^\[|\]\+?$/g, "");
    if (piece.startsWith("[")) {
      const direction = piece.endsWith("+") ? 1 : -1;
      const meaning = meaningOf(words, direction)!;
      spans.push({start: text.length, end: text.length + words.length, type: meaning.type, form: meaning.form, direction});
    }
    text += words;
  }
  const sentences = [...text.matchAll(/[^\n]*?(?:\. |\n|$)/g)]
    .filter(({0: s}) => s.trim())
    .map(
      ({index, 0: s}): Sentence => ({
        start: index,
        end: index + s.length,
        vector: [],
        tokens: Array.from({length: 8}, () => ({start: index, end: index + 1, lemma: "x", upos: "X", head: -1, deprel: "root"})),
      }),
    );
  return readStoryDate({id: "r", text, plain: true, furniture: [], facts: [], ...more}, sentences, spans);
}

describe("the day of a story", () => {
  it.each([
    ["the page's day, when the text agrees", "Crews reached the dam on [Tuesday].", {pageDate: "2031-03-04"}, "2031-03-04", false],
    ["the page's day, when the text is silent", "Crews reached the dam.", {pageDate: "2031-03-04"}, "2031-03-04", false],
    [
      "a page much later than its story",
      "Crews reached the dam on [Tuesday]. The flood of [Aug. 3] broke it.",
      {pageDate: "2031-03-02"},
      "2030-08-06",
      true,
    ],
    ["a full date that stands alone in the first lines", "Dam reached\n[March 4, 2031]\nCrews reached the dam.", {}, "2031-03-04", false],
    ["a dateline", "VELDEN, [March 4] (NPA) - Crews reached the dam on [Tuesday].", {pageDate: "2031-03-05"}, "2031-03-04", false],
    ["nothing names a year", "Crews reached the dam on [Tuesday].", {}, undefined, false],
    [
      "a page of a far future is no evidence, and its story is not republished",
      "Crews reached the dam on [Tuesday]. The flood of [May 3, 2031] broke it.",
      {pageDate: "2093-05-01"},
      "2031-05-06",
      false,
    ],
    ["a machine's date", "Crews reached the dam on [Tuesday].", {pageDate: "1970-01-01"}, undefined, false],
  ] as const)("%s", (_, text, report, day, republished) => {
    const read = dated(text, report);
    expect(read.date).toBe(day);
    expect(read.republished).toBe(republished);
  });

  it("keeps the evidence that was not followed", () => {
    const read = dated("Crews reached the dam on [Tuesday]. The flood of [Aug. 3] broke it.", {pageDate: "2031-03-02"});
    expect(read.evidence.map(({kind, agrees}) => `${kind} ${agrees}`)).toEqual(["page date false", "weekday true", "latest past true"]);
  });

  it.each([
    ["behind a full stop, though read as one sentence with it", "Crews reached the dam! [August 16].\nThe flood broke it.", "stated date"],
    ["on a line of its own", "Dam reached\n[August 16]\nThe flood broke it.", "stated date"],
    ["within a sentence", "Crews reached the dam on [August 16].\nThe flood broke it.", "latest past"],
    ["at the start of a sentence", "Dam reached. [August 16] was the day of the flood.", "latest past"],
  ])("a date %s", (_, text, kind) => {
    expect(dated(text).evidence[0]?.kind).toBe(kind);
  });

  it("an address that carries a month says no day", () => {
    const read = dated("Crews reached the dam.", {url: "https://news.example/2031/03/26299-dam"});
    expect(read.date).toBeUndefined();
    expect(read.evidence).toMatchObject([{kind: "url", date: "2031-03"}]);
  });
});

describe("weighing", () => {
  const piece = (kind: StoryDateEvidence["kind"], date: string): StoryDateEvidence => ({kind, date, why: "", agrees: false});

  it("beliefs sum to one and at most a thousand days are weighed", () => {
    const weighed = weighDays([piece("weekday", "XXXX-WXX-2")], 0, 1e9);
    expect(weighed.length).toBeLessThanOrEqual(1001);
    expect(weighed.reduce((sum, {belief}) => sum + belief, 0)).toBeCloseTo(1);
  });

  it("late on a weekday leaves two days open, so none is chosen", () => {
    const range = {first: daysOf("2031-03-01")!.first, last: daysOf("2031-03-07")!.first};
    expect(chooseDay(weighDays([piece("weekday", "XXXX-WXX-2/..")], range.first, range.last), undefined)).toBeUndefined();
    expect(isoDay(chooseDay(weighDays([piece("weekday", "XXXX-WXX-2")], range.first, range.last), undefined)!)).toBe("2031-03-04");
  });

  it("without a year there is nothing to weigh", () => {
    expect(candidateDays([piece("weekday", "XXXX-WXX-2"), piece("latest past", "XXXX-08-06/..")])).toBeUndefined();
  });
});
