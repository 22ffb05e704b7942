import {describe, expect, it} from "vitest";
import type {Told} from "../../src/model/reading.js";
import type {Commitment, Statement} from "../../src/model/situation.js";
import type {ActorIndex} from "../../src/reconcile/actors.js";
import {findCommitments, findTripwires} from "../../src/reconcile/commitments.js";
import {findLineage} from "../../src/reconcile/lineage.js";
import {tell} from "./told.js";

/** Actors are the capitalised words. */
const named = (told: readonly Told[]): ActorIndex => ({
  actors: [],
  actorAt: (report, span) =>
    /\p{Lu}\p{L}+/u.exec(told.find((one) => one.report.id === report)!.report.text.slice(span.start, span.end))?.[0].toLowerCase(),
  namesOf: () => [],
});

/** Words as tokens, capitalised ones as names, so that the nearest name in front of a cue is found. */
function worded(id: string, text: string, times: Told["reading"]["times"] = []): Told {
  const told = tell(id, text);
  const sentences = told.reading.sentences.map((sentence) => ({
    ...sentence,
    tokens: [...text.slice(sentence.start, sentence.end).matchAll(/[\p{L}\p{N}'’]+/gu)].map((word) => ({
      start: sentence.start + word.index,
      end: sentence.start + word.index + word[0].length,
      lemma: word[0].toLowerCase(),
      upos: /^\p{Lu}/u.test(word[0]) ? ("PROPN" as const) : ("X" as const),
      head: -1,
      deprel: "dep",
    })),
  }));
  return {report: told.report, reading: {...told.reading, sentences, times}};
}

function said(told: Told, speaker: string, words: string): Statement {
  const start = told.report.text.indexOf(words);
  const mention = {report: told.report.id, start, end: start + words.length, form: "direct" as const};
  return {
    id: "s",
    speaker,
    mentions: [mention],
    fullest: told.report.id,
    earliest: told.report.id,
    independentSources: 1,
    origins: [],
    drift: [],
  };
}

const find = (told: readonly Told[], statements: readonly Statement[] = []): Commitment[] =>
  findCommitments(told, named(told), findLineage(told), [], statements);

describe("kinds", () => {
  it.each([
    ["Orlim urged Velden to open the port.", "demand", "orlim"],
    ["Velden has called for a recount.", "demand", "velden"],
    ["Orlim gave Velden ten days to open the port.", "ultimatum", "orlim"],
    ["Orlim has threatened to invade Velden.", "threat", "orlim"],
    ["Ruhl pledged to rebuild the bridge.", "promise", "ruhl"],
    ["Velden said it was open to talks.", "promise", "velden"],
    ["Ruhl has rebuffed calls for an early vote.", "refusal", "ruhl"],
    ["Velden denied entry to the envoys.", "refusal", "velden"],
    ["Ruhl declined to say whether planes flew.", "refusal", "ruhl"],
  ])("%s", (text, kind, actor) => {
    expect(find([worded("a", text)]).map((one) => [one.kind, one.actor])).toEqual([[kind, actor]]);
  });

  it.each(["Ruhl declined to comment.", "The river meets the demands of farmers.", "Rain will fall in Velden.", "Ruhl threatened nobody."])(
    "none: %s",
    (text) => {
      expect(find([worded("a", text)])).toEqual([]);
    },
  );

  it("what a speaker promises in the first person is the speaker's", () => {
    const told = worded("a", "We will continue to repair the dam.");
    expect(find([told], [said(told, "ruhl", "We will continue to repair the dam")])).toMatchObject([{kind: "promise", actor: "ruhl"}]);
  });
});

describe("conditions, deadlines, outcomes", () => {
  it("a threat keeps its condition", () => {
    expect(find([worded("a", "Orlim has threatened to invade Velden if talks fail.")])[0]!.condition).toBe("if talks fail");
  });

  it("ten days from 2 May end on 12 May, and a later report finds them lapsed", () => {
    const text = "On 2 May Orlim gave Velden ten days to open the port.";
    const time = (words: string, type: "DATE" | "DURATION", value: string) => ({
      start: text.indexOf(words),
      end: text.indexOf(words) + words.length,
      type,
      value,
      certainty: "inferred" as const,
      why: "",
      relative: false,
    });
    const told = worded("a", text, [time("2 May", "DATE", "2031-05-02"), time("ten days", "DURATION", "P10D")]);
    const later = tell("b", "The port stayed shut.", {pageDate: "2031-05-20"});
    expect(find([told, later])[0]).toMatchObject({deadline: "2031-05-12", deadlineWhy: "10 days from 2031-05-02", outcome: "lapsed"});
    expect(find([told])[0]).toMatchObject({deadline: "2031-05-12", outcome: "open"});
  });

  it("a deadline that came and went is lapsed, with the words that say so", () => {
    const text = "Orlim gave Velden ten days to open the port, but the deadline came and went.";
    const [ultimatum] = find([worded("a", text)]);
    expect(ultimatum!.outcome).toBe("lapsed");
    expect(text.slice(ultimatum!.outcomeMentions[0]!.start, ultimatum!.outcomeMentions[0]!.end)).toBe("came and went");
  });

  it("two reports of one threat are one commitment", () => {
    const told = [
      worded("a", "Orlim has threatened to invade Velden if talks fail."),
      worded("b", "Orlim threatened to invade Velden should it not yield."),
    ];
    expect(find(told).map(({mentions}) => mentions.length)).toEqual([2]);
  });
});

describe("tripwires", () => {
  it("one's consequence trips another's condition", () => {
    const told = worded("a", "Orlim has threatened to attack Velden if talks fail. An attack on Velden would be considered an act of war.");
    const statement = said(told, "sund", "An attack on Velden would be considered an act of war");
    const wires = findTripwires(find([told], [statement]));
    expect(wires).toHaveLength(2);
    const own = wires.find(({actor}) => actor === "sund")!;
    expect(own.condition).toBe("An attack on Velden");
    expect(wires.find(({actor}) => actor === "orlim")!.trips).toEqual([own.commitment]);
  });
});
