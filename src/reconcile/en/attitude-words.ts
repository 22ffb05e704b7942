// Words by which English says that somebody demands, threatens, promises, refuses, backs or opposes something, by lemma and by the
// arguments that they take. The verbs are those of the CAMEO and PLOVER dictionaries for REQUEST, THREATEN, REJECT, promises (CAMEO 02-04),
// support and disapproval, with the adjectives and nouns of the same stems. What stands in the arguments is up to the report.
import type {CommitmentKind, Stance} from "../../model/situation.js";

/**
 * The argument that says what is demanded, promised, backed …: `inf` an infinitive, `other` an infinitive or participle said of the object
 * ("wants the mayor punished"), `that` a finite clause, `obj` the object, `ing` a participle clause, else the preposition of a phrase.
 */
export type Matter = "inf" | "other" | "that" | "obj" | "ing" | (string & {});

/** What a word says about whoever it is said of. */
export interface Attitude {
  readonly kind?: CommitmentKind;
  readonly stance?: Stance;
}

/** One sense of a word; the first whose matter is there holds. */
export interface AttitudeSense extends Attitude {
  readonly matter: readonly Matter[];
  /** What it says with a negation; absent: nothing. */
  readonly denied?: Attitude;
  readonly particle?: string;
  /** Lemmas, one of which must head the matter. */
  readonly heads?: ReadonlySet<string>;
  /** Lemmas, none of which may head the matter. */
  readonly not?: ReadonlySet<string>;
  /** A participle that tells a state of mind: its subject holds it ("is committed to"). */
  readonly state?: boolean;
  /**
   * `duty`: the clause asks for something ("insisted that it must"). `whether`: it leaves open. `deed`: the object is
   * an actor or an act. `thing`: it is no actor. `outcome`: the clause says what something would bring about.
   * `own`: "I" or "we" say it. `stressed`: what is needed stands below the object. `announced`: only "will not" refuses, "did not" tells.
   */
  readonly when?: "duty" | "whether" | "deed" | "thing" | "outcome" | "own" | "stressed" | "announced";
}

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** What is asked for: to turn it down is a refusal. */
const ASKED = words(`
  call demand appeal plea request pressure proposal attempt offer effort mediation overture negotiation talk dialogue mission envoy invitation compromise
  ultimatum deadline condition deal truce ceasefire settlement resolution petition application bid initiative order visit`);

/** Deeds that hurt: to announce one is to threaten. CAMEO 15 to 20 and 17's arrests and expulsions. */
export const HARM = words(`
  retaliate attack strike bomb kill crush destroy invade punish annihilate shoot execute avenge bombard shell assassinate massacre slaughter eliminate exterminate
  fight target hit wipe prosecute arrest jail imprison expel deport seize confiscate blockade besiege torture hang behead sanction embargo sue dismantle intervene`);

/** Deeds that help or spare: to say that one will do them is to promise. CAMEO 03 to 08. */
export const HELP = words(`
  continue keep ensure guarantee provide support help aid assist back defend protect stand rebuild repair restore compensate pay deliver send supply work cooperate
  release free withdraw respect honor honour investigate allow let rest stop take make give bring fund reimburse refund follow remain do`);

/** Verbs of which "we will not" promises as much as "we will" ("we will not rest until …"). */
export const ENDURING = words("rest stop fail waver tire forget abandon leave relent");

/** Help that can be said to be given without saying by whom. */
export const SUPPLYING = words(
  "provide give compensate pay deliver send supply rebuild restore repair release free distribute protect help reimburse refund rescue evacuate",
);

/** Verbs that say little beside a noun of a deed ("impose sanctions"). */
export const LIGHT = words("impose launch take carry start begin order use mount stage wage conduct seek");

/** What those who yield do: to say that one will not is to refuse. */
export const YIELDING = words(
  "resign surrender yield bow retreat capitulate quit step back give accept recognise recognize tolerate negotiate",
);

/** Verbs and adjectives of care, and those one cares for first. */
export const CARING = words("worry worried fear concern concerned afraid sad");
export const KIN = words(
  "parent sibling brother sister mother father son daughter child wife husband family friend relative kid baby grandmother grandfather",
);

/** Those who rule: what the rulers of a country hold, the country holds. */
export const RULERS = words("leader authority ruler government official");

/** Those who are named without being anybody. */
export const NOBODY = words("other some one none nobody everyone everybody anyone anybody someone somebody all person man thing");

/** Verbs by which somebody says what something is ("called the vote a sham"). */
export const NAMING = words("call describe brand label denounce consider deem see regard term dub view find think declare");

/** Verbs by which an attitude is given up. */
export const REVOKING = words("withdraw drop lose end abandon retract revoke reverse rescind renounce");

/** Verbs by which something meets with an attitude of others ("the plan drew criticism from the crew"). */
export const RECEIVING = words("draw face meet provoke spark earn win prompt attract encounter receive trigger gain get");

/** What nobody will have done to them, they say. */
export const COWING = words("push force bully intimidate coerce blackmail deter silence drag draw provoke cow pressure");

/** What a speaker may decline to give without refusing anybody anything. */
const COMMENT = words(
  "comment elaborate discuss answer identify name disclose speak talk respond specify detail give provide be characterize describe",
);

const WEEKDAYS = words(
  "monday tuesday wednesday thursday friday saturday sunday morning afternoon evening night day weekend phone telephone mobile line",
);

/** What is sought from others, not found or bought. */
const SOUGHT = words(`
  peace talk dialogue negotiation ceasefire truce compromise resignation ouster removal independence treaty agreement deal settlement solution change reform end release
  freedom recognition statehood justice election vote government democracy autonomy right repeal ban limit sanction withdrawal reunification unification closure`);

/** Those who are questioned by the police. */
const PERSONS = words(
  "suspect witness man woman boy girl people person student teenager youth driver resident passenger detainee prisoner official minister",
);

/** What one wants to do by talking ("I want to thank you") takes no side. */
const SAYING = words(
  "thank say see ask know tell go convey talk hear congratulate invite meet express add note point remind speak explain understand try be have get do make",
);

/** Deeds by which one threatens ("threatened the use of force to free him"). */
const FORCE = words(
  "use force war retaliation sanction action strike attack invasion intervention blockade boycott lawsuit violence reprisal",
);

/** What leaves open where one stands, when one refuses to do it ("declined to say whether", "refused to rule out"). */
const UNTOLD = words("say call label rule commit speculate predict indicate take endorse");

/** Acts that are named by a noun. */
export const DEED_NOUNS = words(`
  action force war retaliation sanction sanctions strike strikes attack attacks intervention invasion violence revenge lawsuit boycott blockade reprisal reprisals
  arrest closure embargo`);

/** What is offered to those in need. */
const AIDS = words("help aid assist assistance support service mediation protection asylum money cooperation");

const demand: Attitude = {kind: "demand", stance: "for"};
const promise: Attitude = {kind: "promise", stance: "for"};
const refusal: Attitude = {kind: "refusal", stance: "against"};
const threat: Attitude = {kind: "threat", stance: "for"};
const backing: Attitude = {stance: "for"};
const opposing: Attitude = {stance: "against"};
const open: Attitude = {stance: "ambiguous"};

const sense = (attitude: Attitude, matter: string, more: Omit<AttitudeSense, "matter" | "kind" | "stance"> = {}): AttitudeSense => ({
  ...attitude,
  matter: matter.split(" ").filter(Boolean),
  ...more,
});

type Entry = readonly [lemmas: string, ...senses: AttitudeSense[]];

/** Verbs and adjectives. */
const VERBS: readonly Entry[] = [
  // demands (CAMEO 10, PLOVER REQUEST)
  ["urge exhort implore beseech entreat pressure petition lobby", sense(demand, "inf that for"), sense(demand, "obj", {when: "thing"})],
  ["seek", sense(backing, "obj", {heads: SOUGHT, denied: opposing})],
  ["demand", sense(demand, "that obj inf")],
  ["request", sense(demand, "that inf obj")],
  ["call", sense(demand, "inf for upon"), sense(demand, "on", {not: WEEKDAYS})],
  ["appeal", sense(demand, "inf for to")],
  ["press push campaign plead clamor clamour", sense(demand, "inf for")],
  ["beg", sense(demand, "inf for")],
  [
    "ask",
    sense(demand, "other"),
    sense(demand, "for", {not: words("comment detail call interview word name moment minute direction advice")}),
  ],
  ["insist", sense(demand, "on upon"), sense(demand, "that", {when: "duty"})],
  [
    "want",
    sense(demand, "other", {denied: opposing, not: words("do know think feel")}),
    sense(backing, "inf", {when: "own", not: SAYING, denied: opposing}),
    sense(backing, "obj", {when: "thing", denied: opposing}),
  ],
  ["prefer", sense(backing, "obj inf")],
  ["propose recommend", sense(backing, "inf ing obj"), sense(backing, "that", {when: "duty"})],
  ["suggest", sense(backing, "ing"), sense(backing, "that", {when: "duty"})],
  ["need", sense(demand, "other", {when: "own"})],
  [
    "warn caution",
    sense({kind: "demand", stance: "against"}, "inf"),
    sense(opposing, "against"),
    sense(opposing, "that", {when: "outcome"}),
  ],
  ["advise argue speak campaign vote come decide march rally demonstrate lobby", sense(opposing, "against")],
  ["push", sense(opposing, "against on", {particle: "back"})],
  [
    "vote campaign march rally demonstrate",
    sense(backing, "for", {not: words("second minute hour day night week month year decade time")}),
  ],
  ["adamant", sense(demand, "that about on")],

  // threats (CAMEO 13)
  [
    "threaten",
    sense(threat, "obj", {heads: FORCE}),
    sense({kind: "threat"}, "inf that"),
    sense(threat, "with"),
    sense(threat, "obj", {when: "deed"}),
  ],
  ["vow swear pledge intend plan prepare ready prepared", sense({kind: "threat"}, "inf", {heads: HARM})],

  // promises (CAMEO 02 to 04)
  ["promise pledge vow", sense(promise, "obj", {heads: words("support backing solidarity loyalty cooperation")})],
  ["promise pledge vow swear undertake guarantee", sense({kind: "promise"}, "inf that")],
  ["promise pledge guarantee", sense({kind: "promise"}, "obj")],
  ["commit", sense(promise, "inf to ing", {denied: {kind: "refusal", stance: "ambiguous"}, state: true})],
  ["committed", sense(promise, "to inf ing")],
  ["willing", sense(promise, "inf", {denied: refusal})],
  ["open", sense(promise, "to", {denied: refusal})],
  ["ready prepared", sense(promise, "inf for", {denied: refusal, not: HARM})],
  [
    "agree",
    sense({kind: "promise"}, "inf", {not: words("speak talk comment discuss be"), denied: refusal}),
    sense(backing, "that", {when: "duty"}),
  ],
  [
    "agree",
    sense(promise, "to", {
      denied: refusal,
      heads: words("truce ceasefire talk negotiation dialogue deal settlement plan proposal term condition request demand"),
    }),
  ],
  ["offer", sense({kind: "promise"}, "inf"), sense({kind: "promise"}, "obj", {heads: AIDS})],

  // refusals (CAMEO 12, PLOVER REJECT)
  ["refuse decline", sense({kind: "refusal", stance: "ambiguous"}, "inf", {heads: UNTOLD}), sense(refusal, "inf", {not: COMMENT})],
  ["refuse decline", sense(refusal, "obj", {heads: ASKED})],
  ["refuse", sense(refusal, "obj")],
  ["reject rebuff spurn dismiss snub", sense(refusal, "obj", {heads: ASKED}), sense(opposing, "obj that")],
  ["ignore resist defy shun", sense(refusal, "obj", {heads: ASKED})],
  ["turn", sense(refusal, "obj", {particle: "down"})],
  ["rule", sense(refusal, "obj ing", {particle: "out", denied: open})],
  ["deny", sense({kind: "refusal"}, "obj", {heads: words("permission access entry visa landing passage request bail asylum")})],
  ["accept recognize recognise tolerate", sense({}, "obj that inf ing", {denied: refusal})],
  ["yield surrender negotiate compromise resign bow", sense({}, "obj inf to with", {denied: refusal, when: "announced"})],
  ["allow permit let", sense({}, "other obj", {denied: refusal, when: "announced"})],
  ["leave withdraw back support endorse join participate", sense({}, "obj inf in from", {denied: refusal, when: "announced"})],
  ["veto boycott", sense(opposing, "obj")],
  ["question", sense(opposing, "obj", {when: "thing", not: PERSONS}), sense(opposing, "whether")],
  ["speculate", sense({}, "about on", {denied: {kind: "refusal", stance: "ambiguous"}})],

  // backing (CAMEO 05)
  ["support back endorse favor favour applaud champion advocate", sense(backing, "obj ing inf that", {denied: opposing})],
  [
    "defend",
    sense(backing, "obj", {
      when: "thing",
      not: words(
        "city town village country homeland nation border territory home house family life land line civilian people themselves himself herself itself title",
      ),
    }),
  ],
  ["welcome hail praise laud commend salute", sense(backing, "obj that")],
  ["approve", sense(backing, "of obj", {denied: opposing})],
  ["embrace", sense(backing, "obj")],
  ["intend", sense({}, "inf", {denied: refusal})],
  ["agree side sympathize sympathise", sense(backing, "with", {denied: opposing})],
  ["stand", sense(backing, "by behind", {denied: opposing})],
  ["supportive sympathetic", sense(backing, "of to", {denied: opposing})],
  [
    "emphasize emphasise stress underline underscore reiterate reaffirm",
    sense(backing, "obj", {heads: words("importance need necessity support commitment"), when: "stressed"}),
  ],

  // opposing (CAMEO 11)
  [
    "oppose condemn denounce deplore decry criticize criticise slam blast censure blame resent lambast",
    sense(opposing, "obj ing that for"),
  ],
  ["object", sense(opposing, "to that")],
  ["protest", sense(opposing, "against over that obj")],
  ["complain rail", sense(opposing, "against about of that over at")],
  ["disapprove", sense(opposing, "of")],
  ["disagree", sense(opposing, "with")],
  ["accuse", sense(opposing, "of")],
  ["fear", sense(opposing, "that obj")],
  [
    "worry concern alarm anger outrage trouble appal appall horrify shock dismay disturb upset",
    sense(opposing, "about that over by at", {state: true}),
  ],
  [
    "worried concerned troubled appalled horrified dismayed disturbed upset alarmed afraid wary sceptical skeptical suspicious",
    sense(opposing, "about of that over by at"),
  ],
  ["critical intolerant disapproving", sense(opposing, "of")],
  ["opposed hostile averse", sense(opposing, "to")],
  ["angry furious unhappy dissatisfied disappointed frustrated outraged", sense(opposing, "with at about over by that")],

  // neither
  ["say", sense({}, "that", {denied: open, when: "whether"})],
  ["noncommittal ambiguous undecided evasive equivocal vague", sense(open, "on about over"), sense(open, "")],
  ["divided split torn", sense(open, "over on about")],
  ["decide", sense({}, "that inf", {denied: open, when: "whether"})],
  ["neutral", sense({stance: "neutral"}, "in on over")],
];

/** Nouns; whose they are is their possessor, the one they come by or from, or the subject of a light verb. */
const NOUNS: readonly Entry[] = [
  ["call", sense(demand, "for inf"), sense(demand, "on upon", {not: WEEKDAYS})],
  ["appeal plea", sense(demand, "for inf to")],
  ["demand request", sense(demand, "that inf for")],
  ["pressure", sense(demand, "inf for")],
  ["threat", sense({kind: "threat"}, "inf"), sense(threat, "of")],
  ["commitment", sense(promise, "inf to")],
  ["promise pledge vow guarantee assurance offer", sense({kind: "promise"}, "inf that of to")],
  ["willingness readiness", sense(promise, "inf for")],
  ["refusal", sense(refusal, "inf of")],
  ["rejection", sense(refusal, "of")],
  ["support backing solidarity sympathy enthusiasm", sense(backing, "for of with")],
  ["endorsement approval praise", sense(backing, "of for")],
  ["opposition objection resistance", sense(opposing, "to")],
  ["criticism condemnation disapproval denunciation", sense(opposing, "of")],
  ["doubt misgiving reservation scepticism skepticism unease", sense(opposing, "about over of")],
  ["anger outrage fury concern worry dismay", sense(opposing, "about over at with to")],
];

/** Verbs by which a subject makes the noun's attitude its own ("renewed its call for"). */
export const CARRIERS = words(`
  have make issue express voice offer pledge give declare announce renew repeat reiterate echo deliver extend send increase intensify step launch join state
  reaffirm affirm back support`);

/** Verbs through whose infinitive the subject of the verb holds ("continued to oppose"). */
export const TRANSPARENT = words("continue begin start seem appear tend keep go come remain move be do rush hasten claim profess");

/** Verbs that put an end to what they are said of. */
export const ENDING = words("end stop halt cease lift scrap abolish suspend cancel");

/** Verbs whose infinitive did not come about ("failed to support"). */
export const UNDONE = words("fail refuse decline stop cease avoid neglect hesitate");

/** Verbs by which what is reported is disputed ("denied that it had asked for help"). */
export const DISPUTING = words("deny doubt dispute refute disbelieve disprove debunk");

/** What a speaker finds right or wrong ("the toll is unacceptable"). */
export const VERDICTS: ReadonlyMap<string, Stance> = new Map([
  ...[
    ..."unacceptable inexcusable shameful outrageous illegal unlawful intolerable unjust unfair wrong disgraceful disgrace mistake irresponsible unconstitutional illegitimate failure crime scandal outrage sham farce travesty atrocity aggression barbaric barbarous cowardly heinous horrific deplorable reprehensible despicable appalling abhorrent inhumane unjustified unjustifiable unwarranted indefensible unwise foolish reckless counterproductive absurd ridiculous disastrous betrayal injustice provocation".split(
      " ",
    ),
  ].map((word) => [word, "against"] as const),
  ...[
    ..."essential vital crucial imperative necessary legitimate justified welcome overdue victory success achievement progress milestone triumph courageous wise commendable laudable admirable praiseworthy".split(
      " ",
    ),
  ].map((word) => [word, "for"] as const),
]);

/** What a speaker says that others have done badly ("the council has mishandled the flood"). */
export const FAILING = words("fail mishandle botch bungle mismanage neglect betray abandon");

/** Verbs of a feeling that breaks out ("reacted with fury to"). */
export const REACTING = words("react respond erupt greet meet");

/** Heads of a phrase that counts those who hold something ("83 percent of voters", "most of the crew"). */
export const COUNTING = words(
  "percent % percentage number majority many most some several dozens hundreds thousands millions half third quarter all none few lot",
);

/** Protests are what people come together for: their infinitive of purpose is done. */
export const PROTESTING = words("protest demonstrate denounce condemn oppose support demand");

/** Words of what an act would count as: to say so is to threaten ("would be considered an act of war"). */
export const CASUS_BELLI = words("act declaration aggression attack provocation war violation");

/** Verbs of counting as. */
export const COUNT_AS = words("consider treat regard see view deem take");

/** Talks go by many names, and are one issue under all of them. */
export const TALKS = words(
  "diplomacy diplomatic talk talks talking dialogue negotiation negotiate negotiations negotiated mediation discussion",
);

/** With "diplomatic" before them these are talks too. */
export const DIPLOMATIC = words(
  "mission missions effort efforts initiative delegation channel channels solution overture overtures contact contacts",
);

/** Nouns of an ultimatum, and the verbs that set one or let it pass. */
export const ULTIMATUM_NOUNS = words("ultimatum deadline");
export const SETTING = words("give issue set deliver impose extend present send announce");
export const DEFYING = words("defy ignore miss reject let flout");

/** Words that begin a condition. */
export const CONDITION_MARKS = words("if unless until once provided lest");

/** Words that say that a deadline passed without what was asked. */
export const LAPSED =
  /\b(?:came and went|expired?|elapsed?|passed|lapsed?|ran out|def(?:y|ied|ies|ying)|ignor(?:ed|ing|es)|missed|without (?:any )?action|no action)\b/i;

/** Refusals that are acts, done when told ("denied entry", "refused to receive the envoy"). */
export const DONE = words("see meet receive admit let entry permission access visa landing passage");

/** Senses of a verb or adjective, and of a noun, by lemma. */
export const VERB_SENSES: ReadonlyMap<string, readonly AttitudeSense[]> = index(VERBS);
export const NOUN_SENSES: ReadonlyMap<string, readonly AttitudeSense[]> = index(NOUNS);

function index(entries: readonly Entry[]): Map<string, AttitudeSense[]> {
  const senses = new Map<string, AttitudeSense[]>();
  for (const [lemmas, ...list] of entries)
    for (const lemma of lemmas.split(" ")) senses.set(lemma, [...(senses.get(lemma) ?? []), ...list]);
  return senses;
}
