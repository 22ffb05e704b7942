// Who demands, threatens, promises, refuses, backs or opposes what: the words of en/attitude-words.ts with their arguments, in the sentences
// of one report. Commitments and positions are both made of these.
import type {Told} from "../model/reading.js";
import type {CommitmentKind, Stance} from "../model/situation.js";
import {contains, overlaps, type Span, textOf} from "../model/span.js";
import type {ActorIndex} from "./actors.js";
import {findCountry} from "./countries.js";
import {BODY_NOUNS, PEOPLE_NOUNS} from "./en/actor-words.js";
import {
  type AttitudeSense,
  CARING,
  CARRIERS,
  CASUS_BELLI,
  COUNT_AS,
  COUNTING,
  COWING,
  DEED_NOUNS,
  DEFYING,
  ENDING,
  ENDURING,
  FAILING,
  HARM,
  HELP,
  KIN,
  LIGHT,
  NAMING,
  NOBODY,
  NOUN_SENSES,
  REACTING,
  RECEIVING,
  REVOKING,
  RULERS,
  type Attitude as Said,
  SETTING,
  SUPPLYING,
  ULTIMATUM_NOUNS,
  VERB_SENSES,
  VERDICTS,
  YIELDING,
} from "./en/attitude-words.js";
import {FUNCTION_WORDS} from "./en/statement-words.js";
import {
  clausesAbove,
  conditionOf,
  type Found,
  infinitiveOf,
  isCondition,
  isGranting,
  isInverted,
  leaveOut,
  matterOf,
  nextStart,
  phraseWith,
  standsAlone,
} from "./matters.js";
import {forgetful, type Memory} from "./memory.js";
import {
  argumentsOf,
  growTree,
  hasChild,
  isInfinitive,
  isPassive,
  joinedWith,
  lemmaAt,
  markersOf,
  rangeOf,
  realityOf,
  subjectAt,
  type Tree,
} from "./predicates.js";
import type {Speakers} from "./speakers.js";

/** An attitude that a report tells of. */
export interface Attitude {
  readonly kind?: CommitmentKind;
  readonly stance?: Stance;
  /** Who holds it, where that can be told. */
  readonly actor?: string;
  /** The words that name who holds it, where there are any. */
  readonly holder?: Span;
  readonly toward?: string;
  /** The word that says so. */
  readonly cue: Span;
  /** What is demanded, promised, backed …; within `mention`. */
  readonly matter: Span;
  /** What the stance is on, where it is not the matter: who wants a war to end is against the war. */
  readonly issue?: Span;
  /** The predicate with its arguments. */
  readonly mention: Span;
  readonly condition?: Span;
  /** True when a negation makes it one ("will not accept"): what it is about says too little without it. */
  readonly denied?: boolean;
  /** The word that heads what it is about. */
  readonly head: Span;
  /** The day on which it was taken, where its own clause tells one; never a day that what it is about is to come on. */
  readonly day?: string;
  readonly sentence: number;
}

/** What one sentence is read with. */
interface Place {
  readonly told: Told;
  readonly tree: Tree;
  readonly sentence: number;
  readonly actors: ActorIndex;
  readonly speakers: Speakers;
}

const LONGEST = 150;
// What hangs on a noun without being part of its name.
const LOOSE = /^(acl|appos|conj|cc|parataxis|advcl|punct)/;

/** Attitudes by report. */
export type Attitudes = ReadonlyMap<string, readonly Attitude[]>;

/** The attitudes of all reports; commitments and positions are both made of them. */
export function readAttitudes(told: readonly Told[], actors: ActorIndex, speakers: Speakers, memory: Memory = forgetful): Attitudes {
  return new Map(
    told.map((one) => {
      const {id} = one.report;
      const inputs = [one, actors.signatureOf(id), speakers.signatureOf(id)];
      return [id, memory.recall("attitudes", id, inputs, () => findAttitudes(one, actors, speakers))];
    }),
  );
}

/** The attitudes in a report's story, in text order. */
export function findAttitudes(told: Told, actors: ActorIndex, speakers: Speakers): Attitude[] {
  const {report, reading} = told;
  return reading.sentences.flatMap((sentence, index) => {
    if (report.furniture.some((span) => overlaps(span, sentence) && sentence.start >= span.start)) return [];
    const place = {told, tree: growTree(sentence, report.text), sentence: index, actors, speakers};
    return findInSentence(place).filter(({cue}) => !report.furniture.some((one) => overlaps(one, cue)));
  });
}

// Outer words come first: what stands in the infinitive of another is part of what that one says.
function findInSentence(place: Place): Attitude[] {
  const {tree} = place;
  const order = tree.tokens.map((_, at) => at).sort((a, b) => depthOf(tree, a) - depthOf(tree, b) || a - b);
  const found: Attitude[] = [];
  for (const at of order) {
    const {start, end} = tree.tokens[at]!;
    const outer = found.find((one) => contains(one.matter, {start, end}));
    if (outer && (outer.kind !== undefined || outer.stance !== undefined) && !standsAlone(tree, at)) continue;
    if (outer?.kind && (isDuty(tree, at) || announces(tree, at))) continue;
    found.push(...attitudesAt(place, at));
  }
  return found.sort((a, b) => a.cue.start - b.cue.start || a.mention.end - b.mention.end);
}

function depthOf({tokens}: Tree, at: number): number {
  let depth = 0;
  for (let here = tokens[at]!.head; here >= 0 && depth < 60; here = tokens[here]!.head) depth++;
  return depth;
}

function attitudesAt(place: Place, at: number): Attitude[] {
  const {upos} = place.tree.tokens[at]!;
  if (upos === "NOUN" || upos === "PROPN")
    return ofSide(place, at) ?? ofNoun(place, at) ?? ofReception(place, at) ?? ofVerdict(place, at) ?? [];
  if (upos !== "VERB" && upos !== "ADJ") return (upos === "ADV" && ofDuty(place, at)) || [];
  return (
    ofUltimatum(place, at) ??
    ofSide(place, at) ??
    ofVerb(place, at) ??
    ofNaming(place, at) ??
    ofCasusBelli(place, at) ??
    ofWill(place, at) ??
    ofDuty(place, at) ??
    ofFailing(place, at) ??
    ofVerdict(place, at) ??
    []
  );
}

// ---- verbs and adjectives

function ofVerb(place: Place, at: number): Attitude[] | undefined {
  const {tree} = place;
  const {negated, supposed} = realityOf(tree, at);
  for (const sense of sensesAt(tree, at)) {
    const said: Said | undefined = negated ? sense.denied : sense;
    const found = said && (sense.matter.length > 0 ? findMatter(place, at, sense) : itselfAt(tree, at));
    if (!said || !found || (said.kind === undefined && said.stance === undefined)) continue;
    if (sense.when === "own" && (subjectAt(tree, at) === undefined || !isFirstPerson(tree, subjectAt(tree, at)!))) continue;
    if (sense.when === "announced" && said.kind === "refusal" && !isAnnounced(place, at)) continue;
    if (supposed || (said.kind && said.kind !== "refusal" && hasChild(tree, at, ["aux"], ["would", "can", "should"]))) return [];
    if (said.kind === "promise" && isSeeming(tree, at)) return [];
    if (!said.kind && !negated && hasChild(tree, at, ["aux"], ["can"])) return [];
    const passive = isPassive(tree, at) && !sense.state && tree.tokens[at]!.upos === "VERB";
    const holder = passive ? agentOf(tree, at) : subjectAt(tree, at);
    if (holder === undefined && passive)
      return isGranting(tree, at) && said.kind === "refusal" ? [describe(place, at, said, found, undefined)] : [];
    const told = express(
      place,
      at,
      said,
      sense.when === "outcome" ? causeOf(tree, found) : sense.when === "stressed" ? whatOf(tree, found) : found,
      holder,
    );
    return negated ? told.map((one) => ({...one, denied: true})) : told;
  }
  return undefined;
}

// "was ambiguous": said of somebody, it is all that is told; "an ambiguous goal" is nobody's
function itselfAt(tree: Tree, at: number): Found | undefined {
  return argumentsOf(tree, at, "cop").length > 0 ? {head: at, range: tree.tokens[at]!} : undefined;
}

// "rejected it" tells of nothing that could be named
function saysNothing({tokens}: Tree, {head, range}: Found): boolean {
  const {upos, end} = tokens[head]!;
  return upos === "PRON" && range.end <= end;
}

// The reader's lemma, or the verb that the form may be of where that is none ("emphasised").
function sensesAt(tree: Tree, at: number): readonly AttitudeSense[] {
  const known = VERB_SENSES.get(lemmaAt(tree, at));
  if (known || tree.tokens[at]!.upos !== "VERB") return known ?? [];
  const form = tree.forms[at]!;
  const stems = [form.replace(/(?:ed|es|ing|s)$/, ""), form.replace(/(?:d|s)$/, ""), form.replace(/ing$/, "e")];
  return stems.flatMap((stem) => VERB_SENSES.get(stem) ?? []).slice(0, 3);
}

// "did not support the bill" opposes it; "will not support the bill" and what somebody says of the present refuse
function isAnnounced({told, tree, speakers}: Place, at: number): boolean {
  if (announces(tree, at) || hasChild(tree, at, ["aux"], ["can", "cannot"])) return true;
  return tree.forms[at] !== undefined && hasChild(tree, at, ["aux"], ["do"]) && speakers.isSaid(told.report.id, tree.tokens[at]!)
    ? !tree.children[at]!.some((child) => tree.forms[child] === "did")
    : false;
}

// "would have little effect": that nothing would come of it is no warning
function hasLittle(tree: Tree, at: number): boolean {
  const objects = argumentsOf(tree, at, "obj");
  return realityOf(tree, at).negated || objects.some((child) => hasChild(tree, child, ["amod", "det"], ["little", "no", "few"]));
}

// "worries that he cannot go back", "concerned about his parents": a care for oneself and one's own is no stand on anything
function isOwnLot(tree: Tree, at: number, {head}: Found): boolean {
  if (!CARING.has(lemmaAt(tree, at))) return false;
  const subject = argumentsOf(tree, head, "nsubj")[0];
  return KIN.has(lemmaAt(tree, head)) || (subject !== undefined && /^(he|she|they|i|we)$/.test(tree.forms[subject]!));
}

// "the mayor appears ready to sign": whoever watches says so
function isSeeming(tree: Tree, at: number): boolean {
  const {head, deprel} = tree.tokens[at]!;
  return head >= 0 && deprel === "xcomp" && /^(appear|seem|look)$/.test(lemmaAt(tree, head));
}

// "warned that a strike would ruin the harvest": it is the strike that one is against
function causeOf(tree: Tree, found: Found): Found {
  const subject = argumentsOf(tree, found.head, "nsubj")[0];
  return subject === undefined ? found : {...found, issue: rangeOf(tree, subject)};
}

// "stressed the need [to settle]", "the importance of [a settlement]"
function whatOf(tree: Tree, found: Found): Found {
  return infinitiveOf(tree, found.head) ?? phraseWith(tree, found.head, "of") ?? phraseWith(tree, found.head, "for") ?? found;
}

function findMatter(place: Place, at: number, sense: AttitudeSense): Found | undefined {
  const {tree} = place;
  if (sense.particle && !hasChild(tree, at, ["compound", "advmod"], [sense.particle])) return undefined;
  for (const matter of sense.matter) {
    const found = matterOf(tree, at, matter, sense.state === true);
    if (!found) continue;
    const head = lemmaAt(tree, found.head);
    if ((sense.heads && !sense.heads.has(head)) || sense.not?.has(head) || !suits(place, found.head, sense.when)) continue;
    if (saysNothing(tree, found) || isOwnLot(tree, at, found)) continue;
    // "dismissed talk of a rift" turns nobody down
    if (sense.heads && sense.kind === "refusal" && tree.forms[found.head] === "talk") continue;
    // "a blockade, which the league threatens to order": what it would do with it is told behind
    if (sense.kind === "threat" && matter === "obj" && found.head < at && infinitiveOf(tree, at)) continue;
    return found;
  }
  return undefined;
}

function suits(place: Place, head: number, when: AttitudeSense["when"]): boolean {
  const {told, tree, actors} = place;
  if (when === "duty")
    return isDuty(tree, head) || (argumentsOf(tree, head, "aux", "cop").length === 0 && tree.forms[head] === lemmaAt(tree, head));
  if (when === "outcome")
    return (
      !hasLittle(tree, head) &&
      hasChild(tree, head, ["aux"], ["would", "could", "might", "will"]) &&
      argumentsOf(tree, head, "nsubj").some((child) => tree.tokens[child]!.upos === "NOUN" && !isSomebody(place, child))
    );
  if (when === "whether") return hasChild(tree, head, ["mark", "advmod"], ["whether"]);
  if (when === "deed" && isPassive(tree, head)) return true;
  if (when === "deed") return DEED_NOUNS.has(lemmaAt(tree, head)) || actors.actorAt(told.report.id, tree.tokens[head]!) !== undefined;
  if (when === "thing") return actors.actorAt(told.report.id, phraseAt(tree, head)) === undefined;
  return true;
}

function agentOf(tree: Tree, at: number): number | undefined {
  return argumentsOf(tree, at, "obl").find((child) => markersOf(tree, child)[0] === "by");
}

// ---- nouns

function ofNoun(place: Place, at: number): Attitude[] | undefined {
  const {tree} = place;
  const senses = NOUN_SENSES.get(lemmaAt(tree, at));
  const holder = senses && ownerOf(place, at);
  if (!senses || holder === undefined) return undefined;
  // "have withdrawn their support": it is no longer theirs
  if (tree.tokens[at]!.head >= 0 && tree.tokens[at]!.deprel === "obj" && REVOKING.has(lemmaAt(tree, tree.tokens[at]!.head))) return [];
  for (const sense of senses) {
    const found = findMatter(place, at, sense);
    if (!found) continue;
    const carrier = carrierOf(tree, at);
    // "banks have a guarantee of the state": who has it did not give it
    if (sense.kind === "promise" && carrier !== undefined && lemmaAt(tree, carrier) === "have") continue;
    const {negated, supposed} = carrier === undefined ? {negated: false, supposed: false} : realityOf(tree, carrier);
    if (supposed || negated || hasChild(tree, at, ["det"], ["no"])) return [];
    const second = carrier !== undefined && isPassive(tree, carrier) ? agentOf(tree, carrier) : undefined;
    const joined = second === undefined || second === holder ? [] : express(place, at, sense, found, second);
    return [...express(place, at, sense, found, holder), ...joined];
  }
  return undefined;
}

// "Orland's opposition", "pressure from Orland", "the union renewed its call", "a pledge repeated by the union"
function ownerOf({told, tree, actors}: Place, at: number): number | undefined {
  const possessor = argumentsOf(tree, at, "nmod").find((child) => tree.tokens[child]!.deprel === "nmod:poss");
  if (possessor !== undefined) return possessor;
  const named = (child: number, marks: RegExp) => marks.test(markersOf(tree, child)[0] ?? "");
  const below = argumentsOf(tree, at, "acl").flatMap((child) => argumentsOf(tree, child, "obl"));
  const from = argumentsOf(tree, at, "nmod").find((child) => named(child, /^(from|by)$/)) ?? below.find((child) => named(child, /^from$/));
  if (from !== undefined) return from;
  const carrier = carrierOf(tree, at);
  if (carrier !== undefined) return isPassive(tree, carrier) ? agentOf(tree, carrier) : subjectAt(tree, carrier);
  return argumentsOf(tree, at, "amod", "compound").find((child) => actors.actorAt(told.report.id, tree.tokens[child]!) !== undefined);
}

function carrierOf(tree: Tree, at: number): number | undefined {
  const {deprel, head} = tree.tokens[at]!;
  if (head >= 0 && deprel.startsWith("obl") && REACTING.has(lemmaAt(tree, head)) && /^(with|in)$/.test(markersOf(tree, at)[0] ?? ""))
    return head;
  return head >= 0 && /^(obj|nsubj:pass)$/.test(deprel) && CARRIERS.has(lemmaAt(tree, head)) ? head : undefined;
}

// ---- what is said in other ways

// "gave the guard ten days to withdraw", "issued an ultimatum", "defied a deadline" (whose deadline that was is left open)
function ofUltimatum(place: Place, at: number): Attitude[] | undefined {
  const {tree, told, sentence} = place;
  const lemma = lemmaAt(tree, at);
  if (tree.tokens[at]!.upos !== "VERB") return undefined;
  const objects = argumentsOf(tree, at, "obj", "nsubj").filter((child) => tree.tokens[child]!.deprel !== "nsubj");
  const lasts = (child: number) => told.reading.times.some((time) => time.type === "DURATION" && overlaps(time, tree.tokens[child]!));
  const named = SETTING.has(lemma) || DEFYING.has(lemma) ? objects.find((child) => ULTIMATUM_NOUNS.has(lemmaAt(tree, child))) : undefined;
  const object =
    named ?? (lemma === "give" ? objects.find((child) => lasts(child) && infinitiveBelow(tree, at, child) !== undefined) : undefined);
  if (object === undefined) return undefined;
  if (realityOf(tree, at).supposed) return [];
  const defied = DEFYING.has(lemma);
  const infinitive = infinitiveBelow(tree, at, object);
  const matter = infinitive === undefined ? rangeOf(tree, object) : rangeOf(tree, infinitive);
  const subject = isPassive(tree, at) ? agentOf(tree, at) : subjectAt(tree, at);
  const given =
    argumentsOf(tree, at, "iobj")[0] ??
    objects.find((child) => child !== object && child > at) ??
    argumentsOf(tree, at, "obl").find((child) => markersOf(tree, child)[0] === "to");
  const found = {head: infinitive ?? object, range: matter, ...(given === undefined ? {} : {toward: given})};
  if (!defied) return express(place, at, {kind: "ultimatum", stance: "for"}, found, subject);
  const mention = mentionOf(tree, at, matter);
  const toward = subject === undefined ? undefined : actorOf(place, subject);
  return [
    {kind: "ultimatum", cue: tree.tokens[at]!, matter, mention, head: tree.tokens[at]!, sentence, ...(toward ? {toward} : {})},
    ...express(place, at, {stance: "against"}, found, subject),
  ];
}

function infinitiveBelow(tree: Tree, at: number, object: number): number | undefined {
  return [...argumentsOf(tree, at, "advcl", "xcomp"), ...argumentsOf(tree, object, "acl")].find((child) => isInfinitive(tree, child));
}

// "an attack on the port would be considered an act of war": the subject is the condition, the speaker the one who threatens
function ofCasusBelli(place: Place, at: number): Attitude[] | undefined {
  const {tree} = place;
  if (!COUNT_AS.has(lemmaAt(tree, at)) || !hasChild(tree, at, ["aux"], ["would", "will", "shall"])) return undefined;
  const as = argumentsOf(tree, at, "xcomp", "obl", "obj").find((child) => CASUS_BELLI.has(lemmaAt(tree, child)));
  if (as === undefined || realityOf(tree, at).negated) return undefined;
  const passive = isPassive(tree, at);
  const act = passive ? argumentsOf(tree, at, "nsubj")[0] : argumentsOf(tree, at, "obj")[0];
  const condition = act === undefined ? undefined : rangeOf(tree, act);
  const first = Math.min(at, ...argumentsOf(tree, at, "aux"));
  const range = {start: tree.tokens[first]!.start, end: rangeOf(tree, at).end};
  const [one] = expressSaid(place, at, {kind: "threat"}, {head: at, range}, passive ? undefined : subjectAt(tree, at), condition);
  const mention = one && condition ? {start: Math.min(one.mention.start, condition.start), end: one.mention.end} : one?.mention;
  return one && mention ? [{...one, mention}] : undefined;
}

// "we will rebuild the dam", "he would prosecute the mayor": what those who speak say that they will do
function ofWill(place: Place, at: number): Attitude[] | undefined {
  const {tree, told, speakers} = place;
  const verb = lemmaAt(tree, at);
  const word = tree.tokens[at]!;
  const harms = HARM.has(verb) || isStrike(tree, at);
  if (!harms && !HELP.has(verb) && !COWING.has(verb) && !YIELDING.has(verb)) return undefined;
  const negated = realityOf(tree, at).negated;
  if (
    !announces(tree, at) ||
    (!isPassive(tree, at) && (COWING.has(verb) || (harms && negated) || (YIELDING.has(verb) && !negated))) ||
    !speakers.isSaid(told.report.id, word)
  )
    return undefined;
  if (realityOf(tree, at).supposed) return [];
  const subject = subjectAt(tree, at);
  const speaker = speakers.speakerAt(told.report.id, word);
  if (isBelieved(tree, at)) return undefined;
  if (isPassive(tree, at)) return ofPassiveWill(place, at, negated);
  if (subject === undefined || (!isFirstPerson(tree, subject) && (!speaker || !isMeant(place, subject, speaker)))) return undefined;
  if (/^acl/.test(word.deprel) || tree.children[at]!.some((child) => /^(what|how|which|where|when)$/.test(lemmaAt(tree, child))))
    return undefined;
  // "if we found the money, we would mend it" promises nothing
  if (isFirstPerson(tree, subject) && !hasChild(tree, at, ["aux"], ["will", "shall", "'ll", "’ll"]) && !isGoingTo(tree, at))
    return undefined;
  const refused = YIELDING.has(verb) || (negated && !ENDURING.has(verb));
  const said: Said = refused ? {kind: "refusal", stance: "against"} : {kind: harms ? "threat" : "promise"};
  return expressSaid(place, at, said, {head: at, range: fromSubject(tree, at, subject)}, subject);
}

// "impose sanctions", "take action": a deed that hurts, named by a noun
function isStrike(tree: Tree, at: number): boolean {
  return LIGHT.has(lemmaAt(tree, at)) && argumentsOf(tree, at, "obj").some((child) => DEED_NOUNS.has(lemmaAt(tree, child)));
}

// "traders are confident that the debt will be paid": what is believed is not promised
function isBelieved(tree: Tree, at: number): boolean {
  const {head, deprel} = tree.tokens[at]!;
  return (
    head >= 0 &&
    deprel === "ccomp" &&
    /^(confident|sure|certain|likely|believe|expect|think|hope|predict|know|doubt|fear|optimistic)$/.test(lemmaAt(tree, head))
  );
}

// "the league said that it would strike": a pronoun that nothing else is known of is whoever speaks
function isMeant(place: Place, subject: number, speaker: string): boolean {
  const actor = actorOf(place, subject);
  return actor === speaker || (actor === undefined && mayBe(place, subject, speaker));
}

// He and she are people, "it" is none.
function mayBe({tree, actors}: Place, pronoun: number, actor: string): boolean {
  const person = (actors.kindOf(actor) ?? "person") === "person";
  const form = tree.forms[pronoun]!;
  return person ? /^(he|she)$/.test(form) : /^(it|they)$/.test(form);
}

// From the subject, where it is the clause's own, to the clause's end; what stands before the subject introduces it.
function fromSubject(tree: Tree, at: number, subject: number): Span {
  const range = rangeOf(tree, at, leaveOut(tree, at));
  const {head, deprel} = tree.tokens[at]!;
  // "the council has to act": the subject hangs on "has"
  const own = tree.tokens[subject]!.head === at || (deprel === "xcomp" && tree.tokens[subject]!.head === head && isDuty(tree, at));
  if (own && subject < at && tree.tokens[subject]!.head === head) return {start: phraseAt(tree, subject).start, end: range.end};
  const start = subject < at && own ? phraseAt(tree, subject).start : range.start;
  return {start: Math.max(start, range.start), end: range.end};
}

// "he would be killed if …" threatens, "tents will be provided" promises, "we will not be bullied" refuses
function ofPassiveWill(place: Place, at: number, negated: boolean): Attitude[] | undefined {
  const {tree} = place;
  const verb = lemmaAt(tree, at);
  const found = {head: at, range: rangeOf(tree, at, leaveOut(tree, at))};
  const will = hasChild(tree, at, ["aux"], ["will", "shall", "'ll", "’ll"]);
  if (negated)
    return COWING.has(verb) ? expressSaid(place, at, {kind: "refusal", stance: "against"}, found, subjectAt(tree, at)) : undefined;
  const subject = argumentsOf(tree, at, "nsubj")[0];
  if (HARM.has(verb) && conditionOf(tree, at, at) && subject !== undefined && isSomebody(place, subject))
    return expressSaid(place, at, {kind: "threat"}, found, undefined);
  return SUPPLYING.has(verb) && will ? expressSaid(place, at, {kind: "promise"}, found, undefined) : undefined;
}

// "will", "'ll", "shall", "is going to"
function announces(tree: Tree, at: number): boolean {
  return hasChild(tree, at, ["aux"], ["will", "shall", "'ll", "’ll", "would"]) || isGoingTo(tree, at);
}

function isGoingTo(tree: Tree, at: number): boolean {
  const {head, deprel} = tree.tokens[at]!;
  return deprel === "xcomp" && head >= 0 && lemmaAt(tree, head) === "go" && tree.forms[head] === "going" && isInfinitive(tree, at);
}

// "the ministry must pay": what somebody says that others have to do
function ofDuty(place: Place, at: number): Attitude[] | undefined {
  const {tree, told, speakers} = place;
  const word = tree.tokens[at]!;
  if (!isDuty(tree, at) || !speakers.isSaid(told.report.id, word)) return undefined;
  if (hasChild(tree, at, ["aux"], ["have"]) && hasChild(tree, at, ["aux"], ["should", "must"])) return undefined;
  // "he must be having fun": what is concluded
  if (hasChild(tree, at, ["aux"], ["be"]) && tree.forms[at]!.endsWith("ing")) return undefined;
  const subject = argumentsOf(tree, at, "nsubj")[0] ?? subjectAt(tree, at);
  if (subject === undefined || subject > at || /^(acl|advcl)/.test(word.deprel) || isFirstPerson(tree, subject)) return undefined;
  if (tree.forms[subject] === "you" || isExpected(tree, at)) return undefined;
  if (/^(that|this|there|which|who|what|it|one)$/.test(lemmaAt(tree, subject)) || realityOf(tree, at).supposed) return undefined;
  if (!asks(place, at, subject) || isInverted(tree, at)) return undefined;
  const range = fromSubject(tree, at, subject);
  const stance: Stance = realityOf(tree, at).negated ? "against" : "for";
  // nobody tells themselves what they should do: then the speaker was misread
  return expressSaid(place, at, {kind: "demand", stance}, {head: at, range, toward: subject}, undefined).map(({actor, ...one}) =>
    actor !== undefined && actor !== actorOf(place, subject) ? {...one, actor} : one,
  );
}

function isDuty(tree: Tree, at: number): boolean {
  if (argumentsOf(tree, at, "aux").some((child) => /^(must|should|shall|ought)$/.test(lemmaAt(tree, child)))) return true;
  const {head, deprel} = tree.tokens[at]!;
  if (deprel !== "xcomp" || head < 0 || !/^(have|need|ought)$/.test(lemmaAt(tree, head)) || !isInfinitive(tree, at)) return false;
  return argumentsOf(tree, head, "aux").length === 0 && tree.forms[head] !== "had";
}

// "the results should be known by noon", "the crew should be able to leave": what is expected
function isExpected(tree: Tree, at: number): boolean {
  if (hasChild(tree, at, ["aux"], ["must", "shall"])) return false;
  return /^(able|likely|possible|ready|clear|enough|easy|hard|difficult|over|available|know|see|complete|finish)$/.test(lemmaAt(tree, at));
}

// "the operation should end by noon" expects; "the guard should withdraw", "the ban must end" and "the dam should be mended" ask
function asks(place: Place, at: number, subject: number): boolean {
  const {tree} = place;
  if (isPassive(tree, at) || hasChild(tree, at, ["aux"], ["must", "shall"])) return true;
  return isSomebody(place, subject);
}

function isSomebody({told, tree, actors}: Place, at: number): boolean {
  const noun = lemmaAt(tree, at);
  return PEOPLE_NOUNS.has(noun) || BODY_NOUNS.has(noun) || actors.actorAt(told.report.id, phraseAt(tree, at)) !== undefined;
}

// "the toll is unacceptable": how somebody judges what the sentence is about
function ofVerdict(place: Place, at: number): Attitude[] | undefined {
  const {tree} = place;
  const stance = verdictAt(tree, at);
  if (!stance || !isSaid(place, at)) return undefined;
  if (argumentsOf(tree, at, "expl").length > 0) return ofNecessity(place, at, stance);
  const subject = argumentsOf(tree, at, "nsubj", "csubj")[0] ?? participleBefore(tree, at);
  if (subject === undefined || argumentsOf(tree, at, "cop").length === 0) return undefined;
  const {negated, supposed} = realityOf(tree, at);
  if (negated || supposed || tree.tokens[subject]!.upos === "PRON") return undefined;
  return expressSaid(place, at, {stance}, {head: subject, range: rangeOf(tree, subject)}, holderOf(place, at));
}

// "the situation is critical" judges nothing; "help is critical to mend the dam" does
function verdictAt(tree: Tree, at: number): Stance | undefined {
  const lemma = lemmaAt(tree, at);
  if (lemma !== "critical") return VERDICTS.get(lemma);
  return argumentsOf(tree, at, "xcomp", "advcl", "csubj", "obl").some(
    (child) => child > at && /^(to|for)$/.test(markersOf(tree, child)[0] ?? ""),
  )
    ? "for"
    : undefined;
}

// "[taking the bridge] was a victory"
function participleBefore({tokens, children, forms}: Tree, at: number): number | undefined {
  return children[at]!.find((child) => child < at && tokens[child]!.upos === "VERB" && forms[child]!.endsWith("ing"));
}

// "called the vote a sham", "described the raid as a crime": how somebody judges an object
function ofNaming(place: Place, at: number): Attitude[] | undefined {
  const {tree} = place;
  if (!NAMING.has(lemmaAt(tree, at)) || isPassive(tree, at)) return undefined;
  const object = argumentsOf(tree, at, "obj").find((child) => child > at);
  const name = argumentsOf(tree, at, "xcomp", "obl", "ccomp", "advcl").find((child) => child > at && VERDICTS.has(lemmaAt(tree, child)));
  const holder = subjectAt(tree, at);
  const {negated, supposed} = realityOf(tree, at);
  if (object === undefined || name === undefined || holder === undefined || negated || supposed || isNegatedNoun(tree, name))
    return undefined;
  const range = {start: rangeOf(tree, object).start, end: rangeOf(tree, name).end};
  return express(place, at, {stance: VERDICTS.get(lemmaAt(tree, name))!}, {head: object, range, issue: rangeOf(tree, object)}, holder);
}

function isNegatedNoun(tree: Tree, at: number): boolean {
  return hasChild(tree, at, ["det", "advmod"], ["no", "not", "never"]);
}

// "is against the war", "remains in favour of a truce", "marched against the tax": the side that somebody is on
function ofSide(place: Place, at: number): Attitude[] | undefined {
  const {tree} = place;
  const {upos, head: above, deprel} = tree.tokens[at]!;
  if (upos === "VERB") return undefined;
  const stance = sideOf(tree, at);
  const isPredicate = argumentsOf(tree, at, "cop").length > 0;
  const verb = isPredicate
    ? at
    : deprel.startsWith("obl") && above >= 0 && /^(remain|stand|come|stay)$/.test(lemmaAt(tree, above))
      ? above
      : undefined;
  if (!stance || verb === undefined) return undefined;
  const favoured = stance === "for" ? argumentsOf(tree, at, "nmod")[0] : at;
  const holder = subjectAt(tree, verb);
  const {negated, supposed} = realityOf(tree, verb);
  if (
    favoured === undefined ||
    holder === undefined ||
    negated ||
    supposed ||
    !(isSomebody(place, holder) || tree.tokens[holder]!.upos === "PRON")
  )
    return undefined;
  const leave = leaveOut(tree, favoured);
  const mark = argumentsOf(tree, favoured, "case").at(-1);
  const range = rangeOf(
    tree,
    favoured,
    (child) => child === holder || /^(cop|nsubj|advmod|aux|ccomp)/.test(tree.tokens[child]!.deprel) || leave(child),
  );
  const start = mark === undefined ? range.start : Math.max(range.start, nextStart(tree, mark));
  const first = Math.min(at, verb, ...argumentsOf(tree, verb, "cop", "aux"));
  return express(place, verb, {stance}, {head: favoured, range: {start, end: range.end}}, holder).map((one) => ({
    ...one,
    mention: {start: tree.tokens[first]!.start, end: one.mention.end},
  }));
}

function sideOf(tree: Tree, at: number): Stance | undefined {
  const marks = markersOf(tree, at);
  if (marks[0] === "against") return "against";
  return marks[0] === "in" && /^favou?r$/.test(lemmaAt(tree, at)) && tree.forms[at + 1] === "of" ? "for" : undefined;
}

// "the plan drew criticism from Orland", "met with opposition from the crew": the attitude of those who are named after "from"
function ofReception(place: Place, at: number): Attitude[] | undefined {
  const {tree} = place;
  const verb = tree.tokens[at]!.head;
  const sense = NOUN_SENSES.get(lemmaAt(tree, at))?.find(({stance}) => stance !== undefined);
  if (!sense?.stance || verb < 0 || !RECEIVING.has(lemmaAt(tree, verb)) || !/^(obj|obl)/.test(tree.tokens[at]!.deprel)) return undefined;
  const from = (child: number) => child > at && /^(from|by|among)$/.test(markersOf(tree, child)[0] ?? "");
  const holder = [...argumentsOf(tree, at, "nmod"), ...argumentsOf(tree, verb, "obl", "obj")].find(from);
  const what = subjectAt(tree, verb);
  const {negated, supposed} = realityOf(tree, verb);
  if (holder === undefined || what === undefined || what > verb || negated || supposed || isNegatedNoun(tree, at)) return undefined;
  const range = {start: phraseAt(tree, what).start, end: phraseAt(tree, holder).end};
  if (range.end - range.start > LONGEST) return undefined;
  const found = {head: what, range, issue: phraseAt(tree, what)};
  const holders = joinedWith(tree, holder).filter((one) => !isNobody(place, one));
  return holders.map((one) => describe(place, at, {stance: sense.stance!}, found, actorOf(place, one), one));
}

// In somebody's words, or what those who are counted in a poll think ("68 percent of the crew believe that …").
function isSaid(place: Place, at: number): boolean {
  return place.speakers.isSaid(place.told.report.id, place.tree.tokens[at]!) || holderOf(place, at) !== undefined;
}

// "most of the crew think that the owners have failed": the subject of the verb of opinion right above
function holderOf({tree}: Place, at: number): number | undefined {
  const {head, deprel} = tree.tokens[at]!;
  if (head < 0 || deprel !== "ccomp" || !/^(believe|think|say|feel|consider|find)$/.test(lemmaAt(tree, head))) return undefined;
  const subject = subjectAt(tree, head);
  const isCounted = subject !== undefined && COUNTING.has(lemmaAt(tree, subject)) && argumentsOf(tree, subject, "nmod").length > 0;
  return isCounted ? subject : undefined;
}

// "voters think that the council mishandled the flood", "the council cannot keep order": who says so is against how it is done
function ofFailing(place: Place, at: number): Attitude[] | undefined {
  const {tree} = place;
  const subject = argumentsOf(tree, at, "nsubj")[0];
  const cannot = hasChild(tree, at, ["aux"], ["can"]) && realityOf(tree, at).negated && !hasChild(tree, at, ["advmod"], ["long", "longer"]);
  if (!(cannot || FAILING.has(lemmaAt(tree, at))) || subject === undefined || isPassive(tree, at) || !isSomebody(place, subject))
    return undefined;
  const {negated, supposed} = realityOf(tree, at);
  if (negated !== cannot || supposed || tree.tokens[subject]!.upos === "PRON" || !isSaid(place, at)) return undefined;
  return expressSaid(place, at, {stance: "against"}, {head: at, range: fromSubject(tree, at, subject)}, holderOf(place, at));
}

// "it is imperative for all parties to talk", "it is wrong to close the port"
function ofNecessity(place: Place, at: number, stance: Stance): Attitude[] | undefined {
  const {tree} = place;
  const head = argumentsOf(tree, at, "csubj", "ccomp", "xcomp", "advcl").find((child) => child > at && !isCondition(tree, child));
  const {negated, supposed} = realityOf(tree, at);
  if (head === undefined || negated || supposed) return undefined;
  const range = rangeOf(tree, head, leaveOut(tree, head));
  return expressSaid(place, at, stance === "for" ? {kind: "demand", stance} : {stance}, {head, range}, undefined);
}

// ---- an attitude and whose it is

// What two say together each of them says.
function express(place: Place, at: number, said: Said, found: Found, holder: number | undefined): Attitude[] {
  const {tree} = place;
  if (holder !== undefined && (isNobody(place, holder) || isAnybody(place, at, holder) || (said.kind && !mayCommit(place, holder))))
    return [];
  const equated = holder === undefined ? undefined : equatedActor(place, at);
  if (equated) return [describe(place, at, said, found, equated)];
  const ruled = holder === undefined ? [] : countriesOf(place, holder);
  if (ruled.length > 0) return ruled.map((country) => describe(place, at, said, found, country, holder));
  const told = holder !== undefined && tree.tokens[holder]!.head === at ? undefined : sourceAt(place, at);
  if (told !== undefined) return [describe(place, at, said, found, told)];
  if (holder === undefined) return [describe(place, at, said, found, nearestBefore(place, at))];
  return joinedWith(place.tree, holder).map((one) => describe(place, at, said, found, actorOf(place, one), one));
}

// "leaders in the neighbouring states Orland and Velden": who has no other name than rulers of countries speaks for those
function countriesOf({told, tree, actors}: Place, holder: number): string[] {
  if (!RULERS.has(lemmaAt(tree, holder)) || tree.forms[holder] === lemmaAt(tree, holder)) return [];
  const below = argumentsOf(tree, holder, "nmod").filter((child) => /^(in|of|from)$/.test(markersOf(tree, child)[0] ?? ""));
  const phrases = below.map((child) => rangeOf(tree, child, (under) => /^(acl|parataxis)/.test(tree.tokens[under]!.deprel)));
  const named = told.reading.entities.filter(
    (entity) => phrases.some((phrase) => contains(phrase, entity)) && findCountry(textOf(told.report.text, entity))?.by === "name",
  );
  return [...new Set(named.flatMap((entity) => actors.actorAt(told.report.id, entity) ?? []))];
}

// "others", "no one", and "I" or "you" of a page on which nobody is known to speak: whose attitude it is cannot be told.
function isNobody(place: Place, at: number): boolean {
  const {tree} = place;
  if (lemmaAt(tree, at) === "you" || tree.forms[at] === "you") return true;
  if (isFirstPerson(tree, at)) return actorOf(place, at) === undefined && !isSpoken(place, at);
  const told = argumentsOf(tree, at, "nmod", "amod", "compound").filter((child) => markersOf(tree, child)[0] !== "for");
  return NOBODY.has(lemmaAt(tree, at)) && told.length === 0;
}

// "people who ask for shelter are sent on": whoever does so is meant, nobody is said to
function isAnybody({tree}: Place, at: number, holder: number): boolean {
  const {upos, deprel} = tree.tokens[at]!;
  const {upos: kind, lemma} = tree.tokens[holder]!;
  if (upos !== "VERB" || !deprel.startsWith("acl:relcl") || kind !== "NOUN" || tree.forms[holder] === lemma.toLowerCase()) return false;
  const isBare = argumentsOf(tree, holder, "det", "nummod", "amod").length === 0;
  return (
    isBare &&
    tree.tokens[tree.tokens[at]!.head] !== undefined &&
    tree.forms[at] === lemmaAt(tree, at) &&
    argumentsOf(tree, at, "aux").length === 0
  );
}

// "the plane is ready to start", "the point is that …": things promise and demand nothing
function mayCommit(place: Place, at: number): boolean {
  const {tree} = place;
  const {upos} = tree.tokens[at]!;
  return upos !== "NOUN" || COUNTING.has(lemmaAt(tree, at)) || isSomebody(place, at) || sourceAt(place, at) !== undefined;
}

// "We will mend the dam" of a release that names nobody is still its own; "I" of a page is whoever left a remark there
function isSpoken({told, tree, speakers}: Place, at: number): boolean {
  return tree.forms[at] !== "i" && speakers.isSaid(told.report.id, tree.tokens[at]!);
}

// Whom the reader found to be the source of these words, where the clause's own subject stands apart from its verb.
function sourceAt({told, tree, actors}: Place, at: number): string | undefined {
  const attribution = told.reading.attributions.find(({cue}) => cue.some((span) => overlaps(span, tree.tokens[at]!)));
  const source = attribution?.source[0];
  if (source && /^(?:which|who|that|it|they|some|others|many|most|all|none|few)$/i.test(textOf(told.report.text, source))) return undefined;
  return source && actors.actorAt(told.report.id, source);
}

// What stands in somebody's words is theirs, unless the clause says it of somebody else.
function expressSaid(place: Place, at: number, said: Said, found: Found, subject: number | undefined, condition?: Span): Attitude[] {
  const {tree, told, speakers} = place;
  const own = subject === undefined || isFirstPerson(tree, subject);
  const speaker = speakers.speakerAt(told.report.id, tree.tokens[at]!);
  if (subject !== undefined && isNobody(place, subject)) return [];
  const meant = !own && speaker !== undefined && mayBe(place, subject, speaker) ? speaker : undefined;
  const actor = equatedActor(place, at) ?? (own ? speaker : (actorOf(place, subject) ?? meant));
  return [{...describe(place, at, said, found, actor, own ? undefined : subject), ...(condition ? {condition} : {})}];
}

function describe(place: Place, at: number, said: Said, found: Found, actor: string | undefined, holder?: number): Attitude {
  const {tree, sentence, told, actors} = place;
  const toward =
    found.toward === undefined ? victimOf(place, said, found.head) : actors.actorAt(told.report.id, phraseAt(tree, found.toward));
  const ended = said.stance === "for" ? endedBy(tree, found.head) : undefined;
  const issue = found.issue ?? ended;
  const condition = conditionOf(tree, at, found.head);
  const range = withAntecedent(tree, found);
  const mention = mentionOf(tree, at, condition && condition.start >= range.end ? {start: range.start, end: condition.end} : range);
  return {
    ...(said.kind ? {kind: said.kind} : {}),
    ...(said.stance ? {stance: ended ? "against" : said.stance} : {}),
    ...(actor ? {actor} : {}),
    ...(holder === undefined ? {} : {holder: rangeOf(tree, holder, (child) => LOOSE.test(tree.tokens[child]!.deprel))}),
    ...(toward && toward !== actor ? {toward} : {}),
    cue: {start: tree.tokens[at]!.start, end: tree.tokens[at]!.end},
    matter: range,
    ...(issue ? {issue} : {}),
    mention,
    ...(condition ? {condition} : {}),
    head: headOfIssue(tree, issue, found.head),
    ...dayAt(place, at, range),
    sentence,
  };
}

// "On Monday the league said that it opposed the march on Friday": of the days in a sentence the one that hangs on the attitude's own word, or
// on a word that governs it
function dayAt({told, tree, sentence}: Place, at: number, matter: Span): {day?: string} {
  const whole = told.reading.sentences[sentence]!;
  const above = clausesAbove(tree, at);
  const own = told.reading.times.find((time) => {
    if (time.type !== "DATE" || !/^\d{4}-\d\d-\d\d$/.test(time.value) || !contains(whole, time) || contains(matter, time)) return false;
    return hangsOn(tree, time, above);
  });
  const story = told.reading.storyDate.date ?? told.report.pageDate;
  return own && !(story && own.value > story.slice(0, 10)) ? {day: own.value} : {};
}

// "gave them [seven days on 30 July] to leave": over the phrases that a day stands in
function hangsOn({tokens}: Tree, time: Span, predicates: ReadonlySet<number>): boolean {
  let here = tokens.findIndex((token) => overlaps(token, time) && !(tokens[token.head] && overlaps(tokens[token.head]!, time)));
  for (let steps = 0; here >= 0 && steps < 4; steps++) {
    here = tokens[here]!.head;
    if (predicates.has(here)) return true;
    if (tokens[here]?.upos === "VERB") return false;
  }
  return false;
}

function headOfIssue(tree: Tree, issue: Span | undefined, head: number): Span {
  const inside = issue ? tree.tokens.flatMap((token, at) => (contains(issue, token) ? [at] : [])) : [];
  const top = inside.find((at) => !inside.includes(tree.tokens[at]!.head));
  const {start, end} = tree.tokens[top ?? head]!;
  return {start, end};
}

// "this presence must end", "called on Orland to lift the blockade"
function endedBy(tree: Tree, head: number): Span | undefined {
  if (!ENDING.has(lemmaAt(tree, head)) || tree.tokens[head]!.upos !== "VERB") return undefined;
  const what = argumentsOf(tree, head, "obj")[0] ?? argumentsOf(tree, head, "nsubj").find((child) => tree.tokens[child]!.upos !== "PRON");
  return what === undefined ? undefined : rangeOf(tree, what, leaveOut(tree, what));
}

function actorOf({told, tree, actors, speakers}: Place, at: number): string | undefined {
  if (isFirstPerson(tree, at)) return speakers.speakerAt(told.report.id, tree.tokens[at]!);
  const counted = COUNTING.has(lemmaAt(tree, at)) ? argumentsOf(tree, at, "nmod")[0] : undefined;
  return (
    actors.actorAt(told.report.id, phraseAt(tree, at)) ??
    (counted === undefined ? undefined : actors.actorAt(told.report.id, phraseAt(tree, counted)))
  );
}

// The noun with what names it, without clauses and others joined to it; an apposition helps to tell who it is.
function phraseAt(tree: Tree, at: number): Span {
  return rangeOf(tree, at, (child) => /^(acl|conj|cc|parataxis|advcl|punct)/.test(tree.tokens[child]!.deprel));
}

// "Velden is one of the few towns that opposed the dam and said …": what is said of one of them is said of Velden
function equatedActor({told, tree, actors}: Place, at: number): string | undefined {
  const one = tree.tokens.findIndex((_, here) => here < at && lemmaAt(tree, here) === "one" && argumentsOf(tree, here, "cop").length > 0);
  const subject = one < 0 ? undefined : argumentsOf(tree, one, "nsubj")[0];
  return subject === undefined ? undefined : actors.actorAt(told.report.id, phraseAt(tree, subject));
}

// "The US" is a country
function isFirstPerson({forms, tokens}: Tree, at: number): boolean {
  return tokens[at]!.upos !== "PROPN" && /^(?:i|we|us|our|my|me)$/.test(forms[at]!);
}

// Headlines and broken parses leave a verb without a subject: then the nearest actor before it.
function nearestBefore({told, tree, actors}: Place, at: number): string | undefined {
  for (let here = at - 1; here >= Math.max(0, at - 12); here--) {
    if (!/^(PROPN|NOUN|PRON)$/.test(tree.tokens[here]!.upos)) continue;
    const actor = actors.actorAt(told.report.id, tree.tokens[here]!);
    if (actor) return actor;
  }
  return undefined;
}

// "threatened to invade Velden": whom a threat names as its object it is directed at
function victimOf({told, tree, actors}: Place, said: Said, head: number): string | undefined {
  if (said.kind !== "threat") return undefined;
  const object = argumentsOf(tree, head, "obj")[0] ?? (isPassive(tree, head) ? argumentsOf(tree, head, "nsubj")[0] : undefined);
  return object === undefined ? undefined : actors.actorAt(told.report.id, phraseAt(tree, object));
}

// "[an intervention, which the league has threatened to launch]": without what "which" stands for it says nothing
function withAntecedent(tree: Tree, {head, range}: Found): Span {
  const {tokens} = tree;
  let relative = false;
  for (let [here, steps] = [head, 0]; here >= 0 && steps < 5; here = tokens[here]!.head, steps++) {
    relative ||= argumentsOf(tree, here, "obj").some(
      (child) => /^(which|that)$/.test(lemmaAt(tree, child)) && tokens[child]!.upos === "PRON",
    );
    if (!/^acl/.test(tokens[here]!.deprel) || tokens[here]!.head < 0) continue;
    const start = phraseAt(tree, tokens[here]!.head).start;
    return relative && start < range.start && range.end - start <= LONGEST ? {start, end: range.end} : range;
  }
  return range;
}

// From the predicate's auxiliaries on to the end of its matter.
function mentionOf(tree: Tree, at: number, matter: Span): Span {
  let first = at;
  const belongs = (here: number) => {
    const token = tree.tokens[here];
    return token !== undefined && token.head === at && /^(aux|cop|advmod|expl)/.test(token.deprel);
  };
  // "would not “speculate”": a mark may stand between
  while (belongs(first - 1) || (tree.tokens[first - 1]?.upos === "PUNCT" && belongs(first - 2))) first--;
  while (tree.tokens[first]!.upos === "PUNCT") first++;
  const start = Math.min(tree.tokens[first]!.start, matter.start);
  return {start, end: Math.max(tree.tokens[at]!.end, matter.end)};
}

/** The words of a range, white space collapsed, at most `LONGEST` characters, cut where a phrase begins. */
export function clauseText(text: string, range: Span): string {
  return textOf(text, cutRange(text, range)).replace(/\s+/g, " ");
}

/** A range of at most 150 characters, cut before the phrase that would not end in it: never behind an article or a preposition. */
export function cutRange(text: string, {start, end}: Span): Span {
  if (end - start <= LONGEST) return {start, end};
  const words = text.slice(start, start + LONGEST + 1);
  const whole = words.slice(0, Math.max(words.lastIndexOf(" "), LONGEST / 2));
  const clause = /^[\s\S]{75,}[,;:](?=\s)/.exec(whole)?.[0].slice(0, -1);
  let cut = clause ?? whole;
  for (let last = lastWord(cut); FUNCTION_WORDS.has(last) && cut.length > LONGEST / 2; last = lastWord(cut))
    cut = cut.replace(/\s*\S+$/, "");
  return {start, end: start + cut.trimEnd().length};
}

function lastWord(words: string): string {
  return (/(\S+)$/.exec(words)?.[1] ?? "").toLowerCase();
}
