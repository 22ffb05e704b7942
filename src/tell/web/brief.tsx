// The brief: a counted standfirst and numbered lines. Every sentence of the standfirst is a count or a date that was read.
import type {ComponentChildren, JSX} from "preact";
import {formatDate, lastDay, weekdayOf} from "../dates.js";
import {count, type Line} from "../lines.js";
import {LineEvidence} from "./evidence.js";
import {keyOf, storyDates, type View} from "./view.js";
import {Capsules, LineTag, Name, Sentence, When} from "./words.js";

const numberWords = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/** What stands above the title: story dates, reports, independent texts. */
export function Kicker({view}: {view: View}): JSX.Element {
  const dates = storyDates(view.situation);
  const groups = new Set(view.situation.reports.map(({independentGroup}) => independentGroup)).size;
  return (
    <p class="kick num">
      {dates ? (
        <span>Written {dates.first === dates.last ? formatDate(dates.first) : formatDate(`${dates.first}/${dates.last}`)}</span>
      ) : (
        <span>Story dates not told</span>
      )}
      <span>{count(view.situation.reports.length, "report")}</span>
      <span>{count(groups, "independent text")}</span>
      {view.situation.problems.length ? <span class="late">{count(view.situation.problems.length, "problem")}, see Reports</span> : null}
    </p>
  );
}

/** Lapsed deadlines, the next dated thing, altered quotations, late pages: counted, not composed. */
export function Standfirst({view}: {view: View}): JSX.Element {
  const {asOf, year} = view.sources;
  const lapsed = view.situation.commitments.filter(({outcome}) => outcome === "lapsed").length;
  const altered = view.flagged.filter(({flags}) => flags.includes("altered")).length;
  const late = view.situation.reports.filter(({storyDate}) => storyDate.republished).length;
  const disputed = view.flagged.filter(({flags}) => flags.includes("disagrees")).length;
  return (
    <p class="stand">
      {asOf ? `As of the last report, ${weekdayOf(asOf) ?? ""} ${formatDate(asOf, year)}: ` : "No report carries a date. "}
      <b>{lapsed ? `${inWords(lapsed, "deadline")} lapsed` : "no deadline has lapsed"}</b> {openDates(view)}. <NextDated view={view} />
      {altered ? (
        <>
          {capital(inWords(altered, "quotation"))} altered{late || disputed ? "; " : "."}
        </>
      ) : null}
      {disputed ? (
        <>
          {altered ? inLines(disputed) : capital(inLines(disputed))} in dispute{late ? "; " : "."}
        </>
      ) : null}
      {late
        ? `${altered || disputed ? inPages(late) : capital(inPages(late))} dated long after ${late === 1 ? "its story" : "their stories"}.`
        : null}
    </p>
  );
}

/** The numbered lines of the brief, each a `details` that holds its evidence. */
export function BriefLines({view, evidence}: {view: View; evidence?: (line: Line) => ComponentChildren}): JSX.Element {
  return (
    <ol class="lines" id="brief" aria-label={`Brief, ${count(view.brief.length, "line")}`}>
      {view.brief.map((line, index) => (
        <BriefLine line={line} number={index + 1} view={view} evidence={evidence} />
      ))}
    </ol>
  );
}

interface BriefLineProps {
  readonly line: Line;
  readonly number: number;
  readonly view: View;
  readonly evidence?: ((line: Line) => ComponentChildren) | undefined;
}

function BriefLine({line, number, view, evidence}: BriefLineProps): JSX.Element {
  const dimmed = view.kept && !view.kept.has(line.id);
  return (
    <li
      id={`L${number}`}
      class={dimmed ? "dim" : undefined}
      data-line={view.file ? undefined : line.id}
      data-r={line.reports.map((id) => keyOf(id, view)).join(" ")}
    >
      <details name="line" open={view.open === line.id || undefined}>
        <summary class="row">
          <LineRow line={line} number={number} view={view} />
        </summary>
        <aside class="ev" aria-label={`Evidence of line ${number}`}>
          <p class="bar">
            <span>
              <a href={`#L${number}`}>Line {number}</a> of {view.brief.length}
            </span>
            {view.file ? null : (
              <span class="keys">
                <kbd>j</kbd> <kbd>k</kbd> next, previous
              </span>
            )}
          </p>
          <LineEvidence line={line} view={view}>
            {evidence?.(line)}
          </LineEvidence>
        </aside>
      </details>
    </li>
  );
}

/** Number, gutter mark, date, sentence, capsules: the cells of a line wherever it is listed. */
export function LineRow({line, number, view}: {line: Line; number?: number; view: View}): JSX.Element {
  const mark = view.corrected?.get(line.id);
  return (
    <>
      <span class="no">
        <Gutter line={line} />
        {number}
      </span>
      <span class="when num">
        <When date={line.date} certainty={line.dateCertainty} view={view} />
      </span>
      <span class="txt">
        <LineTag line={line} /> <Sentence parts={line.parts} />
        {mark && mark.who.length > 0 ? (
          <span class="fix">
            {" "}
            <i aria-hidden="true">✎</i> corrected by <Name text={mark.who.join(", ")} />
          </span>
        ) : null}
      </span>
      <span class="src">
        <Capsules line={line} view={view} />
      </span>
    </>
  );
}

function Gutter({line}: {line: Line}): JSX.Element | null {
  if (!line.mark || line.mark === "gained") return null;
  return (
    <em class={line.mark === "new" ? "new" : "mod"}>
      <span aria-hidden="true">{line.mark === "new" ? "+" : "~"}</span>
      <span class="vh">{line.mark} </span>
    </em>
  );
}

function openDates({situation, sources}: View): string {
  const open = situation.commitments.filter(({outcome}) => outcome !== "lapsed" && outcome !== "kept");
  const dated = open.filter(({deadline}) => deadline && sources.asOf && (lastDay(deadline) ?? "") > sources.asOf).length;
  if (open.length === 0) return "and no commitment is open";
  return dated === 0 ? "and no open one carries a date" : `and ${inWords(dated, "open one", true)} a date ahead`;
}

function NextDated({view}: {view: View}): JSX.Element | null {
  const next = view.flagged
    .filter(({flags, date}) => flags.includes("due") && date)
    .sort((a, b) => ((a.date as string) < (b.date as string) ? -1 : (a.date as string) > (b.date as string) ? 1 : b.weight - a.weight))[0];
  if (!next) return <>Nothing later is on the calendar. </>;
  return (
    <>
      Next on the calendar:{" "}
      <b>
        <Sentence parts={next.parts} />, {formatDate(next.date as string, view.sources.year)}
      </b>
      .{" "}
    </>
  );
}

function inWords(n: number, noun: string, carries = false): string {
  const verb = carries
    ? n === 1
      ? "carries"
      : "carry"
    : n === 1
      ? noun === "deadline"
        ? "has"
        : "is"
      : noun === "deadline"
        ? "have"
        : "are";
  const plural = noun === "open one" ? "open ones" : `${noun}s`;
  return `${numberWords[n] ?? n} ${n === 1 ? noun : plural} ${verb}`;
}

function inLines(n: number): string {
  return inWords(n, "line");
}

function inPages(n: number): string {
  return inWords(n, "page");
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
