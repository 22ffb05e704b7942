import {describe, expect, it} from "vitest";
import type {Token} from "../../src/model/reading.js";
import type {ActorIndex} from "../../src/reconcile/actors.js";
import {joinFigures} from "../../src/reconcile/figures.js";
import {tell} from "./told.js";

const nobody: ActorIndex = {actors: [], actorAt: () => undefined, namesOf: () => [], kindOf: () => undefined, signatureOf: () => ""};

/** A report of one sentence whose words are given as "form/UPOS/head/deprel", heads counted from 1. */
function parsed(id: string, words: string, pageDate?: string) {
  const forms = words.split(" ").map((word) => word.split("/") as [string, Token["upos"], string, string]);
  const text = forms.map(([form]) => form).join(" ");
  let at = 0;
  const tokens = forms.map(([form, upos, head, deprel]): Token => {
    const start = at;
    at += form.length + 1;
    return {start, end: start + form.length, lemma: form.toLowerCase().replace(/(?:ed|s)$/, ""), upos, head: Number(head) - 1, deprel};
  });
  return tell(id, text, pageDate ? {pageDate} : {}, {sentences: [{start: 0, end: text.length, tokens, vector: []}]});
}

const figures = (...told: ReturnType<typeof tell>[]) => joinFigures(told, nobody);

describe("what a number counts", () => {
  it("takes the number with what it counts, and how it is softened", () => {
    const told = parsed("a", "Some/DET/2/advmod 1,100/NUM/4/nummod Orlish/ADJ/4/amod troops/NOUN/5/nsubj stayed/VERB/0/root");
    const [figure] = figures(told);
    expect(figure).toMatchObject({value: "1100", unit: "people"});
    expect(told.report.text.slice(figure!.mentions[0]!.start, figure!.mentions[0]!.end)).toBe("Some 1,100 Orlish troops");
  });

  it("names what is counted, and what became of it", () => {
    const killed = parsed("b", "Some/ADV/2/advmod 300/NUM/3/nummod people/NOUN/5/nsubj:pass were/AUX/5/aux:pass killed/VERB/0/root");
    expect(figures(killed)[0]!.what).toBe("people, killed");
  });

  it.each([
    "The/DET/2/det page/NOUN/3/nsubj says/VERB/0/root Read/NOUN/5/compound Time/NOUN/3/obj :/PUNCT/5/punct 2/NUM/8/nummod Minute/NOUN/5/appos ,/PUNCT/8/punct 40/NUM/11/nummod Second/NOUN/8/conj",
    "A/DET/2/det man/NOUN/6/nsubj in/ADP/5/case his/PRON/5/nmod:poss 20s/NOUN/2/nmod left/VERB/0/root",
    "Tide/PROPN/4/compound 's/PART/1/case 500/NUM/4/nummod Index/NOUN/5/nsubj fell/VERB/0/root",
    "It/PRON/2/nsubj opens/VERB/0/root from/ADP/4/case 1400/NUM/5/nummod BST/PROPN/2/obl",
    "They/PRON/2/nsubj met/VERB/0/root in/ADP/4/case 2031/NUM/2/obl",
    "The/DET/3/det two/NUM/3/nummod leaders/NOUN/4/nsubj met/VERB/0/root",
    "Votes/NOUN/2/nsubj came/VERB/0/root two/NUM/4/nummod weeks/NOUN/5/obl before/ADP/6/case Easter/PROPN/2/obl",
    "It/PRON/2/nsubj was/VERB/0/root the/DET/5/det first/ADJ/5/amod time/NOUN/2/obj",
    "It/PRON/4/nsubj was/AUX/4/cop about/ADV/4/advmod 28/NUM/5/nummod degrees/NOUN/0/root",
    "Article/NOUN/3/nsubj 77/NUM/1/nummod passed/VERB/0/root",
    "Articles/NOUN/5/nsubj 76/NUM/1/nummod and/CCONJ/4/cc 77/NUM/2/conj passed/VERB/0/root",
    "4/NUM/2/nummod min/NOUN/3/nsubj read/VERB/0/root",
    "Both/DET/3/det two/NUM/3/nummod sides/NOUN/4/nsubj agree/VERB/0/root",
    "He/PRON/2/nsubj speaks/VERB/0/root on/ADP/5/case the/DET/5/det 12th/NOUN/2/obl",
  ])("counts nothing that matters: %s", (words) => {
    expect(figures(parsed("a", words))).toEqual([]);
  });
});

describe("one quantity in several reports", () => {
  const shops = (count: string) => `Some/DET/2/advmod ${count}/NUM/4/nummod damaged/ADJ/4/amod shops/NOUN/5/nsubj closed/VERB/0/root`;
  const killed = (count: string) => `The/DET/2/det quake/NOUN/3/nsubj killed/VERB/0/root ${count}/NUM/5/nummod people/NOUN/3/obj`;

  it("the same value is one figure", () => {
    const joined = figures(parsed("a", shops("355")), parsed("b", shops("355")));
    expect(joined).toHaveLength(1);
    expect(joined[0]!.mentions).toHaveLength(2);
  });

  it("other values disagree", () => {
    const joined = figures(parsed("a", shops("355")), parsed("b", shops("565")));
    expect(joined.map(({relations}) => relations[0]?.kind)).toEqual(["disagrees", "disagrees"]);
  });

  it("a toll that grows from one day to the next was updated", () => {
    const joined = figures(parsed("a", killed("3"), "2031-03-04"), parsed("b", killed("10"), "2031-03-05"));
    expect(joined.map(({relations}) => relations[0]?.kind)).toEqual(["updated", "updated"]);
  });

  it("a count many times the other counts something else", () => {
    expect(figures(parsed("a", shops("4")), parsed("b", shops("565"))).flatMap(({relations}) => relations)).toEqual([]);
  });

  it("the order of the reports does not matter", () => {
    const told = [parsed("a", shops("355")), parsed("b", shops("565"))];
    expect(
      joinFigures([...told].reverse(), nobody)
        .map(({id}) => id)
        .sort(),
    ).toEqual(
      figures(...told)
        .map(({id}) => id)
        .sort(),
    );
  });
});
