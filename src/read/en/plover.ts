// The kind of event, by PLOVER: from the verb or noun, its particle, its object and who acts. The model's vote decides where the words do not.
import {ROLE_NOUNS} from "../../model/names.js";
import type {PloverType} from "../../model/reading.js";
import {type Arguments, caseOf, childrenWith, formAt, isTimeWord, type Tree} from "./events-arguments.js";
import {DISASTERS, LIGHT_VERBS, NATURAL_CAUSES, NOT_DOING, PLOVER_NOUNS, PLOVER_VERBS, type PloverEntry} from "./plover-words.js";

/** A kind of event with the reason for it. */
export interface PloverChoice {
  readonly type: PloverType;
  readonly mode?: string;
  readonly cameo?: string;
  readonly why: string;
  /** The event noun that gave the kind, where the word itself does not do that event: "sparked [riots]". */
  readonly from?: number;
}

/** The model's vote for an event: its best type and how far it leads, in logits. */
export interface PloverVote {
  readonly type: PloverType | "none";
  readonly lead: number;
}

/**
 * The kind of the event at `at`, or undefined where none of PLOVER's fits. `disaster` says that the report tells of a disaster, so that what
 * nobody is named to have done was done by nature.
 */
export function ploverOf(
  tree: Tree,
  at: number,
  args: Arguments,
  vote: PloverVote | undefined,
  disaster: boolean,
): PloverChoice | undefined {
  const choice = byWords(tree, at, args, disaster) ?? inherited(tree, at, disaster);
  if (choice === "none") return undefined;
  if (choice) return choice;
  if (
    vote &&
    vote.type !== "none" &&
    vote.lead > (disaster ? LIKELY_VOTE : SURE_VOTE) &&
    !(disaster && vote.type !== "AID") &&
    !isDoneByNature(tree, args, vote.type, disaster)
  )
    return {type: vote.type, why: `the model takes "${formAt(tree, at)}" for it`};
  return undefined;
}

// hand-checked on newspapers: between 2 and 3 hardly one in three is right, save that help after a disaster has many words
const SURE_VOTE = 3;
const LIKELY_VOTE = 2;

function byWords(tree: Tree, at: number, args: Arguments, disaster: boolean): PloverChoice | "none" | undefined {
  const {upos} = tree.sentence.tokens[at]!;
  // "[injured] men", but not "calls are [free]"
  if (upos === "ADJ" && !/(?:ed|en|ing|t)$/.test(formAt(tree, at))) return undefined;
  const choice = upos === "VERB" || upos === "AUX" || upos === "ADJ" ? ofVerb(tree, at, args) : ofNoun(tree, at);
  return choice && choice !== "none" && isDoneByNature(tree, args, choice.type, disaster) ? "none" : choice;
}

/** "unleashed a wave of [unrest]", "[clashes] spread", "an operation to [retake] the port": the kind of the event that the word carries. */
function inherited(tree: Tree, at: number, disaster: boolean): PloverChoice | "none" | undefined {
  const {upos, lemma} = tree.sentence.tokens[at]!;
  const carried =
    upos === "VERB"
      ? [
          ...(BRINGING.test(lemma) || LIGHT_VERBS.has(lemma) || NOT_DOING.has(lemma) ? childrenWith(tree, at, "obj") : []),
          ...childrenWith(tree, at, "nsubj"),
        ].flatMap((child) => [child, ...ofChain(tree, child)])
      : childrenWith(tree, at, "acl").filter((child) => tree.sentence.tokens[child]!.upos === "VERB");
  for (const child of carried) {
    const found = upos === "VERB" ? ofNoun(tree, child) : ofVerb(tree, child, NOBODY);
    if (found === undefined || found === "none" || (upos !== "VERB" && !EFFORTS.test(lemma))) continue;
    // "The strikes hit two bridges" is the strikes, "The deal protects savers" is no deal
    if (isSubjectOfObject(tree, at, child) && !MATERIAL.has(found.type)) continue;
    return isDoneByNature(tree, NOBODY, found.type, disaster) ? "none" : {...found, why: `"${lemma}" with ${found.why}`, from: child};
  }
  return undefined;
}

const MATERIAL = new Set<PloverType>(["ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "SANCTION"]);

function isSubjectOfObject(tree: Tree, at: number, child: number): boolean {
  return tree.sentence.tokens[child]!.deprel.startsWith("nsubj") && childrenWith(tree, at, "obj").length > 0;
}

// "unleashed a wave of unrest", "conveyed her condolences": verbs that bring about or carry out what their object names; others only speak of it
const BRINGING =
  /^(unleash|touch|set|spur|stoke|foment|incite|instigate|sow|breed|generate|produce|create|bring|raise|sound|convey|extend|deliver|send|repeat|reiterate|renew|use|repel|rebuff|foil|thwart|break|crush|put|call|shake|rock|hit|kick|draw|lead|increase|expand|widen|amplify)$/;
const NOBODY: Arguments = {actor: [], recipient: [], passive: false};
const EFFORTS = /^(operation|campaign|mission|battle|effort|push|bid|offensive|drive|fight|war|attempt|move)$/;

/** What a counting noun counts: "a wave of [unrest]", "dozens of [arrests]". */
function ofChain(tree: Tree, at: number): number[] {
  if (
    !/^(wave|series|string|spate|round|number|dozen|hundred|thousand|score|campaign|act|state|day|week|night|spree|threat|report|outbreak|surge|lot|kind|form|sign|raft)$/.test(
      tree.sentence.tokens[at]!.lemma,
    )
  )
    return [];
  const of = (child: number) =>
    [...childrenWith(tree, child, "case"), ...childrenWith(tree, child, "mark")].some((i) => formAt(tree, i) === "of");
  return childrenWith(tree, at, "nmod", "acl").filter(of);
}

/** The entry of a lemma; a lemma that lost its last letter is tried with it ("injur"). */
function lookUp(entries: ReadonlyMap<string, PloverEntry>, lemma: string): PloverEntry | undefined {
  return entries.get(lemma) ?? entries.get(`${lemma}e`) ?? entries.get(lemma + lemma.slice(-1));
}

function entry(found: PloverEntry, why: string): PloverChoice {
  return {...found, why};
}

function ofVerb(tree: Tree, at: number, args: Arguments): PloverChoice | "none" | undefined {
  const tokens = tree.sentence.tokens;
  const {lemma} = tokens[at]!;
  const special = specialVerb(tree, at, args) ?? refusal(tree, at);
  if (special) return special;
  const object = childrenWith(tree, at, "obj")[0] ?? (args.passive ? childrenWith(tree, at, "nsubj")[0] : undefined);
  const name = compoundOf(tree, at, object);
  const found = name && PLOVER_VERBS.get(name);
  if (found) return entry(found, `"${name.replace("-", " ")}"`);
  // "carried out raids": the object names the event
  const carried = object === undefined ? undefined : lookUp(PLOVER_NOUNS, nounName(tree, object));
  const ended = carried && ENDING.test(lemma) ? ENDED[carried.type] : undefined;
  if (ended) return entry(ended, `"${lemma}" with "${tokens[object!]!.lemma}"`);
  if (carried && LIGHT_VERBS.has(lemma)) {
    const choice = entry(carried, `"${lemma}" with "${tokens[object!]!.lemma}"`);
    return NOT_DOING.has(lemma) ? {...choice, from: object!} : choice;
  }
  const verb = lookUp(PLOVER_VERBS, lemma);
  if (!verb || LIGHT_VERBS.has(lemma)) return undefined;
  if (isFigurative(tree, at, object, verb.type))
    return lemma === "attack" ? entry({type: "ACCUSE", mode: "disapprove", cameo: "111"}, `"attack" with words`) : "none";
  // "ten people were injured" counts the hurt; who hurts whom is told with an agent
  if (/^(injur|wound|hurt)/.test(lemma) && args.passive && args.actor.length === 0) return "none";
  return entry(verb, `the verb "${lemma}"`);
}

const ENDING = /^(cancel|terminate|scrap|annul|revoke|abrogate|abandon|renounce|suspend|halt|end|stop|sever|withdraw|rescind|repeal|drop)$/;
// CAMEO: ending what binds or helps reduces relations (160 to 164), ending force or punishment yields (085, 087)
const ENDED: Readonly<Partial<Record<PloverType, PloverEntry>>> = {
  AGREE: {type: "SANCTION", mode: "discontinue", cameo: "160"},
  SUPPORT: {type: "SANCTION", mode: "discontinue", cameo: "160"},
  COOPERATE: {type: "SANCTION", mode: "discontinue", cameo: "160"},
  AID: {type: "SANCTION", mode: "discontinue", cameo: "162"},
  CONSULT: {type: "SANCTION", mode: "discontinue", cameo: "164"},
  SANCTION: {type: "RETREAT", cameo: "085"},
  COERCE: {type: "RETREAT", cameo: "085"},
  ASSAULT: {type: "RETREAT", mode: "ceasefire", cameo: "0871"},
};

const ABSTRACT =
  /(?:ity|ety|ness|ism|acy|ncy|ation|ution|ition|ance|ence|itude|ative|eeling|mood|moment|heart|spirit|mind|breath|bill|proposal|idea|plan|policy|record|headline|air|chance|attention)$/;
const CONCRETE =
  /^(?:city|facility|university|community|authority|security|minority|majority|station|population|organi[sz]ation|delegation|plantation|institution|installation|fortification|position|expedition|ambulance|residence|conference|embassy|representative|native|agency|presidency)$/;

/** "whipped himself into a fury", "captured the anxiety", "attacked the proposal": nobody is laid hands on. */
function isFigurative(tree: Tree, at: number, object: number | undefined, type: PloverType): boolean {
  if (object === undefined || !/^(ASSAULT|COERCE)$/.test(type)) return false;
  const {lemma, upos} = tree.sentence.tokens[object]!;
  if (/sel(?:f|ves)$/.test(lemma)) return true;
  return (
    upos === "NOUN" &&
    /^(capture|seize|attack|assault|kill|fight|punch|beat|whip|bomb|raid|storm|torch|burn|hang|destroy|shell|assail)$/.test(
      tree.sentence.tokens[at]!.lemma,
    ) &&
    ABSTRACT.test(lemma) &&
    !CONCRETE.test(lemma)
  );
}

/** "The guild will not accept the offer": a refusal without a verb of refusing. */
function refusal(tree: Tree, at: number): PloverChoice | undefined {
  const {lemma} = tree.sentence.tokens[at]!;
  if (!/^(accept|commit|agree|allow|recognise|recognize|tolerate|negotiate|comply|permit)$/.test(lemma)) return undefined;
  const negated = childrenWith(tree, at, "advmod", "aux").some((child) => /^(not|n't|n’t|never)$/.test(formAt(tree, child)));
  return negated ? entry({type: "REJECT", cameo: "120"}, `"not ${lemma}"`) : undefined;
}

/** The verb with its particle, preposition or decisive object, when that is in the list. */
function compoundOf(tree: Tree, at: number, object: number | undefined): string | undefined {
  const {lemma} = tree.sentence.tokens[at]!;
  const particles = [
    ...childrenWith(tree, at, "compound:prt", "advmod").map((child) => tree.sentence.tokens[child]!.lemma),
    ...childrenWith(tree, at, "obl").map((child) => caseOf(tree, child)),
    ...(object === undefined ? [] : [tree.sentence.tokens[object]!.lemma]),
  ];
  return particles.map((particle) => `${lemma}-${particle}`).find((name) => PLOVER_VERBS.has(name));
}

/** Verbs whose meaning hangs on what they stand with. */
function specialVerb(tree: Tree, at: number, args: Arguments): PloverChoice | "none" | undefined {
  const {lemma} = tree.sentence.tokens[at]!;
  const has = (...words: RegExp[]) =>
    words.every((word) =>
      (tree.children[at] ?? []).some((child) => word.test(tree.sentence.tokens[child]!.lemma) || word.test(caseOf(tree, child))),
    );
  const object = childrenWith(tree, at, "obj")
    .map((child) => tree.sentence.tokens[child]!.lemma)
    .join(" ");
  const objects = `${object} ${childrenWith(tree, at, "xcomp", "ccomp", "obl")
    .map((child) => tree.sentence.tokens[child]!.lemma)
    .join(" ")}`;
  switch (lemma) {
    case "call":
      if (/^(meeting|summit|session|talk)/.test(object)) return entry({type: "CONSULT", cameo: "040"}, `"call" with "${object}"`);
      if (/^(strike|protest|rally|demonstration)/.test(object))
        return entry({type: "PROTEST", mode: "strike", cameo: "143"}, `"call" with "${object}"`);
      if (has(/^(for|on|upon)$/)) return entry({type: "REQUEST", cameo: "100"}, '"call for"');
      // "The minister called her counterpart", not "called it a mistake"
      return object && childrenWith(tree, at, "xcomp", "iobj").length === 0 && isPerson(tree, at)
        ? entry({type: "CONSULT", mode: "phone", cameo: "041"}, '"call" with a person')
        : "none";
    case "hold":
      if (/captive|hostage|prisoner/.test(objects) || (args.passive && /captive|hostage/.test(allWords(tree, at))))
        return entry({type: "COERCE", mode: "arrest", cameo: "173"}, '"hold captive"');
      if (/flag|banner|placard|sign|poster/.test(object))
        return entry({type: "PROTEST", mode: "demo", cameo: "141"}, `"hold" with "${object}"`);
      // "The two have been held since Monday", not "talks were held"
      return args.passive &&
        childrenWith(tree, at, "nsubj").some(
          (child) => !lookUp(PLOVER_NOUNS, nounName(tree, child)) && /PRON|PROPN/.test(tree.sentence.tokens[child]!.upos),
        )
        ? entry({type: "COERCE", mode: "arrest", cameo: "173"}, '"be held"')
        : undefined;
    case "wave":
    case "unfurl":
      return /flag|banner|placard|sign|poster/.test(object)
        ? entry({type: "PROTEST", mode: "demo", cameo: "141"}, `"${lemma}" with "${object}"`)
        : undefined;
    case "gather":
    case "assemble":
      if (/troop|force|army|militia/.test(allWords(tree, at)))
        return entry({type: "MOBILIZE", mode: "troops", cameo: "154"}, `"${lemma}" with an armed force`);
      return object === "" && /protest|demonstrat|student|crowd|hundred|thousand|supporter|activist|mourner|candle/.test(allWords(tree, at))
        ? entry({type: "PROTEST", mode: "demo", cameo: "141"}, `a crowd that "${lemma}s"`)
        : "none";
    case "evacuate":
      return /injured|wounded|people|resident|civilian|victim|patient|family|child|tourist|villager|survivor|casualty/.test(
        `${object} ${args.passive ? allWords(tree, at) : ""}`,
      )
        ? entry({type: "AID", cameo: "073"}, '"evacuate" with people')
        : "none";
    case "strengthen":
    case "deepen":
    case "improve":
    case "boost":
    case "forge":
    case "establish":
    case "restore":
    case "normalise":
    case "normalize":
      if (/tie|relation|relationship|cooperation|partnership|alliance|link/.test(object))
        return entry({type: "COOPERATE", cameo: "060"}, `"${lemma}" with "${object}"`);
      return lemma === "restore" && /power|electricity|water|supply|service|communication/.test(allWords(tree, at))
        ? entry({type: "AID", cameo: "073"}, '"restore" a supply')
        : undefined;
    case "bring":
    case "transfer":
    case "rush":
    case "carry":
      // "The hurt were rushed to a hospital"
      return /hospital|clinic|infirmary/.test(objects) ? entry({type: "AID", cameo: "073"}, `"${lemma}" to a hospital`) : undefined;
    case "give":
      return /housing|shelter|food|tent|blanket|medicine|accommodation/.test(allWords(tree, at)) && !isDenied(tree, at)
        ? entry({type: "AID", cameo: "073"}, '"give" what is needed')
        : undefined;
    case "deploy":
      return /rescue|relief|aid|medical|firefighter|doctor|ambulance/.test(allWords(tree, at))
        ? entry({type: "AID", cameo: "073"}, '"deploy" helpers')
        : undefined;
    case "fly":
    case "travel":
      // "Envoy Ada Voss flew to Velden", not "rockets flew"
      return has(/^to$/) && childrenWith(tree, at, "nsubj").some((child) => isNamedPerson(tree, child))
        ? entry({type: "CONSULT", mode: "visit", cameo: "042"}, `"${lemma}" to a place`)
        : "none";
    case "come":
    case "arrive":
      // "Envoy Ada Voss came to Velden", not "came to power" or "came in May"
      return childrenWith(tree, at, "obl").some(
        (child) => tree.sentence.tokens[child]!.upos === "PROPN" && !isTimeWord(tree, child) && /^(to|in|at)$/.test(caseOf(tree, child)),
      ) && childrenWith(tree, at, "nsubj").some((child) => isNamedPerson(tree, child))
        ? entry({type: "CONSULT", mode: "visit", cameo: "042"}, `"${lemma}" to a place`)
        : undefined;
    case "regain":
      return /control|power/.test(object) ||
        !/square|mile|kilomet|territory|town|city|village|ground|area|district|land/.test(allWords(tree, at))
        ? "none"
        : entry({type: "ASSAULT", cameo: "190"}, `"regain" with "${object}"`);
    case "hand":
      return has(/^out$/) ? entry({type: "AID", cameo: "073"}, '"hand out"') : undefined;
    case "revoke":
    case "scrap":
    case "annul":
    case "abrogate":
    case "revok":
      // "revoked the ban" gives in, "revoked the licence" does not
      if (/^(ban|sanction|embargo|curfew|siege|blockade|restriction)$/.test(object))
        return entry({type: "RETREAT", cameo: "085"}, `"${lemma}" with "${object}"`);
      return entry({type: "SANCTION", mode: "discontinue", cameo: "160"}, `"${lemma}"`);
    case "remain":
      return /custody|detention|jail|prison/.test(objects)
        ? entry({type: "COERCE", mode: "arrest", cameo: "173"}, '"remain in custody"')
        : "none";
    case "chase":
      return /police|officer|troop|soldier|force/.test(allWords(tree, at))
        ? entry({type: "COERCE", cameo: "170"}, '"chase" by police')
        : undefined;
    case "use":
      if (
        /\b(tear|pepper|water|rubber|baton|stun|teargas)\b/.test(allWords(tree, at)) &&
        /gas|spray|cannon|bullet|baton|grenade|charge/.test(allWords(tree, at))
      )
        return entry({type: "COERCE", mode: "crowd-control", cameo: "170"}, '"use" against a crowd');
      return /weapon|gas|bomb|explosive|force|artillery|drone|gun/.test(object)
        ? entry({type: "ASSAULT", cameo: "190"}, `"use" with "${object}"`)
        : undefined;
    case "set":
    case "light":
      return /fire|alight|ablaze/.test(objects) ? entry({type: "ASSAULT", mode: "destroy", cameo: "1712"}, '"set on fire"') : undefined;
    case "contact":
      return entry({type: "CONSULT", cameo: "040"}, '"contact"');
    case "seize":
    case "capture":
    case "suppress":
    case "clear":
    case "isolate":
      return isMilitary(tree, args) && !args.passive
        ? entry({type: "ASSAULT", cameo: "190"}, `"${lemma}" by an armed force`)
        : lemma === "clear" || lemma === "isolate"
          ? "none"
          : undefined;
    case "talk":
    case "speak":
    case "converse":
      // "spoke with her counterpart", not "spoke of peace": the second is a statement
      return has(/^with$/) ||
        /phone|telephone/.test(allWords(tree, at)) ||
        (has(/^to$/) && !/reporter|journalist|newspaper|agency|media|press/.test(objects))
        ? entry(
            {type: "CONSULT", cameo: "040", ...(/phone|telephone/.test(allWords(tree, at)) ? {mode: "phone"} : {})},
            `"${lemma}" with somebody`,
          )
        : "none";
    case "sign":
      return entry({type: "SUPPORT", cameo: "057"}, '"sign"');
    case "strike":
      if (/deal|agreement|accord|pact|balance|compromise/.test(object))
        return entry({type: "SUPPORT", cameo: "057"}, `"strike" with "${object}"`);
      return entry({type: "ASSAULT", cameo: "190"}, '"strike"');
    case "hit":
    case "target":
    case "engage":
      return isMilitary(tree, args) ||
        /airstrike|strike|missile|rocket|bomb|explosion|artillery|shell|bullet|gunfire/.test(caseNouns(tree, at, "by"))
        ? entry({type: "ASSAULT", cameo: "190"}, `"${lemma}" by an armed actor`)
        : "none";
    case "send":
      if (/troop|soldier|force|warship|tank|jet|battalion|fighter|reinforcement/.test(object))
        return entry({type: "MOBILIZE", mode: "troops", cameo: "154"}, `"send" with "${object}"`);
      if (/mission|envoy|delegation|mediator|negotiator/.test(object))
        return entry({type: "CONSULT", mode: "visit", cameo: "042"}, `"send" with "${object}"`);
      if (/aid|supply|medicine|food|relief|money|fund/.test(object)) return entry({type: "AID", cameo: "070"}, `"send" with "${object}"`);
      return undefined;
    case "withdraw":
    case "pull":
      return /troop|force|soldier|army|military/.test(allWords(tree, at)) || object === ""
        ? entry({type: "RETREAT", mode: "withdraw", cameo: "0874"}, `"${lemma}"`)
        : entry({type: "SANCTION", mode: "withdraw", cameo: "161"}, `"${lemma}" with "${object}"`);
    case "help":
      // "helped create a bubble" aids nobody
      return childrenWith(tree, at, "xcomp", "ccomp").length > 0 && object === "" && !args.passive ? "none" : undefined;
    case "treat":
      // "treated it as a joke"
      return has(/^(as|like)$/) ||
        childrenWith(tree, at, "advcl", "advmod").some((child) => /^(like|fairly|equally|well|badly)$/.test(formAt(tree, child)))
        ? "none"
        : undefined;
    case "defend":
      return /self$|selves$/.test(object) ? "none" : undefined;
    case "rally":
      return isTrade(tree, at) ? "none" : undefined;
    case "trade":
      // "choppy trading", "traded higher"
      return has(/^with$/) && !isTrade(tree, at) ? undefined : "none";
    case "welcome":
      return /^(comment|question|feedback|letter|suggestion|you)$/.test(object) ? "none" : undefined;
    case "fight":
      // "fights for custody", "fought the blaze"
      return object === "" && /custody|right|job|survival|freedom|title|seat/.test(caseNouns(tree, at, "for"))
        ? "none"
        : /fire|blaze|flame|crime|corruption|inflation|disease|poverty|cancer|charge|case/.test(object)
          ? "none"
          : undefined;
    case "confer":
      // "conferred prestige on him"
      return object === "" ? undefined : "none";
    case "lift":
      return /sanction|embargo|ban|curfew|siege|blockade|restriction|state/.test(object)
        ? entry({type: "RETREAT", cameo: "085"}, `"lift" with "${object}"`)
        : "none";
    case "cut":
      return /tie|relation|aid|fund|link|assistance|trade/.test(object)
        ? entry({type: "SANCTION", mode: "discontinue", cameo: "160"}, `"cut" with "${object}"`)
        : undefined;
    case "take":
      if (/hospital|clinic/.test(objects)) return entry({type: "AID", cameo: "073"}, '"take" to a hospital');
      if (/hostage|captive/.test(objects)) return entry({type: "ASSAULT", mode: "abduct", cameo: "181"}, '"take hostage"');
      if (/street/.test(objects)) return entry({type: "PROTEST", mode: "demo", cameo: "141"}, '"take to the streets"');
      return /power|control/.test(object) ? entry({type: "COERCE", mode: "seize", cameo: "192"}, `"take" with "${object}"`) : undefined;
    case "deny":
      return /permission|entry|access|visa|request/.test(objects) || object !== "" || args.passive
        ? entry({type: "REJECT", cameo: "120"}, '"deny"')
        : undefined;
    case "hang":
      // "two men were hanged", not "we hang on"
      return (args.passive || object !== "") && !has(/^(on|in|out|around|up|over)$/) ? undefined : "none";
    case "force":
      return childrenWith(tree, at, "xcomp").length > 0 || args.passive ? undefined : "none";
    case "fire":
      // "the clerks were fired" lost their work; rockets are fired at something
      if (
        args.passive &&
        !has(/^(at|on|into|toward|towards|from)$/) &&
        !/rocket|missile|shot|shell|gun|bullet|mortar|gas/.test(allWords(tree, at))
      )
        return "none";
      if (/warning|\bair\b/.test(allWords(tree, at)))
        return entry({type: "COERCE", mode: "crowd-control", cameo: "170"}, '"fire" in the air');
      if (/tear|teargas|gas|cannon|rubber/.test(allWords(tree, at)))
        return entry({type: "COERCE", mode: "crowd-control", cameo: "170"}, '"fire tear gas"');
      return undefined;
    case "throw":
    case "lob":
    case "fling":
      return /stone|rock|bomb|cocktail|grenade|bottle|brick|molotov|missile|marble/.test(object)
        ? entry({type: "ASSAULT", mode: "primitive", cameo: "180"}, `"${lemma}" with "${object}"`)
        : undefined;
    case "impose":
      if (/curfew/.test(object)) return entry({type: "COERCE", mode: "curfew", cameo: "1723"}, '"impose curfew"');
      return /sanction|embargo|tariff/.test(object)
        ? entry({type: "SANCTION", mode: "discontinue", cameo: "163"}, `"impose" with "${object}"`)
        : undefined;
    case "lose":
      return /life|contact|power/.test(object) ? "none" : undefined;
    case "press":
    case "push":
      return has(/^for$/) ? entry({type: "REQUEST", cameo: "100"}, `"${lemma} for"`) : "none";
    case "look":
      return has(/^into$/) ? entry({type: "ACCUSE", mode: "investigate", cameo: "090"}, '"look into"') : "none";
    case "open":
      return /fire/.test(object) ? entry({type: "ASSAULT", mode: "firearms", cameo: "193"}, '"open fire"') : undefined;
    case "charge":
      // CAMEO 173: "charged with fraud" is a step of the law against somebody
      return childrenWith(tree, at, "xcomp").length === 0 && (args.passive || /\bwith\b/.test(caseWords(tree, at)))
        ? entry({type: "COERCE", mode: "arrest", cameo: "173"}, '"charge with"')
        : undefined;
    case "try":
    case "back":
      return childrenWith(tree, at, "xcomp").length > 0 || (lemma === "try" && !args.passive) ? "none" : undefined;
    default:
      return undefined;
  }
}

function ofNoun(tree: Tree, at: number): PloverChoice | undefined {
  const name = nounName(tree, at);
  if (name === "strike" || name === "raid") return ofStrike(tree, at);
  if (name === "call") return ofCall(tree, at);
  // "at a press conference", "a stock market rally", "a release from the ministry said"
  if (name === "conference" && /press|news/.test(compoundWords(tree, at))) return undefined;
  if (name === "rally" && isTrade(tree, at)) return undefined;
  if (name === "release" && /^nsubj/.test(tree.sentence.tokens[at]!.deprel) && isSaying(tree, tree.sentence.tokens[at]!.head))
    return undefined;
  if (name === "use" && /weapon|gas|bomb|explosive|artillery|force/.test(caseNouns(tree, at, "of")))
    return {type: "ASSAULT", cameo: "190", why: '"use" of weapons'};
  // "the evacuation of the towers" helps nobody by itself, that of their residents does
  if (name === "evacuation" && /building|tower|office|school|block|house|store|hospital/.test(allWords(tree, at))) return undefined;
  const found = lookUp(PLOVER_NOUNS, name);
  return found && entry(found, `the noun "${name.replace("-", " ")}"`);
}

/** "[rallying] crude", "a stock market [rally]": prices that rise. */
function isTrade(tree: Tree, at: number): boolean {
  const {head} = tree.sentence.tokens[at]!;
  const near = `${allWords(tree, at)} ${head >= 0 ? tree.sentence.tokens[head]!.lemma : ""}`;
  return /\b(market|stock|share|price|dollar|crude|index|bond|currency|euro|yen|relief|oil)\b/.test(near);
}

function isSaying(tree: Tree, at: number): boolean {
  return at >= 0 && /^(say|state|announce|read|quote|add|show)$/.test(tree.sentence.tokens[at]!.lemma);
}

function compoundWords(tree: Tree, at: number): string {
  return childrenWith(tree, at, "compound", "amod")
    .map((child) => tree.sentence.tokens[child]!.lemma.toLowerCase())
    .join(" ");
}

// "a call with her counterpart" is a conversation, "calls for an inquiry" are requests
function ofCall(tree: Tree, at: number): PloverChoice | undefined {
  const words = allWords(tree, at);
  if (/phone|telephon|video|conference/.test(words)) return {type: "CONSULT", mode: "phone", cameo: "041", why: '"call" by telephone'};
  if (/\bfor\b/.test(caseWords(tree, at)) || childrenWith(tree, at, "acl").length > 0)
    return {type: "REQUEST", cameo: "100", why: '"call for"'};
  return /\b(with|between)\b/.test(caseWords(tree, at)) || tree.sentence.tokens[at]!.deprel.startsWith("nsubj")
    ? {type: "CONSULT", mode: "phone", cameo: "041", why: '"call" with somebody'}
    : undefined;
}

/** Lemmas of the nouns behind a preposition that hangs on the word. */
function caseNouns(tree: Tree, at: number, preposition: string): string {
  return childrenWith(tree, at, "obl", "nmod")
    .filter((child) => caseOf(tree, child) === preposition)
    .map((child) => tree.sentence.tokens[child]!.lemma.toLowerCase())
    .join(" ");
}

function caseWords(tree: Tree, at: number): string {
  return childrenWith(tree, at, "nmod", "obl")
    .map((child) => caseOf(tree, child))
    .join(" ");
}

// "The rail strike" stops work, "the strike on the depot" does not
function ofStrike(tree: Tree, at: number): PloverChoice {
  const words = allWords(tree, at);
  if (/general|labou?r|rail|teacher|worker|union|hunger|truck|transport|nationwide|hour/.test(words))
    return {type: "PROTEST", mode: "strike", cameo: "143", why: '"strike" of workers'};
  return {type: "ASSAULT", mode: /air|aircraft|jet/.test(words) ? "aerial" : undefined, cameo: "190", why: `"${formAt(tree, at)}"`};
}

/** Lemma of a noun, with the word it is compounded with when the pair is in the list. */
function nounName(tree: Tree, at: number): string {
  const lemma = tree.sentence.tokens[at]!.lemma.toLowerCase();
  const pair = childrenWith(tree, at, "compound", "amod")
    .map((child) => `${tree.sentence.tokens[child]!.lemma.toLowerCase()}-${lemma}`)
    .find((name) => PLOVER_NOUNS.has(name));
  return pair ?? lemma;
}

/** An earthquake kills, but assaults nobody. */
function isDoneByNature(tree: Tree, args: Arguments, type: PloverType, disaster: boolean): boolean {
  const tokens = tree.sentence.tokens;
  if (args.actor.length > 0 && args.actor.every((head) => NATURAL_CAUSES.has(tokens[head]!.lemma.toLowerCase()))) return true;
  if (type !== "ASSAULT" && type !== "COERCE" && type !== "SANCTION") return false;
  // "officials said it destroyed the port": in a report of a disaster only those who bear arms assault
  if (disaster && type === "ASSAULT" && !isMilitary(tree, args)) return true;
  if (args.actor.some((head) => NATURAL_CAUSES.has(tokens[head]!.lemma.toLowerCase()))) return true;
  // nobody is named who did it: "ten were killed when the quake struck"
  return args.actor.length === 0 && (disaster || tokens.some((token) => DISASTERS.has(token.lemma.toLowerCase())));
}

function isMilitary(tree: Tree, args: Arguments): boolean {
  const words = [...args.actor, ...args.recipient]
    .flatMap((head) => [head, ...childrenWith(tree, head, "compound", "amod", "nmod")])
    .map((i) => tree.sentence.tokens[i]!.lemma.toLowerCase());
  return words.some((word) =>
    /^(strike|airstrike|aircraft|jet|missile|rocket|drone|warplane|artillery|force|troop|army|military|fighter|militant|rebel|soldier|bomb|unit|shell|terrorist|gunman|vehicle|convoy|position|target|base|headquarters|attack)$/.test(
      word,
    ),
  );
}

/** A proper noun with an office or a given name beside it. */
function isNamedPerson(tree: Tree, at: number): boolean {
  const {tokens} = tree.sentence;
  if (tokens[at]!.upos !== "PROPN") return false;
  return [at, ...childrenWith(tree, at, "compound", "flat", "nmod", "amod", "appos")].some((i) =>
    ROLE_NOUNS.has(tokens[i]!.lemma.toLowerCase()),
  );
}

function isDenied(tree: Tree, at: number): boolean {
  return childrenWith(tree, at, "advmod").some((child) => /^(not|n't|n’t|never)$/.test(formAt(tree, child)));
}

function isPerson(tree: Tree, at: number): boolean {
  return childrenWith(tree, at, "obj").some((child) => {
    const token = tree.sentence.tokens[child]!;
    return (
      (token.upos === "PROPN" ||
        /^(counterpart|president|minister|leader|mother|father|wife|husband|police|ambassador|secretary|king|chief)$/.test(token.lemma)) &&
      !isTimeWord(tree, child)
    );
  });
}

function allWords(tree: Tree, at: number): string {
  const near = (tree.children[at] ?? []).flatMap((child) => [child, ...(tree.children[child] ?? [])]);
  return near.map((i) => tree.sentence.tokens[i]!.lemma.toLowerCase()).join(" ");
}
