// Words that take arguments, with the arguments: who is the subject, what it is about, whether it is denied or only supposed. English by
// Universal Dependencies; what the words mean is not known here.
import type {Sentence, Token} from "../model/reading.js";
import type {Span} from "../model/span.js";
import {DISPUTING, PROTESTING, TRANSPARENT, UNDONE} from "./en/attitude-words.js";

/** A sentence with its words' children at hand. */
export interface Tree {
  readonly sentence: Sentence;
  readonly tokens: readonly Token[];
  /** The words as they stand, lower case. */
  readonly forms: readonly string[];
  readonly children: readonly (readonly number[])[];
}

/** How real what a predicate tells is. */
export interface Reality {
  readonly negated: boolean;
  /** Inside a condition or a question, after "may" or "could", or an infinitive that somebody else wants. */
  readonly supposed: boolean;
}

/** Builds the tree of a sentence of a text. */
export function growTree(sentence: Sentence, text: string): Tree {
  const children: number[][] = sentence.tokens.map(() => []);
  sentence.tokens.forEach(({head}, index) => {
    children[head]?.push(index);
  });
  const forms = sentence.tokens.map(({start, end}) => text.slice(start, end).toLowerCase());
  return {sentence, tokens: sentence.tokens, forms, children};
}

/** Children by relation (without subtype), in order. */
export function argumentsOf({tokens, children}: Pick<Tree, "tokens" | "children">, at: number, ...relations: string[]): number[] {
  return children[at]!.filter((child) => relations.includes(tokens[child]!.deprel.split(":")[0]!));
}

/** Lemma in lower case. */
export function lemmaAt({tokens}: Tree, at: number): string {
  return tokens[at]!.lemma.toLowerCase();
}

/** True when a child in one of the relations has one of the lemmas. */
export function hasChild(tree: Tree, at: number, relations: readonly string[], lemmas: ReadonlySet<string> | readonly string[]): boolean {
  const wanted = lemmas instanceof Set ? lemmas : new Set(lemmas as readonly string[]);
  return argumentsOf(tree, at, ...relations).some((child) => wanted.has(lemmaAt(tree, child)));
}

/** True for a passive, with or without its auxiliary ("intervention threatened by the league"). */
export function isPassive(tree: Tree, at: number): boolean {
  const {tokens, children, forms} = tree;
  const {deprel, upos, head} = tokens[at]!;
  if (children[at]!.some((child) => /^(nsubj|aux):pass$/.test(tokens[child]!.deprel))) return true;
  if (upos !== "VERB" || argumentsOf(tree, at, "nsubj", "aux").length > 0) return false;
  // "was welcomed by farmers and [rejected] by the crew"
  if (deprel.startsWith("conj") && head >= 0 && !forms[at]!.endsWith("ing") && argumentsOf(tree, at, "obj").length === 0)
    return children[head]!.some((child) => tokens[child]!.deprel === "aux:pass");
  return /^(acl|advcl|amod)/.test(deprel) && !isInfinitive(tree, at) && !forms[at]!.endsWith("ing");
}

/** True when the word stands with "to". */
export function isInfinitive(tree: Tree, at: number): boolean {
  return tree.tokens[at]!.upos !== "NOUN" && !tree.forms[at]!.endsWith("ing") && markersOf(tree, at).includes("to");
}

/** The case or marker words of an argument, lower case ("for", "in favour of" gives all three). */
export function markersOf(tree: Tree, at: number): string[] {
  return argumentsOf(tree, at, "case", "mark").map((child) => lemmaAt(tree, child));
}

/** The range from the first to the last word below `at`, without the branches that `leave` names; unbroken and without closing marks. */
export function rangeOf(tree: Tree, at: number, leave: (child: number) => boolean = () => false): Span {
  const inside = new Set([at]);
  const queue = [at];
  for (let next = queue.pop(); next !== undefined; next = queue.pop())
    for (const child of tree.children[next]!) {
      if (leave(child) || inside.has(child)) continue;
      inside.add(child);
      queue.push(child);
    }
  let [first, last] = [at, at];
  while (inside.has(first - 1) || bridges(tree, inside, first - 1, -1)) first--;
  while (inside.has(last + 1) || bridges(tree, inside, last + 1, 1)) last++;
  while (first < at && tree.tokens[first]!.upos === "PUNCT") first++;
  while (last > at && tree.tokens[last]!.upos === "PUNCT") last--;
  return {start: tree.tokens[first]!.start, end: tree.tokens[last]!.end};
}

// A quotation mark or comma that hangs elsewhere does not end a phrase.
function bridges({tokens}: Tree, inside: ReadonlySet<number>, at: number, step: number): boolean {
  return tokens[at]?.upos === "PUNCT" && inside.has(at + step);
}

/** Whether a predicate is told as real. */
export function realityOf(tree: Tree, at: number): Reality {
  const governor = governorOf(tree, at);
  const negated = isNegated(tree, at) || (governor !== undefined && (governor.undone || isNegated(tree, governor.at)));
  const supposed = governor === undefined || isSupposed(tree, at) || (governor.at !== at && isSupposed(tree, governor.at));
  return {negated, supposed};
}

// "rarely approves" is told of those who do not
const NEGATING = /^(not|n't|n’t|never|neither|nor|rarely|seldom|hardly|scarcely|barely)$/;

function isNegated(tree: Tree, at: number): boolean {
  return (
    tree.children[at]!.some(
      (child) =>
        NEGATING.test(lemmaAt(tree, child)) &&
        !/^(just|only|merely|simply)$/.test(tree.forms[child + 1] ?? "") &&
        tree.forms[child - 1] !== "if",
    ) ||
    hasChild(tree, at, ["aux", "cop", "advmod"], ["cannot"]) ||
    argumentsOf(tree, at, "advmod").some((child) => tree.forms[child] === "longer" && tree.forms[child - 1] === "no") ||
    argumentsOf(tree, at, "mark").some((child) => lemmaAt(tree, child) === "without")
  );
}

// "marched to protest", "continued to oppose" and "failed to support" are told by the verb above; "was asked to support" tells nothing of supporting.
function governorOf(tree: Tree, at: number): {at: number; undone: boolean} | undefined {
  const {tokens} = tree;
  let [here, undone] = [at, false];
  for (let steps = 0; steps < 4; steps++) {
    const token = tokens[here]!;
    const dependent = /^(xcomp|advcl|acl|ccomp|csubj)/.test(token.deprel) && !token.deprel.startsWith("acl:relcl");
    const bare = isInfinitive(tree, here) || (token.deprel === "xcomp" && argumentsOf(tree, here, "nsubj").length === 0);
    if (dependent && isMereTalk(tree, here)) return undefined;
    if (!dependent || !bare || token.head < 0) {
      if (
        token.deprel.startsWith("conj") &&
        token.head >= 0 &&
        (isInfinitive(tree, token.head) || isMereTalk(tree, token.head)) &&
        argumentsOf(tree, here, "nsubj").length === 0
      ) {
        here = token.head;
        continue;
      }
      // "gave orders not to move and [to be ready]": beside a finite verb it hangs on the orders
      if (token.deprel.startsWith("conj") && isInfinitive(tree, here)) return undefined;
      return {at: here, undone};
    }
    const verb = lemmaAt(tree, token.head);
    if (UNDONE.has(verb)) undone = true;
    else if (!TRANSPARENT.has(verb) && !(token.deprel.startsWith("advcl") && PROTESTING.has(lemmaAt(tree, here)))) return undefined;
    here = token.head;
  }
  return {at: here, undone};
}

// "accused of supporting the rebels", "a choice between supporting them and opposing them": nobody is said to do it
function isMereTalk(tree: Tree, at: number): boolean {
  const {deprel, upos} = tree.tokens[at]!;
  // "[backing the plan] is a risk"
  if (tree.forms[at]!.endsWith("ing") && upos === "VERB" && deprel.startsWith("csubj")) return true;
  return (
    tree.forms[at]!.endsWith("ing") &&
    markersOf(tree, at).some((mark) => /^(of|for|between|against|from|instead|than|about|like)$/.test(mark))
  );
}

const SUPPOSING = new Set(["if", "unless", "whether", "lest"]);

function isSupposed(tree: Tree, at: number): boolean {
  const {tokens, sentence} = tree;
  if (hasChild(tree, at, ["aux"], ["may", "might", "could"]) || opensWithAuxiliary(tree, at) || isOfWhat(tree, at)) return true;
  for (let [here, steps] = [at, 0]; here >= 0 && steps < 3; here = tokens[here]!.head, steps++) {
    if (argumentsOf(tree, here, "mark").some((child) => SUPPOSING.has(lemmaAt(tree, child)))) return true;
    if (!/^(conj|xcomp|advcl)/.test(tokens[here]!.deprel)) break;
  }
  return isDisputed(tree, at) || (tokens.slice(-2).some(({lemma, end}) => lemma === "?" && sentence.end - end < 3) && isAsked(tree, at));
}

// "[what] the city is ready to do": what it is about stands in another clause
function isOfWhat(tree: Tree, at: number): boolean {
  const {deprel, head} = tree.tokens[at]!;
  if (deprel.startsWith("acl") && head >= 0 && lemmaAt(tree, head) === "what") return true;
  const places = [at, ...argumentsOf(tree, at, "xcomp", "ccomp", "advcl")];
  return places.some((place) =>
    argumentsOf(tree, place, "obj", "nsubj", "obl").some((child) => child < at && lemmaAt(tree, child) === "what" && child > at - 12),
  );
}

// "Can Orland oppose the raids": a question, though a headline drops its mark
function opensWithAuxiliary(tree: Tree, at: number): boolean {
  const first = tree.tokens.findIndex(({upos}) => upos !== "PUNCT");
  const subject = argumentsOf(tree, at, "nsubj")[0];
  return subject !== undefined && first < subject && argumentsOf(tree, at, "aux").includes(first);
}

// "denied a report that the guard had asked for arms"
function isDisputed(tree: Tree, at: number): boolean {
  const {tokens} = tree;
  for (let [here, steps] = [at, 0]; steps < 4; steps++) {
    const {head, deprel} = tokens[here]!;
    if (head < 0 || !/^(conj|xcomp|ccomp|acl|obj|nsubj:pass)/.test(deprel)) return false;
    if (deprel === "acl:relcl" && !markersOf(tree, here).includes("that")) return false;
    if (DISPUTING.has(lemmaAt(tree, head)) && /^(ccomp|obj|nsubj:pass)/.test(deprel)) return tokens[head]!.upos === "VERB";
    here = head;
  }
  return false;
}

// "Why don't we leave it to the courts?": the main clause is asked, one that hangs on a noun is told
function isAsked({tokens}: Tree, at: number): boolean {
  let here = at;
  for (let steps = 0; steps < 4 && tokens[here]!.head >= 0; steps++) {
    if (!/^(conj|xcomp|ccomp|parataxis)/.test(tokens[here]!.deprel)) return false;
    here = tokens[here]!.head;
  }
  return tokens[here]!.head < 0;
}

/** The words that name who a predicate is said of: its subject, over infinitives, participles, relative clauses and "and". */
export function subjectAt(tree: Tree, at: number, steps = 5): number | undefined {
  const {tokens} = tree;
  const token = tokens[at]!;
  // "waving flags and calling for [Orland] to leave": whoever stands behind "for" is called on
  const own = argumentsOf(tree, at, "nsubj").find(
    (child) => child < at || (tree.forms[child - 1] !== "for" && !markersOf(tree, child).includes("for")),
  );
  if (own !== undefined)
    return /^(which|who|that|whom)$/.test(lemmaAt(tree, own)) ? (namedBefore(tree, own) ?? antecedentOf(tree, at)) : own;
  if (steps === 0 || token.head < 0) return undefined;
  if (/^acl/.test(token.deprel)) return tokens[token.head]!.upos === "VERB" ? undefined : token.head;
  if (/^(conj|xcomp|advcl|parataxis)/.test(token.deprel)) return subjectAt(tree, token.head, steps - 1);
  return undefined;
}

// "a member of the bloc [Northleague], which has threatened": behind a comma "which" takes up the name right before it
function namedBefore(tree: Tree, pronoun: number): number | undefined {
  const {tokens} = tree;
  const before = pronoun - 2;
  if (lemmaAt(tree, pronoun) !== "which" || tree.forms[pronoun - 1] !== "," || tokens[before]?.upos !== "PROPN") return undefined;
  const {deprel, head} = tokens[before]!;
  return /^(flat|compound)/.test(deprel) && head >= 0 && head < pronoun ? head : before;
}

// "the league, which has threatened to strike": the pronoun stands for what its clause hangs on
function antecedentOf({tokens}: Tree, at: number): number | undefined {
  const {deprel, head} = tokens[at]!;
  if (/^acl/.test(deprel) && head >= 0) return head;
  if (deprel.startsWith("conj") && head >= 0) return /^acl/.test(tokens[head]!.deprel) ? tokens[head]!.head : undefined;
  return undefined;
}

/** A noun and those joined to it ("[Orland] and [the Free Ports]"). */
export function joinedWith(tree: Tree, at: number): number[] {
  const others = argumentsOf(tree, at, "conj").filter((child) => /^(NOUN|PROPN|PRON)$/.test(tree.tokens[child]!.upos));
  return [at, ...others];
}
