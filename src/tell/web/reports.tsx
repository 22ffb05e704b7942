// Reports: what arrived, when it was written by what evidence, what of it is not the story, and the full text with what was read from
// it. In the report file a range leads to its paragraph.
import type {ComponentChildren, JSX} from "preact";
import type {Furniture} from "../../model/report.js";
import type {SituationReport} from "../../model/situation.js";
import type {Span} from "../../model/span.js";
import {formatDate} from "../dates.js";
import {count} from "../lines.js";
import {keyOf, roomFor, type View} from "./view.js";
import {directionOf, Name, Slice, Tag, When, Words} from "./words.js";

/** What a report is: outlet, story date with its evidence, page date, agencies, shared text, furniture. */
export function ReportFacts({report, view}: {report: SituationReport; view: View}): JSX.Element {
  const {storyDate, sharesTextWith, furniture} = report;
  return (
    <dl class="why">
      <div>
        <dt>Outlet</dt>
        <dd>
          {report.outlet ? <Name text={report.outlet} /> : <span class="none">not stated</span>}
          {report.url ? (
            <span class="addr">
              {" "}
              <Words text={report.url} />
            </span>
          ) : null}
        </dd>
      </div>
      <div>
        <dt>Story written</dt>
        <dd>
          {storyDate.date || storyDate.approximate ? (
            <b>{formatDate(storyDate.date ?? storyDate.approximate ?? "")}</b>
          ) : (
            <span class="none">not told</span>
          )}
          {storyDate.date ? `, ${storyDate.certainty}` : ""}
          {storyDate.why ? (
            <>
              : <Words text={storyDate.why} />
            </>
          ) : null}
        </dd>
      </div>
      {storyDate.evidence.length ? (
        <div>
          <dt>Evidence for it</dt>
          <dd>
            <ul class="evd">
              {storyDate.evidence.slice(0, roomFor(1, view)).map(({kind, date, why, agrees, span}) => (
                <li>
                  <i aria-hidden="true">{agrees ? "✓" : "✕"}</i>
                  <span class="vh">{agrees ? "agrees" : "differs"}</span> {kind}: {formatDate(date)}
                  {span ? (
                    <>
                      {" "}
                      <a class="at" href={view.links.report(report.id, span)}>
                        {span.start}–{span.end}
                      </a>
                    </>
                  ) : null}{" "}
                  <small>
                    <Words text={why} />
                  </small>
                </li>
              ))}
            </ul>
          </dd>
        </div>
      ) : null}
      <div>
        <dt>Page date</dt>
        <dd>
          {report.pageDate ? formatDate(report.pageDate) : <span class="none">not stated</span>}{" "}
          {storyDate.republished ? <Tag sign="↻" word="Republished" tone="chg" /> : null}
        </dd>
      </div>
      {report.agencies.length ? (
        <div>
          <dt>Credits</dt>
          <dd>
            <Words text={report.agencies.join(", ")} />
          </dd>
        </div>
      ) : null}
      {sharesTextWith.length ? (
        <div>
          <dt>Shares text with</dt>
          <dd>
            {sharesTextWith.slice(0, 12).map(({report: id, share}, index) => (
              <>
                {index ? ", " : ""}
                <a href={view.links.report(id)}>{keyOf(id, view)}</a> ({Math.round(share * 100)} %)
              </>
            ))}
          </dd>
        </div>
      ) : null}
      <div>
        <dt>Not the story</dt>
        <dd>{furniture.length ? <FurnitureList report={report.id} furniture={furniture} view={view} /> : "nothing set aside"}</dd>
      </div>
    </dl>
  );
}

function FurnitureList({report, furniture, view}: {report: string; furniture: readonly Furniture[]; view: View}): JSX.Element {
  const kinds = [...new Set(furniture.map(({reason}) => reason))];
  if (view.file) return <>{`${count(furniture.length, "stretch", "stretches")}, dashed below: ${kinds.join(", ")}`}</>;
  return (
    <>
      {furniture.slice(0, 40).map((one, index) => (
        <>
          {index ? ", " : ""}
          {one.reason}{" "}
          <a class="at" href={view.links.report(report, one)}>
            {one.start}–{one.end}
          </a>
        </>
      ))}
    </>
  );
}

/** One report of the report file: facts folded, then the full text with every range that lines point to. */
export function ReportInFile({report, view}: {report: SituationReport; view: View}): JSX.Element {
  const text = view.texts.get(report.id);
  return (
    <details class="rep" id={`r-${keyOf(report.id, view)}`}>
      <summary>
        <b class="key">{keyOf(report.id, view)}</b>{" "}
        <span dir={directionOf(report.title ?? "")}>
          <Words text={report.title ?? report.id} />
        </span>
        <small>
          {report.outlet ? <Name text={report.outlet} /> : "outlet not stated"} ·{" "}
          <When date={report.storyDate.date} certainty={report.storyDate.certainty} view={view} />
          {report.storyDate.republished && report.pageDate ? <span class="late"> · page says {formatDate(report.pageDate)}</span> : null}
        </small>
      </summary>
      <ReportFacts report={report} view={view} />
      {text === undefined ? (
        <p class="none">The full text is left out; the windows above hold the words around every range.</p>
      ) : (
        <FullText report={report} text={text} ranges={rangesOfReport(report.id, view)} anchor={keyOf(report.id, view)} />
      )}
    </details>
  );
}

interface FullTextProps {
  readonly report: SituationReport;
  readonly text: string;
  readonly ranges: readonly Span[];
  /** The range that was asked for. */
  readonly at?: Span | undefined;
  /** Key of the report; with it every paragraph can be linked to. */
  readonly anchor?: string;
  /** Furniture as a chip with its reason and range, instead of its words. */
  readonly fold?: boolean;
}

/** The text as received: what lines were read from is marked, furniture stands apart with its reason. */
export function FullText({report, text, ranges, at, anchor, fold}: FullTextProps): JSX.Element {
  const all = stretch(report, text, ranges, at);
  const stretches = fold ? all.filter((one, index) => !isBetweenFolded(one, all[index - 1], all[index + 1], text)) : all;
  const show = (one: Marked) => <Piece one={one} text={text} at={at} fold={fold} />;
  return (
    <div class="full" lang={report.language} dir={directionOf(text)} data-report={anchor ? undefined : report.id}>
      {anchor ? byParagraph(stretches).map((some, index) => <span id={`${anchor}.${index}`}>{some.map(show)}</span>) : stretches.map(show)}
    </div>
  );
}

/** Blank lines before and between pieces that are folded away: with them a page's menu would push its story out of sight. */
function isBetweenFolded(one: Marked, before: Marked | undefined, after: Marked | undefined, text: string): boolean {
  const blank = !one.furniture && text.slice(one.start, one.end).trim() === "";
  return blank && after?.furniture !== undefined && (before === undefined || before.furniture !== undefined);
}

function byParagraph(stretches: readonly Marked[]): Marked[][] {
  const paragraphs: Marked[][] = [];
  for (const one of stretches) {
    if (one.opens) paragraphs.push([one]);
    else paragraphs.at(-1)?.push(one);
  }
  return paragraphs;
}

/** A stretch of a text and what it is. */
interface Marked extends Span {
  readonly furniture?: Furniture | undefined;
  readonly told: boolean;
  /** True where a paragraph begins. */
  readonly opens: boolean;
}

/** Cuts a text at every boundary of ranges, furniture, paragraphs and the range that was asked for. */
function stretch(report: SituationReport, text: string, ranges: readonly Span[], at: Span | undefined): Marked[] {
  const joined = joinRanges(ranges);
  const spans = [...joined, ...report.furniture, ...(at ? [at] : [])];
  const openings = new Set(paragraphStarts(text));
  const bounds = [...new Set([0, text.length, ...openings, ...spans.flatMap(({start, end}) => [start, end])])].filter(
    (place) => place <= text.length,
  );
  bounds.sort((a, b) => a - b);
  const inRange = walker(joined);
  const inFurniture = walker(report.furniture);
  return bounds.slice(0, -1).map((start, index) => ({
    start,
    end: bounds[index + 1] as number,
    furniture: inFurniture(start) as Furniture | undefined,
    told: inRange(start) !== undefined,
    opens: openings.has(start),
  }));
}

function Piece({one, text, at, fold}: {one: Marked; text: string; at: Span | undefined; fold: boolean | undefined}): ComponentChildren {
  const {furniture, start, end} = one;
  const piece = <Slice text={text} span={one} />;
  if (at && at.start <= start && end <= at.end) {
    return (
      <mark class="on" id={at.start === start ? "at" : undefined} tabIndex={at.start === start ? -1 : undefined}>
        {piece}
      </mark>
    );
  }
  if (furniture && fold) return furniture.start === start ? <FurnitureChip furniture={furniture} /> : null;
  if (furniture) {
    return (
      <span class="fu">
        {furniture.start === start ? <i>{furniture.reason}</i> : null}
        {piece}
      </span>
    );
  }
  return one.told ? <mark>{piece}</mark> : piece;
}

const shortest = 60;

/** Where paragraphs begin: at the start, and after every run of line breaks that ends more than a few words. */
export function paragraphStarts(text: string): number[] {
  const starts = [0];
  for (const {index, 0: breaks} of text.matchAll(/\n+/g)) {
    const start = index + breaks.length;
    if (start < text.length && start - (starts.at(-1) as number) >= shortest) starts.push(start);
  }
  return starts;
}

function FurnitureChip({furniture: {reason, start, end}}: {furniture: Furniture}): JSX.Element {
  return (
    <span class="furn">
      {reason} set aside, {start}–{end}
    </span>
  );
}

/** Ranges in text order, overlapping and touching ones joined. */
function joinRanges(ranges: readonly Span[]): Span[] {
  const joined: {start: number; end: number}[] = [];
  for (const {start, end} of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last && start <= last.end + 1) last.end = Math.max(last.end, end);
    else joined.push({start, end});
  }
  return joined;
}

/** Finds the span that holds a place, for places that only grow; spans are sorted and do not overlap. */
function walker(spans: readonly Span[]): (place: number) => Span | undefined {
  let next = 0;
  return (place) => {
    while (next < spans.length && (spans[next] as Span).end <= place) next++;
    const span = spans[next];
    return span && span.start <= place ? span : undefined;
  };
}

/** What could not be read, with what to do. */
export function Problems({view}: {view: View}): JSX.Element | null {
  const {problems} = view.situation;
  if (problems.length === 0) return null;
  return (
    <div class="probs">
      <h3>{count(problems.length, "problem")}</h3>
      <ul>
        {problems.slice(0, 100).map(({report, code, message}) => (
          <li>
            <b class="key">{report ?? code}</b> <Words text={message} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Ranges of one report that lines point to. */
export function rangesOfReport(report: string, view: View): readonly Span[] {
  return view.lines.flatMap(({evidence, reports}) => (reports.includes(report) ? evidence.filter((one) => one.report === report) : []));
}
