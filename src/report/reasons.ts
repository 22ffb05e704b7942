// Why a line is furniture. Rules say it where one line gives itself away; for the others the words of the line and its place do.
import type {FurnitureReason} from "../model/report.js";
import {isDateLine} from "./date-line.js";
import {findDay} from "./dates.js";
import {pageWordKinds, pageWords, pairStarts} from "./en/page-words.js";

/** Where a line stands in its text. */
export interface Standing {
  readonly first: boolean;
  readonly nearStart: boolean;
  readonly nearEnd: boolean;
}

/** A rule: longest line that it looks at, its pattern and its reason. */
type Rule = readonly [longest: number, pattern: RegExp, reason: FurnitureReason];

const agencies =
  "(?:AP|AFP|EPA|ANSA|dpa|DPA|PTI|Reuters|REUTERS|Getty(?: Images)?|GETTY|TASS|Xinhua|Shutterstock|Alamy|iStock|Bloomberg|Anadolu)";
const rules: readonly Rule[] = [
  // "© Lena Hartog / Northern Wire": a credit closes a caption; a copyright line has a year.
  [300, /(©|\(c\)|copyright)\s*(\d{4}|all rights)|\ball rights reserved\b/i, "credit"],
  [400, /©\s*\p{Lu}/u, "caption"],
  [
    400,
    new RegExp(
      `(?:[([/]|\\b[Pp]hoto(?:graph)?(?: by)?:?|\\b[Cc]redit:?|\\b[Ii]mage:?)\\s*[^.!?]{0,60}\\b${agencies}\\b[^.!?]{0,40}[)\\]]?$`,
      "u",
    ),
    "caption",
  ],
  [400, new RegExp(`\\b${agencies}(?: Photo)?\\s?/\\s?\\p{Lu}[\\p{L}'’.-]+(?: \\p{Lu}[\\p{L}'’.-]+){0,3}[)\\]]?$`, "u"), "caption"],
  [
    300,
    /^(file photo|file picture|file image|file\s*[-–—:]|image caption|media caption|photo\s*[:|]|image\s*[:|]|picture\s*[:|]|pictured\s*:|photograph\s*:)/i,
    "caption",
  ],
  // "Map of the delta showing the dam: A breach opened on Friday."
  [260, /^(map|chart|graphic|diagram|illustration|satellite image|screenshot|photo|photograph) (of|showing|from|by|with) /i, "caption"],
  [
    60,
    /^\W*(advertisements?|advertorial|sponsored( content| links?)?|promoted( content| stories)?|paid content|partner content|ad)\W*$/i,
    "advertisement",
  ],
  [
    90,
    /\b(advertisement|story|article)\b.{0,30}\bcontinues?\b.{0,15}\b(below|after)\b|\b(continue reading|scroll to continue)\b.{0,20}(below|advertisement|content)?$/i,
    "advertisement",
  ],
  [70, /^\W*(estimated )?(reading|read) time\b|\b\d+\s*(min|mins|minute|minutes) read\W*$/i, "other"],
  [
    220,
    /^\W*(read (more|also|next|this)|also read|see also|more (here|on this)|related( stories?| news| articles?| posts?| content| coverage)?|recommended( for you| reading)?|watch( also| now| more)?|listen|don.t miss|trending( now)?|editor.?s.? picks?|you (may|might) also like|must read|in pictures|in case you missed it)\s*[:|»>–—-]/i,
    "related",
  ],
  [
    50,
    /^\W*(read more|also read|see also|related (stories|news|articles|posts|content|topics)|most (read|popular|viewed)|more (stories|news)|latest (news|stories|headlines)|recommended( for you)?|trending( now)?|you (may|might) also like|up next|top stories)\W*$/i,
    "related",
  ],
  [
    60,
    /^\W*(share( this)?( (article|story|post|on|via)\b.{0,30})?|(share|tweet|pin|print|e-?mail|like|follow|copy link)(\W+(share|tweet|pin|print|e-?mail|facebook|twitter|whatsapp|linkedin|telegram|reddit|pinterest|copy link|this|x))*|\d[\d.,]*[kKmM]?\s+(shares?|likes?|views?|comments?|retweets?))\W*$/i,
    "share",
  ],
  [
    60,
    /^\W*(leave a (reply|comment)|post a comment|add a comment|join the (conversation|discussion)|view comments|show comments|no comments( yet)?|\d+ comments?|cancel reply|comments( are closed| \(\d+\))?)\W*$/i,
    "comments",
  ],
  [160, /^your e-?mail address will not be published|required fields are marked|^save my name, e-?mail/i, "comments"],
  [
    200,
    /\b(sign up|subscribe)\b.{0,60}\b(newsletters?|updates|alerts|inbox|e-?mails?|free)\b|\bnewsletter\b.{0,40}\b(sign|subscribe|inbox)|^\W*(sign up|subscribe)( now| today| here)?\W*$/i,
    "newsletter",
  ],
  [
    260,
    /\b(we|this (web)?site|our (web)?site) uses? cookies\b|\b(accept|manage|reject)( all)? cookies\b|^\W*(cookie (policy|settings|notice)|privacy (policy|notice|settings))\W*$/i,
    "cookie notice",
  ],
  [
    200,
    /\b(subscribers? only|to (continue|keep) reading|already a subscriber|log in to (read|continue)|subscribe to (read|continue|unlock))\b/i,
    "paywall note",
  ],
  [60, /^\W*(about (the |post )?author|about the writer|author bio|more by this author|view all posts( by .{2,40})?)\W*$/i, "author box"],
  [
    160,
    /^\W*((previous|next|older|newer) (post|article|story|entries)|post navigation|skip to (main )?content|back to (top|home)|\S.{0,80}\b(previous|next) (post|article)\b.{0,80})/i,
    "navigation",
  ],
  [90, /^\W*powered by\b|\bpowered by\W*$/i, "other"],
];

// Credits name the origin of a story, which lineage needs: "Source: Northern Wire", "With reporting from Lena Hartog".
const credits =
  /^\W*(sources?\b[\s:]|with (additional |extra )?(reporting|files|inputs?|information|contributions?) (from|by)|additional reporting|(reporting|editing|writing|compiled|edited|written) by .{3,80}\b(editing|writing|reporting)\b|\((reporting|writing|editing|with)\b)/i;

/** What one line says about itself: a reason, "keep" for what must not be lost, or undefined. */
export function ruleReason(line: string, standing: Standing): FurnitureReason | "keep" | undefined {
  if (isDateLine(line))
    return standing.nearStart || standing.nearEnd || /^\W*(posted|published|updated|last)/i.test(line) ? "page date" : undefined;
  if (credits.test(line)) return "keep";
  for (const [longest, pattern, reason] of rules)
    if (line.length <= longest && pattern.test(line)) return quotesSomeone(line) && reason !== "caption" ? undefined : reason;
  if (isByline(line)) return "byline";
  return isSpam(line) ? "spam" : undefined;
}

/** Someone who is quoted may say anything: “Share this with everyone,” she told the crowd. */
function quotesSomeone(line: string): boolean {
  return /["“”]/.test(line) && /\b(said|says|told|wrote|asked|added|warned)\b/i.test(line);
}

// "By Lena Hartog and Omid Faro, Northern Wire": names only, and no sentence.
function isByline(line: string): boolean {
  if (line.length > 90 || !/^(by|written by|posted by|reported by|from our)\s+\p{Lu}/iu.test(line) || /[.!?]$/.test(line)) return false;
  return line
    .split(/[\s,|/]+/)
    .every(
      (word) =>
        /^[\p{Lu}&@|·•-]/u.test(word) ||
        /^(by|and|of|the|in|for|de|da|van|von|al|bin|written|posted|reported|on|at|staff|writer|reporter|correspondent|editor|from|our)$/i.test(
          word,
        ),
    );
}

// "Win a free phone today https://…": an address at the end of a line that turns to the reader and reports nothing.
function isSpam(line: string): boolean {
  const address = line.length > 260 ? undefined : /\bhttps?:\/\/\S+|\bwww\.\S+\.\S+/.exec(line);
  if (!address || quotesSomeone(line)) return false;
  const rest = line.replace(address[0], " ");
  if (/[.!?]\s+\p{Lu}/u.test(rest) || /\b(said|according|reported|statement|available at|report|source)\b/i.test(rest)) return false;
  const kinds = kindsOf(rest);
  return (
    (kinds[5] as number) + (kinds[2] as number) + (kinds[8] as number) > 0 || (rest.trim().length < 60 && /\.\w+\/\S{6,}$/.test(address[0]))
  );
}

/** The reason for a line that was found to be furniture by its look: by its words, else by its neighbours, else by its place. */
export function findReason(lines: readonly {readonly text: string}[], at: number, marked: readonly boolean[]): FurnitureReason {
  const line = lines[at]?.text ?? "";
  const own = reasonByWords(line);
  if (own) return own;
  const words = line.split(/\s+/).length;
  const before = marked.indexOf(false);
  const inHead = before < 0 || at < before;
  if (/^\W*\d[\d.,]*\s*%?\W*$/.test(line) || /\d\s?%$/.test(line)) return "rating";
  if (words <= 4) return inHead ? "menu" : (neighbourReason(lines, at) ?? "navigation");
  return words >= 5 && words <= 25 && !/[.]$/.test(line) ? "related" : "other";
}

function neighbourReason(lines: readonly {readonly text: string}[], at: number): FurnitureReason | undefined {
  const beside = [at - 1, at + 1].map((other) => lines[other]?.text ?? "");
  return beside.some((line) => /^\W*\d[\d.,]*\s*%?\W*$/.test(line)) ? "rating" : undefined;
}

const kindReasons: readonly FurnitureReason[] = [
  "share",
  "related",
  "newsletter",
  "comments",
  "credit",
  "advertisement",
  "caption",
  "byline",
  "advertisement",
];

function reasonByWords(line: string): FurnitureReason | undefined {
  const day = line.length < 90 ? findDay(line) : undefined;
  if (day && (day.end - day.start) * 4 > line.length) return "page date";
  if (/\b(cookies?|consent|gdpr)\b/i.test(line)) return "cookie notice";
  if (/\b(star|stars|rating)\b/i.test(line) && line.length < 40) return "rating";
  const kinds = kindsOf(line);
  const best = kinds.reduce((top, count, kind) => (count > (kinds[top] as number) ? kind : top), 0);
  const words = line.split(/\s+/).length;
  if ((kinds[best] as number) === 0 || (kinds[best] as number) < words / 12) return undefined;
  return best === 5 && words <= 4 ? "menu" : kindReasons[best];
}

function kindsOf(line: string): number[] {
  const kinds = pageWords.map(() => 0);
  let before = "";
  for (const word of line.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}’'-]*/gu) ?? []) {
    const kind = (pairStarts.has(before) ? pageWordKinds.get(`${before} ${word}`) : undefined) ?? pageWordKinds.get(word);
    if (kind !== undefined) kinds[kind] = (kinds[kind] as number) + 1;
    before = word;
  }
  return kinds;
}
