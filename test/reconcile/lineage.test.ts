import {describe, expect, it} from "vitest";
import {findLineage} from "../../src/reconcile/lineage.js";
import {tellParsed} from "./parsed.js";
import {tell} from "./told.js";

const BRIDGE = "Crews reopened the Velden bridge on Tuesday after engineers repaired two cracked pillars.";
const FERRY = "Ferries between Velden and Orlim will keep running until the end of the month, the harbour office announced.";
const OTHER = "Farmers in the northern valley expect a poor harvest because spring rains came late.";

describe("shared text", () => {
  it.each([
    ["one sentence word for word", `${BRIDGE} The mayor cut a ribbon.`, `Traffic returns. ${BRIDGE}`, true],
    [
      "two sentences lightly edited",
      `${BRIDGE} ${FERRY}`,
      "Crews have reopened the Velden bridge Tuesday after engineers fixed two cracked pillars. Ferries between Velden and Orlim keep running until the month ends, the harbour office said.",
      true,
    ],
    [
      "a quotation in common alone",
      'Mayor Ana Ruhl said: "We have waited for this bridge far too long and now it is here."',
      'Speaking in Velden, Ruhl told reporters "we have waited for this bridge far too long and now it is here" on Tuesday.',
      false,
    ],
    ["the same topic told separately", "The Velden bridge carries traffic again, city hall says.", BRIDGE, false],
    ["other stories", OTHER, BRIDGE, false],
  ])("%s", (_, a, b, shares) => {
    const lineage = findLineage([tell("a", a), tell("b", b)]);
    expect(lineage.shared.has("a")).toBe(shares);
    expect(lineage.shared.has("b")).toBe(shares);
    expect(lineage.group("a") === lineage.group("b")).toBe(shares);
  });

  it("what stands in furniture is not shared", () => {
    const furniture = [{start: 0, end: BRIDGE.length, reason: "related" as const}];
    expect(findLineage([tell("a", `${BRIDGE} ${OTHER}`, {furniture}), tell("b", BRIDGE)]).shared.size).toBe(0);
  });

  it("the passages slice back to the sentences, and the earlier report gave them", () => {
    const told = [tell("a", `${OTHER} ${BRIDGE}`, {pageDate: "2031-03-04"}), tell("b", BRIDGE, {pageDate: "2031-03-05"})];
    const [shared] = findLineage(told).shared.get("a")!;
    expect(told[0]!.report.text.slice(shared!.passages[0]!.here.start, shared!.passages[0]!.here.end)).toBe(BRIDGE);
    expect(shared).toMatchObject({report: "b", direction: "to"});
  });

  it("a credit outweighs a date", () => {
    const told = [
      tell("a", `${BRIDGE} The Orlim Times reported it first.`, {pageDate: "2031-03-04"}),
      tell("b", BRIDGE, {pageDate: "2031-03-05", outlet: "Orlim Times"}),
    ];
    expect(findLineage(told).shared.get("a")![0]).toMatchObject({direction: "from"});
  });

  it("a thousand copies of one report are one group", () => {
    const told = Array.from({length: 1000}, (_, at) => tell(`r${String(at).padStart(4, "0")}`, `${BRIDGE} ${FERRY} ${OTHER}`));
    const lineage = findLineage(told);
    expect(new Set(told.map(({report}) => lineage.group(report.id)))).toEqual(new Set([1]));
  });

  it("a report that quotes another whole shares its text", () => {
    const lineage = findLineage([
      tell("a", `${BRIDGE} ${FERRY}`),
      tell("b", `The harbour office sent this notice.\n${BRIDGE}\n${FERRY}\nIt gave no cause.`),
    ]);
    expect(lineage.shared.get("a")![0]!.share).toBeGreaterThan(0.9);
  });
});

describe("credits", () => {
  it.each([
    ["ORLIM, May 4 (Reuters) - Crews reached the dam.", ["Reuters"]],
    ["Crews reached the dam.\nSource AP/RT/VOA/Reuters", ["AP", "RT", "Reuters", "VOA"]],
    ["The bridge was mined, TASS news agency reports.", ["TASS"]],
    ["He told local radio station RFI that rain was near.", ["RFI"]],
    ["An opinion poll for the respected Tidning newspaper found little trust.", ["Tidning"]],
    ["An editorial in the conservative daily Morgon Posten agreed.", ["Morgon Posten"]],
    ["The mayor wrote a letter to the Sunday market.", []],
    ["The AP exam was hard.", []],
    ["The Velden newspaper kiosk burned down.", []],
  ])("%s", (text, agencies) => {
    expect(findLineage([tell("a", text)]).agencies("a")).toEqual(agencies);
  });

  it("a photograph's credit is none", () => {
    const text = "Ana Ruhl at the dam © AP / Jon Berg\nCrews reached the dam.";
    expect(findLineage([tell("a", text, {furniture: [{start: 0, end: 36, reason: "caption"}]})]).agencies("a")).toEqual([]);
  });
});

describe("origins", () => {
  const whole = (id: string, text: string) => ({report: id, start: 0, end: text.length});

  it("copies rest on one account, separate stories on two", () => {
    const lineage = findLineage([
      tell("a", BRIDGE),
      tell("b", BRIDGE),
      tell("c", "The Velden bridge carries traffic again, city hall says."),
    ]);
    expect(lineage.originsOf([whole("a", BRIDGE), whole("b", BRIDGE)])).toHaveLength(1);
    expect(lineage.originsOf([whole("a", BRIDGE), whole("c", BRIDGE)])).toHaveLength(2);
  });

  it("carriers of one agency rest on it", () => {
    const told = [tell("a", `VELDEN (Reuters) - ${BRIDGE}`), tell("b", "VELDEN (Reuters) - Cars crossed the river again.")];
    const origins = findLineage(told).originsOf([
      {report: "a", start: 30, end: 60},
      {report: "b", start: 25, end: 40},
    ]);
    expect(origins).toHaveLength(1);
  });

  it.each([
    [
      "a name behind its office",
      "Port/PROPN/2/compound spokeswoman/NOUN/3/compound Ada/PROPN/5/nsubj Voss/PROPN/3/flat said/VERB/0/root rain/NOUN/7/nsubj fell/VERB/5/ccomp",
      "Port spokeswoman Ada Voss",
      "Ada Voss",
    ],
    [
      "a name with a clause",
      "Ada/PROPN/7/nsubj Voss/PROPN/1/flat ,/PUNCT/5/punct who/PRON/5/nsubj leads/VERB/1/acl:relcl Orlim/PROPN/5/obj said/VERB/0/root rain/NOUN/9/nsubj fell/VERB/7/ccomp",
      "Ada Voss , who leads Orlim",
      "Ada Voss",
    ],
    [
      "an office of a place is no place",
      "the/DET/2/det mayor/NOUN/5/nsubj of/ADP/4/case Orlim/PROPN/2/nmod said/VERB/0/root rain/NOUN/7/nsubj fell/VERB/5/ccomp",
      "the mayor of Orlim",
      "mayor of Orlim",
    ],
    [
      "those of one report alone",
      "residents/NOUN/2/nsubj said/VERB/0/root rain/NOUN/4/nsubj fell/VERB/2/ccomp",
      "residents",
      "residents (a)",
    ],
  ])("a source is called by its name: %s", (_, sentence, source, name) => {
    const told = tellParsed("a", {sentences: [sentence], names: ["PER Ada Voss", "LOC Orlim"], said: [[source, "said", "rain fell"]]});
    const lineage = findLineage([told]);
    const [content] = told.reading.attributions[0]!.content;
    const [id] = lineage.originsOf([{report: "a", ...content!}]);
    expect(lineage.origins.find((origin) => origin.id === id)?.name).toBe(name);
  });

  it("an attributed line rests on its source, whatever pronoun stands for it", () => {
    const text = "Ana Ruhl spoke. She said the bridge is safe.";
    const she = {start: 16, end: 19};
    const chain = [
      {start: 0, end: 8, head: {sentence: 0, token: 1}, kind: "name" as const},
      {...she, head: {sentence: 1, token: 0}, kind: "pronoun" as const},
    ];
    const attribution = {
      source: [she],
      cue: [{start: 20, end: 24}],
      content: [{start: 25, end: 43}],
      form: "indirect" as const,
      vector: [],
    };
    const lineage = findLineage([tell("a", text, {}, {coreference: [chain], attributions: [attribution]})]);
    const [id] = lineage.originsOf([{report: "a", start: 25, end: 43}]);
    expect(lineage.origins.find((origin) => origin.id === id)?.name).toBe("Ana Ruhl");
  });
});
