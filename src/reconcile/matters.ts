// What a demanding, promising, backing … word is about: its arguments in the dependencies, over passives, relative clauses, infinitives and
// "and", without what only follows them; and the condition it is said on.
import type {Span} from "../model/span.js";
import {CONDITION_MARKS, type Matter} from "./en/attitude-words.js";
import {argumentsOf, isInfinitive, isPassive, lemmaAt, markersOf, rangeOf, subjectAt, type Tree} from "./predicates.js";

/** A matter found: the word that heads it, its range, and whom it is asked of. */
export interface Found {
  readonly head: number;
  readonly range: Span;
  readonly toward?: number;
  readonly issue?: Span;
}

// "asked if the port was shut" sets no condition.
const ASKING = /^(ask|wonder|know|see|say|tell|decide|determine|check|doubt|clear|sure|matter|care|learn|hear)$/;
// What begins a clause that adds to another.
const ASIDE = /^(while|although|though|because|as|after|since|when|whereas)$/;

/** The argument of a word that one kind of matter names, or undefined where the word has none such. */
export function matterOf(tree: Tree, at: number, matter: Matter, state: boolean): Found | undefined {
  if (matter === "inf") return infinitiveOf(tree, at);
  if (matter === "other") return ofObject(tree, at);
  if (matter === "that") return clauseOf(tree, at);
  if (matter === "ing") return participleOf(tree, at);
  if (matter === "obj") return objectOf(tree, at, state);
  return phraseWith(tree, at, matter);
}

/** The infinitive behind a word, with whom it is asked of. */
export function infinitiveOf(tree: Tree, at: number): Found | undefined {
  const head = argumentsOf(tree, at, "xcomp", "advcl", "ccomp", "acl").find(
    (child) => child > at && isInfinitive(tree, child) && !isCondition(tree, child),
  );
  if (head === undefined) return undefined;
  const range = rangeOf(tree, head, leaveOut(tree, head));
  const toward = addresseeOf(tree, at, head);
  const introduced = [head, ...(toward === undefined ? [] : [toward])].flatMap((one) => argumentsOf(tree, one, "mark", "case"));
  const after = introduced.find((child) => lemmaAt(tree, child) === "for");
  return {
    head,
    range: after === undefined ? range : {start: nextStart(tree, after), end: range.end},
    ...(toward === undefined ? {} : {toward}),
  };
}

function addresseeOf(tree: Tree, at: number, infinitive: number): number | undefined {
  const between = (child: number) => child > at && child < infinitive;
  const object =
    argumentsOf(tree, at, "obj", "iobj").find(between) ??
    argumentsOf(tree, infinitive, "nsubj").find(between) ??
    argumentsOf(tree, at, "nsubj").find((child) => between(child) && markersOf(tree, child).includes("for"));
  const bare = (child: number) => markersOf(tree, child).length === 0 && tree.tokens[child]!.upos === "PROPN";
  return (
    object ??
    argumentsOf(tree, at, "obl", "nmod").find(
      (child) => between(child) && (/^(on|upon|to|for)$/.test(markersOf(tree, child)[0] ?? "") || bare(child)),
    )
  );
}

// "wants [the mayor punished]", "wants [Velden to withdraw]", "wants [to see the mayor punished]", "asked [the guard to leave]"
function ofObject(tree: Tree, at: number): Found | undefined {
  const head = argumentsOf(tree, at, "xcomp", "ccomp").find((child) => child > at && !tree.forms[child]!.endsWith("ing"));
  if (head === undefined) return undefined;
  const seen = /^(see|have|get)$/.test(lemmaAt(tree, head)) && argumentsOf(tree, head, "obj").length > 0 && hasParticiple(tree, head);
  const toward =
    argumentsOf(tree, at, "obj", "iobj").find((child) => child > at && child < head) ??
    argumentsOf(tree, head, "nsubj").find((child) => child > at) ??
    (seen ? argumentsOf(tree, head, "obj")[0] : undefined);
  if (toward === undefined || (!isInfinitive(tree, head) && tree.tokens[head]!.deprel === "ccomp")) return undefined;
  const range = rangeOf(tree, head, leaveOut(tree, head));
  return {head, range: {start: Math.min(range.start, rangeOf(tree, toward).start), end: range.end}, toward};
}

// "to see the mayor punished", also where the parse hangs the participle lower
function hasParticiple({tokens, children}: Tree, at: number): boolean {
  const below = children[at]!.filter((child) => child > at).flatMap((child) => [child, ...children[child]!]);
  return below.some((child) => tokens[child]!.upos === "VERB" && /^(xcomp|ccomp|advcl|acl)$/.test(tokens[child]!.deprel));
}

function clauseOf(tree: Tree, at: number): Found | undefined {
  const head = argumentsOf(tree, at, "ccomp", "csubj").find(
    (child) => child > at && !isInfinitive(tree, child) && argumentsOf(tree, child, "nsubj", "expl").length > 0,
  );
  if (head === undefined) return undefined;
  const subject = argumentsOf(tree, head, "nsubj")[0];
  return {head, range: rangeOf(tree, head, leaveOut(tree, head)), ...(subject === undefined ? {} : {toward: subject})};
}

function participleOf(tree: Tree, at: number): Found | undefined {
  const head = argumentsOf(tree, at, "xcomp", "ccomp", "advcl", "obj").find(
    (child) =>
      child > at &&
      tree.forms[child]!.endsWith("ing") &&
      tree.tokens[child]!.upos === "VERB" &&
      argumentsOf(tree, child, "nsubj", "aux").length === 0,
  );
  return head === undefined ? undefined : {head, range: rangeOf(tree, head, leaveOut(tree, head))};
}

function objectOf(tree: Tree, at: number, state: boolean): Found | undefined {
  const passive = isPassive(tree, at) && !state && !isGranting(tree, at);
  const head = passive
    ? (argumentsOf(tree, at, "nsubj")[0] ?? nounBeforeAs(tree, at) ?? antecedent(tree, at) ?? sharedSubject(tree, at))
    : (argumentsOf(tree, at, "obj").find((child) => child > at) ??
      delayedObject(tree, at) ??
      sharedObject(tree, at) ??
      relativeObject(tree, at));
  if (head === undefined || !/^(NOUN|PROPN|PRON|NUM|ADJ|VERB|SYM)$/.test(tree.tokens[head]!.upos)) return undefined;
  const toward = argumentsOf(tree, at, "iobj")[0] ?? (isPassive(tree, at) && !passive ? argumentsOf(tree, at, "nsubj")[0] : undefined);
  const leave = leaveOut(tree, head);
  const above = clausesAbove(tree, at);
  const range = rangeOf(tree, head, (child) => above.has(child) || leave(child));
  const as =
    tree.tokens[head]!.upos === "PRON"
      ? argumentsOf(tree, at, "obl", "xcomp").find((child) => markersOf(tree, child)[0] === "as")
      : undefined;
  const end = as === undefined ? range.end : Math.max(range.end, rangeOf(tree, as, leave).end);
  return {head, range: {start: range.start, end}, ...(toward === undefined ? {} : {toward})};
}

/** A word and those that govern it, up to six. */
export function clausesAbove({tokens}: Tree, at: number): Set<number> {
  const above = new Set([at]);
  for (let [here, steps] = [tokens[at]!.head, 0]; here >= 0 && steps < 6; here = tokens[here]!.head, steps++) above.add(here);
  return above;
}

// "plan [an attack], as threatened by the league": what was threatened stands right before
function nounBeforeAs({tokens, ...tree}: Tree, at: number): number | undefined {
  const as = argumentsOf({tokens, ...tree}, at, "mark").find((child) => tree.forms[child] === "as");
  if (as === undefined) return undefined;
  const before = tokens[as - 1]?.upos === "PUNCT" ? as - 2 : as - 1;
  return tokens[before]?.upos === "NOUN" ? before : undefined;
}

// "[The plan] was welcomed by farmers but rejected by the crew"
function sharedSubject(tree: Tree, at: number): number | undefined {
  return tree.tokens[at]!.deprel.startsWith("conj") ? subjectAt(tree, at) : undefined;
}

// "condemned in strong terms [the killing]": behind a phrase of manner the object is taken for a part of that phrase
function delayedObject({tokens, ...tree}: Tree, at: number): number | undefined {
  const phrase = argumentsOf({tokens, ...tree}, at, "obl").find((child) => child > at);
  return phrase === undefined ? undefined : argumentsOf({tokens, ...tree}, phrase, "appos").find((child) => tokens[child]!.upos === "NOUN");
}

// "the leaders [refused] and rejected attempts at talks"
function sharedObject(tree: Tree, at: number): number | undefined {
  const next = argumentsOf(tree, at, "conj").find((child) => tree.tokens[child]!.upos === "VERB" && child > at);
  if (next === undefined || argumentsOf(tree, next, "nsubj", "aux", "mark").length > 0 || next - at > 3) return undefined;
  return argumentsOf(tree, next, "obj").find((child) => child > next);
}

// "[a plan] which the league has rejected"
function relativeObject(tree: Tree, at: number): number | undefined {
  const {deprel, head} = tree.tokens[at]!;
  const pronoun = argumentsOf(tree, at, "obj").find((child) => /^(which|that|whom)$/.test(lemmaAt(tree, child)));
  return pronoun !== undefined && deprel.startsWith("acl") && head >= 0 ? head : undefined;
}

function antecedent({tokens}: Tree, at: number): number | undefined {
  const {deprel, head} = tokens[at]!;
  return head >= 0 && (deprel.startsWith("acl") || (deprel.startsWith("advcl") && tokens[head]!.upos === "NOUN")) ? head : undefined;
}

/** The phrase with a preposition behind a word, without the preposition. */
export function phraseWith(tree: Tree, at: number, preposition: string): Found | undefined {
  const head = argumentsOf(tree, at, "obl", "nmod", "obj", "advcl", "ccomp", "acl").find(
    (child) => child > at && markersOf(tree, child)[0] === preposition,
  );
  if (head === undefined) return undefined;
  const whole = rangeOf(tree, head, leaveOut(tree, head));
  const first = argumentsOf(tree, head, "case", "mark").find((child) => lemmaAt(tree, child) === preposition);
  const start = first === undefined ? whole.start : Math.max(whole.start, nextStart(tree, first));
  const subject = argumentsOf(tree, head, "nsubj")[0];
  return {
    head,
    range: {start: Math.min(start, tree.tokens[head]!.start), end: whole.end},
    ...(subject === undefined ? {} : {toward: subject}),
  };
}

/** Where the next word begins. */
export function nextStart({tokens}: Tree, at: number): number {
  return tokens[at + 1]?.start ?? tokens[at]!.end;
}

/** Names what follows a matter without being part of it: its condition, a further clause, an aside. */
export function leaveOut(tree: Tree, top: number): (child: number) => boolean {
  return (child) => {
    const {deprel, head} = tree.tokens[child]!;
    if (/^advcl/.test(deprel))
      return isCondition(tree, child) || isInverted(tree, child) || markersOf(tree, child).some((mark) => ASIDE.test(mark));
    if (/^(parataxis|discourse|vocative)/.test(deprel)) return true;
    if (head !== top) return false;
    if (deprel === "cc") return child < top || argumentsOf(tree, top, "conj").some((other) => standsAlone(tree, other));
    return deprel.startsWith("conj") && standsAlone(tree, child);
  };
}

/** True for a clause of its own, with a subject or an auxiliary. */
export function standsAlone(tree: Tree, at: number): boolean {
  return argumentsOf(tree, at, "nsubj", "aux", "cop").length > 0 && !isInfinitive(tree, at);
}

/** True where something is granted or denied ("The envoys were denied entry"): who did it may be left open, who was is told. */
export function isGranting(tree: Tree, at: number): boolean {
  return argumentsOf(tree, at, "obj").length > 0;
}

/** True for a clause that sets a condition. */
export function isCondition(tree: Tree, at: number): boolean {
  const above = tree.tokens[at]!.head;
  const asked = tree.tokens[at]!.deprel === "ccomp" && (above < 0 || ASKING.test(lemmaAt(tree, above)));
  return !asked && markersOf(tree, at).some((mark) => CONDITION_MARKS.has(mark));
}

/** The condition on a predicate, on its matter, or on what governs them ("to invade if talks fail", "should talks fail"). */
export function conditionOf(tree: Tree, at: number, matter: number): Span | undefined {
  const {tokens} = tree;
  const above = tokens[at]!.head;
  const places = [matter, at, ...(above >= 0 ? [above] : []), ...argumentsOf(tree, matter, "xcomp", "obj", "ccomp")];
  for (const place of places)
    for (const child of argumentsOf(tree, place, "advcl", "ccomp"))
      if (isCondition(tree, child) || isInverted(tree, child)) return rangeOf(tree, child);
  return undefined;
}

/** True for a condition by word order ("should talks fail"). */
export function isInverted(tree: Tree, at: number): boolean {
  const subject = argumentsOf(tree, at, "nsubj")[0];
  const aux = argumentsOf(tree, at, "aux").find((child) => lemmaAt(tree, child) === "should");
  return subject !== undefined && aux !== undefined && aux < subject;
}
