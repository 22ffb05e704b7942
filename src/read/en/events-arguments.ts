// Who does what to whom, from the dependency tree: passives, control, coordination, relative clauses, agents with "by", nominal events with "of", "by" and "against".
import type {Sentence, Token} from "../../model/reading.js";
import type {Span} from "../../model/span.js";
import {DOING_MODIFIERS, LIGHT_VERBS, NATURAL_CAUSES, NOT_DOING, PLOVER_NOUNS, PLOVER_VERBS, WEAPONS} from "./plover-words.js";
import {formOf} from "./times-direction.js";

/** A sentence with its children lists, so that asking for them costs nothing. */
export interface Tree {
  readonly text: string;
  readonly sentence: Sentence;
  readonly children: readonly (readonly number[])[];
}

/** Head tokens of the arguments of one event word. */
export interface Arguments {
  readonly actor: readonly number[];
  readonly recipient: readonly number[];
  /** The verb that carries a nominal event ("[launched] an offensive"), which also belongs to its clause. */
  readonly carrier?: number;
  readonly passive: boolean;
  /** True when the recipient is the verb's own object, so that nothing else need be asked. */
  readonly direct?: boolean;
}

// Nouns whose "of" names what is acted on: "the arrest of the mayor"; with others it names who acts: "the protest of the farmers"
const OF_RECIPIENT = new Set(
  "killing murder arrest detention invasion bombing shooting release evacuation overthrow ouster condemnation occupation destruction seizure capture assassination execution kidnapping abduction massacre slaughter bombardment shelling expulsion deportation imprisonment deployment rescue liberation prosecution conviction violation recognition removal reinstatement suspension withholding training distribution provision collapse death loss injury takeover use visit investigation criticism rejection siege looting burning torture rape isolation recapture".split(
    " ",
  ),
);
const GROUPS = new Set(
  "delegation mission group team coalition alliance convoy contingent bloc envoy representative leader official force troop soldier army chief minister member head president mediator negotiator fighter government".split(
    " ",
  ),
);
const RECIPIENT_CASES = ["against", "on", "upon", "toward", "towards", "with", "to", "at", "into", "from"];
const MEANS =
  /^(helicopter|plane|air|truck|phone|telephone|car|boat|ship|bus|train|hand|law|mistake|accident|force|road|sea|name|then|percent|nightfall)$/;
// "The council told the mayor to resign": the object acts in the infinitive; "promised the mayor to resign": the subject does
const SUBJECT_CONTROL = new Set([
  "promise",
  "vow",
  "threaten",
  "pledge",
  "agree",
  "refuse",
  "decline",
  "plan",
  "want",
  "hope",
  "try",
  "begin",
  "start",
  "continue",
]);

/** Builds the children lists of a sentence. */
export function treeOf(text: string, sentence: Sentence): Tree {
  const children: number[][] = sentence.tokens.map(() => []);
  sentence.tokens.forEach((token, i) => {
    if (token.head >= 0) children[token.head]?.push(i);
  });
  return {text, sentence, children};
}

/** The arguments of the event word at `at`. */
export function argumentsOf(tree: Tree, at: number): Arguments {
  const token = tree.sentence.tokens[at]!;
  const found = isPredicate(tree, at) || token.upos === "VERB" ? ofVerb(tree, at) : ofNoun(tree, at);
  return {...found, actor: found.actor.flatMap((head) => doersBehind(tree, head, at))};
}

/** Who stands behind a means or an event that is said to act: "[Orland]'s airstrikes killed ten", "a [police] bullet". Others act themselves. */
function doersBehind(tree: Tree, head: number, at: number): readonly number[] {
  const {lemma, upos} = tree.sentence.tokens[head]!;
  if (
    upos !== "NOUN" ||
    head === at ||
    !(
      WEAPONS.has(lemma) ||
      PLOVER_NOUNS.has(lemma) ||
      /^(series|wave|campaign|bullet|vehicle|plane|helicopter|warship|gunboat|gun|cannon|line)$/.test(lemma)
    ) ||
    NATURAL_CAUSES.has(lemma)
  )
    return [head];
  const chain = /^(series|wave|campaign|round|string)$/.test(lemma)
    ? childrenWith(tree, head, "nmod").filter((child) => caseOf(tree, child) === "of")
    : [];
  return (
    [...chain, head].map((noun) => ofNoun(tree, noun).actor.filter((at) => !chain.includes(at))).find((actors) => actors.length > 0) ?? []
  );
}

/** Children with one of the relations (compared without subtype unless one is given). */
export function childrenWith(tree: Tree, at: number, ...relations: string[]): number[] {
  return (tree.children[at] ?? []).filter((child) => {
    const {deprel} = tree.sentence.tokens[child]!;
    return relations.includes(deprel) || relations.includes(deprel.split(":")[0]!);
  });
}

/** True when the verb stands in the passive. */
export function isPassive(tree: Tree, at: number): boolean {
  const {deprel, head} = tree.sentence.tokens[at]!;
  // "was seized and burned", "the depot was burned and ten men killed": the second verb shares the auxiliary
  if (
    deprel === "conj" &&
    head >= 0 &&
    childrenWith(tree, at, "aux", "obj", ...(isHarm(tree, at) ? [] : ["nsubj"])).length === 0 &&
    /(ed|en|t|n)$/.test(formAt(tree, at)) &&
    isPassive(tree, head)
  )
    return true;
  // "with ten people injured", "Ten people arrested in Velden": a verb of harm with no object but somebody before it
  if (
    /^(acl|advcl|appos|parataxis|dep|root|conj|ccomp)/.test(deprel) &&
    VICTIM_VERBS.test(tree.sentence.tokens[at]!.lemma) &&
    /(ed|t|n)$/.test(formAt(tree, at)) &&
    childrenWith(tree, at, "aux", "obj", "mark").length === 0
  )
    return true;
  return (tree.children[at] ?? []).some((child) => /^(nsubj:pass|aux:pass|csubj:pass)$/.test(tree.sentence.tokens[child]!.deprel));
}

const VICTIM_VERBS = /^(kill|injure|wound|hurt|arrest|detain|jail|displace|destroy|damage|charge|kidnap|abduct)$/;

/** True for a verb of harm, which always has an object: "killed", "arrested". */
function isHarm(tree: Tree, at: number): boolean {
  return /^(ASSAULT|COERCE)$/.test(PLOVER_VERBS.get(tree.sentence.tokens[at]!.lemma)?.type ?? "");
}

/** Lemma of the preposition of a phrase head, in lower case; empty without one. */
export function caseOf(tree: Tree, at: number): string {
  return childrenWith(tree, at, "case").map((child) => tree.sentence.tokens[child]!.lemma.toLowerCase())[0] ?? "";
}

/** Head tokens that a coordination joins, the first included; a group noun gives way to the parties that it is made of. */
export function conjuncts(tree: Tree, head: number): number[] {
  const heads = [head, ...childrenWith(tree, head, "conj")].filter((i) => isNominal(tree.sentence.tokens[i]!));
  return heads.flatMap((i) => {
    const token = tree.sentence.tokens[i]!;
    if (!GROUPS.has(token.lemma)) return [i];
    // "a joint delegation of Orland, Veria and the Free Ports"
    const parties = childrenWith(tree, i, "nmod").filter(
      (child) => /^(of|from|between|comprising|including)$/.test(caseOf(tree, child)) && childrenWith(tree, child, "conj").length > 0,
    );
    return parties.length > 0 ? [i, ...parties.flatMap((party) => [party, ...childrenWith(tree, party, "conj")])] : [i];
  });
}

/** The words of a noun phrase around its head, without relative clauses, appositions and further conjuncts; unbroken. */
export function phraseSpan(tree: Tree, head: number): Span {
  const tokens = tree.sentence.tokens;
  // "deadly [police] shooting": a modifier stands for its name alone
  if (/^(compound|amod)$/.test(tokens[head]!.deprel)) {
    const parts = [head, ...childrenWith(tree, head, "flat", "compound")].map((i) => tokens[i]!);
    return {start: Math.min(...parts.map((t) => t.start)), end: Math.max(...parts.map((t) => t.end))};
  }
  const inside = new Set(
    branch(
      tree,
      head,
      (token) =>
        /^(acl|appos|conj|cc|parataxis|advcl|punct|dep|case|mark|cop|nsubj|aux|advmod)/.test(token.deprel) &&
        !/^(nmod|amod|det|compound|flat|nummod)/.test(token.deprel),
    ),
  );
  let from = head;
  let to = head;
  while (from > 0 && inside.has(from - 1)) from--;
  while (inside.has(to + 1)) to++;
  return {start: tokens[from]!.start, end: tokens[to]!.end};
}

/** Tokens under `head` and itself; branches that `leave` names are left out. Cost is linear. */
export function branch(tree: Tree, head: number, leave: (token: Token, at: number) => boolean): number[] {
  const found = [head];
  for (let i = 0; i < found.length; i++) {
    for (const child of tree.children[found[i]!] ?? []) {
      const token = tree.sentence.tokens[child]!;
      // inner prepositions belong to the phrase: "the mayor [of] the town"
      if (found[i] !== head && /^(case|punct|conj|cc)/.test(token.deprel) && !/^(acl|appos|parataxis)/.test(token.deprel))
        found.push(child);
      else if (!leave(token, child)) found.push(child);
    }
  }
  return found.sort((a, b) => a - b);
}

function isPredicate(tree: Tree, at: number): boolean {
  return childrenWith(tree, at, "cop", "nsubj").length > 0 && tree.sentence.tokens[at]!.upos !== "NOUN";
}

function isNominal(token: Token): boolean {
  return /^(NOUN|PROPN|PRON|NUM|X|ADJ|DET|SYM)$/.test(token.upos);
}

function ofVerb(tree: Tree, at: number): Arguments {
  const passive = isPassive(tree, at) || isReducedPassive(tree, at);
  const subject = subjectOf(tree, at, 0);
  const agents = childrenWith(tree, at, "obl").filter(
    (child) => caseOf(tree, child) === "by" && !isTimeWord(tree, child) && !MEANS.test(tree.sentence.tokens[child]!.lemma),
  );
  const objects = objectsOf(tree, at).map((child) => antecedent(tree, child, at));
  const obliques = recipientObliques(tree, at);
  const actor = passive ? (agents.length > 0 ? agents : (agentBeyond(tree, at) ?? (isSentOut(tree, at) ? subject : []))) : subject;
  if (passive)
    return {
      actor: spread(tree, actor),
      recipient: spread(tree, childrenWith(tree, at, "iobj").length > 0 ? objects : subject),
      passive,
      direct: subject.length > 0,
    };
  const through = objects.length > 0 ? behindObject(tree, at, objects[0]!, obliques) : undefined;
  const recipient = through ?? (objects.length > 0 ? objects : (relativeObject(tree, at) ?? obliques));
  return {actor: spread(tree, actor), recipient: spread(tree, recipient), passive, direct: through === undefined && objects.length > 0};
}

/** "was held with his family by [the guards]": an agent that the tree hangs on what stands before it. */
function agentBeyond(tree: Tree, at: number): number[] | undefined {
  const beyond = childrenWith(tree, at, "obl", "xcomp")
    .flatMap((child) => childrenWith(tree, child, "nmod", "obl"))
    .filter((child) => caseOf(tree, child) === "by" && !isTimeWord(tree, child) && !MEANS.test(tree.sentence.tokens[child]!.lemma));
  return beyond.length > 0 ? beyond : undefined;
}

/** "[Rescue teams] were deployed": nobody is named who sends them, and they are who acts. */
function isSentOut(tree: Tree, at: number): boolean {
  return (
    /^(deploy|station|mobilize|mobilise|dispatch|mass|garrison)$/.test(tree.sentence.tokens[at]!.lemma) &&
    childrenWith(tree, at, "nsubj").some(
      (child) => GROUPS.has(tree.sentence.tokens[child]!.lemma) || /(?:men|ers|ists)$/.test(formAt(tree, child)),
    )
  );
}

/** The verb's objects; in "killed ousted Governor Voss" and "installed Gen. Voss" the tree may hang the name elsewhere than on "obj". */
function objectsOf(tree: Tree, at: number): number[] {
  const own = childrenWith(tree, at, "obj", "iobj");
  if (own.length > 0) return own;
  const {tokens} = tree.sentence;
  const described = childrenWith(tree, at, "amod", "flat").filter((child) => child > at);
  return described.flatMap((child) =>
    tokens[child]!.upos === "PROPN" ? [child] : childrenWith(tree, child, "obj").filter((noun) => noun > child),
  );
}

const GIVING =
  /^(provide|give|send|deliver|supply|hand|donate|grant|offer|pledge|promise|issue|express|extend|lend|award|distribute|convey|ship)$/;

/** Who is meant behind an object that is itself an event or a gift: "held talks with [Veria]", "gave tents to [the villagers]". */
function behindObject(tree: Tree, at: number, object: number, obliques: readonly number[]): readonly number[] | undefined {
  const {lemma} = tree.sentence.tokens[at]!;
  const noun = tree.sentence.tokens[object]!.lemma;
  if (!GIVING.test(lemma) && !(LIGHT_VERBS.has(lemma) && PLOVER_NOUNS.has(noun))) return undefined;
  const inside = childrenWith(tree, object, "nmod").filter(
    (child) => /^(to|with|on|against|upon|for|at|into)$/.test(caseOf(tree, child)) && !isTimeWord(tree, child),
  );
  return inside.length > 0 ? inside : obliques.length > 0 ? obliques : undefined;
}

// What is asked, threatened, promised or refused is to be done to somebody: "threatened to jail [the mayor]"
const THROUGH_INFINITIVE = new Set<string>(["THREATEN", "AGREE", "REJECT", "CONCEDE"]);

/**
 * Who else may be acted on where the recipient turns out to be a thing or is left out, likeliest first: who is asked to act, whom the promised or
 * refused deed concerns, those behind a preposition ("threw stones at [guards]", "cut ties with [Veria]"), whose thing it is ("[the guild]'s boats").
 */
export function towardOf(tree: Tree, at: number, type: string | undefined, args: Arguments): number[] {
  const isVerb = tree.sentence.tokens[at]!.upos === "VERB";
  const things = isVerb
    ? [...childrenWith(tree, at, "obj"), ...(args.passive ? childrenWith(tree, at, "nsubj") : [])]
    : childrenWith(tree, at, "nmod").filter((child) => caseOf(tree, child) === "of");
  const found = [
    ...(type === "REQUEST" || type === "ACCUSE" ? askedIn(tree, at) : []),
    ...(type !== undefined && THROUGH_INFINITIVE.has(type) ? infinitivesOf(tree, at).flatMap((verb) => ofVerb(tree, verb).recipient) : []),
    ...[at, ...things].flatMap((head) => behindPreposition(tree, head)),
    ...[...things, ...args.recipient].flatMap((thing) => ownersOf(tree, thing)),
  ];
  return [...new Set(found)].filter((head) => !args.recipient.includes(head) && !args.actor.includes(head)).slice(0, 6);
}

/** "demanded that [the mayor] resign", "calls for [Orland] to withdraw": whose deed is asked for. */
function askedIn(tree: Tree, at: number): number[] {
  const asked = childrenWith(tree, at, "ccomp", "xcomp", "advcl", "acl").filter(
    (verb) =>
      tree.sentence.tokens[verb]!.deprel !== "acl:relcl" && (isInfinitive(tree, verb) || tree.sentence.tokens[verb]!.deprel === "ccomp"),
  );
  const subjects = asked.flatMap((verb) => childrenWith(tree, verb, "nsubj"));
  return subjects.length > 0 || !asked.some((verb) => isInfinitive(tree, verb))
    ? subjects
    : childrenWith(tree, at, "obl", "nmod").filter((child) => /^(for|on|upon|to)$/.test(caseOf(tree, child)));
}

function infinitivesOf(tree: Tree, at: number): number[] {
  return childrenWith(tree, at, "xcomp", "acl", "ccomp").filter(
    (verb) => tree.sentence.tokens[verb]!.upos === "VERB" && isInfinitive(tree, verb),
  );
}

function behindPreposition(tree: Tree, head: number): number[] {
  const all = childrenWith(tree, head, "obl", "nmod").filter((child) => !isTimeWord(tree, child));
  return RECIPIENT_CASES.flatMap((preposition) => all.filter((child) => caseOf(tree, child) === preposition));
}

/** "[the guild]'s boats", "[police] cars". */
function ownersOf(tree: Tree, thing: number): number[] {
  const owners = childrenWith(tree, thing, "nmod:poss").filter(
    (child) => tree.sentence.tokens[child]!.upos !== "PRON" && !isTimeWord(tree, child),
  );
  return owners.length > 0
    ? owners
    : childrenWith(tree, thing, "compound").filter((child) => DOING_MODIFIERS.has(tree.sentence.tokens[child]!.lemma.toLowerCase()));
}

function spread(tree: Tree, heads: readonly number[]): number[] {
  return [...new Set(heads.flatMap((head) => conjuncts(tree, head)))];
}

/** Who the verb is about: its own subject, or the one that control, coordination or attachment lends it. */
function subjectOf(tree: Tree, at: number, depth: number): number[] {
  const tokens = tree.sentence.tokens;
  const own = childrenWith(tree, at, "nsubj", "csubj").flatMap((child) => withoutPlace(tree, child));
  if (own.length > 0) return own.map((child) => antecedent(tree, child, at));
  const verb = tokens[at]!;
  if (depth > 5 || verb.head < 0) return [];
  const relation = verb.deprel.split(":")[0]!;
  if (relation === "conj" || relation === "parataxis")
    return tokens[verb.head]!.upos === "NOUN" ? [] : subjectOf(tree, verb.head, depth + 1);
  if (relation === "xcomp" || relation === "ccomp") return controller(tree, at, depth);
  if (relation === "advcl") {
    // "Guards fired at youths [throwing] stones": the noun right before the -ing form acts, whatever the tree says
    const before = tokens[at - 1];
    if (isIng(tree, at) && before && /^(NOUN|PROPN)$/.test(before.upos) && /^(obj|obl|nmod)/.test(before.deprel)) return [at - 1];
    return accusedOf(tree, at) ?? subjectOf(tree, verb.head, depth + 1);
  }
  if (relation === "acl") return isInfinitive(tree, at) ? holderOf(tree, verb.head, depth) : [verb.head];
  // "the resigning [governor]", "the ousted [mayor]"
  return relation === "amod" && verb.upos === "VERB" ? [verb.head] : [];
}

// "accused the guards of [firing]", "kept the crowd from [leaving]": who is accused or kept would act
const OF_OTHERS =
  /^(accuse|suspect|convict|charge|blame|acquit|clear|prevent|stop|keep|ban|bar|deter|dissuade|discourage|criticize|criticise|condemn|punish|thank|praise)$/;

function accusedOf(tree: Tree, at: number): number[] | undefined {
  const {head} = tree.sentence.tokens[at]!;
  const marked = childrenWith(tree, at, "mark").some((child) => /^(of|from|with|for)$/.test(tree.sentence.tokens[child]!.lemma));
  if (!marked || !OF_OTHERS.test(tree.sentence.tokens[head]!.lemma)) return undefined;
  const others = childrenWith(tree, head, isPassive(tree, head) ? "nsubj" : "obj").map((child) => antecedent(tree, child, head));
  return others.length > 0 ? others : undefined;
}

/** "Near Velden, two drones struck": a noun behind a preposition of place is no subject, though what follows it may be. */
function withoutPlace(tree: Tree, subject: number): number[] {
  return /^(near|in|at|on|outside|around|inside|across|amid|during|after|before)$/.test(caseOf(tree, subject))
    ? childrenWith(tree, subject, "conj", "appos")
    : [subject];
}

function controller(tree: Tree, at: number, depth: number): number[] {
  const head = tree.sentence.tokens[at]!.head;
  const objects = childrenWith(tree, head, "obj", "iobj");
  if (objects.length > 0 && !SUBJECT_CONTROL.has(tree.sentence.tokens[head]!.lemma))
    return objects.map((child) => antecedent(tree, child, head));
  // "called on the mayor to resign": the oblique is asked to act
  const asked = childrenWith(tree, head, "obl").filter((child) => /^(on|upon|to|for)$/.test(caseOf(tree, child)));
  if (objects.length === 0 && asked.length > 0 && /^(call|appeal|press|push)$/.test(tree.sentence.tokens[head]!.lemma)) return asked;
  return subjectOf(tree, head, depth + 1);
}

/** Whose plan, order or attempt it is: "the council's plan to evict the tenants". */
function holderOf(tree: Tree, noun: number, depth: number): number[] {
  const owner = ofNoun(tree, noun).actor;
  if (owner.length > 0) return [...owner];
  const {head, deprel} = tree.sentence.tokens[noun]!;
  return head >= 0 && /^(obj|xcomp|obl)/.test(deprel) ? subjectOf(tree, head, depth + 1) : [];
}

/** "the men [who] fired" → the men. */
function antecedent(tree: Tree, child: number, verb: number): number {
  const token = tree.sentence.tokens[child]!;
  if (token.upos !== "PRON" && token.upos !== "DET" && token.upos !== "SCONJ") return child;
  if (!/^(who|whom|which|that|whose)$/i.test(token.lemma)) return child;
  let at = verb;
  for (let steps = 0; steps < 4; steps++) {
    const {deprel, head} = tree.sentence.tokens[at]!;
    if (head < 0) return child;
    if (deprel.startsWith("acl")) return predicated(tree, head);
    at = head;
  }
  return child;
}

/** "Veria is one of the few [towns] that refused": what a clause says of the predicate it says of its subject. */
function predicated(tree: Tree, noun: number): number {
  const {head, deprel} = tree.sentence.tokens[noun]!;
  const predicate = deprel.startsWith("nmod") && head >= 0 && caseOf(tree, noun) === "of" ? head : noun;
  const isPredicateNoun = childrenWith(tree, predicate, "cop").length > 0;
  const subject = childrenWith(tree, predicate, "nsubj").find((child) => tree.sentence.tokens[child]!.upos === "PROPN");
  return isPredicateNoun && subject !== undefined ? subject : noun;
}

function relativeObject(tree: Tree, at: number): number[] | undefined {
  const token = tree.sentence.tokens[at]!;
  if (!token.deprel.startsWith("acl:relcl") || token.head < 0) return undefined;
  const subject = childrenWith(tree, at, "nsubj")[0];
  // "the man they arrested": the clause has its own subject and no object
  return subject !== undefined && !/^(who|which|that)$/i.test(tree.sentence.tokens[subject]!.lemma) ? [token.head] : undefined;
}

function isReducedPassive(tree: Tree, at: number): boolean {
  const token = tree.sentence.tokens[at]!;
  return (
    /^(acl|advcl|amod)/.test(token.deprel) &&
    !isIng(tree, at) &&
    !isInfinitive(tree, at) &&
    childrenWith(tree, at, "nsubj", "obj", "aux").length === 0 &&
    token.deprel !== "acl:relcl" &&
    token.deprel !== "advcl"
  );
}

/** The token's own letters in lower case. */
export function formAt(tree: Tree, at: number): string {
  return formOf(tree.text, tree.sentence.tokens[at]!);
}

function isIng(tree: Tree, at: number): boolean {
  return formAt(tree, at).endsWith("ing");
}

function isInfinitive(tree: Tree, at: number): boolean {
  return childrenWith(tree, at, "mark").some((child) => tree.sentence.tokens[child]!.lemma === "to");
}

function recipientObliques(tree: Tree, at: number): number[] {
  const obliques = childrenWith(tree, at, "obl", "nmod").filter((child) => !isTimeWord(tree, child));
  for (const preposition of RECIPIENT_CASES) {
    const found = obliques.filter((child) => caseOf(tree, child) === preposition);
    if (found.length > 0) return found.slice(0, 1);
  }
  return [];
}

const TIME_WORDS =
  /^(monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|day|week|month|year|hour|minute|night|morning|evening|afternoon|today|yesterday|tomorrow|time|weekend|decade|\d{4})\.?$/i;

/** True for a word that names a time, which is no party. */
export function isTimeWord(tree: Tree, at: number): boolean {
  return TIME_WORDS.test(tree.sentence.tokens[at]!.lemma);
}

function ofNoun(tree: Tree, at: number): Arguments {
  const tokens = tree.sentence.tokens;
  const noun = tokens[at]!;
  const modifiers = childrenWith(tree, at, "nmod", "obl").filter((child) => !isTimeWord(tree, child));
  const withCase = (...cases: string[]) => modifiers.filter((child) => cases.includes(caseOf(tree, child)));
  const owner = childrenWith(tree, at, "nmod:poss").filter((child) => !isTimeWord(tree, child));
  const carrier = carrierOf(tree, at);
  const carried = carrier === undefined ? undefined : ofVerb(tree, carrier);
  const of = withCase("of");
  const ofActs = of.length > 0 && !OF_RECIPIENT.has(noun.lemma);
  const names = childrenWith(tree, at, "compound", "amod").filter(
    (child) =>
      !isTimeWord(tree, child) &&
      !isOpposed(tree, child) &&
      (tokens[child]!.upos === "PROPN" ||
        (tokens[child]!.upos === "ADJ" && /^\p{Lu}/u.test(tree.text.slice(tokens[child]!.start, tokens[child]!.end))) ||
        DOING_MODIFIERS.has(tokens[child]!.lemma.toLowerCase())),
  );
  const doer =
    [
      withCase("by"),
      owner,
      withCase("between"),
      withCase("from"),
      ofActs ? of : [],
      carried?.actor ?? [],
      launchersOf(tree, at),
      names,
    ].find((heads) => heads.length > 0) ?? hostsOf(tree, at);
  const target =
    [
      withCase("against", "on", "upon"),
      ofActs ? [] : of,
      withCase("with", "to", "towards", "toward", "for", "at"),
      carried ? recipientObliques(tree, carrier!) : [],
    ].find((heads) => heads.length > 0) ?? [];
  return {actor: spread(tree, doer), recipient: spread(tree, target), passive: false, ...(carrier === undefined ? {} : {carrier})};
}

/** "anti-[government] protests": those who are protested against. */
function isOpposed(tree: Tree, at: number): boolean {
  const before = tree.text.slice(Math.max(0, tree.sentence.tokens[at]!.start - 8), tree.sentence.tokens[at]!.start);
  return /\b(?:anti|pro|non|counter)[-– ]+$/i.test(before);
}

/** Who does what a clause says is launched, planned or threatened: "the offensive that [Orland] has threatened to launch". */
function launchersOf(tree: Tree, at: number): number[] {
  for (const clause of childrenWith(tree, at, "acl").filter((child) => tree.sentence.tokens[child]!.deprel === "acl:relcl")) {
    const verb = childrenWith(tree, clause, "xcomp").find((child) => tree.sentence.tokens[child]!.upos === "VERB") ?? clause;
    const subject = childrenWith(tree, clause, "nsubj").filter((child) => !/^(who|which|that)$/i.test(tree.sentence.tokens[child]!.lemma));
    if (subject.length > 0 && !isPassive(tree, clause) && LIGHT_VERBS.has(tree.sentence.tokens[verb]!.lemma)) return subject;
  }
  // "the raids carried out by [the guards]"
  for (const clause of childrenWith(tree, at, "acl").filter((child) => LIGHT_VERBS.has(tree.sentence.tokens[child]!.lemma))) {
    const agents = childrenWith(tree, clause, "obl").filter((child) => caseOf(tree, child) === "by" && !isTimeWord(tree, child));
    if (agents.length > 0) return agents;
  }
  return [];
}

/** Who talks in a talk that a clause only mentions: "[Voss] praised the pact in a call with Brandt". */
function hostsOf(tree: Tree, at: number): number[] {
  const tokens = tree.sentence.tokens;
  if (PLOVER_NOUNS.get(tokens[at]!.lemma)?.type !== "CONSULT" && tokens[at]!.lemma !== "call") return [];
  if (childrenWith(tree, at, "nmod").every((child) => caseOf(tree, child) !== "with")) return [];
  let verb = tokens[at]!.head;
  for (let steps = 0; steps < 4 && verb >= 0 && tokens[verb]!.upos !== "VERB"; steps++) verb = tokens[verb]!.head;
  return verb >= 0 && tokens[verb]!.upos === "VERB" && tokens[at]!.deprel !== "nsubj" ? subjectOf(tree, verb, 0) : [];
}

/** The light verb above a nominal event: "[launched] an offensive", "[held] talks", "[engaged] in talks". */
export function carrierOf(tree: Tree, at: number): number | undefined {
  const {head, deprel} = tree.sentence.tokens[at]!;
  const verb = head >= 0 ? tree.sentence.tokens[head] : undefined;
  if (verb?.upos !== "VERB") return undefined;
  if (/^(obj|nsubj:pass)$/.test(deprel)) return LIGHT_VERBS.has(verb.lemma) && !NOT_DOING.has(verb.lemma) ? head : undefined;
  return deprel.startsWith("obl") &&
    /^(engage|participate|join|come|enter|take)$/.test(verb.lemma) &&
    /^(in|under|into)$/.test(caseOf(tree, at))
    ? head
    : undefined;
}
