import {describe, expect, it} from "vitest";
import type {Sentence, Token} from "../../src/model/reading.js";
import {argumentsOf, phraseSpan, type Tree, towardOf, treeOf} from "../../src/read/en/events-arguments.js";
import {conditionOf, isNegated, modalityOf} from "../../src/read/en/modality.js";
import {ploverOf} from "../../src/read/en/plover.js";
import {statusOf} from "../../src/read/en/statuses.js";
import {suppositionOf} from "../../src/read/en/suppositions.js";

/** Words "form/UPOS/head/relation/lemma"; the event word carries a star. */
function parse(line: string): {tree: Tree; at: number; text: string} {
  let text = "";
  let at = 0;
  const tokens = line.split(" ").map((word, i): Token => {
    const [form, upos, head, deprel, lemma] = word.replace("*", "").split("/") as [
      string,
      Token["upos"],
      string,
      string,
      string | undefined,
    ];
    if (word.startsWith("*")) at = i;
    if (text) text += " ";
    const start = text.length;
    text += form;
    return {start, end: text.length, lemma: lemma ?? form.toLowerCase(), upos, head: Number(head) - 1, deprel};
  });
  const sentence: Sentence = {start: 0, end: text.length, tokens, vector: []};
  return {tree: treeOf(text, sentence), at, text};
}

const ACTIVE = "Rebels/NOUN/2/nsubj/rebel *attacked/VERB/0/root/attack the/DET/4/det depot/NOUN/2/obj";
const PASSIVE =
  "The/DET/2/det depot/NOUN/4/nsubj:pass was/AUX/4/aux:pass/be *attacked/VERB/0/root/attack by/ADP/6/case rebels/NOUN/4/obl/rebel";
const RELATIVE = "The/DET/2/det men/NOUN/0/root/man who/PRON/4/nsubj *shelled/VERB/2/acl:relcl/shell Velden/PROPN/4/obj";
const JOINED = "Orland/PROPN/4/nsubj and/CCONJ/3/cc Veria/PROPN/1/conj *agreed/VERB/0/root/agree";
const CONTROL = "Orland/PROPN/2/nsubj threatened/VERB/0/root/threaten to/PART/4/mark *invade/VERB/2/xcomp Veria/PROPN/4/obj";
const NOMINAL = "the/DET/2/det *arrest/NOUN/0/root of/ADP/5/case the/DET/5/det mayor/NOUN/2/nmod by/ADP/7/case police/NOUN/2/nmod";
const LIGHT = "Orland/PROPN/2/nsubj launched/VERB/0/root/launch an/DET/4/det *offensive/NOUN/2/obj against/ADP/6/case Veria/PROPN/4/nmod";
const WEAPON = "Orland/PROPN/3/nmod:poss 's/PART/1/case airstrikes/NOUN/4/nsubj/airstrike *killed/VERB/0/root/kill ten/NUM/4/obj";
const QUAKE = "An/DET/2/det earthquake/NOUN/3/nsubj *killed/VERB/0/root/kill ten/NUM/3/obj";
const THROWING =
  "Guards/NOUN/2/nsubj/guard fired/VERB/0/root/fire at/ADP/4/case youths/NOUN/2/obl/youth *throwing/VERB/2/advcl/throw stones/NOUN/5/obj/stone";

describe("who does what to whom", () => {
  it.each([
    ["active", ACTIVE, ["Rebels"], ["the depot"]],
    ["passive", PASSIVE, ["rebels"], ["The depot"]],
    ["relative clause", RELATIVE, ["The men"], ["Velden"]],
    ["coordination", JOINED, ["Orland", "Veria"], []],
    ["control", CONTROL, ["Orland"], ["Veria"]],
    ["nominal event", NOMINAL, ["police"], ["the mayor"]],
    ["light verb", LIGHT, ["Orland"], ["Veria"]],
    ["a weapon and who used it", WEAPON, ["Orland"], ["ten"]],
    ["an -ing form behind its noun", THROWING, ["youths"], ["stones"]],
    [
      "who is accused of a deed",
      "Orland/PROPN/2/nsubj accused/VERB/0/root/accuse guards/NOUN/2/obj/guard of/SCONJ/5/mark *killing/VERB/2/advcl/kill her/PRON/5/obj",
      ["guards"],
      ["her"],
    ],
    ["nobody who only meets with it", "Veria/PROPN/2/nsubj faces/VERB/0/root/face *protests/NOUN/2/obj/protest", [], []],
    [
      "who launched it, in a relative clause",
      "the/DET/2/det *offensive/NOUN/0/root that/PRON/5/obj Orland/PROPN/5/nsubj launched/VERB/2/acl:relcl/launch",
      ["Orland"],
      [],
    ],
    [
      "who talks in a talk told in passing",
      "Voss/PROPN/2/nsubj praised/VERB/0/root/praise it/PRON/2/obj in/ADP/6/case a/DET/6/det *call/NOUN/2/obl with/ADP/8/case Brandt/PROPN/6/nmod",
      ["Voss"],
      ["Brandt"],
    ],
    [
      "the one of the many",
      "Veria/PROPN/3/nsubj is/AUX/3/cop/be one/NUM/0/root of/ADP/6/case the/DET/6/det towns/NOUN/3/nmod/town that/PRON/8/nsubj *refused/VERB/6/acl:relcl/refuse",
      ["Veria"],
      [],
    ],
    [
      "no place before its subject",
      "Near/ADP/2/case Velden/PROPN/4/nsubj soldiers/NOUN/2/conj/soldier *attacked/VERB/0/root/attack it/PRON/4/obj",
      ["soldiers"],
      ["it"],
    ],
    [
      "victims of a verb that shares its auxiliary",
      "It/PRON/3/nsubj:pass was/AUX/3/aux:pass/be burned/VERB/0/root/burn and/CCONJ/6/cc men/NOUN/6/nsubj/man *killed/VERB/3/conj/kill",
      [],
      ["men"],
    ],
    [
      "a name behind a participle that the tree hangs on the verb",
      "Guards/NOUN/2/nsubj/guard *seized/VERB/0/root/seize ousted/VERB/2/amod/oust Governor/PROPN/5/compound Voss/PROPN/3/obj",
      ["Guards"],
      ["Governor Voss"],
    ],
    [
      "an agent behind another phrase",
      "Voss/PROPN/3/nsubj:pass was/AUX/3/aux:pass/be *held/VERB/0/root/hold with/ADP/5/case family/NOUN/3/obl by/ADP/7/case guards/NOUN/5/nmod",
      ["guards"],
      ["Voss"],
    ],
    ["who is sent out", "Teams/NOUN/3/nsubj:pass/team were/AUX/3/aux:pass/be *deployed/VERB/0/root/deploy", ["Teams"], ["Teams"]],
    ["who carried it out", "*raids/NOUN/0/root/raid committed/VERB/1/acl/commit by/ADP/4/case guards/NOUN/2/obl", ["guards"], []],
    [
      "who is doing it",
      "The/DET/3/det *resigning/VERB/3/amod/resign governor/NOUN/4/nsubj spoke/VERB/0/root/speak",
      ["The resigning governor"],
      [],
    ],
    [
      "to whom it was done",
      "The/DET/3/det *ousted/VERB/3/amod/oust governor/NOUN/4/nsubj spoke/VERB/0/root/speak",
      [],
      ["The ousted governor"],
    ],
    ["nobody who is protested against", "anti-/X/3/compound government/NOUN/3/compound *protests/NOUN/0/root/protest", [], []],
    ["who moves a line", "Rebel/NOUN/2/compound/rebel lines/NOUN/3/nsubj/line *advanced/VERB/0/root/advance", ["Rebel"], []],
    ["victims in a headline", "Guards/NOUN/2/nsubj/guard *arrested/VERB/0/root/arrest in/ADP/4/case Velden/PROPN/2/obl", [], ["Guards"]],
  ])("%s", (_, line, actor, recipient) => {
    const {tree, at, text} = parse(line);
    const args = argumentsOf(tree, at);
    const words = (heads: readonly number[]) => heads.map((head) => phraseSpan(tree, head)).map(({start, end}) => text.slice(start, end));
    expect(words(args.actor).map((w) => w.replace(/ 's$/, ""))).toEqual(actor);
    expect(words(args.recipient)).toEqual(recipient);
  });
});

describe("who else may be acted on", () => {
  it.each([
    [
      "who a thing is thrown at",
      "Youths/NOUN/2/nsubj *threw/VERB/0/root/throw stones/NOUN/2/obj at/ADP/5/case guards/NOUN/2/obl",
      "ASSAULT",
      ["guards"],
    ],
    [
      "whose thing it is",
      "Youths/NOUN/2/nsubj *burned/VERB/0/root/burn Veria/PROPN/5/nmod:poss 's/PART/3/case boats/NOUN/2/obj",
      "ASSAULT",
      ["Veria"],
    ],
    [
      "whom the promised deed concerns",
      "Orland/PROPN/2/nsubj *threatened/VERB/0/root/threaten to/PART/4/mark jail/VERB/2/xcomp Voss/PROPN/4/obj",
      "THREATEN",
      ["Voss"],
    ],
    [
      "who is asked for a deed",
      "Voss/PROPN/2/nsubj *demanded/VERB/0/root/demand that/SCONJ/5/mark Veria/PROPN/5/nsubj withdraw/VERB/2/ccomp",
      "REQUEST",
      ["Veria"],
    ],
    [
      "who is called on",
      "Voss/PROPN/2/nsubj *called/VERB/0/root/call for/ADP/4/case Veria/PROPN/2/obl to/PART/6/mark withdraw/VERB/2/xcomp",
      "REQUEST",
      ["Veria"],
    ],
    ["nobody by a day", "Youths/NOUN/2/nsubj *burned/VERB/0/root/burn boats/NOUN/2/obj on/ADP/5/case Monday/PROPN/2/obl", "ASSAULT", []],
    ["nobody who only says it", "Voss/PROPN/2/nsubj *said/VERB/0/root/say Veria/PROPN/4/nsubj withdrew/VERB/2/ccomp", undefined, []],
  ])("%s", (_, line, type, expected) => {
    const {tree, at, text} = parse(line);
    const heads = towardOf(tree, at, type, argumentsOf(tree, at));
    expect(heads.map((head) => phraseSpan(tree, head)).map(({start, end}) => text.slice(start, end))).toEqual(expected);
  });
});

describe("kinds of event", () => {
  it.each([
    ["attack", ACTIVE, "ASSAULT"],
    ["agree", JOINED, "AGREE"],
    ["arrest", NOMINAL, "COERCE"],
    ["offensive", LIGHT, "ASSAULT"],
    ["an earthquake assaults nobody", QUAKE, undefined],
    ["call for", "Veria/PROPN/2/nsubj *called/VERB/0/root/call for/ADP/4/case calm/NOUN/2/obl", "REQUEST"],
    [
      "call somebody",
      "The/DET/2/det minister/NOUN/3/nsubj *called/VERB/0/root/call her/PRON/5/nmod:poss counterpart/NOUN/3/obj",
      "CONSULT",
    ],
    ["call it something", "She/PRON/2/nsubj *called/VERB/0/root/call it/PRON/2/obj a/DET/5/det mistake/NOUN/2/xcomp", undefined],
    ["hold talks", "They/PRON/2/nsubj *held/VERB/0/root/hold talks/NOUN/2/obj/talk", "CONSULT"],
    ["not accept", "They/PRON/4/nsubj will/AUX/4/aux not/PART/4/advmod *accept/VERB/0/root it/PRON/4/obj", "REJECT"],
    [
      "what a verb unleashes",
      "It/PRON/2/nsubj *unleashed/VERB/0/root/unleash a/DET/4/det wave/NOUN/2/obj of/ADP/6/case riots/NOUN/4/nmod/riot",
      "PROTEST",
    ],
    ["a plain verb", "She/PRON/2/nsubj *painted/VERB/0/root/paint it/PRON/2/obj", undefined],
    ["rush to a hospital", "She/PRON/3/nsubj:pass was/AUX/3/aux:pass/be *rushed/VERB/0/root/rush to/ADP/5/case hospital/NOUN/3/obl", "AID"],
    ["strengthen ties", "They/PRON/2/nsubj *strengthened/VERB/0/root/strengthen ties/NOUN/2/obj/tie", "COOPERATE"],
    ["count the hurt", "Ten/NUM/3/nsubj:pass were/AUX/3/aux:pass/be *injured/VERB/0/root/injure", undefined],
    ["fire clerks", "Clerks/NOUN/3/nsubj:pass/clerk were/AUX/3/aux:pass/be *fired/VERB/0/root/fire", undefined],
    ["hang on", "We/PRON/2/nsubj *hang/VERB/0/root on/ADP/2/compound:prt", undefined],
    ["what is only spoken of", "They/PRON/2/nsubj *mishandled/VERB/0/root/mishandle riots/NOUN/2/obj/riot", undefined],
    ["a fury", "Voss/PROPN/2/nsubj *whipped/VERB/0/root/whip himself/PRON/2/obj", undefined],
    ["a mood captured", "It/PRON/2/nsubj *captured/VERB/0/root/capture anxiety/NOUN/2/obj", undefined],
    ["a town captured", "It/PRON/2/nsubj *captured/VERB/0/root/capture the/DET/4/det city/NOUN/2/obj", "ASSAULT"],
    ["words against a plan", "Voss/PROPN/2/nsubj *attacked/VERB/0/root/attack the/DET/4/det proposal/NOUN/2/obj", "ACCUSE"],
    ["trading", "Shares/NOUN/2/nsubj *traded/VERB/0/root/trade higher/ADV/2/advmod", undefined],
    ["weather", "A/DET/2/det snowstorm/NOUN/3/nsubj *blasted/VERB/0/root/blast Veria/PROPN/3/obj", undefined],
    ["a treaty cancelled", "Orland/PROPN/2/nsubj *cancelled/VERB/0/root/cancel treaties/NOUN/2/obj/treaty", "SANCTION"],
    ["talks suspended", "Talks/NOUN/3/nsubj:pass/talk were/AUX/3/aux:pass/be *suspended/VERB/0/root/suspend", "SANCTION"],
    ["a ban revoked", "Orland/PROPN/2/nsubj *revoked/VERB/0/root/revoke the/DET/4/det ban/NOUN/2/obj", "RETREAT"],
    ["attacks halted", "Orland/PROPN/2/nsubj *halted/VERB/0/root/halt attacks/NOUN/2/obj/attack", "RETREAT"],
    ["gas against a crowd", "Guards/NOUN/2/nsubj *used/VERB/0/root/use tear/NOUN/4/compound gas/NOUN/2/obj", "COERCE"],
    [
      "an envoy who comes",
      "Envoy/NOUN/2/compound/envoy Voss/PROPN/3/nsubj *came/VERB/0/root/come to/ADP/5/case Velden/PROPN/3/obl",
      "CONSULT",
    ],
    [
      "who comes to power",
      "Envoy/NOUN/2/compound/envoy Voss/PROPN/3/nsubj *came/VERB/0/root/come to/ADP/5/case power/NOUN/3/obl",
      undefined,
    ],
    ["help do", "It/PRON/2/nsubj *helped/VERB/0/root/help create/VERB/2/xcomp debt/NOUN/3/obj", undefined],
    ["help somebody", "It/PRON/2/nsubj *helped/VERB/0/root/help villagers/NOUN/2/obj", "AID"],
    ["treat as", "It/PRON/2/nsubj *treated/VERB/0/root/treat it/PRON/2/obj as/ADP/6/case a/DET/6/det joke/NOUN/2/obl", undefined],
    ["fight a fire", "Crews/NOUN/2/nsubj *fought/VERB/0/root/fight blazes/NOUN/2/obj/blaze", undefined],
    ["prices that rally", "Shares/NOUN/2/nsubj/share *rallied/VERB/0/root/rally", undefined],
    ["people that rally", "Students/NOUN/2/nsubj/student *rallied/VERB/0/root/rally", "PROTEST"],
    ["a press conference", "a/DET/3/det press/NOUN/3/compound *conference/NOUN/0/root", undefined],
    ["a release that says", "a/DET/2/det *release/NOUN/3/nsubj said/VERB/0/root/say", undefined],
    ["clashes averted", "Talks/NOUN/2/nsubj/talk *averted/VERB/0/root/avert clashes/NOUN/2/obj/clash", undefined],
    ["what a deal does", "The/DET/2/det deal/NOUN/3/nsubj *protects/VERB/0/root/protect savers/NOUN/3/obj", undefined],
    ["what strikes do", "Airstrikes/NOUN/2/nsubj/airstrike *disabled/VERB/0/root/disable bridges/NOUN/2/obj", "ASSAULT"],
    ["calls that cost nothing", "Calls/NOUN/3/nsubj/call are/AUX/3/cop/be *free/ADJ/0/root", undefined],
    ["prestige conferred", "It/PRON/2/nsubj *conferred/VERB/0/root/confer prestige/NOUN/2/obj on/ADP/5/case him/PRON/2/obl", undefined],
    ["force a delay", "Snow/NOUN/2/nsubj *forced/VERB/0/root/force a/DET/4/det delay/NOUN/2/obj", undefined],
  ])("%s", (_, line, type) => {
    const {tree, at} = parse(line);
    expect(ploverOf(tree, at, argumentsOf(tree, at), undefined, false)?.type).toBe(type);
  });

  it("in a report of a disaster nobody is accused of what nature did", () => {
    const {tree, at} = parse("Ten/NUM/3/nsubj:pass were/AUX/3/aux:pass/be *killed/VERB/0/root/kill");
    const args = argumentsOf(tree, at);
    expect(ploverOf(tree, at, args, undefined, false)?.type).toBe("ASSAULT");
    expect(ploverOf(tree, at, args, undefined, true)).toBeUndefined();
  });

  it("the model's vote decides only where the words do not, and only when it is sure", () => {
    const {tree, at} = parse("She/PRON/2/nsubj *painted/VERB/0/root/paint it/PRON/2/obj");
    const args = argumentsOf(tree, at);
    expect(ploverOf(tree, at, args, {type: "AID", lead: 5}, false)?.type).toBe("AID");
    expect(ploverOf(tree, at, args, {type: "AID", lead: 2.5}, false)).toBeUndefined();
    expect(ploverOf(tree, at, args, {type: "AID", lead: 2.5}, true)?.type).toBe("AID");
  });
});

describe("what is not told at all", () => {
  const facts = {type: "CONSULT", status: "occurred", polarity: "POS", aspect: "NONE"} as const;
  it.each([
    ["a question", "Did/AUX/3/aux/do they/PRON/3/nsubj *meet/VERB/0/root ?/PUNCT/3/punct/?", {}, true],
    [
      "what a question takes for granted",
      "Why/ADV/2/advmod flee/VERB/0/root when/ADV/5/mark guards/NOUN/5/nsubj *fired/VERB/2/advcl ?/PUNCT/2/punct/?",
      {},
      false,
    ],
    [
      "the known deed asked about",
      "Who/PRON/2/nsubj watched/VERB/0/root/watch the/DET/4/det *talks/NOUN/2/obj/talk ?/PUNCT/2/punct/?",
      {},
      false,
    ],
    ["advice", "Advice/NOUN/0/root on/ADP/5/mark how/ADV/5/advmod to/PART/5/mark *talk/VERB/1/acl", {}, true],
    [
      "a page's rules",
      "We/PRON/2/nsubj *welcome/VERB/0/root/welcome comments/NOUN/2/obj/comment",
      {tense: "PRESENT", type: "SUPPORT"},
      true,
    ],
    ["whether", "whether/SCONJ/3/mark they/PRON/3/nsubj *met/VERB/0/root/meet", {}, true],
    ["a plea", "*Help/VERB/0/root/help us/PRON/1/obj", {type: "AID"}, true],
    ["a negation", "They/PRON/2/nsubj *met/VERB/0/root/meet nobody/PRON/2/obj", {polarity: "NEG"}, true],
    [
      "a refusal by its negation",
      "They/PRON/4/nsubj did/AUX/4/aux not/PART/4/advmod *accept/VERB/0/root",
      {polarity: "NEG", type: "REJECT"},
      false,
    ],
    ["what should be", "They/PRON/3/nsubj should/AUX/3/aux *meet/VERB/0/root", {modality: "should"}, true],
    [
      "a threat",
      "They/PRON/3/nsubj could/AUX/3/aux *attack/VERB/0/root",
      {modality: "could", type: "ASSAULT", status: "threatened"},
      false,
    ],
    ["a fact", "They/PRON/2/nsubj *met/VERB/0/root/meet", {}, false],
  ])("%s", (_, line, more, expected) => {
    const {tree, at} = parse(line);
    expect(suppositionOf(tree, at, {...facts, ...more} as Parameters<typeof suppositionOf>[2]) !== undefined).toBe(expected);
  });
});

describe("whether it happened", () => {
  const facts = {tense: "PAST", aspect: "NONE", polarity: "POS", hasCondition: false, cue: []} as const;
  it.each([
    ["a fact", ACTIVE, {type: "ASSAULT"}, "occurred"],
    ["a threat", CONTROL, {type: "ASSAULT", tense: "INFINITIVE"}, "threatened"],
    ["a plan", "Veria/PROPN/2/nsubj plans/VERB/0/root/plan to/PART/4/mark *vote/VERB/2/xcomp", {tense: "INFINITIVE"}, "planned"],
    [
      "what somebody is persuaded of",
      "It/PRON/2/nsubj persuaded/VERB/0/root/persuade Veria/PROPN/2/obj to/PART/5/mark *agree/VERB/2/xcomp",
      {tense: "INFINITIVE"},
      "planned",
    ],
    [
      "what somebody managed",
      "It/PRON/2/nsubj managed/VERB/0/root/manage to/PART/4/mark *meet/VERB/2/xcomp",
      {tense: "INFINITIVE"},
      "occurred",
    ],
    [
      "what a crowd gathered for",
      "Crowds/NOUN/2/nsubj gathered/VERB/0/root/gather to/PART/4/mark *protest/VERB/2/advcl",
      {tense: "INFINITIVE"},
      "occurred",
    ],
    [
      "thanks that are given",
      "We/PRON/2/nsubj want/VERB/0/root/want to/PART/4/mark *thank/VERB/2/xcomp Voss/PROPN/4/obj",
      {tense: "INFINITIVE", type: "SUPPORT"},
      "occurred",
    ],
    [
      "any attack that could be",
      "Any/DET/2/det *attack/NOUN/4/nsubj could/AUX/4/aux ruin/VERB/0/root it/PRON/4/obj",
      {type: "ASSAULT", tense: "NONE"},
      "threatened",
    ],
    [
      "the attack that has consequences",
      "The/DET/2/det *attack/NOUN/4/nsubj could/AUX/4/aux ruin/VERB/0/root it/PRON/4/obj",
      {type: "ASSAULT", tense: "NONE"},
      "occurred",
    ],
    [
      "a deal announced",
      "Orland/PROPN/2/nsubj announced/VERB/0/root/announce a/DET/4/det *deal/NOUN/2/obj",
      {type: "SUPPORT", tense: "NONE"},
      "occurred",
    ],
    [
      "a rally announced",
      "Orland/PROPN/2/nsubj announced/VERB/0/root/announce a/DET/4/det *rally/NOUN/2/obj",
      {type: "PROTEST", tense: "NONE"},
      "planned",
    ],
    ["a day after the story's", "Veria/PROPN/2/nsubj *meets/VERB/0/root/meet", {tense: "PRESENT", ahead: true}, "planned"],
    [
      "over the past year",
      "It/PRON/3/nsubj has/AUX/3/aux/have *displaced/VERB/0/root/displace them/PRON/3/obj over/ADP/8/case the/DET/8/det past/ADJ/8/amod year/NOUN/3/obl",
      {tense: "PRESENT", aspect: "PERFECTIVE", type: "COERCE"},
      "ongoing",
    ],
    ["will", "Veria/PROPN/3/nsubj will/AUX/3/aux *vote/VERB/0/root", {tense: "FUTURE"}, "planned"],
    ["only a source vouches", ACTIVE, {type: "ASSAULT", cue: ["claim"]}, "alleged"],
    [
      "allegedly",
      "Rebels/NOUN/3/nsubj/rebel allegedly/ADV/3/advmod *attacked/VERB/0/root/attack it/PRON/3/obj",
      {type: "ASSAULT"},
      "alleged",
    ],
    ["denied", ACTIVE, {type: "ASSAULT", cue: ["deny"]}, "denied"],
    [
      "going on",
      "Rebels/NOUN/3/nsubj/rebel are/AUX/3/aux/be *attacking/VERB/0/root/attack it/PRON/3/obj",
      {tense: "PRESENT", aspect: "PROGRESSIVE", type: "ASSAULT"},
      "ongoing",
    ],
    [
      "could be hurt",
      "Rebels/NOUN/3/nsubj/rebel could/AUX/3/aux *attack/VERB/0/root it/PRON/3/obj",
      {tense: "NONE", modality: "could", type: "ASSAULT"},
      "threatened",
    ],
    [
      "a refusal told with will",
      "They/PRON/4/nsubj will/AUX/4/aux not/PART/4/advmod *accept/VERB/0/root it/PRON/4/obj",
      {tense: "FUTURE", polarity: "NEG", type: "REJECT"},
      "occurred",
    ],
    ["what continued goes on", "Strikes/NOUN/2/nsubj *continued/VERB/0/root/continue", {}, "ongoing"],
    ["what belongs to it too", "*Strikes/NOUN/2/nsubj/strike continued/VERB/0/root/continue", {}, "ongoing"],
    ["set off what lasts", "It/PRON/2/nsubj *sparked/VERB/0/root/spark riots/NOUN/2/obj/riot", {}, "ongoing"],
    ["set off on a day", "It/PRON/2/nsubj *sparked/VERB/0/root/spark riots/NOUN/2/obj/riot", {timed: true}, "occurred"],
    ["set off a deed", "It/PRON/2/nsubj *sparked/VERB/0/root/spark arrests/NOUN/2/obj/arrest", {}, "occurred"],
    ["was still moving", "Crews/NOUN/3/nsubj were/AUX/3/aux/be *moving/VERB/0/root/move", {aspect: "PROGRESSIVE"}, "ongoing"],
    [
      "as it was moving",
      "They/PRON/2/nsubj left/VERB/0/root as/SCONJ/6/mark crews/NOUN/6/nsubj were/AUX/6/aux/be *moving/VERB/2/advcl/move",
      {},
      "occurred",
    ],
    [
      "told at second hand of somebody",
      "Rebels/NOUN/3/nsubj/rebel had/AUX/3/aux/have *attacked/VERB/0/root/attack it/PRON/3/obj",
      {type: "ASSAULT", cue: ["say"]},
      "alleged",
    ],
    [
      "is reported to have",
      "Rebels/NOUN/3/nsubj:pass are/AUX/3/aux:pass/be reported/VERB/0/root/report to/PART/6/mark have/AUX/6/aux *left/VERB/3/xcomp/leave",
      {},
      "alleged",
    ],
    [
      "the same doubt over two",
      "It/PRON/4/nsubj:pass was/AUX/4/aux:pass reportedly/ADV/4/advmod seized/VERB/0/root/seize and/CCONJ/6/cc *burned/VERB/4/conj/burn",
      {},
      "alleged",
    ],
    [
      "beside a request",
      "She/PRON/2/nsubj urged/VERB/0/root/urge calm/NOUN/2/obj in/ADP/6/case a/DET/6/det *call/NOUN/2/obl",
      {tense: "NONE"},
      "occurred",
    ],
    [
      "set by somebody",
      "The/DET/2/det tone/NOUN/4/nsubj:pass is/AUX/4/aux:pass *set/VERB/0/root by/ADP/6/case them/PRON/4/obl",
      {tense: "PRESENT"},
      "ongoing",
    ],
  ])("%s", (_, line, more, status) => {
    const {tree, at} = parse(line);
    const choice = statusOf(tree, at, {...facts, ...more} as Parameters<typeof statusOf>[2]);
    expect(choice.status).toBe(status);
    expect(choice.why).not.toBe("");
  });

  it.each([
    ["They/PRON/3/nsubj should/AUX/3/aux have/VERB/0/root to/PART/5/mark *leave/VERB/3/xcomp", "should have to"],
    ["They/PRON/2/nsubj have/VERB/0/root to/PART/4/mark *leave/VERB/2/xcomp", "have to"],
    ["They/PRON/3/nsubj may/AUX/3/aux have/VERB/0/root to/PART/5/mark *leave/VERB/3/xcomp", "may"],
    ["They/PRON/2/nsubj want/VERB/0/root to/PART/4/mark *leave/VERB/2/xcomp", undefined],
  ])("have to: %s", (line, modal) => {
    const {tree, at} = parse(line);
    expect(modalityOf(tree, at)).toBe(modal);
  });

  it.each([
    ["They/PRON/4/nsubj did/AUX/4/aux not/PART/4/advmod *leave/VERB/0/root", true],
    ["They/PRON/2/nsubj refused/VERB/0/root/refuse to/PART/4/mark *leave/VERB/2/xcomp", true],
    ["No/DET/2/det guards/NOUN/3/nsubj *left/VERB/0/root/leave", true],
    ["There/PRON/2/expl was/VERB/0/root/be no/DET/4/det *attack/NOUN/2/nsubj", true],
    ["They/PRON/4/nsubj no/ADV/3/advmod longer/ADV/4/advmod *meet/VERB/0/root", true],
    ["They/PRON/2/nsubj agreed/VERB/0/root/agree to/PART/4/mark *leave/VERB/2/xcomp", false],
    ["They/PRON/2/nsubj *left/VERB/0/root/leave no/DET/4/det trace/NOUN/2/obj", false],
  ])("negation: %s", (line, negated) => {
    const {tree, at} = parse(line);
    expect(isNegated(tree, at)).toBe(negated);
  });

  it("modals and conditions", () => {
    const {tree, at, text} = parse(
      "They/PRON/3/nsubj would/AUX/3/aux *attack/VERB/0/root if/SCONJ/6/mark talks/NOUN/6/nsubj failed/VERB/3/advcl/fail",
    );
    expect(modalityOf(tree, at)).toBe("would");
    const condition = conditionOf(tree, at)!;
    expect(text.slice(condition.start, condition.end)).toBe("if talks failed");
  });
});
