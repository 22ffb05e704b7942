// Builds reports with parsed sentences by hand. A sentence is words "form/UPOS/head/relation" (head counted from 1, 0 for the root) joined by
// spaces; `names` and `chains` give phrases by their words, a chain's mention as "phrase@n" for its n-th occurrence (from 1).
import type {Attribution, Chain, ChainMention, Entity, Sentence, Token, Told} from "../../src/model/reading.js";
import type {Span} from "../../src/model/span.js";
import {headOf} from "../../src/reconcile/phrases.js";
import {tell} from "./told.js";

export interface Parsing {
  readonly sentences: readonly string[];
  /** "PER Ada Voss" marks every occurrence of the words. */
  readonly names?: readonly string[];
  readonly chains?: readonly (readonly string[])[];
  /** [source, cue, content], each a phrase as in chains, or "" for none. */
  readonly said?: readonly (readonly [string, string, string])[];
}

export function tellParsed(id: string, {sentences, names = [], chains = [], said = []}: Parsing): Told {
  let text = "";
  const parsed: Sentence[] = sentences.map((line) => {
    const tokens: Token[] = line.split(" ").map((word) => {
      const [form, upos, head, deprel, lemma] = word.split("/") as [string, Token["upos"], string, string, string | undefined];
      if (text !== "") text += " ";
      const start = text.length;
      text += form;
      return {start, end: text.length, lemma: lemma ?? form, upos, head: Number(head) - 1, deprel};
    });
    return {start: tokens[0]!.start, end: text.length, tokens, vector: []};
  });
  const spanOf = (phrase: string): Span => {
    const [words, nth = "1"] = phrase.split("@") as [string, string?];
    let at = -1;
    for (let n = 0; n < Number(nth); n++) at = text.indexOf(words, at + 1);
    if (at < 0) throw new Error(`"${phrase}" is not in "${text}"`);
    return {start: at, end: at + words.length};
  };
  const entities = names.flatMap((name) => everyOccurrence(text, name)).sort((a, b) => a.start - b.start);
  const mention = (phrase: string): ChainMention => {
    const span = spanOf(phrase);
    const head = headOf(parsed, span)!;
    const upos = parsed[head.sentence]!.tokens[head.token]!.upos;
    const named = entities.some((entity) => entity.start < span.end && span.start < entity.end);
    return {...span, head, kind: upos === "PRON" ? "pronoun" : named ? "name" : "nominal"};
  };
  const coreference: Chain[] = chains.map((chain) => chain.map(mention));
  const attributions: Attribution[] = said.map(([source, cue, content]) => ({
    source: source ? [spanOf(source)] : [],
    cue: cue ? [spanOf(cue)] : [],
    content: [spanOf(content)],
    form: "indirect",
    vector: [],
  }));
  return tell(id, text, {}, {sentences: parsed, entities, coreference, attributions});
}

function everyOccurrence(text: string, name: string): Entity[] {
  const type = name.slice(0, name.indexOf(" ")) as Entity["type"];
  const words = name.slice(name.indexOf(" ") + 1);
  const found: Entity[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    const whole = !/\p{L}/u.test(text.charAt(at - 1)) && !/\p{L}/u.test(text.charAt(at + words.length));
    if (whole) found.push({start: at, end: at + words.length, type});
  }
  return found;
}
