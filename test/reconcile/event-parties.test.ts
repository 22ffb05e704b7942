// Who acts where the clause names nobody.
import {describe, expect, it} from "vitest";
import type {EventMention, Told} from "../../src/model/reading.js";
import type {ActorIndex} from "../../src/reconcile/actors.js";
import {findEventParties} from "../../src/reconcile/event-parties.js";
import {type Parsing, tellParsed} from "./parsed.js";

/** Actors by the words that name them. */
const NAMES: Readonly<Record<string, string>> = {Orland: "orland", Veria: "veria", protesters: "protesters", Voss: "voss"};

function indexOf(told: readonly Told[]): ActorIndex {
  const texts = new Map(told.map(({report}) => [report.id, report.text]));
  return {
    actors: Object.entries(NAMES).map(([name, id]) => ({
      id,
      name,
      kind: id === "voss" ? "person" : "organisation",
      aliases: [],
      roles: [],
      mentions: [{report: "a", start: 0, end: 1}],
    })),
    actorAt: (report, {start, end}) => NAMES[texts.get(report)!.slice(start, end)],
    namesOf: (id) => Object.keys(NAMES).filter((name) => NAMES[name] === id),
    kindOf: (id) => (id === "voss" ? "person" : "organisation"),
    signatureOf: () => "",
  };
}

/** One event a line of `told`: its word, kind, actor and recipient, each by the words. */
type Line = readonly [word: string, kind: EventMention["plover"], actor?: string, recipient?: string, toward?: string];

function tellEvents(id: string, parsing: Parsing, lines: readonly Line[]): Told {
  const told = tellParsed(id, parsing);
  const {text} = told.report;
  const span = (words: string) => ({start: text.indexOf(words), end: text.indexOf(words) + words.length});
  const events = lines.map(([word, plover, actor, recipient, toward]): EventMention => {
    const at = span(word);
    const sentence = told.reading.sentences.findIndex(({end}) => at.start < end);
    const token = told.reading.sentences[sentence]!.tokens.findIndex(({start}) => start === at.start);
    return {
      ...at,
      at: {sentence, token},
      class: "OCCURRENCE",
      tense: "PAST",
      aspect: "NONE",
      polarity: "POS",
      ...(plover ? {plover} : {}),
      status: "occurred",
      statusWhy: "",
      clause: at,
      actor: actor ? [span(actor)] : [],
      recipient: recipient ? [span(recipient)] : [],
      ...(toward ? {toward: [span(toward)]} : {}),
      ...(told.reading.attributions.length > 0 ? {attribution: 0} : {}),
    };
  });
  return {...told, reading: {...told.reading, events}};
}

function partiesOf(told: readonly Told[], report: string, nth: number) {
  const event = told.find((one) => one.report.id === report)!.reading.events[nth]!;
  return findEventParties(told, indexOf(told))
    .find((parties) => parties.has(event))!
    .get(event)!;
}

const struck = "Orland/PROPN/2/nsubj attacked/VERB/0/root/attack Veria/PROPN/2/obj";
const nominal = "the/DET/2/det attack/NOUN/3/nsubj ended/VERB/0/root/end";

describe("lent by another telling", () => {
  const both: Parsing = {sentences: [struck, nominal]};
  it("of the same word in the report", () => {
    const told = [
      tellEvents("a", both, [
        ["attacked", "ASSAULT", "Orland", "Veria"],
        ["attack ended", "ASSAULT"],
      ]),
    ];
    expect(partiesOf(told, "a", 1)).toEqual({actor: [], recipient: [], lent: ["orland"]});
  });
  it("never of another kind, nor to an event without one", () => {
    const told = [
      tellEvents("a", both, [
        ["attacked", "ASSAULT", "Orland", "Veria"],
        ["attack ended", "REJECT"],
      ]),
      tellEvents("b", both, [
        ["attacked", "ASSAULT", "Orland", "Veria"],
        ["attack ended", undefined],
      ]),
    ];
    expect([partiesOf(told, "a", 1).lent, partiesOf(told, "b", 1).lent]).toEqual([[], []]);
  });
  it("from other reports only where two agree", () => {
    const onVeria = "the/DET/2/det attack/NOUN/5/nsubj on/ADP/4/case Veria/PROPN/2/nmod ended/VERB/0/root/end";
    const alone = tellEvents("z", {sentences: [onVeria]}, [["attack on", "ASSAULT", undefined, "Veria"]]);
    const teller = (id: string) => tellEvents(id, {sentences: [struck]}, [["attacked", "ASSAULT", "Orland", "Veria"]]);
    expect([partiesOf([teller("a"), alone], "z", 0).lent, partiesOf([teller("a"), teller("b"), alone], "z", 0).lent]).toEqual([
      [],
      ["orland"],
    ]);
    const anywhere = tellEvents("z", {sentences: [nominal]}, [["attack ended", "ASSAULT"]]);
    expect(partiesOf([teller("a"), teller("b"), anywhere], "z", 0).lent).toEqual([]);
  });
  it("never where the clause names somebody unknown", () => {
    const told = tellEvents(
      "a",
      {sentences: [struck, "then/ADV/4/advmod Operation/PROPN/4/nsubj Lantern/PROPN/2/flat attacked/VERB/0/root/attack it/PRON/4/obj"]},
      [
        ["attacked", "ASSAULT", "Orland", "Veria"],
        ["attacked it", "ASSAULT", "Operation Lantern"],
      ],
    );
    expect(partiesOf([told], "a", 1).lent).toEqual([]);
  });
});

it("a protest nobody is named for is the protesters'", () => {
  const told = [tellEvents("a", {sentences: ["the/DET/2/det rally/NOUN/3/nsubj ended/VERB/0/root/end"]}, [["rally", "PROTEST"]])];
  expect(partiesOf(told, "a", 0).lent).toEqual(["protesters"]);
});

it("a protest is lent to no single person", () => {
  const told = tellEvents(
    "a",
    {sentences: ["Voss/PROPN/2/nsubj protested/VERB/0/root/protest", "the/DET/2/det protest/NOUN/3/nsubj ended/VERB/0/root/end"]},
    [
      ["protested", "PROTEST", "Voss"],
      ["protest ended", "PROTEST"],
    ],
  );
  expect(partiesOf([told], "a", 1).lent).toEqual(["protesters"]);
});

it("we are who speaks", () => {
  const told = tellEvents(
    "a",
    {
      sentences: ["Voss/PROPN/2/nsubj said/VERB/0/root/say we/PRON/4/nsubj refused/VERB/2/ccomp/refuse"],
      said: [["Voss", "said", "we refused"]],
    },
    [["refused", "REJECT", "we"]],
  );
  expect(partiesOf([told], "a", 0).actor).toEqual(["voss"]);
});

it("a place where people protest is no protester", () => {
  const told = tellEvents("a", {sentences: ["Veria/PROPN/2/compound vigil/NOUN/3/nsubj ended/VERB/0/root/end"], names: ["LOC Veria"]}, [
    ["vigil", "PROTEST", "Veria"],
  ]);
  expect(partiesOf([told], "a", 0).actor).toEqual([]);
});

it("a thing is no recipient, whom it is done to is", () => {
  const told = tellEvents(
    "a",
    {sentences: ["Orland/PROPN/2/nsubj threw/VERB/0/root/throw stones/NOUN/2/obj at/ADP/5/case Veria/PROPN/2/obl"]},
    [["threw", "ASSAULT", "Orland", "stones", "Veria"]],
  );
  expect(partiesOf([told], "a", 0).recipient).toEqual(["veria"]);
});

it("who judges a deed judges who did it, not whom it was done to", () => {
  const told = tellEvents(
    "a",
    {
      sentences: [
        "Voss/PROPN/2/nsubj condemned/VERB/0/root/condemn the/DET/4/det arrest/NOUN/2/obj of/ADP/6/case Veria/PROPN/4/nmod by/ADP/8/case Orland/PROPN/4/nmod",
      ],
      names: ["LOC Veria"],
    },
    [
      ["condemned", "ACCUSE", "Voss", "Veria"],
      ["arrest", "COERCE", "Orland", "Veria"],
    ],
  );
  expect([partiesOf([told], "a", 0).recipient, partiesOf([told], "a", 1).recipient]).toEqual([["orland"], ["veria"]]);
});

it.each([
  ["tanks", "ASSAULT", []],
  ["envoys", "CONSULT", ["veria"]],
] as const)("where %s go", (who, kind, expected) => {
  const told = tellEvents(
    "a",
    {sentences: [`${who}/NOUN/2/nsubj moved/VERB/0/root/move to/ADP/4/case Veria/PROPN/2/obl`], names: ["LOC Veria"]},
    [["moved", kind, who, "Veria"]],
  );
  expect(partiesOf([told], "a", 0).recipient).toEqual(expected);
});

it("where something is does nothing", () => {
  const told = tellEvents(
    "a",
    {
      sentences: [
        "A/DET/2/det quake/NOUN/6/nsubj in/ADP/5/case western/ADJ/5/amod Veria/PROPN/2/nmod killed/VERB/0/root/kill ten/NUM/6/obj",
      ],
      names: ["LOC Veria"],
    },
    [["killed", undefined, "A quake in western Veria"]],
  );
  expect(partiesOf([told], "a", 0).actor).toEqual([]);
});

it("the two are those whom an event before has named", () => {
  const told = tellEvents(
    "a",
    {
      sentences: [
        "Voss/PROPN/2/nsubj met/VERB/0/root/meet Orland/PROPN/2/obj",
        "later/ADV/5/advmod the/DET/4/det two/NUM/4/nummod leaders/NOUN/5/nsubj talked/VERB/0/root/talk",
      ],
    },
    [
      ["met", "CONSULT", "Voss", "Orland"],
      ["talked", "CONSULT", "the two leaders"],
    ],
  );
  expect(partiesOf([told], "a", 1).actor).toEqual(["voss", "orland"]);
});
