import {expect, test} from "vitest";
import {describeLines, gatherSources, type Line, selectBrief, sentenceOf, sliceOf, textsOf} from "../../src/tell/lines.js";
import {situation, told} from "./web/fixture.js";

const sources = gatherSources(situation, textsOf(told));
const lines = describeLines(sources);
const lineOf = (id: string) => lines.find((line) => line.id === id) as Line;

test.each([
  ["s-wait", "Ada Vonn: “We will not wait an eighth day”"],
  [
    "s-open",
    "Ilan Brekke (Wavelength), in the words of 01: “stressed the importance of an open strait for all nations”; 02 prints “suppressed” where 01 has “stressed”",
  ],
  ["s-ships", "Ilan Brekke, in the words of 04: “the strait would stay open to hospital ships”"],
  ["e-close", "“Norvik closed the strait on February 27”"],
  ["e-deny", "Norvik: “denied entry to a joint delegation”"],
  ["e-ram", "“a patrol boat was rammed”"],
  ["c-seven", "Ultimatum by Harbour Union to Norvik: “reopen the Sund strait”, “or face a blockade of its ports”, by 9 Mar"],
  ["c-war", "Threat by Castel to Harbour Union: “treat any blockade of Norvik as an act of war against itself”"],
  ["p-for", "Norvik on “talks”: against, 3 Mar → for, 12 Mar: “her government was open to talks on the strait”"],
  ["p-castel", "Castel, against: “treat any blockade of Norvik as an act of war against itself”"],
  [
    "f-400",
    "dockers on strike: “Some 400 dockers remain on strike” (01, as of 3 Mar); “About 450 dockers are on strike, the port authority said” (02, as of 10 Mar)",
  ],
])("%s reads %s", (id, sentence) => {
  expect(sentenceOf(lineOf(id).parts)).toBe(sentence);
});

test.each([
  ["s-open", ["altered"]],
  ["c-seven", ["lapsed"]],
  ["p-for", ["changed"]],
  ["e-meet", ["due"]],
  ["c-block", ["due"]],
  ["f-400", ["updated"]],
  ["e-close", []],
])("%s is %s", (id, flags) => {
  expect(lineOf(id).flags).toEqual(flags);
});

test("a clause that names nobody is told of whoever did it, one with a subject stands alone", () => {
  const [close] = situation.events;
  const clause = (start: string, bare: boolean) => {
    const at = sources.texts.get("00-gazette")!.indexOf(start);
    return {report: "00-gazette", start: at, end: at + start.length, ...(bare ? {bare: true} : {})};
  };
  const tell = (shown: ReturnType<typeof clause>) =>
    sentenceOf(
      describeLines(gatherSources({...situation, events: [{...close!, clause: shown}]}, sources.texts)).find(({id}) => id === close!.id)!
        .parts,
    );
  expect(tell(clause("closed the strait", true))).toBe("Norvik: “closed the strait”");
  expect(tell(clause("Norvik closed the strait", false))).toBe("“Norvik closed the strait”");
});

test("what is told as having happened is not due, whatever its day", () => {
  const meet = situation.events.find(({id}) => id === "e-meet")!;
  const flags = (status: typeof meet.status) =>
    describeLines(gatherSources({...situation, events: [{...meet, status}]}, sources.texts)).find(({id}) => id === "e-meet")!.flags;
  expect(flags("planned")).toContain("due");
  expect(flags("occurred")).not.toContain("due");
});

test("every quotation is exactly what stands in its report", () => {
  for (const {role, text, evidence} of lines.flatMap(({parts}) => parts)) {
    if (role === "quote") expect(evidence && sliceOf(evidence, sources)).toBe(text);
  }
});

test("a statement that is no clause is shown with its verb", () => {
  const [statement] = situation.statements;
  const [mention] = statement!.mentions;
  const text = sources.texts.get(mention!.report)!;
  const shown = {start: mention!.start - 8, end: mention!.end};
  const told = describeLines(
    gatherSources(
      {...situation, statements: [{...statement!, drift: [], mentions: [{...mention!, form: "indirect", shown}]}]},
      sources.texts,
    ),
  ).find(({id}) => id === statement!.id);
  const quoted = told!.parts.find(({role}) => role === "quote")!;
  expect(text.slice(shown.start, shown.end)).toContain(quoted.text);
  expect(quoted.evidence!.start).toBeLessThan(mention!.start);
});

test("a speaker nobody names is quoted, or said to be not named", () => {
  const [statement] = situation.statements;
  const [mention] = statement!.mentions;
  const tell = (mentions: (typeof statement & {})["mentions"]) =>
    sentenceOf(
      describeLines(
        gatherSources({...situation, statements: [{...statement!, speaker: undefined as never, mentions}]}, sources.texts),
      ).find(({id}) => id === "s-wait")!.parts,
    );
  expect(tell([mention!])).toBe("“Vonn”: “We will not wait an eighth day”");
  expect(tell([{...mention!, source: undefined as never}])).toBe("Speaker not named: “We will not wait an eighth day”");
});

test("the brief lifts what is altered or lapsed and never tells the same words twice", () => {
  const brief = selectBrief(lines);
  expect(brief.slice(0, 6).map(({id}) => id)).toEqual(expect.arrayContaining(["p-for", "e-meet", "s-open", "c-seven"]));
  expect(brief.filter(({id}) => id === "c-war" || id === "p-castel")).toHaveLength(1);
  expect(selectBrief(lines, 3)).toHaveLength(3);
});

test("of two versions the later one is the altered one, whichever was the reference", () => {
  const turned = situation.statements.map((statement) => {
    const [drift] = statement.drift;
    if (!drift) return statement;
    const runs = drift.runs.map(({same, here, there}) => ({same, ...(there && {here: there}), ...(here && {there: here})}));
    return {...statement, drift: [{...drift, report: drift.against, against: drift.report, here: drift.there, there: drift.here, runs}]};
  });
  const told = describeLines(gatherSources({...situation, statements: turned}, sources.texts)).find(({id}) => id === "s-open");
  expect(told?.parts).toEqual(lineOf("s-open").parts);
});

test.each([
  [", has stood at the pier since May", "“has stood at the pier since May”"],
  ['"We stay," he said, "and wait', '“"We stay," he said, "and wait”'],
])("a quotation begins with a word: %s", (words, shown) => {
  const texts = new Map([["r", words]]);
  const event = {...situation.events[1]!, what: words, mentions: [{report: "r", start: 0, end: words.length}]};
  const one = describeLines(gatherSources({...situation, events: [event]}, texts)).find(({id}) => id === event.id);
  expect(sentenceOf(one!.parts)).toBe(shown);
});
