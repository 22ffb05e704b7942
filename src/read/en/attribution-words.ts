// English words round reported speech. General vocabulary of news; the model finds the spans, these settle what it leaves open.

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Verbs whose object is the one spoken to: "told [reporters] that". */
export const TELLING_VERBS = words(`
  tell inform ask assure remind warn urge notify brief advise order promise request beg beseech implore instruct command invite persuade convince
  thank congratulate accuse blame praise criticize criticise condemn threaten call pledge answer reply greet compliment`);

/** Verbs that take the one spoken to with "to", "with" or "on": "said to the crowd", "called on the guards". */
export const SPEAKING_VERBS = words(
  `say speak write explain announce declare complain admit confess suggest propose state report talk appeal call read`,
);

/** Verbs of saying, for a quotation that the model left without its clause. */
export const SAYING_VERBS = words(`
  say tell add note write declare state announce explain insist argue claim warn reply answer ask recall continue conclude stress emphasize emphasise remark observe
  comment confirm acknowledge admit report reveal suggest joke quip tweet post shout cry chant whisper respond retort urge vow promise`);

/** What statements are made on or in, as the head of the phrase that tells it ("in [a statement]", "on [state television]"). */
export const MEDIA_NOUNS = words(`
  statement interview briefing conference tweet post letter speech address report television tv radio broadcast message memo note editorial article
  release communique communiqué blog video call telephone phone website site facebook twitter telegram instagram x youtube whatsapp email e-mail hearing testimony
  presser remarks newspaper magazine show program programme rally meeting document affidavit filing court session debate op-ed column
  announcement telecast press podcast livestream book memoir sermon toast summit`);

/** Prepositions that lead to a medium. */
export const MEDIA_PREPOSITIONS = words(`in on during at via through by over`);
