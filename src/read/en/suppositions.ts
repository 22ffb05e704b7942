// What is named without being told to have happened, to be under way or to come: asked, advised, held possible or told not to have been.
import type {EventMention, PloverType} from "../../model/reading.js";
import {childrenWith, formAt, type Tree} from "./events-arguments.js";

/** What is known about an event before it is asked whether it is told at all. */
export interface SuppositionFacts {
  readonly type?: PloverType | undefined;
  readonly status: EventMention["status"];
  readonly polarity: EventMention["polarity"];
  readonly modality?: string | undefined;
  readonly aspect: string;
  readonly tense?: string;
}

/** Why the event at `at` is not told, in words; undefined where it is. */
export function suppositionOf(tree: Tree, at: number, facts: SuppositionFacts): string | undefined {
  if (isAsked(tree, at)) return "it is asked, not told";
  if (/^(PRESENT|NONE)$/.test(facts.tense ?? "") && speaksToReaders(tree)) return "the page speaks to its readers";
  if (isLeftOpen(tree, at)) return '"whether" leaves it open';
  if (isBidden(tree, at, facts)) return "it is bidden, not told";
  const question = childrenWith(tree, at, "advmod", "obj", "mark").find((child) =>
    /^(how|what|whom?|where|when|whether)$/.test(formAt(tree, child)),
  );
  // "advice on how to [talk] with them"
  if (question !== undefined && childrenWith(tree, at, "mark").some((child) => formAt(tree, child) === "to"))
    return `"${formAt(tree, question)}" asks for it`;
  // "The guild did not [join] the talks"; a refusal is told by its not
  if (facts.polarity === "NEG" && facts.type !== undefined && facts.type !== "REJECT" && facts.status !== "denied")
    return "it is told not to be so";
  if (facts.modality && facts.status === "occurred" && OPEN.test(facts.modality) && !facts.aspect.startsWith("PERFECTIVE"))
    return `"${facts.modality}" leaves it open`;
  return undefined;
}

/** "We welcome comments that advance the story", "You agree to our terms": rules of a page, not news. */
function speaksToReaders({sentence: {tokens}}: Tree): boolean {
  const has = (words: RegExp) => tokens.some(({lemma}) => words.test(lemma.toLowerCase()));
  return (
    has(/^(you|your|we|our)$/) &&
    has(/^(comment|cookie|newsletter|terms?|conduct|moderator|subscriber|subscription|browser|login|password|privacy)$/) &&
    !has(/^(say|tell|ask)$/)
  );
}

const OPEN = /^(can|could|may|might|should|must|ought|shall|have to|need)/;

/** "Was the mayor [arrested]?": the main clause of a question, and what hangs on it without a clause of its own. */
function isAsked(tree: Tree, at: number): boolean {
  const {tokens} = tree.sentence;
  if (!isQuestion(tree)) return false;
  for (let token = at, steps = 0; steps < 8; steps++) {
    const {head, deprel} = tokens[token]!;
    if (head < 0) return true;
    // "Why did they flee when the guards [fired]?" takes the shots for granted
    if (/^(acl:relcl|parataxis)/.test(deprel)) return false;
    if (
      deprel.startsWith("advcl") &&
      childrenWith(tree, token, "mark").some((mark) => /^(when|after|since|because|as|before|while)$/.test(formAt(tree, mark)))
    )
      return false;
    if (
      tokens[token]!.upos === "NOUN" &&
      childrenWith(tree, token, "det", "nmod:poss").some((child) => !/^(an?|any)$/.test(formAt(tree, child)))
    )
      return false;
    token = head;
  }
  return false;
}

/** "asked whether they had [met]", "whether or not they are [arrested]". */
function isLeftOpen(tree: Tree, at: number): boolean {
  for (let token = at, steps = 0; steps < 4 && token >= 0; steps++) {
    if (childrenWith(tree, token, "mark", "advmod").some((mark) => formAt(tree, mark) === "whether")) return true;
    const {head, deprel} = tree.sentence.tokens[token]!;
    if (!/^(conj|xcomp|obj|obl|nsubj)/.test(deprel) || /^(NOUN|PROPN)$/.test(tree.sentence.tokens[token]!.upos)) return false;
    token = head;
  }
  return false;
}

/** "[Help] us!": a bare verb that opens its clause and has no subject. */
function isBidden(tree: Tree, at: number, {status, type}: SuppositionFacts): boolean {
  const {upos, deprel, lemma} = tree.sentence.tokens[at]!;
  if (upos !== "VERB" || status !== "occurred" || type === undefined || !/^(root|parataxis|ccomp)/.test(deprel)) return false;
  if (formAt(tree, at) !== lemma.toLowerCase() || childrenWith(tree, at, "nsubj", "aux", "mark", "cop", "csubj", "expl").length > 0)
    return false;
  const first = tree.sentence.tokens.findIndex((token) => token.upos !== "PUNCT");
  return at === first || (at === first + 1 && /^(please|just|do|don't|never|always|let)$/.test(formAt(tree, first)));
}

function isQuestion({sentence: {tokens}}: Tree): boolean {
  const last = tokens.findLast(({upos, lemma}) => upos !== "PUNCT" || /[?!.]/.test(lemma));
  return last?.lemma.includes("?") ?? false;
}
