// An invented crisis in five reports: a strait is closed, an ultimatum runs out, a quotation is turned round. Written by hand so
// that every picture of the desk has something to show, hostile text included; no stage of the line had a part in it.
import type {Reading} from "../../../src/model/reading.js";
import type {Report} from "../../../src/model/report.js";
import type {Situation, SituationReport, StatementMention} from "../../../src/model/situation.js";
import type {Evidence} from "../../../src/model/span.js";
import type {Told} from "../../../src/pipeline.js";

const texts = {
  "00-gazette":
    'Harbour Union gives Norvik seven days\n\nOSTRAVEL, March 2 (Northern Wire) - The Harbour Union on Sunday gave Norvik seven days to reopen the Sund strait or face a blockade of its ports, its secretary Ada Vonn said. "We will not wait an eighth day," Vonn told reporters in Ostravel.\n\nNorvik closed the strait on February 27 after a patrol boat was rammed. Some 400 dockers walked out in Ostravel on Friday.\n\nAdvertisement: cheap boats, visit <b>boats.example</b> now!\n\nThe island republic of Castel said it would treat any blockade of Norvik as an act of war against itself.',
  "01-herald":
    'Norvik refuses envoys\n\nNorvik on Monday denied entry to a joint delegation of the Harbour Union and the Straits Commission, according to a letter seen by Northern Wire.\n\nForeign minister Ilan Brekke "stressed the importance of an open strait for all nations," he wrote on the platform Wavelength. Norvik is against talks while warships are near, he said.\n\nSome 400 dockers remain on strike.',
  "02-courier":
    'Port strike spreads as deadline passes\n\nThe seven-day deadline set by the Harbour Union passed on Sunday with no move from either side. President Brekke "suppressed the importance of an open strait for all nations," he wrote on Wavelength.\n\nAbout 450 dockers are on strike, the port authority said. Fleet commanders will meet on Thursday and Friday in Ostravel to prepare a blockade.',
  "03-blog":
    "Published 20 June 2031\n\nNorvik open to talks, says prime minister\n\nNorvik's prime minister Sela Dorn said on Wednesday her government was open to talks on the strait. Western diplomats alleged that Norvik had mined the channel. Norvik denied it.\n\nFleet commanders will meet in Ostravel on Thursday and Friday to plan a blockade.\n\nRate this story: 1 2 3 4 5",
  "04-nour":
    "قال وزير الخارجية إيلان بريكه إن المضيق سيبقى مفتوحا. Brekke said the strait would stay open to hospital ships. <script>alert(1)</script> javascript:alert(2) \u202Egnitsop",
} as const;

type Key = keyof typeof texts;

/** The first place of these words in a report. */
export function at(report: Key, words: string): Evidence {
  const start = texts[report].indexOf(words);
  if (start < 0) throw new Error(`"${words}" is not in ${report}`);
  return {report, start, end: start + words.length};
}

function said(report: Key, words: string, form: StatementMention["form"], source?: string, cue?: string): StatementMention {
  return {...at(report, words), form, ...(source && {source: at(report, source)}), ...(cue && {cue: at(report, cue)})};
}

const stressed = said(
  "01-herald",
  '"stressed the importance of an open strait for all nations,"',
  "mixed",
  "Foreign minister Ilan Brekke",
  "wrote",
);
const suppressed = said(
  "02-courier",
  '"suppressed the importance of an open strait for all nations,"',
  "mixed",
  "President Brekke",
  "wrote",
);
const offset = (evidence: Evidence, words: string) => at(evidence.report as Key, words);

const reports: SituationReport[] = [
  report("00-gazette", "The Gazette", "2031-03-02", {
    agencies: ["Northern Wire"],
    furniture: [{...at("00-gazette", "Advertisement: cheap boats, visit <b>boats.example</b> now!"), reason: "advertisement"}],
  }),
  report("01-herald", "Morning Herald", "2031-03-03", {
    agencies: ["Northern Wire"],
    sharesTextWith: [
      {
        report: "00-gazette",
        share: 0.12,
        passages: [{here: at("01-herald", "Some 400 dockers"), there: at("00-gazette", "Some 400 dockers")}],
        direction: "from",
        why: "00 is earlier and both credit Northern Wire",
      },
    ],
  }),
  report("02-courier", undefined, "2031-03-10", {
    sharesTextWith: [
      {
        report: "03-blog",
        share: 0.24,
        passages: [
          {
            here: at("02-courier", "will meet on Thursday and Friday in Ostravel"),
            there: at("03-blog", "will meet in Ostravel on Thursday and Friday"),
          },
        ],
        why: "one sentence, reworked",
      },
    ],
  }),
  report("03-blog", "Sund Blog", "2031-03-12", {
    pageDate: "2031-06-20",
    republished: true,
    sharesTextWith: [
      {
        report: "02-courier",
        share: 0.31,
        passages: [
          {
            here: at("03-blog", "will meet in Ostravel on Thursday and Friday"),
            there: at("02-courier", "will meet on Thursday and Friday in Ostravel"),
          },
        ],
        why: "one sentence, reworked",
      },
    ],
    furniture: [
      {...at("03-blog", "Published 20 June 2031"), reason: "page date"},
      {...at("03-blog", "Rate this story: 1 2 3 4 5"), reason: "rating"},
    ],
  }),
  report("04-nour", "النور", "2031-03-11", {language: "ar"}),
];

/** The situation that the five invented reports tell. */
export const situation: Situation = {
  reports,
  origins: [
    origin("o-vonn", "Ada Vonn's remarks", ["00-gazette", "02-courier"]),
    origin("o-letter", "Norvik's letter", ["01-herald"]),
    origin("o-wave", "Brekke's post on Wavelength", ["01-herald", "02-courier"]),
    origin("o-plan", "Shared text, source not named", ["02-courier", "03-blog"]),
    origin("o-dorn", "Sela Dorn's remarks", ["03-blog"]),
    origin("o-port", "Port authority", ["02-courier"]),
  ],
  actors: [
    actor("union", "Harbour Union", "organisation", [at("00-gazette", "Harbour Union"), at("02-courier", "Harbour Union")]),
    actor("norvik", "Norvik", "country", [at("00-gazette", "Norvik"), at("01-herald", "Norvik"), at("03-blog", "Norvik")]),
    {
      ...actor("vonn", "Ada Vonn", "person", [at("00-gazette", "Ada Vonn")]),
      of: "Harbour Union",
      roles: [{title: "secretary", mention: at("00-gazette", "secretary")}],
    },
    {
      ...actor("brekke", "Ilan Brekke", "person", [
        at("01-herald", "Ilan Brekke"),
        at("02-courier", "President Brekke"),
        at("04-nour", "إيلان بريكه"),
      ]),
      of: "Norvik",
      aliases: [
        {name: "President Brekke", reason: "same surname, same post quoted"},
        {name: "إيلان بريكه", reason: "transliteration"},
      ],
      roles: [{title: "foreign minister", mention: at("01-herald", "Foreign minister")}],
    },
    {
      ...actor("dorn", "Sela Dorn", "person", [at("03-blog", "Sela Dorn")]),
      of: "Norvik",
      roles: [{title: "prime minister", mention: at("03-blog", "prime minister")}],
    },
    actor("castel", "Castel", "country", [at("00-gazette", "Castel")]),
  ],
  statements: [
    {
      id: "s-wait",
      speaker: "vonn",
      date: "2031-03-02",
      dateCertainty: "inferred",
      fullest: "00-gazette",
      earliest: "00-gazette",
      independentSources: 1,
      origins: ["o-vonn"],
      drift: [],
      mentions: [said("00-gazette", '"We will not wait an eighth day,"', "direct", "Vonn", "told")],
    },
    {
      id: "s-open",
      speaker: "brekke",
      date: "2031-03-03",
      dateCertainty: "inferred",
      medium: "Wavelength",
      fullest: "01-herald",
      earliest: "01-herald",
      independentSources: 1,
      origins: ["o-wave"],
      mentions: [stressed, suppressed],
      drift: [
        {
          report: "02-courier",
          against: "01-herald",
          verdict: "altered",
          here: suppressed,
          there: stressed,
          why: "“suppressed” stands where 01 has “stressed”",
          runs: [
            {same: false, here: offset(suppressed, "suppressed"), there: offset(stressed, "stressed")},
            {
              same: true,
              here: offset(suppressed, "the importance of an open strait for all nations"),
              there: offset(stressed, "the importance of an open strait for all nations"),
            },
          ],
        },
      ],
    },
    {
      id: "s-ships",
      speaker: "brekke",
      fullest: "04-nour",
      earliest: "04-nour",
      independentSources: 1,
      origins: [],
      drift: [],
      mentions: [
        said("04-nour", "the strait would stay open to hospital ships", "indirect", "Brekke", "said"),
        said("04-nour", "المضيق سيبقى مفتوحا", "indirect"),
      ],
    },
  ],
  events: [
    event(
      "e-close",
      "Norvik closed the strait on February 27",
      "2031-02-27",
      "occurred",
      ["norvik"],
      [at("00-gazette", "Norvik closed the strait on February 27")],
      [],
      "COERCE",
    ),
    event("e-ram", "a patrol boat was rammed", undefined, "occurred", [], [at("00-gazette", "a patrol boat was rammed")], [], "ASSAULT"),
    event(
      "e-walk",
      "Some 400 dockers walked out in Ostravel on Friday",
      "2031-02-28",
      "occurred",
      [],
      [at("00-gazette", "Some 400 dockers walked out in Ostravel on Friday")],
      ["o-vonn"],
      "PROTEST",
    ),
    event(
      "e-deny",
      "denied entry to a joint delegation",
      "2031-03-03",
      "occurred",
      ["norvik"],
      [at("01-herald", "denied entry to a joint delegation")],
      ["o-letter"],
      "REJECT",
      ["union"],
    ),
    event(
      "e-meet",
      "Fleet commanders will meet on Thursday and Friday in Ostravel",
      "2031-03-13/2031-03-14",
      "planned",
      [],
      [
        at("02-courier", "Fleet commanders will meet on Thursday and Friday in Ostravel"),
        at("03-blog", "Fleet commanders will meet in Ostravel on Thursday and Friday"),
      ],
      ["o-plan"],
      "CONSULT",
    ),
    event(
      "e-mine",
      "Norvik had mined the channel",
      undefined,
      "alleged",
      ["norvik"],
      [at("03-blog", "Norvik had mined the channel")],
      [],
      "MOBILIZE",
    ),
    event(
      "e-strike",
      "dockers are on strike",
      "2031-03-10",
      "ongoing",
      [],
      [at("02-courier", "dockers are on strike")],
      ["o-port"],
      "PROTEST",
    ),
  ],
  commitments: [
    {
      id: "c-seven",
      kind: "ultimatum",
      actor: "union",
      toward: "norvik",
      content: "reopen the Sund strait",
      condition: "or face a blockade of its ports",
      deadline: "2031-03-09",
      deadlineWhy: "7 days from 2 March",
      outcome: "lapsed",
      outcomeWhy: "“passed on Sunday with no move from either side”",
      outcomeMentions: [at("02-courier", "The seven-day deadline set by the Harbour Union passed on Sunday with no move from either side")],
      date: "2031-03-02",
      mentions: [at("00-gazette", "gave Norvik seven days to reopen the Sund strait or face a blockade of its ports")],
      independentSources: 1,
      origins: ["o-vonn"],
    },
    {
      id: "c-war",
      kind: "threat",
      actor: "castel",
      toward: "union",
      content: "treat any blockade of Norvik as an act of war against itself",
      condition: "any blockade of Norvik",
      outcome: "open",
      outcomeMentions: [],
      mentions: [at("00-gazette", "it would treat any blockade of Norvik as an act of war against itself")],
      independentSources: 1,
      origins: [],
    },
    {
      id: "c-block",
      kind: "threat",
      actor: "union",
      toward: "norvik",
      content: "prepare a blockade",
      deadline: "2031-03-14",
      deadlineWhy: "the Friday after 10 March",
      outcome: "open",
      outcomeMentions: [],
      mentions: [at("02-courier", "prepare a blockade")],
      independentSources: 1,
      origins: ["o-plan"],
    },
  ],
  tripwires: [
    {
      condition: "or face a blockade of its ports",
      consequence: "reopen the Sund strait",
      commitment: "c-seven",
      actor: "union",
      trips: ["c-war"],
    },
    {condition: "any blockade of Norvik", consequence: "an act of war against itself", commitment: "c-war", actor: "castel", trips: []},
  ],
  positions: [
    {
      id: "p-against",
      actor: "norvik",
      issue: "talks",
      stance: "against",
      asOf: "2031-03-03",
      mentions: [at("01-herald", "Norvik is against talks while warships are near")],
    },
    {
      id: "p-for",
      actor: "norvik",
      issue: "talks",
      stance: "for",
      asOf: "2031-03-12",
      changes: "p-against",
      mentions: [at("03-blog", "her government was open to talks on the strait")],
    },
    {
      id: "p-castel",
      actor: "castel",
      issue: "blockade",
      stance: "against",
      mentions: [at("00-gazette", "treat any blockade of Norvik as an act of war against itself")],
    },
    {
      id: "p-brekke",
      actor: "brekke",
      issue: "blockade",
      stance: "ambiguous",
      mentions: [at("01-herald", "Norvik is against talks while warships are near")],
    },
  ],
  figures: [
    {
      id: "f-400",
      what: "dockers on strike",
      value: "400",
      unit: "people",
      asOf: "2031-03-03",
      mentions: [at("01-herald", "Some 400 dockers"), at("00-gazette", "Some 400 dockers")],
      relations: [{figure: "f-450", kind: "updated"}],
    },
    {
      id: "f-450",
      what: "dockers on strike",
      value: "450",
      unit: "people",
      asOf: "2031-03-10",
      mentions: [at("02-courier", "About 450 dockers")],
      relations: [],
    },
  ],
  timeline: [
    {date: "2031-02-27", weight: 2, events: ["e-close"]},
    {date: "2031-02-28", weight: 1, events: ["e-walk"]},
    {date: "2031-03-03", weight: 1, events: ["e-deny"]},
    {date: "2031-03-10", weight: 1, events: ["e-strike"]},
    {date: "2031-03-13", weight: 3, events: ["e-meet"]},
    {date: "2031-03-14", weight: 3, events: ["e-meet"]},
  ],
  discrepancies: [
    {
      id: "d-word",
      kind: "wording",
      what: "“stressed” in 01, “suppressed” in 02",
      lines: ["s-open"],
      reason: "02 renders the post in other words",
      mentions: [at("01-herald", "stressed"), at("02-courier", "suppressed")],
    },
    {
      id: "d-name",
      kind: "attribution",
      what: "Brekke is foreign minister in 01, President in 02",
      lines: ["s-open"],
      mentions: [at("01-herald", "Foreign minister Ilan Brekke"), at("02-courier", "President Brekke")],
    },
    {
      id: "d-page",
      kind: "page-date",
      what: "the page says 20 June 2031, the story was written on 12 March 2031",
      lines: [],
      mentions: [at("03-blog", "Published 20 June 2031")],
    },
  ],
  silences: [{line: "c-war", carriedBy: ["00-gazette"], omittedBy: ["02-courier", "03-blog"]}],
  problems: [
    {stage: "report", code: "empty", report: "05-empty", message: '"05-empty" holds no text. Give the page itself, not its address.'},
  ],
};

/** The five reports as told; their readings are empty, since no picture of the desk reads them. */
export const told: Told[] = reports.map(({id, outlet, title, pageDate, furniture, language, storyDate}) => ({
  report: {id, outlet, title, pageDate, furniture, language, text: texts[id as Key], plain: true, facts: []} as Report,
  reading: {
    reportId: id,
    reader: "by hand",
    storyDate,
    sentences: [],
    entities: [],
    coreference: [],
    attributions: [],
    times: [],
    events: [],
  } as Reading,
}));

function report(
  id: Key,
  outlet: string | undefined,
  storyDate: string,
  more: Partial<SituationReport> & {republished?: boolean},
): SituationReport {
  const {republished = false, ...rest} = more;
  const title = texts[id].split("\n").find((row) => row.length > 0 && !row.startsWith("Published")) as string;
  return {
    id,
    ...(outlet && {outlet}),
    title: title.slice(0, 80),
    language: "en",
    furniture: [],
    agencies: [],
    sharesTextWith: [],
    independentGroup: Object.keys(texts).indexOf(id),
    storyDate: {
      date: storyDate,
      certainty: "inferred",
      republished,
      why: "the latest day told as past",
      evidence: [
        {kind: "weekday", date: storyDate, why: "the weekday fits", agrees: true},
        ...(republished
          ? [
              {
                kind: "page date" as const,
                date: "2031-06-20",
                span: at("03-blog", "20 June 2031"),
                why: "the page shows a later day",
                agrees: false,
              },
            ]
          : []),
      ],
    },
    ...rest,
  };
}

function origin(id: string, name: string, reportIds: Key[]): Situation["origins"][number] {
  return {id, name, reports: reportIds, why: "named in the attribution", mentions: []};
}

function actor(id: string, name: string, kind: Situation["actors"][number]["kind"], mentions: Evidence[]): Situation["actors"][number] {
  return {id, name, kind, aliases: [], roles: [], mentions};
}

function event(
  id: string,
  what: string,
  date: string | undefined,
  status: Situation["events"][number]["status"],
  who: string[],
  mentions: Evidence[],
  origins: string[],
  type?: Situation["events"][number]["type"],
  recipient: string[] = [],
): Situation["events"][number] {
  return {
    id,
    what,
    ...(date && {date, dateCertainty: "inferred" as const, dateWhy: "from the story date"}),
    status,
    statusWhy: "told as such",
    actor: who,
    recipient,
    mentions,
    origins,
    independentSources: Math.max(1, origins.length),
    ...(type && {type, typeWhy: "the verb"}),
  };
}
