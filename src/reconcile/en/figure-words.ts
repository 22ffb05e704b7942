// What figures count, in English: words that mean the same count, units, and numbers that are told without counting anything.

/** What happened to those who are counted, by lemma: counts of one class are counts of one thing. */
export const OUTCOMES: Readonly<Record<string, readonly string[]>> = {
  killed: [
    "kill",
    "killing",
    "die",
    "death",
    "dead",
    "fatality",
    "toll",
    "perish",
    "slay",
    "slain",
    "execute",
    "murder",
    "deadly",
    "lose",
    "fatal",
  ],
  injured: ["injure", "injury", "wound", "wounded", "injured", "hurt"],
  arrested: ["arrest", "detain", "detention", "custody", "detained", "jail", "imprison"],
  missing: ["miss", "missing", "unaccounted", "disappear"],
  displaced: ["displace", "flee", "evacuate", "uproot", "evacuation"],
  homeless: ["homeless"],
  infected: ["infect", "infection", "case", "confirm"],
  damaged: [
    "damage",
    "destroy",
    "level",
    "flatten",
    "raze",
    "ruin",
    "collapse",
    "demolish",
    "topple",
    "wreck",
    "smash",
    "burn",
    "torch",
    "loot",
    "suffer",
    "unsafe",
    "hit",
    "destruction",
    "cause",
  ],
  freed: ["free", "release"],
  rescued: ["rescue", "save", "pull"],
  taken: ["kidnap", "abduct", "hostage"],
};

/** Nouns that count people. */
export const PEOPLE: ReadonlySet<string> = new Set(
  (
    "people person man woman child girl boy civilian resident villager protester protestor demonstrator student schoolchild schoolchildren youth youngster victim " +
    "survivor worker passenger refugee migrant patient prisoner hostage inmate citizen inhabitant soul body casualty militant fighter rebel insurgent gunman terrorist " +
    "officer policeman police official journalist employee staff miner sailor pilot crew supporter voter respondent anarchist tourist pupil teacher doctor wounded injured dead"
  ).split(" "),
);

/** Nouns that mean one kind of thing, each group under its first word. */
export const SAME_NOUN: readonly (readonly string[])[] = [
  ["troops", "troop", "soldier", "personnel", "serviceman", "servicemen", "peacekeeper", "marine"],
  ["shop", "store", "business"],
  ["house", "home", "dwelling"],
  ["village", "hamlet", "settlement"],
  ["strike", "airstrike", "air strike", "raid"],
  ["aftershock", "tremor"],
  ["magnitude", "strength", "force", "richter"],
  ["unrest", "riot", "rioting", "protest", "clash", "violence", "demonstration", "disturbance", "fighting"],
  ["child", "kid", "minor"],
  ["city", "town"],
  ["bank"],
  ["bomb", "explosive"],
  ["country", "nation", "state", "member"],
  ["seat", "person"],
];

/** Length in metres of each unit of length. */
export const LENGTHS: Readonly<Record<string, number>> = {
  mile: 1609.344,
  miles: 1609.344,
  km: 1000,
  kms: 1000,
  kilometer: 1000,
  kilometers: 1000,
  kilometre: 1000,
  kilometres: 1000,
  metre: 1,
  metres: 1,
  meter: 1,
  meters: 1,
  m: 1,
  foot: 0.3048,
  feet: 0.3048,
  ft: 0.3048,
  yard: 0.9144,
  yards: 0.9144,
  nautical: 1852,
};

/** Seconds of each unit of time that a figure may be told in. */
export const DURATIONS: Readonly<Record<string, number>> = {
  second: 1,
  seconds: 1,
  minute: 60,
  minutes: 60,
  hour: 3600,
  hours: 3600,
  day: 86400,
  days: 86400,
  week: 604800,
  weeks: 604800,
  month: 2629746,
  months: 2629746,
  year: 31556952,
  years: 31556952,
  decade: 315569520,
  decades: 315569520,
};

/** Units of temperature and of the clock: numbers with these are told, but seldom matter. */
export const UNCOUNTED_UNITS: ReadonlySet<string> = new Set(
  "degree degrees celsius fahrenheit gmt utc am pm a.m p.m o'clock hours noon year-old yr".split(" "),
);

/** After a stretch of time these say when, not how long ("two weeks before the vote"). */
export const WHEN_AFTER = /^\s*(?:ago|later|earlier|after|before|from now|old)\b/i;

/** Before a stretch of time these say when ("over the past three days", "in three years"). */
export const WHEN_BEFORE =
  /\b(?:ago|last|past|next|previous|coming|within|in|after|before|until|every|each|per)(?: the| a)?(?: last| past| next| coming| previous)?\s*$/i;

/** Nouns of which a handful tells nothing ("the two sides", "three things"). */
export const UNTELLING: ReadonlySet<string> = new Set(
  (
    "country nation side party leader word way reason thing option pillar step question phase occasion aspect issue point goal part term kind type category hand eye " +
    "front brother sister son daughter child wife husband parent friend colleague man woman time version color colour size respect pair half decade language sentence " +
    "factor narrative commodity method approach scenario possibility example theme element principle lesson idea view answer choice extreme area matter task " +
    "problem challenge concern concept level stage set sense sort direction theory argument claim message chance opportunity"
  ).split(" "),
);

/** Units that a number joined by a hyphen counts ("a 15-nation bloc", "a 200-seat hall"). */
export const WHOLE_UNITS =
  /^(?:nation|member|seat|person|people|strong|bed|room|storey|story|floor|ton|tonne|foot|page|point|vote|year|month|week|day|hour|minute|mile|km|kilomet\p{L}+|met\p{L}+|acre|hectare|barrel|gallon|magnitude|party|state|country|vehicle|car|truck|ship)s?\b/u;
