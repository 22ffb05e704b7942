import {describe, expect, it} from "vitest";
import {readSayings, shownWith} from "../../src/reconcile/sayings.js";
import {tellParsed} from "./parsed.js";

const DECLINED = "Shares/NOUN/2/nsubj/share declined/VERB/0/root/decline 2/NUM/4/nummod percent/NOUN/2/obj ./PUNCT/2/punct";
const UNNAMED =
  "A/DET/2/det/a resident/NOUN/3/nsubj declined/VERB/0/root/decline to/PART/6/mark be/AUX/6/aux:pass named/VERB/3/xcomp/name ./PUNCT/3/punct";
const DISMISSED = "Sund/PROPN/2/nsubj dismissed/VERB/0/root/dismiss calls/NOUN/2/obj/call to/PART/5/mark quit/VERB/3/acl ./PUNCT/2/punct";
const PUT =
  "The/DET/2/det/the institute/NOUN/3/nsubj put/VERB/0/root the/DET/5/det toll/NOUN/3/obj at/ADP/7/case 12/NUM/3/obl ./PUNCT/3/punct";
const WELCOME = "We/PRON/2/nsubj/we welcome/VERB/0/root comments/NOUN/2/obj/comment ./PUNCT/2/punct";
const QUOTED =
  "The/DET/2/det/the radio/NOUN/3/nsubj quoted/VERB/0/root/quote a/DET/5/det source/NOUN/3/obj as/SCONJ/7/mark saying/VERB/3/advcl/say " +
  "the/DET/9/det dam/NOUN/11/nsubj had/AUX/11/aux/have burst/VERB/7/ccomp ./PUNCT/3/punct";
const VALUE =
  "The/DET/2/det/the value/NOUN/6/nsubj of/ADP/5/case the/DET/5/det boats/NOUN/2/nmod/boat fell/VERB/9/ccomp/fall ,/PUNCT/9/punct " +
  "Sund/PROPN/9/nsubj said/VERB/0/root/say ./PUNCT/9/punct";
const CHARGED =
  "Ruhl/PROPN/3/nsubj:pass was/AUX/3/aux:pass/be charged/VERB/0/root/charge with/ADP/5/case murder/NOUN/3/obl ./PUNCT/3/punct";
const FLOOD = "The/DET/2/det/the flood/NOUN/3/nsubj reached/VERB/0/root/reach Velden/PROPN/3/obj ./PUNCT/3/punct";
const ADDED =
  "Ruhl/PROPN/2/nsubj added/VERB/0/root/add new/ADJ/4/amod strain/NOUN/2/obj to/ADP/7/case the/DET/7/det talks/NOUN/2/obl/talk ./PUNCT/2/punct";
const WHY =
  "Ruhl/PROPN/2/nsubj questioned/VERB/0/root/question why/ADV/7/advmod the/DET/5/det port/NOUN/7/nsubj was/AUX/7/cop/be shut/ADJ/2/ccomp ./PUNCT/2/punct";
const TOLD =
  "The/DET/2/det crew/NOUN/4/nsubj:pass was/AUX/4/aux:pass/be told/VERB/0/root/tell to/PART/6/mark leave/VERB/4/xcomp ./PUNCT/4/punct";
const CALLED = "Ruhl/PROPN/2/nsubj called/VERB/0/root/call for/ADP/5/case a/DET/5/det truce/NOUN/2/obl ./PUNCT/2/punct";
const INSISTED =
  "Sund/PROPN/2/nsubj insisted/VERB/0/root/insist ,/PUNCT/4/punct however/ADV/2/advmod ,/PUNCT/4/punct on/ADP/8/case a/DET/8/det vote/NOUN/2/obl ./PUNCT/2/punct";

const wordsOf = (sentences: readonly string[], said: readonly [string, string, string][] = []) => {
  const told = tellParsed("a", {sentences, said});
  const slice = ({start, end}: {start: number; end: number}) => told.report.text.slice(start, end);
  return readSayings(told).map(({source, content}) => [source.map(slice).join(" + "), content.map(slice).join(" + ")]);
};

describe("what was not read as said", () => {
  it.each([
    ["a verb that is the message", DISMISSED, "Sund", "dismissed calls to quit"],
    ["a number that is put at", PUT, "The institute", "the toll at 12"],
  ])("%s", (_, sentence, source, content) => {
    expect(wordsOf([sentence])).toEqual([[source, content]]);
  });

  it.each([
    ["shares say nothing", DECLINED],
    ["a source without a name", UNNAMED],
    ["words of the page", WELCOME],
  ])("none: %s", (_, sentence) => {
    expect(wordsOf([sentence])).toEqual([]);
  });
});

describe("what was read as said", () => {
  it("is the one's who is quoted, and the one's who quotes", () => {
    expect(wordsOf([QUOTED], [["The radio", "quoted", "a source as saying the dam had burst"]])).toEqual([
      ["The radio + a source", "the dam had burst"],
    ]);
  });

  it("takes in the verb of its subject", () => {
    expect(wordsOf([VALUE], [["Sund", "said", "The value of the boats"]])).toEqual([["Sund", "The value of the boats fell"]]);
  });

  it("is nothing where somebody is charged", () => {
    expect(wordsOf([CHARGED], [["Ruhl", "was charged", "with murder"]])).toEqual([]);
  });

  it("is a deed where a mere thing stands behind a verb of both senses", () => {
    expect(wordsOf([ADDED], [["Ruhl", "added", "new strain to the talks"]])).toEqual([]);
  });

  it("is not the one's who is told", () => {
    expect(wordsOf([TOLD], [["The crew", "was told", "to leave"]])).toEqual([["", "to leave"]]);
  });

  it("leaves out a few words of another sentence", () => {
    const told = tellParsed("a", {sentences: [DISMISSED, FLOOD], said: [["Sund", "dismissed", "calls to quit"]]});
    const stray = {start: told.report.text.indexOf("The flood"), end: told.report.text.indexOf("The flood") + 9};
    const [said] = told.reading.attributions;
    const both = {...told, reading: {...told.reading, attributions: [{...said!, content: [...said!.content, stray]}]}};
    expect(readSayings(both)[0]!.content).toEqual(said!.content);
  });
});

describe("what is shown", () => {
  it.each([
    [CALLED, "called", "a truce", "called for a truce"],
    [INSISTED, "insisted", "on a vote", "insisted , however , on a vote"],
    [WHY, "questioned", "why the port was shut", "questioned why the port was shut"],
    [VALUE, "said", "The value of the boats fell", undefined],
  ])("%#", (sentence, cue, content, shown) => {
    const {report, reading} = tellParsed("a", {sentences: [sentence], said: [["", cue, content]]});
    const [said] = reading.attributions;
    const span = shownWith(reading.sentences, said!.content[0]!, said!.cue);
    expect(span && report.text.slice(span.start, span.end)).toBe(shown);
  });
});
