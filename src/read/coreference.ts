// Which phrases of a report speak of one thing: names by their spelling, then pronouns and definite phrases by the model's antecedent scores,
// within what gender and number allow. A mention that may refer to two is left apart.
import {acronymOf, isAcronym, personWords, plainName, ROLE_NOUNS, sameFullName} from "../model/names.js";
import type {Chain, ChainMention, Entity, Sentence, Token} from "../model/reading.js";
import type {Span} from "../model/span.js";
import {FEMALE_NAMES, FEMALE_WORDS, MALE_NAMES, MALE_WORDS, PRONOUNS, type PronounSense} from "./en/pronouns.js";
import type {Encoded, EncodedWindow} from "./encoder.js";

/** A phrase that may refer, in text order. */
interface Mention extends ChainMention {
  readonly word: Token;
  readonly form: string;
  /** The name as printed, for names. */
  readonly name: string;
  readonly entity?: Entity;
  readonly sense?: PronounSense;
  readonly definite: boolean;
  readonly plural: boolean;
  /** Index of the word that its sentence turns on. */
  readonly root: number;
  /** Index of the sentence's paragraph, to keep pronouns near. */
  readonly window: number;
  readonly atoms: readonly number[];
}

interface OpenChain {
  readonly mentions: Mention[];
  type: Entity["type"] | undefined;
  gender: PronounSense["gender"] | undefined;
  plural: boolean | undefined;
}

/** A pronoun joins the best chain only if the model gives it at least this share; definite phrases need more. */
const PRONOUN_SHARE = 0.05;
const PHRASE_SHARE = 0.5;
/** Of two people, the subject of the clause before is meant more often than not; measured on GAP. */
const SUBJECT_WEIGHT = 2.5;
const NAME_WEIGHT = 2;

/** Chains of two mentions or more, in order of their first mention. */
export function readCoreference(text: string, sentences: readonly Sentence[], entities: readonly Entity[], encoded: Encoded): Chain[] {
  const places = placeAtoms(encoded);
  const mentions = findMentions(text, sentences, entities, places);
  const chains: OpenChain[] = [];
  const names = new Map<string, OpenChain[]>();
  const byAtom: Map<number, OpenChain>[] = encoded.windows.map(() => new Map());
  const homes = new Map<Mention, OpenChain>();
  const subjects = new Map<number, {mention: Mention; chain: OpenChain}>();
  for (const {mention, ahead} of inTurn(mentions, sentences)) {
    const chain =
      chainAhead(mention, ahead && homes.get(ahead)) ??
      findChain(mention, chains, names, byAtom[mention.window]!, encoded.windows[mention.window]) ??
      goesOn(mention, subjects.get(mention.head.sentence - 1));
    if (chain) addTo(chain, mention);
    else chains.push(openChain(mention));
    const home = chain ?? chains.at(-1)!;
    homes.set(mention, home);
    if (isMainSubject(mention)) subjects.set(mention.head.sentence, {mention, chain: home});
    for (const atom of mention.atoms) byAtom[mention.window]!.set(atom, home);
    if (mention.entity) remember(names, mention, home);
  }
  return chains
    .filter((chain) => chain.mentions.length > 1)
    .map(({mentions: all}) => [...all].sort((a, b) => a.start - b.start).map(({start, end, head, kind}) => ({start, end, head, kind})))
    .sort((a, b) => a[0]!.start - b[0]!.start);
}

/** A mention in the order of reading, with the subject ahead of which it stands. */
interface Turn {
  readonly mention: Mention;
  readonly ahead?: Mention;
}

/** Mentions in text order; a pronoun in a clause or phrase put before its main clause waits for the subject there: "After [her] trial [Voss] left". */
function inTurn(mentions: readonly Mention[], sentences: readonly Sentence[]): Turn[] {
  const byPlace = new Map(mentions.map((mention) => [`${mention.head.sentence} ${mention.head.token}`, mention]));
  const waiting = new Map<Mention, Mention[]>();
  const turns: Turn[] = [];
  for (const mention of mentions) {
    const token = mention.kind === "pronoun" ? subjectAhead(sentences[mention.head.sentence]!, mention.head.token) : undefined;
    const ahead = token === undefined ? undefined : byPlace.get(`${mention.head.sentence} ${token}`);
    if (ahead) waiting.set(ahead, [...(waiting.get(ahead) ?? []), mention]);
    else turns.push({mention});
    // a subject may itself have waited for another
    const released = ahead ? [] : [mention];
    for (const subject of released) {
      for (const waited of waiting.get(subject) ?? []) {
        turns.push({mention: waited, ahead: subject});
        released.push(waited);
      }
    }
  }
  return turns;
}

/** Index of the subject that follows a fronted clause or phrase with the token in it. */
function subjectAhead({tokens}: Sentence, token: number): number | undefined {
  for (let at = token, steps = 0; steps < 12; steps++) {
    const {head, deprel} = tokens[at]!;
    if (head < 0) return undefined;
    if (/^(advcl|obl)/.test(deprel) && head > token) {
      const subject = tokens.findIndex((other, t) => t > token && other.head === head && /^nsubj/.test(other.deprel));
      return subject > token ? subject : undefined;
    }
    at = head;
  }
  return undefined;
}

function chainAhead(mention: Mention, chain: OpenChain | undefined): OpenChain | undefined {
  return chain && isPerson(chain) && mention.sense && mention.sense.gender !== "thing" && allows(chain, mention) ? chain : undefined;
}

/** Window and index of each atom, by its start. */
function placeAtoms(encoded: Encoded): ReadonlyMap<number, readonly [number, number]> {
  const places = new Map<number, readonly [number, number]>();
  encoded.windows.forEach((window, w) => {
    window.atoms.forEach((atom, a) => {
      places.set(atom.start, [w, a]);
    });
  });
  return places;
}

function findMentions(
  text: string,
  sentences: readonly Sentence[],
  entities: readonly Entity[],
  places: ReadonlyMap<number, readonly [number, number]>,
): Mention[] {
  const mentions: Mention[] = [];
  let e = 0;
  sentences.forEach((sentence, s) => {
    const named = new Map<number, Entity>();
    while (e < entities.length && entities[e]!.start < sentence.end) {
      const entity = entities[e++]!;
      const head = headIn(sentence, entity);
      if (head >= 0) named.set(head, entity);
    }
    const inName = new Set(
      sentence.tokens.flatMap((token, t) =>
        [...named.values()].some((name) => token.start >= name.start && token.end <= name.end) ? [t] : [],
      ),
    );
    const titleOf = titlesBefore(sentence, named);
    const root = sentence.tokens.findIndex(({head}) => head < 0);
    sentence.tokens.forEach((word, t) => {
      const place = places.get(word.start);
      if (!place) return;
      const entity = named.get(t);
      const form = text.slice(word.start, word.end).toLowerCase();
      const sense = word.upos === "PRON" || word.upos === "DET" ? PRONOUNS.get(form) : undefined;
      if (!entity && !sense && (inName.has(t) || titleOf.has(t) || !isPhraseHead(word))) return;
      const span: Span = entity ?? (sense ? word : phraseRound(sentence, t));
      const atoms = entity ? atomsOf(sentence, entity, places, titleOf, t) : [place[1]];
      mentions.push({
        start: span.start,
        end: span.end,
        head: {sentence: s, token: t},
        kind: entity ? "name" : sense ? "pronoun" : "nominal",
        word,
        form,
        name: entity ? text.slice(entity.start, entity.end) : "",
        entity,
        sense,
        definite: isDefinite(sentence, t),
        plural: /[^s]s$/.test(form) || /^(?:people|men|women|children|police)$/.test(form),
        root,
        window: place[0],
        atoms,
      });
    });
  });
  return mentions;
}

function atomsOf(
  sentence: Sentence,
  name: Span,
  places: ReadonlyMap<number, readonly [number, number]>,
  titles: ReadonlyMap<number, number>,
  head: number,
): number[] {
  return sentence.tokens.flatMap((token, t) => {
    const inside = (token.start >= name.start && token.end <= name.end) || titles.get(t) === head;
    const place = inside ? places.get(token.start) : undefined;
    return place ? [place[1]] : [];
  });
}

/** Common nouns right before a person's name and in apposition to a name speak of the one named: "spokesman [Karl Brandt]". */
function titlesBefore(sentence: Sentence, named: ReadonlyMap<number, Entity>): ReadonlyMap<number, number> {
  const titles = new Map<number, number>();
  for (const [head, name] of named) {
    let t = sentence.tokens.findIndex((token) => token.start >= name.start) - 1;
    for (; name.type === "PER" && t >= 0 && /^(NOUN|PROPN)$/.test(sentence.tokens[t]!.upos) && !named.has(t); t--) titles.set(t, head);
    sentence.tokens.forEach((token, index) => {
      if (token.head === head && token.deprel === "appos" && token.upos === "NOUN") titles.set(index, head);
    });
    const office = name.type === "PER" ? officeBefore(sentence, name) : undefined;
    if (office !== undefined) titles.set(office, head);
    const up = sentence.tokens[head]!;
    const above = sentence.tokens[up.head];
    if (above && above.upos === "NOUN" && /^(appos|flat)/.test(up.deprel)) titles.set(up.head, head);
    const beside = nounBeside(sentence, name, up);
    if (beside !== undefined) titles.set(beside, head);
  }
  return titles;
}

// "The regional [bloc] UHB gave them a week", parsed as two subjects: a verb has one, so the noun speaks of the name behind it
function nounBeside({tokens}: Sentence, name: Span, {head, deprel}: Token): number | undefined {
  const before = tokens.findIndex((token) => token.start >= name.start) - 1;
  const noun = tokens[before];
  return noun?.upos === "NOUN" && noun.head === head && noun.deprel === deprel && deprel.startsWith("nsubj") ? before : undefined;
}

/** "The [head] of the harbour office, Ada Voss, …", however the sentence was parsed. */
function officeBefore({tokens}: Sentence, name: Span): number | undefined {
  const last = tokens.findIndex((token) => token.start >= name.start) - 2;
  if (last < 0 || tokens[last + 1]!.lemma !== ",") return undefined;
  for (let t = last; t >= 0 && t > last - 10 && !/^(VERB|AUX|SCONJ|CCONJ)$/.test(tokens[t]!.upos) && tokens[t]!.lemma !== ","; t--) {
    const {upos, lemma} = tokens[t]!;
    if (upos === "NOUN" && ROLE_NOUNS.has(lemma.toLowerCase()) && (t === last || /^(ADP|PUNCT)$/.test(tokens[t + 1]!.upos))) return t;
  }
  return undefined;
}

function headIn(sentence: Sentence, span: Span): number {
  const inside = sentence.tokens.flatMap((token, t) => (token.start < span.end && span.start < token.end ? [t] : []));
  const within = new Set(inside);
  return inside.find((t) => !within.has(sentence.tokens[t]!.head) && sentence.tokens[t]!.upos !== "PUNCT") ?? inside[0] ?? -1;
}

function isPhraseHead(word: Token): boolean {
  return word.upos === "NOUN" && !/^(compound|fixed|flat|goeswith|nmod:npmod|obl:tmod|obl:npmod|nmod:tmod)/.test(word.deprel);
}

function isDefinite(sentence: Sentence, head: number): boolean {
  return sentence.tokens.some(
    (token) =>
      token.head === head &&
      ((token.deprel.startsWith("det") && /^(?:the|this|that|these|those)$/i.test(token.lemma)) || token.deprel === "nmod:poss"),
  );
}

/** The head with determiner, adjectives, compounds and "of" phrases that stand unbroken round it. */
function phraseRound(sentence: Sentence, head: number): Span {
  const {tokens} = sentence;
  const belongs = (t: number): boolean => {
    for (let at = t, steps = 0; at >= 0 && steps < 20; at = tokens[at]!.head, steps++) {
      if (at === head) return true;
      if (at === t && isHyphen(tokens[t]) && !isHyphen(tokens[t - 1]) && !isHyphen(tokens[t + 1]))
        return t > 0 && t < tokens.length - 1 && belongs(t - 1) && belongs(t + 1);
      if (!/^(det|amod|compound|nummod|nmod|case|flat|fixed|advmod)/.test(tokens[at]!.deprel)) return false;
      if (tokens[at]!.deprel === "case" && tokens[at]!.head === head) return t > head;
    }
    return false;
  };
  let from = head;
  let to = head;
  while (from > 0 && belongs(from - 1) && tokens[from - 1]!.deprel !== "case") from--;
  while (to < tokens.length - 1 && belongs(to + 1)) to++;
  return {start: tokens[from]!.start, end: tokens[to]!.end};
}

function isHyphen(token: Token | undefined): boolean {
  return token !== undefined && /^[-–/]$/.test(token.lemma);
}

function openChain(mention: Mention): OpenChain {
  const chain: OpenChain = {mentions: [], type: undefined, gender: undefined, plural: undefined};
  addTo(chain, mention);
  return chain;
}

function addTo(chain: OpenChain, mention: Mention): void {
  chain.mentions.push(mention);
  chain.type ??= mention.entity?.type;
  chain.gender ??= genderOf(mention);
  if (mention.kind !== "pronoun") chain.plural ??= mention.entity ? false : mention.plural;
}

function genderOf(mention: Mention): PronounSense["gender"] | undefined {
  if (mention.sense) return mention.sense.gender === "male" || mention.sense.gender === "female" ? mention.sense.gender : undefined;
  if (mention.entity && mention.entity.type !== "PER") return "thing";
  if (mention.kind === "nominal")
    return MALE_WORDS.has(mention.word.lemma.toLowerCase())
      ? "male"
      : FEMALE_WORDS.has(mention.word.lemma.toLowerCase())
        ? "female"
        : undefined;
  return undefined;
}

function findChain(
  mention: Mention,
  chains: readonly OpenChain[],
  names: ReadonlyMap<string, OpenChain[]>,
  byAtom: ReadonlyMap<number, OpenChain>,
  window?: EncodedWindow,
): OpenChain | undefined {
  if (mention.kind === "name") return chainOfName(mention, names);
  const shares = window ? sharesOf(mention, byAtom, window) : [];
  if (mention.kind === "pronoun") return pickChain(mention, shares) ?? nearBefore(mention, chains, shares);
  const best = shares[0];
  return best && mention.definite && best[1] >= PHRASE_SHARE && allows(best[0], mention) ? best[0] : undefined;
}

/**
 * The chain that a pronoun joins: the model's share, raised where the nearest mention is a subject, among chains that gender, number and
 * binding allow.
 */
function pickChain(mention: Mention, shares: readonly [OpenChain, number][]): OpenChain | undefined {
  let best: OpenChain | undefined;
  let most = PRONOUN_SHARE;
  for (const [chain, share] of shares) {
    if (!allows(chain, mention) || isBound(chain, mention)) continue;
    const last = chain.mentions.findLast((other) => other.kind !== "pronoun") ?? chain.mentions.at(-1)!;
    const weight =
      share *
      (/^nsubj/.test(last.word.deprel) ? SUBJECT_WEIGHT : 1) *
      (chain.type === "PER" || mention.sense?.gender === "thing" ? NAME_WEIGHT : 1);
    if (weight > most) [best, most] = [chain, weight];
  }
  return best;
}

/** "Voss praised her": the object of a verb is not its subject. */
function isBound(chain: OpenChain, mention: Mention): boolean {
  if (!/^(obj|iobj|obl)/.test(mention.word.deprel) || /sel(f|ves)$/.test(mention.form)) return false;
  return chain.mentions.some(
    (other) => other.head.sentence === mention.head.sentence && other.word.head === mention.word.head && /^nsubj/.test(other.word.deprel),
  );
}

/** Chains with the share of the model's belief that the mention refers back to them, the most likely first. */
function sharesOf(mention: Mention, byAtom: ReadonlyMap<number, OpenChain>, window: EncodedWindow): [OpenChain, number][] {
  const row = mention.atoms[0]! * window.atoms.length;
  const last = mention.atoms[0]!;
  let top = Number.NEGATIVE_INFINITY;
  for (let b = 0; b <= last; b++) top = Math.max(top, window.antecedents[row + b]!);
  let total = 0;
  const sums = new Map<OpenChain, number>();
  for (let b = 0; b <= last; b++) {
    const share = Math.exp(window.antecedents[row + b]! - top);
    total += share;
    const chain = b < last ? byAtom.get(b) : undefined;
    if (chain) sums.set(chain, (sums.get(chain) ?? 0) + share);
  }
  return [...sums].map(([chain, sum]): [OpenChain, number] => [chain, sum / total]).sort((a, b) => b[1] - a[1]);
}

/** "He" at the head of a window, where the model sees nothing before: the person named last in the two sentences before, if only one was. */
function nearBefore(mention: Mention, chains: readonly OpenChain[], shares: readonly [OpenChain, number][]): OpenChain | undefined {
  if (
    !mention.sense ||
    mention.sense.gender === "thing" ||
    mention.sense.gender === "any" ||
    shares.some(([chain]) => allows(chain, mention))
  )
    return undefined;
  const near = chains.slice(-60).filter((chain) => {
    const last = chain.mentions.at(-1)!;
    return chain.type === "PER" && mention.head.sentence - last.head.sentence <= 2 && allows(chain, mention);
  });
  return near.length === 1 ? near[0] : undefined;
}

/** "It has also urged …" where the model knows no better: the body that was the subject of the sentence before goes on acting; "they", a group. */
function goesOn(mention: Mention, before: {mention: Mention; chain: OpenChain} | undefined): OpenChain | undefined {
  if (!before || !mention.sense || !/^(it|they)$/.test(mention.form) || !isMainSubject(mention)) return undefined;
  const {entity, plural} = before.mention;
  const fits = mention.sense.plural ? !entity && plural : /^(ORG|LOC)$/.test(entity?.type ?? "");
  return fits && allows(before.chain, mention) ? before.chain : undefined;
}

function isMainSubject({word, root}: Mention): boolean {
  return /^nsubj/.test(word.deprel) && word.head === root;
}

function allows(chain: OpenChain, mention: Mention): boolean {
  if (!mention.sense) return chain.plural === undefined || chain.type !== undefined || chain.plural === mention.plural;
  const {gender, plural} = mention.sense;
  if (gender === "thing") return chain.type !== "PER" && chain.gender !== "male" && chain.gender !== "female" && chain.plural !== true;
  if (gender === "any") return plural;
  const opposite = gender === "male" ? "female" : "male";
  return (
    chain.gender !== opposite && chain.gender !== "thing" && chain.plural !== true && isPerson(chain) && givenGender(chain) !== opposite
  );
}

/** A person's name, or a noun of one person ("the miller"), never a body ("the government"). */
function isPerson(chain: OpenChain): boolean {
  if (chain.type !== undefined) return chain.type === "PER";
  return chain.mentions.some(({kind, word}) => {
    const noun = word.lemma.toLowerCase();
    return (
      kind === "pronoun" ||
      ROLE_NOUNS.has(noun) ||
      MALE_WORDS.has(noun) ||
      FEMALE_WORDS.has(noun) ||
      /(?:man|woman|ist|child|person|victim|teenager|worker|officer|driver|player|singer|writer|fighter|student|resident|patient|nurse|wife|friend|killer|teacher|boy|girl|actor|doctor|author|editor|sailor|survivor)$/.test(
        noun,
      )
    );
  });
}

/** Gender by title or first name, where those are plain. */
function givenGender(chain: OpenChain): "male" | "female" | undefined {
  for (const {entity, name} of chain.mentions) {
    if (entity?.type !== "PER") continue;
    const words = plainName(name).split(" ");
    const given = personWords(name)[0]!;
    const male = MALE_NAMES.has(given) || words.some((word) => MALE_WORDS.has(word));
    const female = FEMALE_NAMES.has(given) || words.some((word) => FEMALE_WORDS.has(word));
    if (male !== female) return male ? "male" : "female";
  }
  return undefined;
}

function remember(names: Map<string, OpenChain[]>, mention: Mention, chain: OpenChain): void {
  for (const key of keysOf(mention)) {
    const known = names.get(key) ?? [];
    if (!known.includes(chain)) names.set(key, [...known, chain]);
  }
}

/** What a name may be found by again: itself, a person's surname, a body's initials. */
function keysOf(mention: Mention): string[] {
  const {type} = mention.entity!;
  const {name} = mention;
  if (type !== "PER")
    return [
      `body ${plainName(name)}`,
      ...(acronymOf(name).length > 1 ? [`initials ${acronymOf(name)}`] : []),
      ...(isAcronym(name) ? [`acronym ${plainName(name).replace(/ /g, "")}`] : []),
    ];
  const words = personWords(name);
  return [`person ${words.join(" ")}`, ...words.map((word) => `word ${word}`)];
}

/**
 * The chain of a name met before. A lone surname joins the one person who bears it; if two do, none ("Voss" after "Ada Voss" and "Karl Voss").
 */
function chainOfName(mention: Mention, names: ReadonlyMap<string, OpenChain[]>): OpenChain | undefined {
  const [exact] = keysOf(mention);
  const known = names.get(exact!) ?? [];
  if (known.length > 0) return known.at(-1);
  if (mention.entity!.type === "PER") return chainOfPerson(mention, names);
  const {name} = mention;
  const full = isAcronym(name) ? names.get(`initials ${plainName(name).replace(/ /g, "")}`) : names.get(`acronym ${acronymOf(name)}`);
  return full?.length === 1 ? full[0] : undefined;
}

function chainOfPerson(mention: Mention, names: ReadonlyMap<string, OpenChain[]>): OpenChain | undefined {
  const words = personWords(mention.name);
  const bearers = names.get(`word ${words.at(-1)}`) ?? [];
  if (words.length === 1) return bearers.length === 1 && bearers[0]!.type === "PER" ? bearers[0] : undefined;
  const same = bearers.filter((chain) =>
    chain.mentions.some((other) => {
      const theirs = other.entity ? personWords(other.name) : [];
      return (
        sameFullName(words, theirs) ||
        (theirs.length === 1 && theirs[0] === words.at(-1) && chain.mentions.every((m) => !m.entity || personWords(m.name).length === 1))
      );
    }),
  );
  return same.length === 1 ? same[0] : undefined;
}
