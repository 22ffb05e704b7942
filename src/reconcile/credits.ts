// Whom a report credits: agencies and other outlets, by patterns of credit lines, bylines, datelines and reporting clauses.
// Known agencies count by bare name in a credit's place; any other name needs the word newspaper, daily, radio, television or agency beside it.
import type {Report} from "../model/report.js";
import {overlaps, type Span} from "../model/span.js";
import {findCountry} from "./countries.js";
import {AGENCIES} from "./en/agencies.js";

/** One credit: the outlet's usual name, where it stands, and whether it covers the whole report or its own sentence. */
export interface Credit extends Span {
  readonly name: string;
  readonly scope: "report" | "sentence";
}

const NAME_OF = new Map(AGENCIES.flatMap(({name, forms}) => forms.map((form): [string, string] => [form, name])));
const ALTERNATIVES = [...NAME_OF.keys()]
  .sort((a, b) => b.length - a.length)
  .map((form) => form.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&"))
  .join("|");
const KNOWN = `(?<![\\p{L}\\p{N}.&-])(${ALTERNATIVES})(?![\\p{L}\\p{N}&-])`;
const SAYS =
  "reports?|reported|reporting|says?|said|saw|seen|understands|learnt|learned|quoted|cited|citing|claims?|claimed|wrote|writes|added|adds";
const OUTLET_NOUN =
  "(?:news ?agency|newswire|wire service|newspaper|daily|weekly|magazine|tabloid|broadcaster|radio(?: station)?|television(?: station| channel| network)?|TV|news (?:site|website|outlet|channel|portal)|news)";
const PROPER = "((?:\\p{Lu}[\\p{L}\\p{N}.'’-]*)(?: (?:of |de |el |al-)?\\p{Lu}[\\p{L}\\p{N}'’-]*){0,3})";

interface Pattern {
  readonly pattern: RegExp;
  readonly scope: Credit["scope"];
}

// Each line carries an invented sentence of the kind that forced it.
const PATTERNS: readonly Pattern[] = [
  // "ORLIM, May 4 (Reuters) - Crews reached the dam"
  {pattern: new RegExp(`\\(\\s*${KNOWN}\\s*\\)`, "gu"), scope: "report"},
  // "By Ana Ruhl, Associated Press"; "Compiled from AP and AFP"
  {
    pattern: new RegExp(`(?:^|\\n)\\s*(?:By [^\\n]{0,60}|Compiled [^\\n]{0,30}|With reporting [^\\n]{0,30})${KNOWN}\\s*(?=\\n|$)`, "gu"),
    scope: "report",
  },
  // "the bridge was mined, Xinhua reported"; "AFP quoted him as saying"
  {
    pattern: new RegExp(
      `${KNOWN}(?:['’]s)?(?: (?:news|press) ?agency| news| television| radio)?(?: (?:has|had|have|is|was|earlier|also|later))* (?:${SAYS})\\b`,
      "gu",
    ),
    scope: "sentence",
  },
  // "he told the BBC"; "reported CNN"; "quoted as saying by AFP"; "seen by Reuters"; "according to the Associated Press"
  {
    pattern: new RegExp(
      `\\b(?:told|telling|tells|reported|reports|speaking to|spoke to|interview with|according to|by|quoted by|citing|cited|quoting|with|from|in) (?:the )?(?:[\\p{Ll}-]+ ){0,3}(?:\\p{Lu}\\p{Ll}+ (?:radio|television|news|state|newspaper|daily) (?:station |agency |channel )?)?${KNOWN}`,
      "gu",
    ),
    scope: "sentence",
  },
  // "Iran's official news agency IRNA"; "student news agency ISNA"; "the respected Tidning newspaper"
  {pattern: new RegExp(`\\b${OUTLET_NOUN} ${KNOWN}`, "gu"), scope: "sentence"},
  {pattern: new RegExp(`${KNOWN}(?:['’]s)? ${OUTLET_NOUN}\\b`, "gu"), scope: "sentence"},
  {
    pattern: new RegExp(
      `\\b(?:in|for|by|to|of|with|from) (?:the )?(?:[\\p{Ll}-]+ ){0,3}(?:newspaper|daily|weekly|magazine|tabloid|broadcaster|radio station|news agency|news website|news site) ${PROPER}`,
      "gu",
    ),
    scope: "sentence",
  },
  {
    pattern: new RegExp(
      `\\b(?:in|for|by|to|of|with|from|told|the) (?:the )?(?:[\\p{Ll}-]+ ){0,2}?${PROPER} (?:newspaper|daily|weekly|magazine|tabloid|news agency|news website|news site|radio station)\\b`,
      "gu",
    ),
    scope: "sentence",
  },
  // "a poll of 900 people for Harbour News"; "an interview in the Orlim Times"
  {
    pattern:
      /\b(?:for|in|by|to|with) (?:the |The )?((?:\p{Lu}[\p{L}'’-]* ){1,3}(?:News|Times|Post|Herald|Tribune|Gazette|Mail|Journal|Observer|Telegraph|Chronicle))\b/gu,
    scope: "sentence",
  },
  // "Orlian state television said"
  {
    pattern:
      /(?<![\p{L}])((?:\p{Lu}\p{Ll}+(?:['’]s)? )?(?:official )?state(?:-run|-owned)? (?:television|TV|media|radio)) (?:say|said|says|report|reported|reports|quoted|announced)\b/gu,
    scope: "sentence",
  },
];

/** Credits of a report, sorted by place, each name with its usual spelling. Photograph credits do not count. */
export function findCredits(report: Report): Credit[] {
  const found = [...creditLines(report.text), ...PATTERNS.flatMap((pattern) => matchPattern(report.text, pattern))];
  const unwanted = report.furniture.filter(({reason}) => reason !== "credit" && reason !== "byline");
  const kept = found.filter((credit) => !unwanted.some((span) => overlaps(span, credit)) && !isOwnName(report, credit.name));
  const seen = new Set<string>();
  return kept
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .filter((credit) => !seen.has(`${credit.start}`) && seen.add(`${credit.start}`));
}

// "Source AP/RT/VOA/Reuters"
function creditLines(text: string): Credit[] {
  const credits: Credit[] = [];
  for (const line of text.matchAll(/(?:^|\n)[^\S\n]*(?:Sources?|Credits?|Via|Agencies)\b[^\S\n]*:?[^\S\n]*([^\n]{2,120})(?=\n|$)/gu)) {
    const from = line.index + line[0].length - line[1]!.length;
    for (const name of line[1]!.matchAll(new RegExp(KNOWN, "gu"))) {
      credits.push({name: NAME_OF.get(name[1]!)!, start: from + name.index, end: from + name.index + name[0].length, scope: "report"});
    }
  }
  return credits;
}

function matchPattern(text: string, {pattern, scope}: Pattern): Credit[] {
  const credits: Credit[] = [];
  for (const match of text.matchAll(pattern)) {
    const written = match[1]!;
    const start = match.index + match[0].lastIndexOf(written);
    const name = NAME_OF.get(written) ?? written.replace(/^The /, "");
    if (!NOT_OUTLETS.test(name) && findCountry(name) === undefined) credits.push({name, start, end: start + written.length, scope});
  }
  return credits;
}

const NOT_OUTLETS =
  /^(?:Sunday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|January|February|March|April|May|June|July|August|September|October|November|December|State|In|The|A|An)$/;

function isOwnName(report: Report, name: string): boolean {
  return report.outlet !== undefined && report.outlet.toLowerCase() === name.toLowerCase();
}
