// Spans of the model brought into attributions by their links, and what grammar and quotation marks mend. The scores are made by hand.
import {describe, expect, it} from "vitest";
import {findQuotations} from "../../src/model/quotations.js";
import type {Sentence, Token} from "../../src/model/reading.js";
import {circumstancesOf} from "../../src/read/attribution-clause.js";
import {missedQuotations, withSubject, withWholeSources} from "../../src/read/attribution-mending.js";
import {groupSpans, toWords} from "../../src/read/attributions.js";
import type {EncodedWindow} from "../../src/read/encoder.js";
import type {LabelledSpan} from "../../src/read/spans.js";

/** "form/UPOS/head/relation/lemma" words, head from 1; words stand one space apart. */
function parse(line: string): {text: string; sentences: Sentence[]} {
  let text = "";
  const tokens = line.split(" ").map((word): Token => {
    const [form, upos, head, deprel, lemma] = word.split("|") as [string, Token["upos"], string, string, string | undefined];
    if (text !== "") text += " ";
    const start = text.length;
    text += form;
    return {start, end: text.length, lemma: lemma ?? form!, upos, head: Number(head) - 1, deprel};
  });
  return {text, sentences: [{start: 0, end: text.length, tokens, vector: []}]};
}

const spanIn = (text: string, words: string) => ({start: text.indexOf(words), end: text.indexOf(words) + words.length});

/** A window of `n` atoms one letter wide in which each span links to the atom that `links` names. */
function windowOf(n: number, links: readonly (readonly [from: number, to: number, anchor: number])[]): EncodedWindow {
  const scores = new Float32Array(n * n);
  for (const [from, to, anchor] of links) for (let atom = from; atom < to; atom++) scores[atom * n + anchor] = 5;
  return {atoms: Array.from({length: n}, (_, i) => ({start: i, end: i + 1, gap: 0})), attributionLinks: scores} as unknown as EncodedWindow;
}

const span = (label: string, from: number, to: number): LabelledSpan => ({label, from, to, start: from, end: to, window: 0, margin: 1});

describe("grouping by links", () => {
  it("gives each span to the cue that its atoms prefer", () => {
    const window = windowOf(10, [
      [0, 1, 1],
      [1, 2, 1],
      [2, 5, 1],
      [5, 6, 6],
      [6, 7, 6],
      [7, 10, 6],
    ]);
    const spans = [
      span("source", 0, 1),
      span("cue", 1, 2),
      span("content", 2, 5),
      span("source", 5, 6),
      span("cue", 6, 7),
      span("content", 7, 10),
    ];
    expect(groupSpans(window, spans).map(({content}) => content)).toEqual([[{start: 2, end: 5}], [{start: 7, end: 10}]]);
  });
  it("keeps two parts of one content together", () => {
    const window = windowOf(9, [
      [0, 3, 4],
      [3, 4, 4],
      [4, 5, 4],
      [6, 9, 4],
    ]);
    const spans = [span("content", 0, 3), span("source", 3, 4), span("cue", 4, 5), span("content", 6, 9)];
    expect(groupSpans(window, spans)).toEqual([
      {
        source: [{start: 3, end: 4}],
        cue: [{start: 4, end: 5}],
        content: [
          {start: 0, end: 3},
          {start: 6, end: 9},
        ],
      },
    ]);
  });
  it("lets a content stand without a cue", () => {
    expect(groupSpans(windowOf(3, [[0, 3, 0]]), [span("content", 0, 3)])).toEqual([{source: [], cue: [], content: [{start: 0, end: 3}]}]);
  });
});

describe("mending", () => {
  const joined = parse("Brandt|PROPN|2|nsubj rose|VERB|0|root|rise and|CCONJ|4|cc called|VERB|2|conj|call for|ADP|6|case calm|NOUN|4|obl");
  const passive = parse(
    "It|PRON|3|nsubj:pass was|AUX|3|aux:pass reported|VERB|0|root|report that|SCONJ|6|mark rain|NOUN|6|nsubj fell|VERB|3|ccomp",
  );
  it.each([
    ["the subject of the first verb", joined, "called for", "calm", ["Brandt"]],
    ["nobody for a passive", passive, "was reported", "that rain fell", []],
  ] as const)("finds %s", (_, {text, sentences}, cue, content, expected) => {
    const draft = withSubject(text, sentences, {source: [], cue: [spanIn(text, cue)], content: [spanIn(text, content)]});
    expect(draft.source.map(({start, end}) => text.slice(start, end))).toEqual(expected);
  });

  it.each([
    ["whoever stands beside the cue speaks", ["Brandt", "Voss"], ["Voss"]],
    ["who stands elsewhere speaks where nobody stands beside it", ["Brandt"], ["Brandt"]],
  ] as const)("%s", (_, source, expected) => {
    const {text, sentences} = parse("Brandt|PROPN|2|nsubj left|VERB|0|root|leave");
    const second = parse("Voss|PROPN|2|nsubj said|VERB|0|root|say no|NOUN|2|obj");
    const from = text.length + 1;
    const whole = `${text} ${second.text}`;
    const moved = second.sentences.map((sentence) => ({
      ...sentence,
      start: from,
      end: from + sentence.end,
      tokens: sentence.tokens.map((token) => ({...token, start: from + token.start, end: from + token.end})),
    }));
    const draft = {source: source.map((name) => spanIn(whole, name)), cue: [spanIn(whole, "said")], content: [spanIn(whole, "no")]};
    expect(toWords([...sentences, ...moved], draft).source.map(({start, end}) => whole.slice(start, end))).toEqual(expected);
  });

  it("completes a source that stops inside its phrase", () => {
    const {text, sentences} = parse(
      "The|DET|2|det head|NOUN|6|nsubj of|ADP|5|case the|DET|5|det port|NOUN|2|nmod said|VERB|0|root|say no|NOUN|6|obj",
    );
    const draft = withWholeSources(text, sentences, {
      source: [spanIn(text, "The head")],
      cue: [spanIn(text, "said")],
      content: [spanIn(text, "no")],
    });
    expect(draft.source).toEqual([spanIn(text, "The head of the port")]);
  });

  const quoted = parse(
    '"|PUNCT|4|punct Rain|NOUN|4|nsubj will|AUX|4|aux fall|VERB|8|ccomp soon|ADV|4|advmod ,|PUNCT|4|punct "|PUNCT|4|punct said|VERB|0|root|say Brandt|PROPN|8|nsubj',
  );
  const bare = parse(
    '"|PUNCT|4|punct Rain|NOUN|4|nsubj will|AUX|4|aux fall|VERB|0|root soon|ADV|4|advmod "|PUNCT|4|punct was|AUX|9|cop a|DET|9|det song|NOUN|4|parataxis',
  );
  it.each([
    ["beside a speech verb", quoted, ["Brandt"]],
    ["never without one", bare, []],
  ] as const)("takes in a missed quotation %s", (_, {text, sentences}, expected) => {
    const text2 = text.replace('" Rain', '"Rain').replace(', "', ',"').replace('soon "', 'soon"');
    const shift = shiftTo(text, text2, sentences);
    expect(
      missedQuotations(text2, shift, findQuotations(text2), []).flatMap(({source}) =>
        source.map(({start, end}) => text2.slice(start, end)),
      ),
    ).toEqual(expected);
  });
});

/** The same tokens placed in a text with less white space. */
function shiftTo(from: string, to: string, sentences: readonly Sentence[]): Sentence[] {
  return sentences.map((sentence) => {
    let at = 0;
    const tokens = sentence.tokens.map((token) => {
      const start = to.indexOf(from.slice(token.start, token.end), at);
      at = start + token.end - token.start;
      return {...token, start, end: at};
    });
    return {...sentence, end: to.length, tokens};
  });
}

describe("the clause round it", () => {
  const told = parse(
    "Brandt|PROPN|2|nsubj told|VERB|0|root|tell reporters|NOUN|2|obj in|ADP|6|case a|DET|6|det statement|NOUN|2|obl that|SCONJ|9|mark rain|NOUN|9|nsubj fell|VERB|2|ccomp",
  );
  it("reads addressee and medium outside the content", () => {
    const {text, sentences} = told;
    const parts = {source: [spanIn(text, "Brandt")], cue: [spanIn(text, "told")], content: [spanIn(text, "that rain fell")]};
    expect(circumstancesOf(text, sentences, parts, [])).toEqual({
      addressee: spanIn(text, "reporters"),
      medium: spanIn(text, "a statement"),
    });
  });
  it("takes a thing called for to be no addressee", () => {
    const {text, sentences} = parse("Brandt|PROPN|2|nsubj urged|VERB|0|root|urge calm|NOUN|2|obj");
    expect(circumstancesOf(text, sentences, {source: [], cue: [spanIn(text, "urged")], content: [spanIn(text, "calm")]}, [])).toEqual({});
  });
});
