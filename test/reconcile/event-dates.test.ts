import {describe, expect, it} from "vitest";
import type {EventMention, StoryDate, TimeExpression, Told} from "../../src/model/reading.js";
import {bestDate, dateOfMention, dateOfTime, type EventDate, newsDate, possibleDays} from "../../src/reconcile/event-dates.js";
import {tellParsed} from "./parsed.js";

const STORY: StoryDate = {date: "2031-03-05", certainty: "stated", republished: false, why: "", evidence: []};
const UNKNOWN: StoryDate = {certainty: "inferred", republished: false, why: "", evidence: []};
const DAYS: Readonly<Record<string, string>> = {Monday: "2031-03-03", Tuesday: "2031-03-04", "2029": "2029", week: "P1W"};

/** Sentences with event words marked by a star; each word of `DAYS` is a time that belongs to the event named behind "@". */
function told(lines: readonly string[], storyDate: StoryDate, of: Readonly<Record<string, string>> = {}): Told {
  const one = tellParsed("r", {sentences: lines.map((line) => line.replaceAll("*", ""))});
  const {text} = one.report;
  const times = Object.entries(DAYS)
    .filter(([word]) => text.includes(word))
    .map(([word, value]): TimeExpression => {
      const start = text.indexOf(word);
      return {
        start,
        end: start + word.length,
        type: /^P/.test(value) ? "DURATION" : "DATE",
        value,
        certainty: "stated",
        why: word,
        relative: false,
      };
    })
    .sort((a, b) => a.start - b.start);
  const events = one.reading.sentences.flatMap((sentence, s) =>
    lines[s]!.split(" ").flatMap((word, t): EventMention[] => {
      if (!word.startsWith("*")) return [];
      const token = sentence.tokens[t]!;
      const name = text.slice(token.start, token.end);
      const time = of[name] === undefined ? undefined : times.findIndex(({why}) => why === of[name]);
      return [
        {
          start: token.start,
          end: token.end,
          at: {sentence: s, token: t},
          class: "OCCURRENCE",
          tense: "PAST",
          aspect: "NONE",
          polarity: "POS",
          status: "occurred",
          statusWhy: "",
          clause: {start: sentence.start, end: sentence.end},
          actor: [],
          recipient: [],
          ...(time === undefined ? {} : {time}),
        },
      ];
    }),
  );
  return {...one, reading: {...one.reading, storyDate, times, events}};
}

function dateOf(name: string, one: Told): string | undefined {
  const event = one.reading.events.find(({start, end}) => one.report.text.slice(start, end) === name)!;
  return dateOfMention(one, event)?.date;
}

const JOINED = "They/PRON/2/nsubj *met/VERB/0/root on/ADP/4/case Tuesday/PROPN/2/obl and/CCONJ/6/cc *agreed/VERB/2/conj";
const BEHIND =
  "Talks/NOUN/6/nsubj on/ADP/4/case the/DET/4/det *coup/NOUN/1/nmod 2029/NUM/4/nmod *began/VERB/0/root in/ADP/8/case Velden/PROPN/6/obl";
const RELATIVE =
  "They/PRON/2/nsubj *met/VERB/0/root envoys/NOUN/2/obj whom/PRON/6/obj rebels/NOUN/6/nsubj *freed/VERB/3/acl:relcl on/ADP/8/case Monday/PROPN/6/obl";
const PLAIN = "Guards/NOUN/2/nsubj *arrested/VERB/0/root two/NUM/2/obj";
const ENTERED = "Guards/NOUN/2/nsubj *entered/VERB/0/root on/ADP/4/case Monday/PROPN/2/obl";

describe("the day of one mention", () => {
  it.each([
    ["its own", JOINED, {met: "Tuesday", agreed: "Tuesday"}, "met", "2031-03-04"],
    ["that of the verb it is joined to", JOINED, {met: "Tuesday"}, "agreed", "2031-03-04"],
    ["not that of another event inside its clause", BEHIND, {began: "2029", coup: "2029"}, "began", "2031-03-04/2031-03-05"],
    ["not that of a relative clause", RELATIVE, {freed: "Monday"}, "met", "2031-03-04/2031-03-05"],
    ["the story's day and the one before for news", PLAIN, {}, "arrested", "2031-03-04/2031-03-05"],
  ])("%s", (_, line, of, name, date) => {
    expect(dateOf(name, told([line], STORY, of as Record<string, string>))).toBe(date);
  });

  it("so long since it happened", () => {
    const marked = "Crowds/NOUN/2/nsubj *marked/VERB/0/root a/DET/4/det week/NOUN/2/obj since/ADP/7/case the/DET/7/det *flood/NOUN/4/nmod";
    expect([dateOf("flood", told([marked], STORY)), dateOf("flood", told([marked], UNKNOWN))]).toEqual(["2031-02-26", undefined]);
  });

  it("without a story date, the day told just before goes on, and nothing is invented without one", () => {
    expect(dateOf("arrested", told([ENTERED, PLAIN], UNKNOWN, {entered: "Monday"}))).toBe("2031-03-03");
    expect(dateOf("arrested", told([PLAIN], UNKNOWN))).toBeUndefined();
  });

  it("an entry of a chronology dates what stands behind it, whoever wrote it when", () => {
    const entry = "Tuesday/PROPN/4/obl :/PUNCT/1/punct Guards/NOUN/4/nsubj *arrested/VERB/0/root two/NUM/4/obj";
    expect(dateOf("arrested", told([entry], {...STORY, date: "2031-06-20"}))).toBe("2031-03-04");
  });

  it("where day and month cannot be told, the year is left", () => {
    const time: TimeExpression = {
      start: 0,
      end: 10,
      type: "DATE",
      value: "2031-XX-XX",
      edtf: "[2031-03-04,2031-04-03]",
      certainty: "inferred",
      why: "",
      relative: true,
    };
    expect(dateOfTime(time, 2)?.date).toBe("2031");
    expect(dateOfTime({...time, edtf: "2031-03-04/2031-03-06"}, 2)?.date).toBe("2031-03-04/2031-03-06");
  });

  it("an interval of a week at most lends its days", () => {
    expect(newsDate("r", {...UNKNOWN, approximate: "2031-03-02/2031-03-04"})?.date).toBe("2031-03-01/2031-03-04");
    expect(newsDate("r", {...UNKNOWN, approximate: "2031-03-01/2031-03-20"})).toBeUndefined();
  });
});

describe("the day that all mentions give", () => {
  const date = (value: string, rank: number): EventDate => ({date: value, certainty: "inferred", why: value, rank});
  it.each([
    ["the event's own day beats lent ones", [date("2031-03-04", 2), date("2031-03-05", 1), date("2031-03-05", 1)], "2031-03-04"],
    ["a day beats a month", [date("2031-03", 2), date("2031-03-04", 2)], "2031-03-04"],
    [
      "stories of two days leave the day they share",
      [date("2031-03-04/2031-03-05", 0.4), date("2031-03-05/2031-03-06", 0.4)],
      "2031-03-05",
    ],
    [
      "a later story that shares none changes nothing",
      [date("2031-03-04/2031-03-05", 0.4), date("2031-03-10/2031-03-11", 0.4)],
      "2031-03-04/2031-03-05",
    ],
  ])("%s", (_, dates, expected) => {
    expect(bestDate(dates)?.date).toBe(expected);
  });

  it("no mention with a day leaves none", () => {
    expect(bestDate([])).toBeUndefined();
  });

  it("what is told in passing keeps no events apart", () => {
    expect(possibleDays(date("2031-03-04/2031-03-05", 0.2))).toBeUndefined();
    expect(possibleDays(date("2031-03-04", 2))).toEqual({first: 22342, last: 22342});
  });
});
