// Does the clause around a word tell of the past or of what is coming? Decided from the dependency tree and the forms of the verbs.
import type {Direction} from "../../model/calendar.js";
import type {Sentence, Token} from "../../model/reading.js";

const FUTURE_AUX = new Set(["will", "shall", "ll", "'ll", "’ll", "wo", "would", "should", "may", "might", "could", "can", "must"]);
// "The vote set for Monday", "They plan to vote on Monday": words that put what hangs on them ahead
const AHEAD = new Set([
  "plan",
  "expect",
  "schedule",
  "intend",
  "set",
  "slate",
  "hope",
  "promise",
  "vow",
  "threaten",
  "prepare",
  "due",
  "poise",
  "agree",
  "want",
  "aim",
  "pledge",
  "propose",
  "ready",
  "invite",
  "urge",
  "demand",
  "order",
  "ask",
  "call",
  "decide",
  "wait",
  "await",
  "postpone",
  "delay",
  "upcoming",
  "next",
  "forthcoming",
  "ahead",
  "supposed",
  "suppose",
  "bind",
  "announce",
  "likely",
  "warn",
  "about",
  "going",
]);
// "was set for Monday", "has scheduled a vote for Monday": even in the past these put the day ahead
const SCHEDULED = /^(schedule|set|slate|due|expect|plan|postpone|delay|poise|suppose|bind|reschedule|book|adjourn)$/;
const PAST_AUX = new Set(["was", "were", "had", "did", "been"]);

/** -1 past, 1 coming, 0 when the tree does not tell. `at` is the token whose clause is asked about. */
export function directionAt(text: string, sentence: Sentence, at: number): Direction {
  const whose = sentence.tokens[at];
  // "Monday's ruling" was made, "ahead of Monday's vote" is not
  if (whose?.deprel === "nmod:poss" && whose.head >= 0)
    return sentence.tokens.some((t) => t.head === whose.head && /^(before|ahead|for|until)$/.test(t.lemma)) ? 1 : 0;
  let token = at;
  for (let steps = 0; steps < 12 && token >= 0; steps++) {
    const word = sentence.tokens[token]!;
    const told =
      word.upos === "VERB" || word.upos === "AUX" || word.head < 0 || (word.upos === "ADJ" && AHEAD.has(word.lemma))
        ? ofVerb(text, sentence, token)
        : AHEAD.has(word.lemma) && token !== at
          ? 1
          : 0;
    if (told !== 0) return told;
    // "announced rallies on Monday", "preparing for a summit on Thursday": what is announced or prepared lies ahead
    const above = sentence.tokens[word.head];
    if (word.upos === "NOUN" && above && /^(obj|obl|nsubj:pass)/.test(word.deprel) && AHEAD.has(above.lemma)) return 1;
    token = word.head;
  }
  return 0;
}

function ofVerb(text: string, sentence: Sentence, at: number): Direction {
  const verb = sentence.tokens[at]!;
  const auxiliaries = sentence.tokens.filter(
    (t) => t.head === at && (t.upos === "AUX" || t.deprel.startsWith("aux") || t.deprel === "cop"),
  );
  const forms = auxiliaries.map((t) => formOf(text, t));
  if (forms.some((form) => FUTURE_AUX.has(form))) return forms.includes("have") || forms.includes("’ve") ? -1 : 1;
  if (SCHEDULED.test(verb.lemma) && isParticiple(text, verb)) return 1;
  if (forms.some((form) => PAST_AUX.has(form) || form === "has" || form === "have" || form === "'ve" || form === "’ve")) return -1;
  if (sentence.tokens.some((t) => t.head === at && t.deprel === "mark" && t.lemma === "to")) return infinitive(sentence, verb);
  if (/ing$/.test(formOf(text, verb)) && forms.some((f) => /^(is|are|am|'s|'re|’s|’re|'m)$/.test(f))) return 1;
  if (isPast(text, verb) || isUnchangedPast(sentence, verb, at, formOf(text, verb))) return -1;
  return isPresent(text, verb, forms) ? 1 : 0;
}

function infinitive(sentence: Sentence, verb: Token): Direction {
  const head = sentence.tokens[verb.head];
  // "It began to retreat on Monday" tells the past, "It agreed to retreat on Monday" what is coming
  return head && AHEAD.has(head.lemma) ? 1 : 0;
}

/** The token's own letters in lower case. */
export function formOf(text: string, token: Token): string {
  return text.slice(token.start, token.end).toLowerCase();
}

function isPast(text: string, token: Token): boolean {
  const word = formOf(text, token);
  return /ed$/.test(word) || (word !== token.lemma && !/(s|ing)$/.test(word));
}

// "The storm hit the town": the past of these verbs has the form of their present, which a report hardly uses for what has a day
const UNCHANGED =
  /^(hit|cut|put|shut|hurt|cost|beat|burst|cast|let|quit|read|rid|set|shed|slit|split|spread|thrust|bid|broadcast|forecast|bet|upset|offset)$/;

function isUnchangedPast(sentence: Sentence, verb: Token, at: number, form: string): boolean {
  if (verb.upos !== "VERB" || !UNCHANGED.test(form)) return false;
  return !sentence.tokens.some((t) => t.head === at && (/^(do|does|will|to)$/.test(t.lemma) || t.deprel === "aux"));
}

function isParticiple(text: string, token: Token): boolean {
  const word = formOf(text, token);
  return /(ed|en|t|d)$/.test(word);
}

function isPresent(text: string, token: Token, auxiliaries: readonly string[]): boolean {
  return (
    token.upos !== "NOUN" &&
    (/s$/.test(formOf(text, token)) || formOf(text, token) === token.lemma || auxiliaries.some((f) => /^(is|are|do|does|'s|'re)$/.test(f)))
  );
}
