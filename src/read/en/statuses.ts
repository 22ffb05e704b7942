// Did it happen at all? Tense, modality, condition, the verb above and who vouches for it decide, each with a reason in words.
import type {EventMention, EventStatus, PloverType} from "../../model/reading.js";
import {caseOf, childrenWith, formAt, isPassive, type Tree} from "./events-arguments.js";
import {isConditional, isFuture} from "./modality.js";

/** What is known about an event before its status is decided. */
export interface StatusFacts {
  readonly tense: string;
  readonly aspect: string;
  readonly polarity: EventMention["polarity"];
  readonly modality?: string;
  readonly type?: PloverType;
  readonly hasCondition: boolean;
  /** True when a time hangs on the event. */
  readonly timed?: boolean;
  /** True when that time lies after the day of the story. */
  readonly ahead?: boolean;
  /** Lemmas of the cue when the event stands in somebody's words ("say", "claim"). */
  readonly cue: readonly string[];
}

/** A status with its reason. */
export interface StatusChoice {
  readonly status: EventStatus;
  readonly why: string;
}

const HOSTILE = new Set<PloverType>(["ASSAULT", "COERCE", "SANCTION", "MOBILIZE"]);
const PLANNING =
  /^(plan|planned|schedule|expect|prepare|intend|set|slate|arrange|hope|aim|agree|due|seek|want|propose|consider|promise|pledge|vow|decide|announce|invite|call|urge|demand|ask|order|await|ready|poise|mull|preparation|proposal|decision|intention|effort|attempt-to|bid)$/;
const THREATENING =
  /^(threaten|threat|warn|warning|vow|ultimatum|menace|fear|risk|danger|possible|potential|possibility|looming|imminent|avert|prevent|deter|avoid|oppose|against|reject|opposition)$/;
const DOUBTING =
  /^(claim|allege|accuse|suspect|presume|believe|assume|rumour|rumor|blame|appear|seem|suggest|contend|assert|speculate|accusation|allegation|testify|doubt|implicate)$/;
const HEDGES =
  /^(allegedly|reportedly|apparently|supposedly|purportedly|presumably|possibly|perhaps|alleged|suspected|presumed|reported|purported|supposed|so-called)$/;
const DENYING = /^(deny|denial|refute|disavow|dispute|dismiss|rule)$/;
const CONTINUING = /^(continue|remain|keep|persist|stay|still|ongoing|continued|continuing|current|stand)$/;
// "remained closed", "will stay in custody": what goes on has begun, whatever the tense
const LASTS = /^(continue|remain|persist|linger|proceed)$/;
// Cues under which nothing is vouched for, whatever it is
const ACCUSING = /^(allege|accuse|claim|suspect|presume|accusation|allegation)$/;

/** The status of the event at `at`, with its reason. */
export function statusOf(tree: Tree, at: number, facts: StatusFacts): StatusChoice {
  return (
    denied(tree, at, facts) ??
    lasting(tree, at) ??
    coming(tree, at, facts) ??
    alleged(tree, at, facts) ??
    ongoing(tree, at, facts) ?? {status: "occurred", why: "told as a fact"}
  );
}

function denied(tree: Tree, at: number, facts: StatusFacts): StatusChoice | undefined {
  const above = governors(tree, at);
  if (above.some((lemma) => /^(deny|refute|disavow)$/.test(lemma)) || facts.cue.some((lemma) => DENYING.test(lemma)))
    return {status: "denied", why: "it is denied"};
  if (
    facts.polarity === "NEG" &&
    facts.cue.length > 0 &&
    facts.type !== undefined &&
    HOSTILE.has(facts.type) &&
    /PAST|PASTPART|PRESENT/.test(facts.tense) &&
    !facts.modality &&
    !isFuture(tree, at)
  )
    return {status: "denied", why: "somebody says that it was not so"};
  return undefined;
}

function lasting(tree: Tree, at: number): StatusChoice | undefined {
  const {lemma, upos} = tree.sentence.tokens[at]!;
  if (upos !== "VERB" || !LASTS.test(lemma) || isConditional(tree, at)) return undefined;
  return {status: "ongoing", why: `"${formAt(tree, at)}" goes on`};
}

function coming(tree: Tree, at: number, facts: StatusFacts): StatusChoice | undefined {
  const hostile = facts.type !== undefined && HOSTILE.has(facts.type);
  const above = governors(tree, at);
  const beside = modifiers(tree, at);
  const threat = [...above.slice(0, 2), ...beside].find((lemma) => THREATENING.test(lemma));
  const modal = facts.modality;
  // "The guild will not accept it" refuses now
  if (facts.type === "REJECT" && facts.polarity === "NEG" && !isConditional(tree, at)) return undefined;
  if (isScheduled(tree, at) && facts.tense !== "PAST") return {status: "planned", why: `"${formAt(tree, at)}" puts it ahead`};
  const future = isFuture(tree, at) || facts.tense === "FUTURE";
  if (hostile && threat && !/PAST/.test(facts.tense)) return {status: "threatened", why: `"${threat}" stands over it`};
  if (isConditional(tree, at) || (facts.hasCondition && (modal || future)))
    return {status: hostile ? "threatened" : "planned", why: "it hangs on a condition"};
  if (modal && /^(could|may|might|would)$/.test(modal) && facts.aspect !== "PERFECTIVE")
    return hostile
      ? {status: "threatened", why: `"${modal}" leaves it open`}
      : modal === "would"
        ? {status: "planned", why: '"would" puts it ahead'}
        : undefined;
  const supposed = supposedBy(tree, at);
  if (supposed !== undefined) return {status: hostile ? "threatened" : "planned", why: `"${supposed}" supposes it`};
  if (future) return {status: "planned", why: "told as coming"};
  if (facts.ahead) return {status: "planned", why: "its day comes after the story's"};
  const aim = aimAbove(tree, at, facts.type);
  if (aim !== undefined) return {status: "planned", why: `"${aim}" does not say that it came about`};
  const plan =
    planAbove(tree, at, facts, above) ??
    beside.find((lemma) => /^(planned|plan|upcoming|forthcoming|future|coming|proposed|scheduled|expected|next)$/.test(lemma));
  return plan === undefined ? undefined : {status: "planned", why: `"${plan}" puts it ahead`};
}

/** "Any [intervention] could ruin it", "A [strike] would stop the port": one that is not told of yet. */
function supposedBy(tree: Tree, at: number): string | undefined {
  const {upos, head, deprel} = tree.sentence.tokens[at]!;
  if (upos !== "NOUN" || head < 0) return undefined;
  const article = childrenWith(tree, at, "det").map((child) => formAt(tree, child))[0];
  if (!/^nsubj/.test(deprel) || !/^(any|a|an)$/.test(article ?? "")) return undefined;
  return childrenWith(tree, head, "aux")
    .map((child) => formAt(tree, child))
    .find((form) => /^(could|would|may|might)$/.test(form));
}

// "managed to leave", "was forced to leave", "began to leave": what these verbs carry came about (implicative and aspectual verbs, Karttunen 1971)
const IMPLICATIVE =
  /^(manage|succeed|happen|remember|dare|bother|get|begin|start|continue|cease|stop|go|come|force|compel|cause|lead|make|help|prove|use|proceed|have|turn|see|hear|oblige|prompt|enable|rush|hurry|gather|assemble|march|travel|arrive|return|fail|refuse|decline|claim|say|report|believe|know|find|appear|seem|think|understand|consider|allege|suspect|rumor|rumour|estimate)$/;

const DONE_BY_WORDS = /^(AGREE|SUPPORT|SANCTION|CONCEDE|REJECT|REQUEST)$/;

/** The word whose infinitive this is, where it leaves open whether that was done: "persuaded lawmakers to [support] it", "a resolution to [expel] Orland". */
function aimAbove(tree: Tree, at: number, type?: PloverType): string | undefined {
  const {head, deprel, upos} = tree.sentence.tokens[at]!;
  if (upos !== "VERB" || head < 0) return undefined;
  const marks = childrenWith(tree, at, "mark");
  if (!marks.some((mark) => formAt(tree, mark) === "to"))
    return deprel === "conj" && marks.length === 0 && childrenWith(tree, at, "nsubj", "aux").length === 0
      ? aimAbove(tree, head, type)
      : undefined;
  const above = tree.sentence.tokens[head]!;
  // "gathered to mourn", "fired to break up the crowd": what a deed is done for mostly goes with it
  if (
    !/^(xcomp|ccomp|acl|csubj)/.test(deprel) ||
    IMPLICATIVE.test(above.lemma) ||
    /^(first|last|second|third|latest|attempt|campaign|operation|offensive|battle|drive|fight|mission|war)$/.test(above.lemma)
  )
    return undefined;
  if (isPerformed(tree, head, type)) return undefined;
  return formAt(tree, head);
}

// "I want to [thank] the crews": who says so does it
function isPerformed(tree: Tree, wish: number, type: PloverType | undefined): boolean {
  return (
    /^(SUPPORT|ACCUSE|REQUEST)$/.test(type ?? "") &&
    /^(want|wish|like|have|need)$/.test(tree.sentence.tokens[wish]!.lemma) &&
    childrenWith(tree, wish, "nsubj").some((subject) => /^(i|we)$/.test(formAt(tree, subject)))
  );
}

// "is set for Monday", "is expected to meet", but not "the tone is set by a few"
function isScheduled(tree: Tree, at: number): boolean {
  if (!/^(plan|schedule|expect|set|slate)$/.test(tree.sentence.tokens[at]!.lemma) || !isPassive(tree, at)) return false;
  return !childrenWith(tree, at, "obl").some((child) => caseOf(tree, child) === "by");
}

function planAbove(tree: Tree, at: number, facts: StatusFacts, above: readonly string[]): string | undefined {
  if (/^(PAST|PRESENT|PASTPART)$/.test(facts.tense) && tree.sentence.tokens[at]!.upos === "VERB") {
    // "The vote is planned": the event word is the plan itself
    return undefined;
  }
  const {head, deprel} = tree.sentence.tokens[at]!;
  if (deprel === "xcomp" && isPerformed(tree, head, facts.type)) return undefined;
  const first = above[0];
  // "announced a deal", "announced sanctions": to announce these is to do them
  if (first === "announce" && DONE_BY_WORDS.test(facts.type ?? "")) return undefined;
  return first !== undefined && PLANNING.test(first) && !isBeside(tree, at) ? first : undefined;
}

// "urged calm in a [call]", "invited guards after a [coup]": what happened beside the plan is no part of it
function isBeside(tree: Tree, at: number): boolean {
  return (
    tree.sentence.tokens[at]!.deprel.startsWith("obl") &&
    /^(in|after|during|at|amid|following|since|before|despite|over|because|due|by|with|through|on)$/.test(caseOf(tree, at))
  );
}

function alleged(tree: Tree, at: number, facts: StatusFacts): StatusChoice | undefined {
  const hedge = hedgesOver(tree, at)[0];
  if (hedge) return {status: "alleged", why: `"${hedge}"`};
  const above = governors(tree, at)
    .slice(0, 1)
    .find((lemma) => DOUBTING.test(lemma) && lemma !== "report");
  if (above && facts.type !== "ACCUSE") return {status: "alleged", why: `"${above}" stands over it`};
  const hearsay = hearsayOver(tree, at);
  if (hearsay) return {status: "alleged", why: `"${hearsay}" stands over it`};
  const accusing = facts.cue.find((lemma) => ACCUSING.test(lemma));
  if (accusing && facts.type !== "ACCUSE") return {status: "alleged", why: `only a source vouches for it ("${accusing}")`};
  // "She said that guards had beaten him": a deed laid at somebody's door, told at second hand
  const done = tree.sentence.tokens[at]!.deprel === "obj" ? tree.sentence.tokens[at]!.head : at;
  if (facts.cue.length > 0 && isAccusable(facts.type) && isPluperfect(tree, done) && !isPassive(tree, done))
    return {status: "alleged", why: "only a source says that it had been done"};
  const cue = facts.cue.find((lemma) => DOUBTING.test(lemma));
  if (cue && (facts.type === undefined || HOSTILE.has(facts.type)))
    return {status: "alleged", why: `only a source vouches for it ("${cue}")`};
  if (facts.modality && /^(may|might|could)$/.test(facts.modality) && facts.aspect === "PERFECTIVE")
    return {status: "alleged", why: `"${facts.modality} have" leaves open whether it happened`};
  return undefined;
}

/** "was reportedly seized and [burned]", "was allegedly shot while being [marched] off": one doubt covers both. */
function hedgesOver(tree: Tree, at: number): string[] {
  const {head, deprel} = tree.sentence.tokens[at]!;
  const own = modifiers(tree, at).filter((lemma) => HEDGES.test(lemma));
  return own.length === 0 && head >= 0 && /^(conj|advcl)/.test(deprel) ? hedgesOver(tree, head) : own;
}

function isAccusable(type: PloverType | undefined): boolean {
  return type === "THREATEN" || (type !== undefined && HOSTILE.has(type) && type !== "MOBILIZE");
}

function isPluperfect(tree: Tree, at: number): boolean {
  return childrenWith(tree, at, "aux").some((child) => formAt(tree, child) === "had");
}

/** "is reported to have [left]", "reports of people [fleeing]". */
function hearsayOver(tree: Tree, at: number): string | undefined {
  const {head, deprel} = tree.sentence.tokens[at]!;
  const above = tree.sentence.tokens[head];
  if (!above) return undefined;
  if (deprel === "xcomp" && /^(report|say|rumour|rumor|think)$/.test(above.lemma) && isPassive(tree, head)) return formAt(tree, head);
  const noun = /^(nmod|acl)/.test(deprel) && above.lemma === "report" && above.upos === "NOUN";
  return noun && (deprel.startsWith("acl") || caseOf(tree, at) === "of") ? formAt(tree, head) : undefined;
}

function ongoing(tree: Tree, at: number, facts: StatusFacts): StatusChoice | undefined {
  if (/PROGRESSIVE/.test(facts.aspect) && /PRESENT/.test(facts.tense)) return {status: "ongoing", why: "told as going on"};
  if (isProgressive(tree, at)) return {status: "ongoing", why: "told as going on"};
  const above = governors(tree, at)[0];
  if (goesOn(tree, at)) return {status: "ongoing", why: "what it belongs to goes on"};
  const beside = [...modifiers(tree, at), ...(above ? [above] : [])].find((lemma) => CONTINUING.test(lemma));
  if (beside && !/PAST/.test(facts.tense)) return {status: "ongoing", why: `"${beside}"`};
  if (facts.tense === "PRESENT" && facts.aspect === "NONE" && facts.type === undefined)
    return {status: "ongoing", why: "told as a present state"};
  if (!facts.timed && setsOffLasting(tree, at)) return {status: "ongoing", why: "what it set off is a lasting state of things"};
  if (tree.sentence.tokens[at]!.upos === "NOUN" && LASTING.test(tree.sentence.tokens[at]!.lemma) && !facts.timed)
    return {status: "ongoing", why: "a lasting state of things, told without a day"};
  if (
    facts.tense === "PRESENT" &&
    facts.aspect.startsWith("PERFECTIVE") &&
    (facts.aspect !== "PERFECTIVE" || /ing$/.test(formAt(tree, at)))
  )
    return {status: "ongoing", why: "it has been going on"};
  if ((isPresentPerfect(tree, at) || tree.sentence.tokens[at]!.upos === "NOUN") && hasSpan(tree, at))
    return {status: "ongoing", why: "it has lasted for some time"};
  if ((facts.tense === "PRESENT" || isPresentPerfect(tree, at)) && /PERFECTIVE/.test(facts.aspect) && hasSince(tree, at))
    return {status: "ongoing", why: "it has lasted since"};
  return undefined;
}

/** "has displaced thousands over the past year": it has been going on for that time. */
function hasSpan(tree: Tree, at: number): boolean {
  return childrenWith(tree, at, "obl", "nmod").some(
    (child) =>
      /^(over|for|in|during)$/.test(caseOf(tree, child)) &&
      /^(day|week|month|year|decade|century|hour)$/.test(tree.sentence.tokens[child]!.lemma) &&
      childrenWith(tree, child, "amod").some((word) => /^(past|last|recent|straight|consecutive)$/.test(formAt(tree, word))),
  );
}

/** "The [strike] continued", "remain [closed]". */
function goesOn(tree: Tree, at: number): boolean {
  const {head, deprel} = tree.sentence.tokens[at]!;
  const above = tree.sentence.tokens[head];
  return above !== undefined && above.upos === "VERB" && LASTS.test(above.lemma) && /^(nsubj|xcomp)/.test(deprel);
}

/** "is moving", "was still moving", "has been trying to [move]", not "as guards were moving". */
function isProgressive(tree: Tree, at: number): boolean {
  const {deprel, head, upos} = tree.sentence.tokens[at]!;
  if (upos !== "VERB") return false;
  const own = childrenWith(tree, at, "aux").map((child) => tree.sentence.tokens[child]!.lemma);
  const shares = deprel === "conj" && own.length === 0 && childrenWith(tree, at, "nsubj", "mark").length === 0;
  if (shares || deprel === "xcomp") return head >= 0 && /ing$/.test(formAt(tree, shares ? at : head)) && isProgressive(tree, head);
  return /ing$/.test(formAt(tree, at)) && own.includes("be") && /^(root|ccomp|parataxis|conj|xcomp)/.test(deprel);
}

// "the unrest", "riots": a state of things that a noun names without ending it
const LASTING = /^(riot|unrest|rioting|violence|revolt|uprising|rebellion|insurgency|war|siege|occupation|blockade|fighting|campaign)$/;

const SETTING_OFF = /^(spark|trigger|unleash|provoke|ignite|fuel|cause|prompt|touch|set)$/;

/** "sparked riots", "unleashed a wave of unrest", told without a day: it is the unrest that the clause is about. */
function setsOffLasting(tree: Tree, at: number): boolean {
  const {lemma, upos} = tree.sentence.tokens[at]!;
  if (upos !== "VERB" || !SETTING_OFF.test(lemma)) return false;
  if (/^(touch|set)$/.test(lemma) && !childrenWith(tree, at, "compound:prt").some((child) => formAt(tree, child) === "off")) return false;
  const objects = childrenWith(tree, at, "obj");
  return [...objects, ...objects.flatMap((object) => childrenWith(tree, object, "nmod"))].some((noun) =>
    LASTING.test(tree.sentence.tokens[noun]!.lemma),
  );
}

function isPresentPerfect(tree: Tree, at: number): boolean {
  return childrenWith(tree, at, "aux").some((child) => /^(has|have|'ve|’ve)$/.test(formAt(tree, child)));
}

function hasSince(tree: Tree, at: number): boolean {
  return childrenWith(tree, at, "obl", "advcl", "advmod").some(
    (child) =>
      caseOf(tree, child) === "since" ||
      /^(daily|still)$/.test(formAt(tree, child)) ||
      (caseOf(tree, child) === "for" && /^(day|week|month|year|hour)$/.test(tree.sentence.tokens[child]!.lemma)) ||
      childrenWith(tree, child, "mark").some((mark) => formAt(tree, mark) === "since"),
  );
}

/** Lemmas of the words that the event hangs on, nearest first, up to the end of its clause. */
function governors(tree: Tree, at: number): string[] {
  const found: string[] = [];
  let token = at;
  for (let steps = 0; steps < 4; steps++) {
    const {head, deprel} = tree.sentence.tokens[token]!;
    if (head < 0 || !/^(xcomp|ccomp|obj|obl|nmod|advcl|acl|conj|nsubj:pass|csubj|appos)/.test(deprel) || deprel === "acl:relcl") break;
    if (deprel !== "conj") found.push(tree.sentence.tokens[head]!.lemma);
    // "pledged order, [turning] away the envoys" goes beside the pledge
    if (deprel.startsWith("advcl") && /ing$/.test(formAt(tree, token)) && childrenWith(tree, token, "mark").length === 0) {
      found.pop();
      break;
    }
    // a clause with its own finite verb under "because", "after" or "when" tells a fact
    if (deprel.startsWith("advcl") && childrenWith(tree, token, "mark").some((mark) => formAt(tree, mark) !== "to")) break;
    token = head;
  }
  return found;
}

function modifiers(tree: Tree, at: number): string[] {
  return childrenWith(tree, at, "advmod", "amod", "compound", "case").map((child) => formAt(tree, child));
}
