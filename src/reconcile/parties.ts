// Who turns up in one report: a party is one chain of mentions, or one name or acting phrase that stands in no chain.
// Nothing is compared between reports here; actors.ts joins parties.

import {alike, isAcronym, plainName, ROLE_NOUNS, TITLES, withoutTitles} from "../model/names.js";
import type {Chain, Entity, Reading, Sentence, TokenRef, Told} from "../model/reading.js";
import type {Evidence, Span} from "../model/span.js";
import {type CountryName, findCountry} from "./countries.js";
import {ANYBODY, BODY_NOUNS, COUNTING_NOUNS, DOCUMENT_NOUNS, PEOPLE_NOUNS, PERSON_NOUNS} from "./en/actor-words.js";
import {childrenOf, conjunctsOf, headOf, phraseOf, sentenceAt} from "./phrases.js";

/** A name that a party bears in its report. */
export interface PartyName extends Span {
  readonly text: string;
  readonly type: Entity["type"];
}

/** A phrase with a common noun at its head that denotes the party. */
export interface PartyPhrase extends Span {
  readonly text: string;
  /** The words that tell who it is, without article, number and place: "protesters" of "some 400 protesters in the port". */
  readonly core: string;
  /** Lemma of the noun that tells who it is, lower case: "student" of "dozens of students". */
  readonly noun: string;
  readonly plural: boolean;
  /** "a spokesman", "some residents": may be anybody. */
  readonly indefinite: boolean;
}

export interface Party {
  readonly report: string;
  readonly names: readonly PartyName[];
  readonly phrases: readonly PartyPhrase[];
  readonly roles: readonly {readonly title: string; readonly mention: Evidence}[];
  readonly mentions: readonly Span[];
  /** Lemmas of the common nouns that stand beside its names: "bloc" of "the regional bloc UHT". */
  readonly kinds: readonly string[];
  /** Starts of the words at the heads of the mentions. */
  readonly heads: readonly number[];
  /** True when it says or does something somewhere, or something is done to it. */
  readonly acts: boolean;
}

/** The parties of one report, in text order. */
export function findParties({report, reading}: Told): Party[] {
  const acting = actingHeads(reading);
  const groups = gatherMentions(report.text, reading, acting);
  return groups
    .map((group) => partyOf(report.id, report.text, reading, group, acting))
    .sort((a, b) => a.mentions[0]!.start - b.mentions[0]!.start);
}

/** What a phrase of a country or its capital names, where the whole name is one ("Orlandian" alone is no actor). */
export function countryOf(name: PartyName): CountryName | undefined {
  return name.type === "PER" ? undefined : findCountry(name.text);
}

interface Mention extends Span {
  readonly head: TokenRef;
  readonly entity?: Entity;
  readonly kind: "name" | "nominal" | "pronoun";
}

/** Heads of source phrases and of the actors and recipients of events, as offsets. */
function actingHeads(reading: Reading): ReadonlyMap<number, Span> {
  const heads = new Map<number, Span>();
  const spans = [
    ...reading.attributions.flatMap((a) => [...a.source, ...(a.addressee ? [a.addressee] : [])]),
    ...reading.events.flatMap((e) => [...e.actor, ...e.recipient, ...(e.toward ?? [])]),
  ];
  for (const span of spans) {
    for (const part of conjunctsOf(reading.sentences, span)) {
      const head = headOf(reading.sentences, part);
      const start = head && reading.sentences[head.sentence]?.tokens[head.token]?.start;
      if (start !== undefined && !heads.has(start)) heads.set(start, part);
    }
  }
  return heads;
}

function gatherMentions(text: string, reading: Reading, acting: ReadonlyMap<number, Span>): Mention[][] {
  const taken = new Set<number>();
  const entityAt = indexEntities(reading);
  const groups: Mention[][] = reading.coreference.flatMap((chain) => unmixed(text, chainMentions(reading, chain, entityAt)));
  for (const group of groups) for (const mention of group) markTaken(taken, reading, mention);
  for (const entity of reading.entities) {
    const head = headOf(reading.sentences, entity);
    if (!head || [...tokenStarts(reading.sentences[head.sentence]!, entity)].some((start) => taken.has(start))) continue;
    groups.push([{start: entity.start, end: entity.end, head, entity, kind: "name"}]);
    markTaken(taken, reading, groups.at(-1)![0]!);
  }
  for (const [start] of [...acting].sort((a, b) => a[0] - b[0])) {
    if (taken.has(start)) continue;
    const mention = phraseMention(reading, start);
    if (mention) groups.push([mention]);
    taken.add(start);
  }
  return groups.filter((group) =>
    group.some((mention) => mention.entity !== undefined || (mention.kind === "nominal" && namesActor(reading, mention.head))),
  );
}

const MOST_NAMES = 24;

/**
 * A chain that holds names of two who cannot be one ("Ada Voss … she … Karl Brandt") is that of the name most of its names agree with; each
 * other name stands for itself.
 */
function unmixed(text: string, chain: readonly Mention[]): Mention[][] {
  const named = chain.filter(({entity}) => entity !== undefined);
  if (named.length < 2) return [[...chain]];
  const nameOf = ({entity}: Mention): Named => ({text: nameText(text, entity!), person: entity!.type === "PER"});
  const all = named.map(nameOf);
  const different = all.filter((name, i) => all.findIndex((other) => other.text === name.text) === i).slice(0, MOST_NAMES);
  // "Ada Voss Karl Brandt": a headline that ran two names together is neither
  const pairs = new Set(different.flatMap((a) => different.map((b) => `${a.text} ${b.text}`)));
  const names = different.filter(({text}) => !pairs.has(text));
  const support = names.map((name) => all.reduce((sum, other) => sum + Number(mayBeOne(name, other)), 0));
  const main = names[support.indexOf(Math.max(...support))]!;
  const fits = (mention: Mention) => mention.entity === undefined || (!pairs.has(nameOf(mention).text) && mayBeOne(main, nameOf(mention)));
  return [chain.filter(fits), ...chain.filter((mention) => !fits(mention)).map((mention) => [mention])];
}

interface Named {
  readonly text: string;
  readonly person: boolean;
}

/** True when two names may be one's: a surname or word in common, one country, or initials. */
function mayBeOne({text: a, person: personA}: Named, {text: b, person: personB}: Named): boolean {
  if (a === b) return true;
  if (personA && personB) return maySharePerson(withoutTitles(a), withoutTitles(b));
  const [countryA, countryB] = [findCountry(a)?.country, findCountry(b)?.country];
  if (countryA !== undefined && countryB !== undefined) return countryA === countryB;
  const [wordsA, wordsB] = [plainName(a).split(" "), plainName(b).split(" ")];
  if (wordsA.some((word) => word.length > 2 && !TITLES.has(word) && wordsB.some((other) => alike(word, other)))) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return isAcronym(short) && short.charAt(0).toLowerCase() === plainName(long).charAt(0);
}

/** "Ada Voss" and "Voss" or "Ada", not "Karl Ada Brandt". */
function maySharePerson(a: string, b: string): boolean {
  const [long, short] = [plainName(a).split(" "), plainName(b).split(" ")].sort((one, other) => other.length - one.length) as [
    string[],
    string[],
  ];
  if (short.length === 1) return alike(short[0]!, long.at(-1)!) || alike(short[0]!, long[0]!);
  return alike(short.at(-1)!, long.at(-1)!) || short.every((word) => long.includes(word));
}

/** True for a noun of people or a body that counts no things: not "dozens of [arrests]". */
function namesActor(reading: Reading, {sentence, token}: TokenRef): boolean {
  const {tokens} = reading.sentences[sentence]!;
  const counted = childrenOf(reading.sentences[sentence]!, token, "nmod").find((child) => tokens[child]!.upos === "NOUN");
  const lemma = tokens[token]!.lemma.toLowerCase();
  if (COUNTING_NOUNS.has(lemma) && counted !== undefined && !isActorNoun(tokens[counted]!.lemma)) return false;
  if (lemma === "force" && isMass(reading.sentences[sentence]!, token)) return false;
  return isActorNoun(lemma);
}

// "the use of [force]" names nobody; "a force", "the naval force" and "forces" do
function isMass({tokens}: Sentence, at: number): boolean {
  const {start, end, lemma} = tokens[at]!;
  return (
    end - start === lemma.length && !tokens.some(({head, deprel}) => head === at && /^(det|amod|compound|nmod:poss|nummod)/.test(deprel))
  );
}

function chainMentions(reading: Reading, chain: Chain, entityAt: ReadonlyMap<number, Entity>): Mention[] {
  return chain.map((mention) => {
    const start = reading.sentences[mention.head.sentence]?.tokens[mention.head.token]?.start ?? mention.start;
    const entity = mention.kind === "name" ? (entityAt.get(start) ?? nameInside(mention, reading, entityAt)) : undefined;
    return {start: mention.start, end: mention.end, head: mention.head, entity, kind: mention.kind};
  });
}

function nameInside(mention: Span, reading: Reading, entityAt: ReadonlyMap<number, Entity>): Entity | undefined {
  const sentence = reading.sentences[sentenceAt(reading.sentences, mention.start)];
  return sentence?.tokens
    .filter((t) => t.start >= mention.start && t.end <= mention.end)
    .map((t) => entityAt.get(t.start))
    .find(Boolean);
}

/** A common noun that denotes people or a body that may act; undefined for things and documents. */
function phraseMention(reading: Reading, start: number): Mention | undefined {
  const at = sentenceAt(reading.sentences, start);
  const sentence = reading.sentences[at];
  const token = sentence?.tokens.findIndex((t) => t.start === start) ?? -1;
  const word = sentence?.tokens[token];
  if (!sentence || !word || !/^(NOUN|PROPN|ADJ|NUM|DET)$/.test(word.upos) || !namesActor(reading, {sentence: at, token})) return undefined;
  return {...phraseOf(sentence, token), head: {sentence: at, token}, kind: "nominal"};
}

/** True for nouns of people and bodies ("official", "junta"), false for things and documents. */
export function isActorNoun(lemma: string): boolean {
  const noun = lemma.toLowerCase();
  if (DOCUMENT_NOUNS.has(noun) && !BODY_NOUNS.has(noun)) return false;
  return (
    ROLE_NOUNS.has(noun) ||
    PERSON_NOUNS.has(noun) ||
    BODY_NOUNS.has(noun) ||
    PEOPLE_NOUNS.has(noun) ||
    PEOPLE_NOUNS.has(noun.replace(/s$/, "")) ||
    /(?:men|man|woman|women|people|ers|ists|ees|ents|folk)$/.test(noun)
  );
}

function partyOf(report: string, text: string, reading: Reading, group: readonly Mention[], acting: ReadonlyMap<number, Span>): Party {
  const names: PartyName[] = [];
  const phrases: PartyPhrase[] = [];
  const roles: {title: string; mention: Evidence}[] = [];
  const heads: number[] = [];
  const kinds: string[] = [];
  let acts = false;
  for (const mention of group) {
    const sentence = reading.sentences[mention.head.sentence]!;
    const head = sentence.tokens[mention.head.token]!;
    heads.push(head.start);
    acts ||= acting.has(head.start) || /^(nsubj|obl:agent)/.test(head.deprel);
    for (const token of mention.entity ? bearersOf(sentence, mention.entity) : []) {
      kinds.push(sentence.tokens.find(({start}) => start === token)!.lemma.toLowerCase());
      heads.push(token);
      acts ||= acting.has(token);
    }
    if (mention.entity) {
      names.push({...mention.entity, text: nameText(text, mention.entity)});
      if (mention.entity.type === "PER") roles.push(...rolesBeside(report, text, sentence, mention.entity));
      for (const token of tokenStarts(sentence, mention.entity)) {
        heads.push(token);
        acts ||= acting.has(token);
      }
    } else if (mention.kind === "nominal") phrases.push(phraseIn(text, sentence, mention));
  }
  const mentions = group.map(({start, end}) => ({start, end})).sort((a, b) => a.start - b.start || a.end - b.end);
  return {report, names, phrases, roles, mentions, kinds, heads, acts};
}

function phraseIn(text: string, sentence: Sentence, mention: Mention): PartyPhrase {
  const who = countedIn(sentence, mention.head.token);
  const head = sentence.tokens[who]!;
  const span = mention.end - mention.start > 80 ? phraseOf(sentence, mention.head.token) : mention;
  const core = coreOf(sentence, who);
  const whole = text
    .slice(span.start, span.end)
    .replace(/\s+/g, " ")
    .replace(/^(?:according to|by|of|for|from|to|with|against|among|in|on|at|as|over|between|both|towards?)\s+/i, "")
    .replace(/[\s,;:]+$/, "");
  const determiner = childrenOf(sentence, mention.head.token, "det").map((i) => sentence.tokens[i]!.lemma.toLowerCase())[0];
  return {
    start: span.start,
    end: span.end,
    text: whole,
    core: text.slice(core.start, core.end).replace(/\s+/g, " "),
    noun: head.lemma.toLowerCase(),
    plural: /s$/i.test(text.slice(head.start, head.end)) && !/ss$/i.test(text.slice(head.start, head.end)),
    indefinite: determiner === "a" || determiner === "an" || determiner === "some" || determiner === "one" || determiner === "another",
  };
}

/** The noun that is counted: "students" in "dozens of students"; a noun that counts nothing stands for itself. */
function countedIn(sentence: Sentence, head: number): number {
  if (!COUNTING_NOUNS.has(sentence.tokens[head]!.lemma.toLowerCase())) return head;
  const counted = childrenOf(sentence, head, "nmod").find((child) => {
    const {upos, lemma} = sentence.tokens[child]!;
    return upos === "NOUN" && isActorNoun(lemma) && childrenOf(sentence, child, "case").some((i) => sentence.tokens[i]!.lemma === "of");
  });
  return counted ?? head;
}

/** A noun with what stands right before it, from the first word that is no article or number, and with its "of" phrase. */
function coreOf(sentence: Sentence, head: number): Span {
  const {tokens} = sentence;
  const phrase = phraseOf(sentence, head);
  // "the deadly [police] shooting": what describes the shooting does not tell who it is
  if (/^compound/.test(tokens[head]!.deprel)) return {start: tokens[head]!.start, end: tokens[head]!.end};
  let from = head;
  // "ten people" are told from others by their number alone
  const none = ANYBODY.has(tokens[head]!.lemma.toLowerCase()) ? /^(DET|ADP|ADV|PRON|CCONJ|SCONJ)$/ : /^(DET|NUM|ADP|ADV|PRON|CCONJ|SCONJ)$/;
  const tells = (t: number): boolean =>
    t >= 0 &&
    tokens[t]!.start >= phrase.start &&
    !none.test(tokens[t]!.upos) &&
    !COUNTING_NOUNS.has(tokens[t]!.lemma.toLowerCase()) &&
    !/^(several|many|much|few|little|other|another|same|own|such|more|most|least|both|some|numerous|various|estimated|more)$/i.test(
      tokens[t]!.lemma,
    );
  while (tells(from - 1)) from--;
  while (from < head && /^(PUNCT|PART)$/.test(tokens[from]!.upos)) from++;
  const of = childrenOf(sentence, head, "nmod").find(
    (child) => child > head && childrenOf(sentence, child, "case").some((i) => tokens[i]!.lemma === "of"),
  );
  const tail = of === undefined ? undefined : phraseOf(sentence, of);
  const end = tail && tail.end <= phrase.end && tail.end - tokens[from]!.start <= 80 ? tail.end : tokens[head]!.end;
  return {start: tokens[from]!.start, end};
}

/** Titles before the name and the apposition behind it ("Senator [Ada Voss], chair of the panel"). */
function rolesBeside(report: string, text: string, sentence: Sentence, name: Span): {title: string; mention: Evidence}[] {
  const first = sentence.tokens.findIndex((token) => token.start >= name.start);
  const roles: {title: string; mention: Evidence}[] = [];
  let from = first;
  while (
    from > 0 &&
    /^(NOUN|PROPN|ADJ)$/.test(sentence.tokens[from - 1]!.upos) &&
    sentence.tokens[from - 1]!.end + 2 > sentence.tokens[from]!.start
  )
    from--;
  if (from < first) roles.push(...roleFrom(report, text, {start: sentence.tokens[from]!.start, end: sentence.tokens[first - 1]!.end}));
  const inName = text.slice(name.start, name.end);
  const bare = withoutTitles(inName);
  if (bare !== inName) roles.push(...roleFrom(report, text, {start: name.start, end: name.end - bare.length}));
  const head = headOf([sentence], name);
  for (const appositive of head ? childrenOf(sentence, head.token, "appos") : []) {
    if (sentence.tokens[appositive]!.upos === "NOUN") roles.push(...roleFrom(report, text, phraseOf(sentence, appositive)));
  }
  return roles;
}

function roleFrom(report: string, text: string, span: Span): {title: string; mention: Evidence}[] {
  const end = span.start + text.slice(span.start, span.end).trimEnd().length;
  const title = text
    .slice(span.start, end)
    .replace(/\s+/g, " ")
    .replace(/^(?:the|a|an|its|their|his|her)\s+/i, "");
  const isRole = plainName(title)
    .split(" ")
    .some((word) => ROLE_NOUNS.has(word));
  return isRole && title.length <= 90 ? [{title, mention: {report, start: span.start, end}}] : [];
}

function nameText(text: string, span: Span): string {
  return text
    .slice(span.start, span.end)
    .replace(/\p{Cf}/gu, "")
    .replace(/\s+/g, " ")
    .replace(/['’]s?$/, "")
    .trim();
}

function indexEntities(reading: Reading): ReadonlyMap<number, Entity> {
  const at = new Map<number, Entity>();
  for (const entity of reading.entities) {
    const sentence = reading.sentences[sentenceAt(reading.sentences, entity.start)];
    if (sentence) for (const start of tokenStarts(sentence, entity)) at.set(start, entity);
  }
  return at;
}

/** Starts of common nouns that stand for the one named beside them: "[spokesman] Karl Brandt", "the [governor], Ada Voss,". */
function bearersOf(sentence: Sentence, name: Entity): number[] {
  const {tokens} = sentence;
  const found: number[] = [];
  const first = tokens.findIndex((token) => token.start >= name.start);
  for (let t = first - 1; name.type === "PER" && t >= 0 && /^(NOUN|PROPN|PUNCT)$/.test(tokens[t]!.upos); t--) {
    if (tokens[t]!.upos === "PUNCT" && !/^[.-]$/.test(tokens[t]!.lemma)) break;
    if (ROLE_NOUNS.has(tokens[t]!.lemma.toLowerCase())) found.push(tokens[t]!.start);
  }
  // "the [governor], Ada Voss, …", however the sentence was parsed
  const [comma, noun] = [tokens[first - 1], tokens[first - 2]];
  if (name.type === "PER" && comma?.lemma === "," && noun) {
    for (let at = officeBefore(tokens, first - 2); at !== undefined; at = tokens[at - 1]?.lemma === "-" ? at - 2 : undefined)
      found.push(tokens[at]!.start);
  }
  const head = headOf([sentence], name);
  if (!head) return found;
  // "… met Ada Voss, the news agency reports": a body is no apposition of a person
  const fits = (lemma: string): boolean =>
    name.type === "PER"
      ? ROLE_NOUNS.has(lemma) || PERSON_NOUNS.has(lemma)
      : BODY_NOUNS.has(lemma) || (name.type === "LOC" && /^(ruler|power|neighbou?r|ally|rival|member|partner)$/.test(lemma));
  for (const child of childrenOf(sentence, head.token, "appos")) {
    if (tokens[child]!.upos === "NOUN" && fits(tokens[child]!.lemma.toLowerCase())) found.push(tokens[child]!.start);
  }
  const {deprel, head: above} = tokens[head.token]!;
  const kind = tokens[above];
  // "the [news agency] Vetar": a body's name behind its kind
  if (kind?.upos === "NOUN" && /^(appos|flat)/.test(deprel) && fits(kind.lemma.toLowerCase())) found.push(kind.start);
  return found;
}

/** The office that ends right before a comma ("[head] of the harbour office, …"), within its noun phrase. */
function officeBefore(tokens: Sentence["tokens"], last: number): number | undefined {
  for (let t = last; t >= 0 && t > last - 10 && !/^(VERB|AUX|SCONJ|CCONJ)$/.test(tokens[t]!.upos) && tokens[t]!.lemma !== ","; t--) {
    if (
      tokens[t]!.upos === "NOUN" &&
      ROLE_NOUNS.has(tokens[t]!.lemma.toLowerCase()) &&
      (t === last || tokens[t + 1]!.upos === "ADP" || tokens[t + 1]!.lemma === "-")
    )
      return t;
  }
  return undefined;
}

function markTaken(taken: Set<number>, reading: Reading, mention: Mention): void {
  const sentence = reading.sentences[mention.head.sentence]!;
  const head = sentence.tokens[mention.head.token];
  if (head) taken.add(head.start);
  if (!mention.entity) return;
  for (const start of tokenStarts(sentence, mention.entity)) taken.add(start);
  for (const start of bearersOf(sentence, mention.entity)) taken.add(start);
}

function* tokenStarts(sentence: Sentence, span: Span): Generator<number> {
  for (const token of sentence.tokens) if (token.start >= span.start && token.end <= span.end) yield token.start;
}
