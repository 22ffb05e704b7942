// The modal verb over an event, and whether the event hangs on a condition.
import type {Span} from "../../model/span.js";
import {branch, childrenWith, formAt, type Tree} from "./events-arguments.js";

const MODALS: Readonly<Record<string, string>> = {
  would: "would",
  "'d": "would",
  "’d": "would",
  could: "could",
  may: "may",
  might: "might",
  can: "can",
  ca: "can",
  should: "should",
  must: "must",
  ought: "ought",
  shall: "shall",
};
const CONDITION_MARKS = /^(if|unless|provided|providing|lest|whether|once)$/;

/**
 * Lemma of the modal over the event ("[could] be attacked"), or undefined. A modal covers the verbs joined to its own. "have to" is one too, and
 * goes with what stands over it ("should have to leave"), except that what only may be needed is a "may".
 */
export function modalityOf(tree: Tree, at: number): string | undefined {
  for (const child of childrenWith(tree, at, "aux")) {
    const modal = MODALS[formAt(tree, child)];
    if (modal) return modal;
  }
  const {deprel, head} = tree.sentence.tokens[at]!;
  if (head < 0) return undefined;
  if (deprel === "xcomp" && tree.sentence.tokens[head]!.lemma === "have" && childrenWith(tree, at, "mark").length > 0) {
    const over = modalityOf(tree, head);
    return over === undefined ? "have to" : /^(may|might|could|can)$/.test(over) ? over : `${over} have to`;
  }
  // "The gates may open and close": the second verb has no auxiliary and no subject of its own
  if (deprel === "conj" && childrenWith(tree, at, "aux", "nsubj", "mark").length === 0) return modalityOf(tree, head);
  return undefined;
}

/** True when "will", "shall" or "going to" stands over the event. */
export function isFuture(tree: Tree, at: number): boolean {
  if (childrenWith(tree, at, "aux").some((child) => /^(will|'ll|’ll|wo|shall)$/.test(formAt(tree, child)))) return true;
  const {deprel, head} = tree.sentence.tokens[at]!;
  return head >= 0 && deprel === "conj" && childrenWith(tree, at, "aux", "nsubj", "mark").length === 0 && isFuture(tree, head);
}

const NOT = /^(not|n't|n’t|nt|never|neither|nor)$/;
const NOBODY = /^(nobody|none|nothing|neither)$/;
// "failed to [pass]", "refused to [meet]", "prevented a [collapse]", "stopped [selling]": what hangs on them did not come about, or no longer
const WITHHOLDING = /^(fail|refuse|decline|neglect|forget|avoid|prevent|avert|refrain|abstain|stop|cease)$/;

/** True when the event is told as not having come about: by a negation beside it, its subject or determiner, or the verb above it. */
export function isNegated(tree: Tree, at: number): boolean {
  const {head, deprel} = tree.sentence.tokens[at]!;
  if (childrenWith(tree, at, "advmod", "aux", "neg", "cc").some((child) => NOT.test(formAt(tree, child)) || isNoLonger(tree, child)))
    return true;
  if (childrenWith(tree, at, "det").some((child) => /^(no|neither)$/.test(formAt(tree, child)))) return true;
  if (childrenWith(tree, at, "case", "mark").some((child) => formAt(tree, child) === "without")) return true;
  if (childrenWith(tree, at, "nsubj").some((child) => NOBODY.test(formAt(tree, child)) || isNone(tree, child))) return true;
  return head >= 0 && /^(xcomp|ccomp|obj)/.test(deprel) && WITHHOLDING.test(tree.sentence.tokens[head]!.lemma);
}

function isNoLonger(tree: Tree, at: number): boolean {
  return formAt(tree, at) === "longer" && childrenWith(tree, at, "advmod", "det").some((child) => formAt(tree, child) === "no");
}

function isNone(tree: Tree, at: number): boolean {
  return childrenWith(tree, at, "det").some((child) => /^(no|neither)$/.test(formAt(tree, child)));
}

/** The clause that the event hangs on: "[if the talks fail]". */
export function conditionOf(tree: Tree, at: number): Span | undefined {
  const clause = childrenWith(tree, at, "advcl").find((child) =>
    childrenWith(tree, child, "mark").some((mark) => CONDITION_MARKS.test(formAt(tree, mark)) && formAt(tree, mark) !== "whether"),
  );
  if (clause === undefined) return undefined;
  const inside = branch(tree, clause, () => false);
  return {start: tree.sentence.tokens[inside[0]!]!.start, end: tree.sentence.tokens[inside.at(-1)!]!.end};
}

/** True when the event itself stands in an "if" clause. */
export function isConditional(tree: Tree, at: number): boolean {
  let token = at;
  for (let steps = 0; steps < 6 && token >= 0; steps++) {
    if (
      childrenWith(tree, token, "mark").some(
        (mark) => CONDITION_MARKS.test(formAt(tree, mark)) && formAt(tree, mark) !== "whether" && formAt(tree, mark) !== "once",
      )
    )
      return true;
    const {deprel, head} = tree.sentence.tokens[token]!;
    // "if he took the drug that [killed] him": what a relative clause tells is no condition
    if (/^(ccomp|parataxis|root|acl:relcl)/.test(deprel)) return false;
    token = head;
  }
  return false;
}
