// Does the clause around a word tell of the past or of what is coming? Decided from the dependency tree and the forms of the verbs.
import type {Direction} from "../../model/calendar.js";
import type {Sentence, Token} from "../../model/reading.js";

const FUTURE_AUX = new Set(["will", "shall", "ll", "'ll", "’ll", "wo", "would", "should", "may", "might", "could", "can", "must"]);
// "The vote set for Monday", "They plan to vote on Monday": words that put what hangs on them ahead
const AHEAD = new Set([
  "plan", "expect", "schedule", "intend", "set", "slate", "hope", "promise", "vow", "threaten", "prepare", "due", "poise", "agree", "want", "aim", "pledge", "propose", "ready", "invite", "urge", "demand",
  "order", "ask", "call", "decide", "wait", "await", "postpone", "delay", "deadline", "ultimatum", "upcoming", "next", "forthcoming", "ahead", "supposed", "suppose", "bind", "announce", "likely", "warn", "about", "going",
]);
const PAST_AUX = new Set(["was", "were", "had", "did", "been"]);

/** -1 past, 1 coming, 0 when the tree does not tell. `at` is the token whose clause is asked about. */
export function directionAt(text: string, sentence: Sentence, at: number): Direction {
  let token = at;
  for (let steps = 0; steps < 12 && token >= 0; steps++) {
    const word = sentence.tokens[token]!;
    const told = word.upos === "VERB" || word.upos === "AUX" || word.head < 0 || (word.upos === "ADJ" && AHEAD.has(word.lemma)) ? ofVerb(text, sentence, token) : AHEAD.has(word.lemma) && token !== at ? 1 : 0;
    if (told !== 0) return told;
    token = word.head;
  }
  return 0;
}

function ofVerb(text: string, sentence: Sentence, at: number): Direction {
  const verb = sentence.tokens[at]!;
  const auxiliaries = sentence.tokens.filter((t) => t.head === at && (t.upos === "AUX" || t.deprel.startsWith("aux") || t.deprel === "cop"));
  const forms = auxiliaries.map((t) => formOf(text, t));
  if (forms.some((form) => FUTURE_AUX.has(form))) return forms.includes("have") || forms.includes("’ve") ? -1 : 1;
  if (AHEAD.has(verb.lemma) && isParticiple(text, verb) && forms.some((f) => /^(is|are|was|were|be|been|'s|'re)$/.test(f) || f === "")) return 1;
  if (AHEAD.has(verb.lemma) && (verb.deprel.startsWith("acl") || verb.deprel === "amod")) return 1;
  if (forms.some((form) => PAST_AUX.has(form) || form === "has" || form === "have" || form === "'ve" || form === "’ve")) return -1;
  if (sentence.tokens.some((t) => t.head === at && t.deprel === "mark" && t.lemma === "to")) return infinitive(sentence, verb);
  if (/ing$/.test(formOf(text, verb)) && forms.some((f) => /^(is|are|am|'s|'re|’s|’re|'m)$/.test(f))) return 1;
  if (isPast(text, verb)) return -1;
  return isPresent(text, verb, forms) ? 1 : 0;
}

function infinitive(sentence: Sentence, verb: Token): Direction {
  const head = sentence.tokens[verb.head];
  if (!head || head.head < -1) return 1;
  // "It began to retreat on Monday" tells the past, "It agreed to retreat on Monday" what is coming
  if (/^(begin|start|manage|fail|refuse|continue|try|help|use|decline|seem|appear|have|come|go|force|cause|get|oblige|travel|meet|gather|return|arrive)$/.test(head.lemma)) return 0;
  return 1;
}

/** The token's own letters in lower case. */
export function formOf(text: string, token: Token): string {
  return text.slice(token.start, token.end).toLowerCase();
}

function isPast(text: string, token: Token): boolean {
  const word = formOf(text, token);
  return /ed$/.test(word) || (word !== token.lemma && !/(s|ing)$/.test(word));
}

function isParticiple(text: string, token: Token): boolean {
  const word = formOf(text, token);
  return /(ed|en|t|d)$/.test(word);
}

function isPresent(text: string, token: Token, auxiliaries: readonly string[]): boolean {
  return token.upos !== "NOUN" && (/s$/.test(formOf(text, token)) || formOf(text, token) === token.lemma || auxiliaries.some((f) => /^(is|are|do|does|'s|'re)$/.test(f)));
}
