// Who is joined with whom across reports, and who is meant at a place.
import {describe, expect, it} from "vitest";
import type {Told} from "../../src/model/reading.js";
import {joinActors} from "../../src/reconcile/actors.js";
import {type Parsing, tellParsed} from "./parsed.js";

const said = (who: string): Parsing["sentences"] => [`${who} said/VERB/0/root/say no/NOUN/2/obj`];
const named = (told: readonly Told[]) =>
  joinActors(told).actors.map(({name, aliases}) => [name, ...aliases.map((alias) => alias.name)].join(" = "));
const at = (told: Told, words: string) => ({start: told.report.text.indexOf(words), end: told.report.text.indexOf(words) + words.length});

describe("people", () => {
  const voss = tellParsed("a", {
    sentences: ["Ada/PROPN/3/nsubj Voss/PROPN/1/flat said/VERB/0/root no/NOUN/3/obj", "Voss/PROPN/2/nsubj left/VERB/0/root"],
    names: ["PER Ada Voss", "PER Voss"],
  });
  it("joins a surname with the one who bears it", () => {
    expect(named([voss])).toEqual(["Ada Voss = Voss"]);
  });
  it("leaves a surname of two people apart", () => {
    const both = tellParsed("a", {
      sentences: [
        "Ada/PROPN/5/nsubj Voss/PROPN/1/flat and/CCONJ/4/cc Karl/PROPN/1/conj Voss/PROPN/4/flat met/VERB/0/root",
        "Voss/PROPN/2/nsubj left/VERB/0/root",
      ],
      names: ["PER Ada Voss", "PER Karl Voss", "PER Voss"],
    });
    expect(named([both])).toEqual(["Ada Voss", "Karl Voss", "Voss"]);
  });
  it.each([
    ["Côra Tehrani", "Cora Teherani", true],
    ["Alexis Grivas", "Alexandros Grivas", true],
    ["Ada Voss", "Karl Voss", false],
    ["Ada Voss", "Ada Brandt", false],
  ])("spellings across reports: %s and %s", (one, other, joined) => {
    const tellOf = (id: string, name: string) => {
      const [first, last] = name.split(" ");
      return tellParsed(id, {sentences: [`${first}/PROPN/3/nsubj ${last}/PROPN/1/flat spoke/VERB/0/root`], names: [`PER ${name}`]});
    };
    expect(named([tellOf("a", one), tellOf("b", other)])).toHaveLength(joined ? 1 : 2);
  });
  it("reads the role before the name", () => {
    const told = tellParsed("a", {
      sentences: ["Orlandian/ADJ/2/amod president/NOUN/5/nsubj Ada/PROPN/2/appos Voss/PROPN/3/flat left/VERB/0/root"],
      names: ["PER Ada Voss"],
    });
    expect(joinActors([told]).actors[0]?.roles.map(({title}) => title)).toEqual(["Orlandian president"]);
  });
});

it("one mistaken phrase does not say what a body is", () => {
  const told = tellParsed("a", {
    sentences: [
      ...["Velden", "Velden", "Velden"].map((name) => `${name}/PROPN/2/nsubj spoke/VERB/0/root/speak`),
      "the/DET/2/det bloc/NOUN/3/nsubj spoke/VERB/0/root/speak",
      "the/DET/2/det bloc/NOUN/3/nsubj left/VERB/0/root/leave",
      "the/DET/2/det bloc/NOUN/3/nsubj met/VERB/0/root/meet",
      "the/DET/2/det troops/NOUN/3/nsubj/troop left/VERB/0/root/leave",
    ],
    names: ["ORG Velden"],
    chains: [["Velden", "Velden@2", "Velden@3", "the bloc", "the bloc@2", "the bloc@3", "the troops"]],
  });
  expect(joinActors([told]).actors.map(({name, kind}) => `${name} ${kind}`)).toEqual(["Velden organisation"]);
});

describe("a surname that several bear", () => {
  const teller = (id: string, name: string) => {
    const words = name.split(" ");
    const tokens = words.map((word, i) => `${word}/PROPN/${i === 0 ? words.length + 1 : 1}/${i === 0 ? "nsubj" : "flat"}`);
    return tellParsed(id, {sentences: [[...tokens, "spoke/VERB/0/root/speak"].join(" ")], names: [`PER ${name}`]});
  };
  const ada = (count: number) => Array.from({length: count}, (_, i) => teller(`a${i}`, "Ada Voss"));
  const actorOf = (told: readonly Told[]) => joinActors(told).actorAt("z", {start: 0, end: 4});
  it.each([
    ["the one whom ten times as many reports name", 10, "ada-voss"],
    ["nobody where two are known", 5, "voss"],
  ])("is that of %s", (_, count, id) => {
    expect(actorOf([...ada(count), teller("k", "Karl Voss"), teller("z", "Voss")])).toBe(id);
  });
  it("is not borne by a body called after somebody", () => {
    expect(actorOf([...ada(1), teller("k", "Voss Administration"), teller("z", "Voss")])).toBe("ada-voss");
  });
});

describe("bodies and countries", () => {
  it("joins an acronym in brackets with its name", () => {
    const told = tellParsed("a", {
      sentences: [
        "The/DET/4/det Union/PROPN/9/nsubj of/ADP/4/case Harbours/PROPN/2/nmod (UHB)/PROPN/2/appos spoke/VERB/0/root",
        "UHB/PROPN/2/nsubj left/VERB/0/root",
      ],
      names: ["ORG Union of Harbours", "ORG UHB"],
    });
    expect(named([told])).toEqual(["Union of Harbours = UHB"]);
  });
  it("lets a capital stand for its country only where it acts", () => {
    const acts = tellParsed("a", {
      sentences: ["Norway/PROPN/2/nsubj spoke/VERB/0/root", "Oslo/PROPN/2/nsubj refused/VERB/0/root"],
      names: ["LOC Norway", "LOC Oslo"],
    });
    const place = tellParsed("a", {
      sentences: ["Norway/PROPN/4/nsubj met/VERB/0/root in/ADP/4/case Oslo/PROPN/2/obl"],
      names: ["LOC Norway", "LOC Oslo"],
    });
    expect([named([acts]), named([place])]).toEqual([["Norway = Oslo"], ["Norway"]]);
  });
  it("keeps the reason of every alias", () => {
    const told = tellParsed("a", {
      sentences: ["Norway/PROPN/2/nsubj spoke/VERB/0/root", "Oslo/PROPN/2/nsubj refused/VERB/0/root"],
      names: ["LOC Norway", "LOC Oslo"],
    });
    expect(joinActors([told]).actors[0]?.aliases).toEqual([{name: "Oslo", reason: "capital of the country"}]);
  });
});

describe("the nameless", () => {
  it("joins people in the plural across reports, one person never", () => {
    const witnesses = (id: string) =>
      tellParsed(id, {sentences: said("witnesses/NOUN/2/nsubj/witness"), said: [["witnesses", "said", "no"]]});
    const resident = (id: string) =>
      tellParsed(id, {
        sentences: ["a/DET/2/det resident/NOUN/3/nsubj said/VERB/0/root/say no/NOUN/3/obj"],
        said: [["a resident", "said", "no"]],
      });
    expect([named([witnesses("a"), witnesses("b")]).length, named([resident("a"), resident("b")]).length]).toEqual([1, 2]);
  });
  it("makes no actor of a thing that speaks", () => {
    expect(
      named([
        tellParsed("a", {
          sentences: ["the/DET/2/det letter/NOUN/3/nsubj said/VERB/0/root/say no/NOUN/3/obj"],
          said: [["the letter", "said", "no"]],
        }),
      ]),
    ).toEqual([]);
  });
});

describe("soldiers and force", () => {
  const others = "Orlandian/ADJ/2/amod soldiers/NOUN/3/nsubj/soldier said/VERB/0/root/say no/NOUN/3/obj";
  const soldiers = "soldiers/NOUN/2/nsubj/soldier said/VERB/0/root/say yes/NOUN/2/obj";
  it.each([
    ["before", [others, soldiers], 1],
    ["only later", [soldiers, others], 2],
  ])("soldiers are a country's when that country's were told of %s", (_, sentences, count) => {
    const told = tellParsed("a", {
      sentences,
      names: ["MISC Orlandian"],
      said: [
        ["Orlandian soldiers", "", "no"],
        [sentences[0] === soldiers ? "soldiers" : "soldiers@2", "", "yes"],
      ],
    });
    expect(named([told])).toHaveLength(count);
  });
  it.each([
    ["force", "force/NOUN/2/nsubj prevailed/VERB/0/root no/NOUN/2/obj", 0],
    ["A force", "A/DET/2/det force/NOUN/3/nsubj landed/VERB/0/root no/NOUN/3/obj", 1],
    ["forces", "forces/NOUN/2/nsubj/force landed/VERB/0/root no/NOUN/2/obj", 1],
  ])("whether %s names somebody", (words, sentence, count) => {
    expect(named([tellParsed("a", {sentences: [sentence], said: [[words, "", "no"]]})])).toHaveLength(count);
  });
});

describe("groups", () => {
  const acting = (id: string, words: string, sentence: string) => tellParsed(id, {sentences: [sentence], said: [[words, "said", "no"]]});
  const students = acting("a", "students", "students/NOUN/2/nsubj/student said/VERB/0/root/say no/NOUN/2/obj");
  it.each([
    [
      "a counting noun names nobody",
      acting(
        "b",
        "dozens of students",
        "dozens/NOUN/4/nsubj/dozen of/ADP/3/case students/NOUN/1/nmod/student said/VERB/0/root/say no/NOUN/4/obj",
      ),
      ["students = dozens of students"],
    ],
    [
      "nor does a number",
      acting("b", "some 400 students", "some/DET/3/det 400/NUM/3/nummod students/NOUN/4/nsubj/student said/VERB/0/root/say no/NOUN/4/obj"),
      ["students = some 400 students"],
    ],
    [
      "what tells them apart keeps them apart",
      acting("b", "law students", "law/NOUN/2/compound students/NOUN/3/nsubj/student said/VERB/0/root/say no/NOUN/3/obj"),
      ["law students = students"],
    ],
  ])("%s", (_, other, actors) => {
    expect(named([students, other])).toEqual(actors);
  });
  it("people are told apart by their number", () => {
    const people = (id: string, count: string) =>
      acting(id, `${count} people`, `${count}/NUM/2/nummod people/NOUN/3/nsubj said/VERB/0/root/say no/NOUN/3/obj`);
    expect(named([people("a", "ten"), people("b", "40"), people("c", "40")])).toEqual(["40 people", "ten people"]);
  });
  it("those under a body's name are the body", () => {
    const told = tellParsed("a", {
      sentences: [
        "Velden/PROPN/2/compound Front/PROPN/3/nsubj spoke/VERB/0/root/speak",
        "Velden/PROPN/3/compound Front/PROPN/3/compound fighters/NOUN/4/nsubj/fighter said/VERB/0/root/say no/NOUN/4/obj",
      ],
      names: ["ORG Velden Front"],
      said: [["Velden Front fighters", "said", "no"]],
    });
    expect(joinActors([told]).actorAt("a", at(told, "Velden Front fighters"))).toBe("velden-front");
  });
  it("the holder of an office is meant by it in his report", () => {
    const told = tellParsed("a", {
      sentences: [
        "governor/NOUN/4/nsubj Ada/PROPN/1/appos Voss/PROPN/2/flat left/VERB/0/root/leave",
        "the/DET/2/det governor/NOUN/3/nsubj said/VERB/0/root/say no/NOUN/3/obj",
      ],
      names: ["PER Ada Voss"],
      said: [["the governor", "said", "no"]],
    });
    expect(joinActors([told]).actorAt("a", at(told, "the governor"))).toBe("ada-voss");
  });
  it("a name without the noun that the longer one turns on is no short form", () => {
    const told = tellParsed("a", {
      sentences: [
        "Council/PROPN/6/nsubj of/ADP/5/case the/DET/5/det Western/PROPN/5/compound Isles/PROPN/1/nmod spoke/VERB/0/root/speak",
        "Western/PROPN/2/compound Isles/PROPN/3/nsubj left/VERB/0/root/leave",
      ],
      names: ["ORG Council of the Western Isles"],
    });
    const entities = [
      ...told.reading.entities,
      {type: "ORG" as const, ...at(told, "Western Isles left"), end: told.report.text.indexOf(" left")},
    ];
    expect(named([{...told, reading: {...told.reading, entities}}])).toEqual(["Council of the Western Isles", "Western Isles"]);
  });
});

describe("who is never one", () => {
  const spoke = (...names: readonly string[]) =>
    names.map((name) => {
      const words = name.split(" ");
      return [
        ...words.map((word, i) => `${word}/PROPN/${i === 0 ? words.length + 1 : 1}/${i === 0 ? "nsubj" : "flat"}`),
        "spoke/VERB/0/root/speak",
      ].join(" ");
    });
  const heads = (told: readonly Told[]) => joinActors(told).actors.map(({name}) => name);

  it("two countries that a chain runs together", () => {
    const told = tellParsed("a", {
      sentences: spoke("Norway", "Norway", "Peru"),
      names: ["LOC Norway", "LOC Peru"],
      chains: [["Norway", "Norway@2", "Peru"]],
    });
    expect(heads([told])).toEqual(["Norway", "Peru"]);
  });
  it("two people that a chain runs together", () => {
    const told = tellParsed("a", {
      sentences: spoke("Ada Voss", "Voss", "Karl Brandt"),
      names: ["PER Ada Voss", "PER Voss", "PER Karl Brandt"],
      chains: [["Ada Voss", "Voss@2", "Karl Brandt"]],
    });
    expect(heads([told])).toEqual(["Ada Voss", "Karl Brandt"]);
  });
  it("two names that a headline ran together", () => {
    const told = tellParsed("a", {
      sentences: spoke("Ada Voss Karl Brandt", "Ada Voss", "Karl Brandt"),
      names: ["PER Ada Voss", "PER Karl Brandt"],
      chains: [["Ada Voss Karl Brandt", "Ada Voss@2", "Karl Brandt@2"]],
    });
    const whole = {type: "PER" as const, ...at(told, "Ada Voss Karl Brandt")};
    const entities = [whole, ...told.reading.entities.filter(({start}) => start >= whole.end)];
    expect(heads([{...told, reading: {...told.reading, entities}}])).toEqual(["Ada Voss", "Ada Voss Karl Brandt", "Karl Brandt"]);
  });
  it("a town and the agency behind it", () => {
    const told = tellParsed("a", {
      sentences: ["Oslo/PROPN/3/nsubj (UPN)/PROPN/1/appos spoke/VERB/0/root", ...spoke("UPN")],
      names: ["LOC Oslo", "ORG UPN"],
    });
    expect(heads([told])).toEqual(["Norway", "UPN"]);
  });
  it("the secretary of one thing and of another, nor one who was it and one who is", () => {
    const told = tellParsed("a", {
      sentences: [
        "treasury/NOUN/2/compound secretary/NOUN/5/nsubj Ada/PROPN/2/appos Voss/PROPN/3/flat left/VERB/0/root/leave",
        "the/DET/3/det defence/NOUN/3/compound secretary/NOUN/4/nsubj said/VERB/0/root/say no/NOUN/4/obj",
        "the/DET/3/det treasury/NOUN/3/compound secretary/NOUN/4/nsubj said/VERB/0/root/say yes/NOUN/4/obj",
      ],
      names: ["PER Ada Voss"],
      said: [
        ["the defence secretary", "", "no"],
        ["the treasury secretary", "", "yes"],
      ],
    });
    const {actorAt} = joinActors([told]);
    expect([actorAt("a", at(told, "the treasury secretary")), actorAt("a", at(told, "the defence secretary"))]).toEqual([
      "ada-voss",
      "defence-secretary",
    ]);
  });
  it("forces under somebody's name and that person", () => {
    const told = tellParsed("a", {
      sentences: [...spoke("Ada Voss", "Voss"), "Voss/PROPN/2/compound forces/NOUN/3/nsubj/force said/VERB/0/root/say no/NOUN/3/obj"],
      names: ["PER Ada Voss", "ORG Voss"],
      said: [["Voss forces", "", "no"]],
    });
    expect(joinActors([told]).actorAt("a", at(told, "Voss forces"))).not.toBe("ada-voss");
  });
});

describe("who is meant at a place", () => {
  const told = tellParsed("a", {
    sentences: [
      "the/DET/2/det statement/NOUN/6/nsubj by/ADP/5/case Ada/PROPN/2/nmod Voss/PROPN/4/flat said/VERB/0/root/say no/NOUN/6/obj",
      "she/PRON/2/nsubj left/VERB/0/root",
    ],
    names: ["PER Ada Voss"],
    chains: [["Ada Voss", "she"]],
  });
  const index = joinActors([told]);
  it.each(["Ada Voss", "she", "the statement by Ada Voss"])("%s", (words) => {
    expect(index.actorAt("a", at(told, words))).toBe("ada-voss");
  });
  it("nobody where it can't be told", () => {
    expect([index.actorAt("a", at(told, "left")), index.actorAt("z", {start: 0, end: 3}), index.namesOf("nobody")]).toEqual([
      undefined,
      undefined,
      [],
    ]);
  });
});

it("does not depend on the order of the reports", () => {
  const one = tellParsed("a", {sentences: said("Brandt/PROPN/2/nsubj"), names: ["PER Brandt"]});
  const other = tellParsed("b", {
    sentences: ["Eva/PROPN/3/nsubj Brandt/PROPN/1/flat said/VERB/0/root no/NOUN/3/obj"],
    names: ["PER Eva Brandt"],
  });
  expect(joinActors([one, other]).actors).toEqual(joinActors([other, one]).actors);
});
