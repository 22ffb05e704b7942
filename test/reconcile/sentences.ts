// Invented sentences with the parses that the reader gives them, in the notation of parsed.ts, for tests that need real trees.
import type {Told} from "../../src/model/reading.js";
import type {Statement} from "../../src/model/situation.js";
import type {ActorIndex} from "../../src/reconcile/actors.js";
import {type Parsing, tellParsed} from "./parsed.js";

/** A report of sentences listed below. */
export function tellSentences(
  id: string,
  sentences: readonly string[],
  more: Partial<Told["report"]> = {},
  times: Told["reading"]["times"] = [],
): Told {
  const parsing: Parsing = {sentences: sentences.map((sentence) => PARSES[sentence] ?? fail(sentence))};
  const told = tellParsed(id, parsing);
  return {report: {...told.report, ...more}, reading: {...told.reading, times}};
}

/** Actors are the names and bodies of these sentences; "it" and "its" are whoever is named first. */
export const namedActors = (told: readonly Told[]): ActorIndex => ({
  actors: [],
  actorAt: (report, span) => {
    const {text} = told.find((one) => one.report.id === report)!.report;
    const words = text.slice(span.start, span.end);
    return (ACTORS.exec(words) ?? (/^(?:it|its|they)$/i.test(words) ? ACTORS.exec(text) : undefined))?.[0].toLowerCase();
  },
  namesOf: () => [],
  kindOf: () => undefined,
  signatureOf: () => "",
});

/** A statement of a speaker whose words are a whole sentence of a report. */
export function saidBy(told: Told, speaker: string, words: string): Statement {
  const start = told.report.text.indexOf(words);
  const mention = {report: told.report.id, start, end: start + words.length, form: "direct" as const};
  const {id} = told.report;
  return {id: "s", speaker, mentions: [mention], fullest: id, earliest: id, independentSources: 1, origins: [], drift: []};
}

const ACTORS = /\b(?:Orlim|Velden|Ruhl|Sund|Orland|[Cc]rews?|league|council|guard|workers|Farmers)\b/;

function fail(sentence: string): never {
  throw new Error(`no parse of "${sentence}" in sentences.ts`);
}

const PARSES: Readonly<Record<string, string>> = {
  "Orlim urged Velden to open the port .":
    "Orlim/PROPN/2/nsubj urged/VERB/0/root/urge Velden/PROPN/2/obj to/PART/5/mark open/VERB/2/xcomp the/DET/7/det port/NOUN/5/obj ./PUNCT/2/punct",
  "Velden has called for a recount of the ballots .":
    "Velden/PROPN/3/nsubj has/AUX/3/aux/have called/VERB/0/root/call for/ADP/6/case a/DET/6/det recount/NOUN/3/obl of/ADP/9/case the/DET/9/det ballots/NOUN/6/nmod/ballot ./PUNCT/3/punct",
  "The league called on the guard to free the mayor .":
    "The/DET/2/det/the league/NOUN/3/nsubj called/VERB/0/root/call on/ADP/6/case the/DET/6/det guard/NOUN/3/obl to/PART/8/mark free/VERB/3/advcl the/DET/10/det mayor/NOUN/8/obj ./PUNCT/3/punct",
  "Dock workers are calling for Orland to withdraw its ships .":
    "Dock/NOUN/2/compound/dock workers/NOUN/4/nsubj/worker are/AUX/4/aux/be calling/VERB/0/root/call for/SCONJ/8/mark Orland/PROPN/4/obl to/PART/8/mark withdraw/VERB/4/advcl its/PRON/10/nmod:poss ships/NOUN/8/obj/ship ./PUNCT/4/punct",
  "Orlim gave Velden ten days to open the port .":
    "Orlim/PROPN/2/nsubj gave/VERB/0/root/give Velden/PROPN/2/iobj ten/NUM/5/nummod days/NOUN/2/obj/day to/PART/7/mark open/VERB/2/advcl the/DET/9/det port/NOUN/7/obj ./PUNCT/2/punct",
  "Orlim has threatened to invade Velden if talks fail .":
    "Orlim/PROPN/3/nsubj has/AUX/3/aux/have threatened/VERB/0/root/threaten to/PART/5/mark invade/VERB/3/xcomp Velden/PROPN/5/obj if/SCONJ/9/mark talks/NOUN/9/nsubj/talk fail/VERB/5/advcl ./PUNCT/3/punct",
  "Ruhl vowed to crush Velden .":
    "Ruhl/PROPN/2/nsubj vowed/VERB/0/root/vow to/PART/4/mark crush/VERB/2/xcomp Velden/PROPN/4/obj ./PUNCT/2/punct",
  "Ruhl pledged to rebuild the bridge .":
    "Ruhl/PROPN/2/nsubj pledged/VERB/0/root/pledge to/PART/4/mark rebuild/VERB/2/xcomp the/DET/6/det bridge/NOUN/4/obj ./PUNCT/2/punct",
  "Velden said it was open to talks .":
    "Velden/PROPN/2/nsubj said/VERB/0/root/say it/PRON/5/nsubj was/AUX/5/cop/be open/ADJ/2/ccomp to/ADP/7/case talks/NOUN/5/obl/talk ./PUNCT/2/punct",
  "Ruhl has rebuffed calls for an early vote .":
    "Ruhl/PROPN/3/nsubj has/AUX/3/aux/have rebuffed/VERB/0/root/rebuff calls/NOUN/3/obj/call for/ADP/8/case an/DET/8/det/a early/ADJ/8/amod vote/NOUN/4/nmod ./PUNCT/3/punct",
  "Velden denied entry to the envoys .":
    "Velden/PROPN/2/nsubj denied/VERB/0/root/deny entry/NOUN/2/obj to/ADP/6/case the/DET/6/det envoys/NOUN/3/nmod/envoy ./PUNCT/2/punct",
  "Ruhl declined to say whether planes flew .":
    "Ruhl/PROPN/2/nsubj declined/VERB/0/root/decline to/PART/4/mark say/VERB/2/xcomp whether/SCONJ/7/mark planes/NOUN/7/nsubj/plane flew/VERB/4/ccomp/fly ./PUNCT/2/punct",
  "Ruhl will not accept inspectors in the harbour .":
    "Ruhl/PROPN/4/nsubj will/AUX/4/aux not/PART/4/advmod accept/VERB/0/root inspectors/NOUN/4/obj/inspector in/ADP/8/case the/DET/8/det harbour/NOUN/4/obl ./PUNCT/4/punct",
  "Ruhl declined to comment .": "Ruhl/PROPN/2/nsubj declined/VERB/0/root/decline to/PART/4/mark comment/VERB/2/xcomp ./PUNCT/2/punct",
  "The river meets the demands of farmers .":
    "The/DET/2/det/the river/NOUN/3/nsubj meets/VERB/0/root/meet the/DET/5/det demands/NOUN/3/obj/demand of/ADP/7/case farmers/NOUN/5/nmod/farmer ./PUNCT/3/punct",
  "Rain will fall in Velden .": "Rain/NOUN/3/nsubj/rain will/AUX/3/aux fall/VERB/0/root in/ADP/5/case Velden/PROPN/3/obl ./PUNCT/3/punct",
  "Orlim wants to ask a question .":
    "Orlim/PROPN/2/nsubj wants/VERB/0/root/want to/PART/4/mark ask/VERB/2/xcomp a/DET/6/det question/NOUN/4/obj ./PUNCT/2/punct",
  "Orlim was asked to support Velden .":
    "Orlim/PROPN/3/nsubj:pass was/AUX/3/aux:pass/be asked/VERB/0/root/ask to/PART/5/mark support/VERB/3/xcomp Velden/PROPN/5/obj ./PUNCT/3/punct",
  "Orlim may urge Velden to open the port .":
    "Orlim/PROPN/3/nsubj may/AUX/3/aux urge/VERB/0/root Velden/PROPN/3/obj to/PART/6/mark open/VERB/3/xcomp the/DET/8/det port/NOUN/6/obj ./PUNCT/3/punct",
  "Ruhl plans to close two plants .":
    "Ruhl/PROPN/2/nsubj plans/VERB/0/root/plan to/PART/4/mark close/VERB/2/xcomp two/NUM/6/nummod plants/NOUN/4/obj/plant ./PUNCT/2/punct",
  "We will rebuild the dam .": "We/PRON/3/nsubj/we will/AUX/3/aux rebuild/VERB/0/root the/DET/5/det dam/NOUN/3/obj ./PUNCT/3/punct",
  "The council must repair the dam .":
    "The/DET/2/det/the council/NOUN/4/nsubj must/AUX/4/aux repair/VERB/0/root the/DET/6/det dam/NOUN/4/obj ./PUNCT/4/punct",
  "The council should have repaired the dam .":
    "The/DET/2/det/the council/NOUN/5/nsubj should/AUX/5/aux have/AUX/5/aux repaired/VERB/0/root/repair the/DET/7/det dam/NOUN/5/obj ./PUNCT/5/punct",
  "An attack on Velden would be considered an act of war .":
    "An/DET/2/det/a attack/NOUN/7/nsubj:pass on/ADP/4/case Velden/PROPN/2/nmod would/AUX/7/aux be/AUX/7/aux:pass considered/VERB/0/root/consider an/DET/9/det/a act/NOUN/7/xcomp of/ADP/11/case war/NOUN/9/nmod ./PUNCT/7/punct",
  "The talks should end by noon .":
    "The/DET/2/det/the talks/NOUN/4/nsubj/talk should/AUX/4/aux end/VERB/0/root by/ADP/6/case noon/NOUN/4/obl ./PUNCT/4/punct",
  "Velden would attack Orlim if its ships were seized .":
    "Velden/PROPN/3/nsubj would/AUX/3/aux attack/VERB/0/root Orlim/PROPN/3/obj if/SCONJ/9/mark its/PRON/7/nmod:poss ships/NOUN/9/nsubj:pass/ship were/AUX/9/aux:pass/be seized/VERB/3/advcl/seize ./PUNCT/3/punct",
  "Orlim has opposed the new dam .":
    "Orlim/PROPN/3/nsubj has/AUX/3/aux/have opposed/VERB/0/root/oppose the/DET/6/det new/ADJ/6/amod dam/NOUN/3/obj ./PUNCT/3/punct",
  "Velden backed the truce plan .":
    "Velden/PROPN/2/nsubj backed/VERB/0/root/back the/DET/5/det truce/NOUN/5/compound plan/NOUN/2/obj ./PUNCT/2/punct",
  "Ruhl will not commit to backing the plan .":
    "Ruhl/PROPN/4/nsubj will/AUX/4/aux not/PART/4/advmod commit/VERB/0/root to/PART/6/mark backing/VERB/4/advcl/back the/DET/8/det plan/NOUN/6/obj ./PUNCT/4/punct",
  "Ruhl called for a recount of the ballots .":
    "Ruhl/PROPN/2/nsubj called/VERB/0/root/call for/ADP/5/case a/DET/5/det recount/NOUN/2/obl of/ADP/8/case the/DET/8/det ballots/NOUN/5/nmod/ballot ./PUNCT/2/punct",
  "Velden rejected the mission of the envoys .":
    "Velden/PROPN/2/nsubj rejected/VERB/0/root/reject the/DET/4/det mission/NOUN/2/obj of/ADP/7/case the/DET/7/det envoys/NOUN/4/nmod/envoy ./PUNCT/2/punct",
  "Orlim is neutral in the dispute over water .":
    "Orlim/PROPN/3/nsubj is/AUX/3/cop/be neutral/ADJ/0/root in/ADP/6/case the/DET/6/det dispute/NOUN/3/obl over/ADP/8/case water/NOUN/6/nmod ./PUNCT/3/punct",
  "Ruhl and Sund have spoken against the dam .":
    "Ruhl/PROPN/5/nsubj and/CCONJ/3/cc Sund/PROPN/1/conj have/AUX/5/aux spoken/VERB/0/root/speak against/ADP/8/case the/DET/8/det dam/NOUN/5/obl ./PUNCT/5/punct",
  "Orlim did not support the plan because it rained .":
    "Orlim/PROPN/4/nsubj did/AUX/4/aux/do not/PART/4/advmod support/VERB/0/root the/DET/6/det plan/NOUN/4/obj because/SCONJ/9/mark it/PRON/9/nsubj rained/VERB/4/advcl/rain ./PUNCT/4/punct",
  "Ruhl spoke in Velden .": "Ruhl/PROPN/2/nsubj spoke/VERB/0/root/speak in/ADP/4/case Velden/PROPN/2/obl ./PUNCT/2/punct",
  "The bridge supported by Orlim fell .":
    "The/DET/2/det/the bridge/NOUN/6/nsubj supported/VERB/2/acl/support by/ADP/5/case Orlim/PROPN/3/obl:agent fell/VERB/0/root/fall ./PUNCT/6/punct",
  "Orlim rejected the latest diplomatic mission .":
    "Orlim/PROPN/2/nsubj rejected/VERB/0/root/reject the/DET/6/det latest/ADJ/6/amod/late diplomatic/ADJ/6/amod mission/NOUN/2/obj ./PUNCT/2/punct",
  "Orlim said it was open to talks .":
    "Orlim/PROPN/2/nsubj said/VERB/0/root/say it/PRON/5/expl was/AUX/5/cop/be open/ADJ/2/ccomp to/ADP/7/case talks/NOUN/5/obl/talk ./PUNCT/2/punct",
  "The crew is adamant that the ban must end .":
    "The/DET/2/det/the crew/NOUN/4/nsubj is/AUX/4/cop/be adamant/ADJ/0/root that/SCONJ/9/mark the/DET/7/det ban/NOUN/9/nsubj must/AUX/9/aux end/VERB/4/ccomp ./PUNCT/4/punct",
  "Orlim opposed the harbour toll on fishing boats .":
    "Orlim/PROPN/2/nsubj opposed/VERB/0/root/oppose the/DET/5/det harbour/NOUN/5/compound toll/NOUN/2/obj on/ADP/8/case fishing/NOUN/8/compound boats/NOUN/5/nmod/boat ./PUNCT/2/punct",
  "Orlim backed the harbour festival with summer concerts .":
    "Orlim/PROPN/2/nsubj backed/VERB/0/root/back the/DET/5/det harbour/NOUN/5/compound festival/NOUN/2/obj with/ADP/8/case summer/NOUN/8/compound concerts/NOUN/2/obl/concert ./PUNCT/2/punct",
  "Velden warned that a strike would ruin the harvest .":
    "Velden/PROPN/2/nsubj warned/VERB/0/root/warn that/SCONJ/7/mark a/DET/5/det strike/NOUN/7/nsubj would/AUX/7/aux ruin/VERB/2/ccomp the/DET/9/det harvest/NOUN/7/obj ./PUNCT/2/punct",
  "Orland renewed its call for calm .":
    "Orland/PROPN/2/nsubj renewed/VERB/0/root/renew its/PRON/4/nmod:poss call/NOUN/2/obj for/ADP/6/case calm/NOUN/4/nmod ./PUNCT/2/punct",
  "On 2 May Orlim gave Velden ten days to open the port .":
    "On/ADP/2/case/on 2/NUM/5/obl May/PROPN/2/nmod:unmarked Orlim/PROPN/5/nsubj gave/VERB/0/root/give Velden/PROPN/5/iobj ten/NUM/8/nummod days/NOUN/5/obj/day to/PART/10/mark open/VERB/5/advcl the/DET/12/det port/NOUN/10/obj ./PUNCT/5/punct",
  "Orlim gave Velden ten days to open the port , but the deadline came and went .":
    "Orlim/PROPN/2/nsubj gave/VERB/0/root/give Velden/PROPN/2/iobj ten/NUM/5/nummod days/NOUN/2/obj/day to/PART/7/mark open/VERB/2/advcl the/DET/9/det port/NOUN/7/obj ,/PUNCT/14/punct but/CCONJ/14/cc the/DET/13/det deadline/NOUN/14/nsubj came/VERB/2/conj/come and/CCONJ/16/cc went/VERB/14/conj/go ./PUNCT/2/punct",
  "On Monday , the council closed the port and Ruhl left .":
    "On/ADP/2/case/on Monday/PROPN/6/obl ,/PUNCT/2/punct the/DET/5/det council/NOUN/6/nsubj closed/VERB/0/root/close the/DET/8/det port/NOUN/6/obj and/CCONJ/11/cc Ruhl/PROPN/11/nsubj left/VERB/6/conj/leave ./PUNCT/6/punct",
  "Ruhl met Sund after the strike in Velden .":
    "Ruhl/PROPN/2/nsubj met/VERB/0/root/meet Sund/PROPN/2/obj after/ADP/6/case the/DET/6/det strike/NOUN/2/obl in/ADP/8/case Velden/PROPN/6/nmod ./PUNCT/2/punct",
  "The guard , which seized the port , wants talks .":
    "The/DET/2/det/the guard/NOUN/9/nsubj ,/PUNCT/5/punct which/PRON/5/nsubj seized/VERB/2/acl:relcl/seize the/DET/7/det port/NOUN/5/obj ,/PUNCT/2/punct wants/VERB/0/root/want talks/NOUN/9/obj/talk ./PUNCT/9/punct",
  "Ruhl refused to meet Sund .":
    "Ruhl/PROPN/2/nsubj refused/VERB/0/root/refuse to/PART/4/mark meet/VERB/2/xcomp Sund/PROPN/4/obj ./PUNCT/2/punct",
  "The attack in Velden killed three .":
    "The/DET/2/det/the attack/NOUN/5/nsubj in/ADP/4/case Velden/PROPN/2/nmod killed/VERB/0/root/kill three/NUM/5/obj ./PUNCT/5/punct",
  "Crews plan a blockade , which Orlim threatens to order if talks fail .":
    "Crews/NOUN/2/nsubj/crew plan/VERB/0/root a/DET/4/det blockade/NOUN/2/obj ,/PUNCT/8/punct which/PRON/8/obj Orlim/PROPN/8/nsubj threatens/VERB/4/acl:relcl/threaten to/PART/10/mark order/VERB/8/xcomp if/SCONJ/13/mark talks/NOUN/13/nsubj/talk fail/VERB/10/advcl ./PUNCT/2/punct",
  "Orlim gave Velden ten days on 2 May to open the port .":
    "Orlim/PROPN/2/nsubj gave/VERB/0/root/give Velden/PROPN/2/iobj ten/NUM/5/nummod days/NOUN/2/obj/day on/ADP/7/case 2/NUM/2/obl May/PROPN/7/nmod:unmarked to/PART/10/mark open/VERB/2/advcl the/DET/12/det port/NOUN/10/obj ./PUNCT/2/punct",
  "Ruhl remains against any blockade of the port .":
    "Ruhl/PROPN/2/nsubj remains/VERB/0/root/remain against/ADP/5/case any/DET/5/det blockade/NOUN/2/obl of/ADP/8/case the/DET/8/det port/NOUN/5/nmod ./PUNCT/2/punct",
  "Sund is in favour of a longer truce .":
    "Sund/PROPN/4/nsubj is/AUX/4/cop/be in/ADP/4/case favour/NOUN/0/root of/ADP/8/case a/DET/8/det longer/ADJ/8/amod/long truce/NOUN/4/nmod ./PUNCT/4/punct",
  "The plan drew criticism from Orland .":
    "The/DET/2/det/the plan/NOUN/3/nsubj drew/VERB/0/root/draw criticism/NOUN/3/obj from/ADP/6/case Orland/PROPN/3/obl ./PUNCT/3/punct",
  "Ruhl called the raid a disgrace .":
    "Ruhl/PROPN/2/nsubj called/VERB/0/root/call the/DET/4/det raid/NOUN/2/obj a/DET/6/det disgrace/NOUN/2/xcomp ./PUNCT/2/punct",
  "Orland said the plan was rejected .":
    "Orland/PROPN/2/nsubj said/VERB/0/root/say the/DET/4/det plan/NOUN/6/nsubj:pass was/AUX/6/aux:pass/be rejected/VERB/2/ccomp/reject ./PUNCT/2/punct",
  "The plan was welcomed by Orlim and rejected by Velden .":
    "The/DET/2/det/the plan/NOUN/4/nsubj:pass was/AUX/4/aux:pass/be welcomed/VERB/0/root/welcome by/ADP/6/case Orlim/PROPN/4/obl:agent and/CCONJ/8/cc rejected/VERB/4/conj/reject by/ADP/10/case Velden/PROPN/8/obl:agent ./PUNCT/4/punct",
  "Velden rarely approves of such plans .":
    "Velden/PROPN/3/nsubj rarely/ADV/3/advmod approves/VERB/0/root/approve of/ADP/6/case such/ADJ/6/amod plans/NOUN/3/obl/plan ./PUNCT/3/punct",
  "Ruhl was accused of supporting Velden .":
    "Ruhl/PROPN/3/nsubj:pass was/AUX/3/aux:pass/be accused/VERB/0/root/accuse of/SCONJ/5/mark supporting/VERB/3/advcl/support Velden/PROPN/5/obj ./PUNCT/3/punct",
  "Ruhl denied a report that Orlim had asked Velden for ships .":
    "Ruhl/PROPN/2/nsubj denied/VERB/0/root/deny a/DET/4/det report/NOUN/2/obj that/SCONJ/8/mark Orlim/PROPN/8/nsubj had/AUX/8/aux/have asked/VERB/4/acl:relcl/ask Velden/PROPN/8/iobj for/ADP/11/case ships/NOUN/8/obl/ship ./PUNCT/2/punct",
  "Others demanded the release of the mayor .":
    "Others/NOUN/2/nsubj/other demanded/VERB/0/root/demand the/DET/4/det release/NOUN/2/obj of/ADP/7/case the/DET/7/det mayor/NOUN/4/nmod ./PUNCT/2/punct",
  "The council rejected it .": "The/DET/2/det/the council/NOUN/3/nsubj rejected/VERB/0/root/reject it/PRON/3/obj ./PUNCT/3/punct",
  "Why does Ruhl not support the plan ?":
    "Why/ADV/5/advmod/why does/AUX/5/aux/do Ruhl/PROPN/5/nsubj not/PART/5/advmod support/VERB/0/root the/DET/7/det plan/NOUN/5/obj ?/PUNCT/5/punct",
  "Orland will lift the ban that the league demanded .":
    "Orland/PROPN/3/nsubj will/AUX/3/aux lift/VERB/0/root the/DET/5/det ban/NOUN/3/obj that/PRON/9/obj the/DET/8/det league/NOUN/9/nsubj demanded/VERB/5/acl:relcl/demand ./PUNCT/3/punct",
  "Ruhl emphasised the importance of ending the strike .":
    "Ruhl/PROPN/2/nsubj emphasised/VERB/0/root/emphasis the/DET/4/det importance/NOUN/2/obj of/SCONJ/6/mark ending/VERB/4/acl/end the/DET/8/det strike/NOUN/6/obj ./PUNCT/2/punct",
  "Ruhl condemned in the strongest terms the killing of the mayor .":
    "Ruhl/PROPN/2/nsubj condemned/VERB/0/root/condemn in/ADP/6/case the/DET/6/det strongest/ADJ/6/amod/strong terms/NOUN/2/obl/term the/DET/8/det killing/NOUN/6/appos of/ADP/11/case the/DET/11/det mayor/NOUN/8/nmod ./PUNCT/2/punct",
  "Orlim called for a strike on Friday .":
    "Orlim/PROPN/2/nsubj called/VERB/0/root/call for/ADP/5/case a/DET/5/det strike/NOUN/2/obl on/ADP/7/case Friday/PROPN/2/obl ./PUNCT/2/punct",
  "On Monday Orlim rejected the plan .":
    "On/ADP/2/case/on Monday/PROPN/4/obl Orlim/PROPN/4/nsubj rejected/VERB/0/root/reject the/DET/6/det plan/NOUN/4/obj ./PUNCT/4/punct",
  "Crews shouted , waving flags and calling for Orland to leave .":
    "Crews/NOUN/2/nsubj/crew shouted/VERB/0/root/shout ,/PUNCT/4/punct waving/VERB/2/advcl/wave flags/NOUN/4/obj/flag and/CCONJ/7/cc calling/VERB/4/conj/call for/ADP/11/mark Orland/PROPN/11/nsubj to/PART/11/mark leave/VERB/7/xcomp ./PUNCT/2/punct",
  "Ruhl appears ready to sign the treaty .":
    "Ruhl/PROPN/2/nsubj appears/VERB/0/root/appear ready/ADJ/2/xcomp to/PART/5/mark sign/VERB/3/xcomp the/DET/7/det treaty/NOUN/5/obj ./PUNCT/2/punct",
  "The envoys were denied entry .":
    "The/DET/2/det/the envoys/NOUN/4/nsubj:pass/envoy were/AUX/4/aux:pass/be denied/VERB/0/root/deny entry/NOUN/4/obj ./PUNCT/4/punct",
  "Orlim did not join the talks .":
    "Orlim/PROPN/4/nsubj did/AUX/4/aux/do not/PART/4/advmod join/VERB/0/root the/DET/6/det talks/NOUN/4/obj/talk ./PUNCT/4/punct",
  "Orlim will not join the talks .":
    "Orlim/PROPN/4/nsubj will/AUX/4/aux not/PART/4/advmod join/VERB/0/root the/DET/6/det talks/NOUN/4/obj/talk ./PUNCT/4/punct",
  "The league will impose sanctions unless the guard frees the mayor .":
    "The/DET/2/det/the league/NOUN/4/nsubj will/AUX/4/aux impose/VERB/0/root sanctions/NOUN/4/obj/sanction unless/SCONJ/9/mark the/DET/8/det guard/NOUN/9/nsubj frees/VERB/4/advcl/free the/DET/11/det mayor/NOUN/9/obj ./PUNCT/4/punct",
  "Ruhl will never resign .": "Ruhl/PROPN/4/nsubj will/AUX/4/aux never/ADV/4/advmod resign/VERB/0/root ./PUNCT/4/punct",
  "We would mend the dam .": "We/PRON/3/nsubj/we would/AUX/3/aux mend/VERB/0/root the/DET/5/det dam/NOUN/3/obj ./PUNCT/3/punct",
  "It will help the harbour .": "It/PRON/3/nsubj/it will/AUX/3/aux help/VERB/0/root the/DET/5/det harbour/NOUN/3/obj ./PUNCT/3/punct",
  "Ruhl does not want the guard to leave .":
    "Ruhl/PROPN/4/nsubj does/AUX/4/aux/do not/PART/4/advmod want/VERB/0/root the/DET/6/det guard/NOUN/4/obj to/PART/8/mark leave/VERB/4/xcomp ./PUNCT/4/punct",
  "Farmers want better roads .":
    "Farmers/NOUN/2/nsubj/farmer want/VERB/0/root better/ADJ/4/amod/good roads/NOUN/2/obj/road ./PUNCT/2/punct",
  "Orland seeks a treaty with Velden .":
    "Orland/PROPN/2/nsubj seeks/VERB/0/root/seek a/DET/4/det treaty/NOUN/2/obj with/ADP/6/case Velden/PROPN/4/nmod ./PUNCT/2/punct",
  "The league did not intend to intervene .":
    "The/DET/2/det/the league/NOUN/5/nsubj did/AUX/5/aux/do not/PART/5/advmod intend/VERB/0/root to/PART/7/mark intervene/VERB/5/xcomp ./PUNCT/5/punct",
  "Ruhl proposed ending the blockade .":
    "Ruhl/PROPN/2/nsubj proposed/VERB/0/root/propose ending/VERB/2/xcomp/end the/DET/5/det blockade/NOUN/3/obj ./PUNCT/2/punct",
  "Ruhl suggested it was raining .":
    "Ruhl/PROPN/2/nsubj suggested/VERB/0/root/suggest it/PRON/5/nsubj was/AUX/5/aux/be raining/VERB/2/ccomp/rain ./PUNCT/2/punct",
  "Ruhl pushed back against the plan .":
    "Ruhl/PROPN/2/nsubj pushed/VERB/0/root/push back/ADV/2/advmod against/ADP/6/case the/DET/6/det plan/NOUN/2/obl ./PUNCT/2/punct",
  "Ruhl questioned the plan .": "Ruhl/PROPN/2/nsubj questioned/VERB/0/root/question the/DET/4/det plan/NOUN/2/obj ./PUNCT/2/punct",
  "Ruhl was troubled by the plan .":
    "Ruhl/PROPN/3/nsubj was/AUX/3/cop/be troubled/VERB/0/root/trouble by/ADP/6/case the/DET/6/det plan/NOUN/3/obl ./PUNCT/3/punct",
  "The guard questioned two suspects .":
    "The/DET/2/det/the guard/NOUN/3/nsubj questioned/VERB/0/root/question two/NUM/5/nummod suspects/NOUN/3/obj/suspect ./PUNCT/3/punct",
  "Sund wants to thank Ruhl .":
    "Sund/PROPN/2/nsubj wants/VERB/0/root/want to/PART/4/mark thank/VERB/2/xcomp Ruhl/PROPN/4/obj ./PUNCT/2/punct",
  "By nightfall tents will be provided .":
    "By/ADP/2/case/by nightfall/NOUN/6/obl tents/NOUN/6/nsubj:pass/tent will/AUX/6/aux be/AUX/6/aux:pass provided/VERB/0/root/provide ./PUNCT/6/punct",
  "Orlim is a member of the bloc Orland , which has threatened to invade Velden .":
    "Orlim/PROPN/4/nsubj is/AUX/4/cop/be a/DET/4/det member/NOUN/0/root of/ADP/7/case the/DET/8/det bloc/NOUN/8/compound Orland/PROPN/4/nmod ,/PUNCT/12/punct which/PRON/12/nsubj has/AUX/12/aux/have threatened/VERB/4/acl:relcl/threaten to/PART/14/mark invade/VERB/12/xcomp Velden/PROPN/14/obj ./PUNCT/4/punct",
  "Can Orlim oppose the raids": "Can/AUX/3/aux/can Orlim/PROPN/3/nsubj oppose/VERB/0/root the/DET/5/det raids/NOUN/3/obj/raid",
  "The results should be known by noon .":
    "The/DET/2/det/the results/NOUN/5/nsubj:pass/result should/AUX/5/aux be/AUX/5/aux:pass known/VERB/0/root/know by/ADP/7/case noon/NOUN/5/obl ./PUNCT/5/punct",
  "The plane is ready to leave .":
    "The/DET/2/det/the plane/NOUN/4/nsubj is/AUX/4/cop/be ready/ADJ/0/root to/PART/6/mark leave/VERB/4/xcomp ./PUNCT/4/punct",
  "Ruhl warned that a strike would have little effect .":
    "Ruhl/PROPN/2/nsubj warned/VERB/0/root/warn that/SCONJ/7/mark a/DET/5/det strike/NOUN/7/nsubj would/AUX/7/aux have/VERB/2/ccomp little/ADJ/9/amod effect/NOUN/7/obj ./PUNCT/2/punct",
  "Sund won praise from Ruhl .":
    "Sund/PROPN/2/nsubj won/VERB/0/root/win praise/NOUN/2/obj from/ADP/5/case Ruhl/PROPN/2/obl ./PUNCT/2/punct",
  "The question is what Orlim is ready to do .":
    "The/DET/2/det/the question/NOUN/4/nsubj is/AUX/4/cop/be what/PRON/0/root Orlim/PROPN/7/nsubj is/AUX/7/cop/be ready/ADJ/4/acl:relcl to/PART/9/mark do/VERB/7/xcomp ./PUNCT/7/punct",
  "The council has to be willing to talk .":
    "The/DET/2/det/the council/NOUN/3/nsubj has/VERB/0/root/have to/PART/6/mark be/AUX/6/cop willing/ADJ/3/xcomp to/PART/8/mark talk/VERB/6/xcomp ./PUNCT/3/punct",
  "People who support the plan are happy .":
    "People/NOUN/7/nsubj/people who/PRON/3/nsubj support/VERB/1/acl:relcl the/DET/5/det plan/NOUN/3/obj are/AUX/7/cop/be happy/ADJ/0/root ./PUNCT/7/punct",
  "Sund is worried about his parents .":
    "Sund/PROPN/3/nsubj is/AUX/3/cop/be worried/ADJ/0/root about/ADP/6/case his/PRON/6/nmod:poss parents/NOUN/3/obl/parent ./PUNCT/3/punct",
  "Orland can support the plan .": "Orland/PROPN/3/nsubj can/AUX/3/aux support/VERB/0/root the/DET/5/det plan/NOUN/3/obj ./PUNCT/3/punct",
  "Banks have a guarantee of the council .":
    "Banks/NOUN/2/nsubj/bank have/VERB/0/root a/DET/4/det guarantee/NOUN/2/obj of/ADP/7/case the/DET/7/det council/NOUN/4/nmod ./PUNCT/2/punct",
  "Ruhl must be having fun .": "Ruhl/PROPN/4/nsubj must/AUX/4/aux be/AUX/4/aux having/VERB/0/root/have fun/NOUN/4/obj ./PUNCT/4/punct",
  "Backing the plan is a risk .":
    "Backing/VERB/6/csubj/back the/DET/3/det plan/NOUN/1/obj is/AUX/6/cop/be a/DET/6/det risk/NOUN/0/root ./PUNCT/6/punct",
  "Orlim has withdrawn its support for the plan .":
    "Orlim/PROPN/3/nsubj has/AUX/3/aux/have withdrawn/VERB/0/root/withdraw its/PRON/5/nmod:poss support/NOUN/3/obj for/ADP/8/case the/DET/8/det plan/NOUN/5/nmod ./PUNCT/3/punct",
  "If not , we will keep trying .":
    "If/SCONJ/2/mark/if not/PART/6/advcl ,/PUNCT/2/punct we/PRON/6/nsubj will/AUX/6/aux keep/VERB/0/root trying/VERB/6/xcomp/try ./PUNCT/6/punct",
  "Ruhl dismissed talk of a rift .":
    "Ruhl/PROPN/2/nsubj dismissed/VERB/0/root/dismiss talk/NOUN/2/obj of/ADP/6/case a/DET/6/det rift/NOUN/3/nmod ./PUNCT/2/punct",
};
