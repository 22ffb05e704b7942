// Reports: what arrived, when it was written by what evidence, what of it is not the story, and the full text with what was read from
// it. In the report file every range that a line points to can be jumped to.
import type {JSX} from "preact";
import type {Furniture} from "../../model/report.js";
import type {SituationReport} from "../../model/situation.js";
import type {Evidence, Span} from "../../model/span.js";
import {formatDate} from "../dates.js";
import {count} from "../lines.js";
import {keyOf, type View} from "./view.js";
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
          {storyDate.date ? <b>{formatDate(storyDate.date)}</b> : <span class="none">not told</span>}
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
              {storyDate.evidence.map(({kind, date, why, agrees, span}) => (
                <li>
                  <i aria-hidden="true">{agrees ? "✓" : "✕"}</i>
                  <span class="vh">{agrees ? "agrees" : "does not agree"}</span> {kind}: {formatDate(date)}
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
export function ReportInFile({report, ranges, view}: {report: SituationReport; ranges: readonly Span[]; view: View}): JSX.Element {
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
        <FullText report={report} text={text} ranges={ranges} anchor={keyOf(report.id, view)} />
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
  /** Key of the report; with it each range's first stretch can be linked to. */
  readonly anchor?: string;
  /** Furniture as a chip with its reason and range, instead of its words. */
  readonly fold?: boolean;
}

/** The text as received: what lines were read from is marked, furniture stands apart with its reason. */
export function FullText({report, text, ranges, at, anchor, fold}: FullTextProps): JSX.Element {
  const joined = joinRanges(ranges, anchor !== undefined);
  const spans = [...joined, ...report.furniture, ...(at ? [at] : [])];
  const bounds = [...new Set([0, text.length, ...spans.flatMap(({start, end}) => [start, end])])].filter((place) => place <= text.length);
  bounds.sort((a, b) => a - b);
  const inRange = walker(joined);
  const inFurniture = walker(report.furniture);
  return (
    <div class="full" lang={report.language} dir={directionOf(text)} data-report={report.id}>
      {bounds.slice(0, -1).map((start, index) => {
        const end = bounds[index + 1] as number;
        const furniture = inFurniture(start) as Furniture | undefined;
        const range = inRange(start);
        const chosen = at && at.start <= start && end <= at.end;
        const id = anchor && range?.start === start ? `${anchor}.${start}` : undefined;
        const piece = <Slice text={text} span={{start, end}} />;
        if (chosen)
          return (
            <mark class="on" id={at.start === start ? "at" : undefined} tabIndex={at.start === start ? -1 : undefined}>
              {piece}
            </mark>
          );
        if (furniture && fold) return furniture.start === start ? <FurnitureChip furniture={furniture} /> : null;
        if (furniture)
          return (
            <span class="fu" id={id}>
              {furniture.start === start ? <i>{furniture.reason}</i> : null}
              {piece}
            </span>
          );
        return range ? <mark id={id}>{piece}</mark> : piece;
      })}
    </div>
  );
}

function FurnitureChip({furniture: {reason, start, end}}: {furniture: Furniture}): JSX.Element {
  return (
    <span class="furn">
      {reason} set aside, {start}–{end}
    </span>
  );
}

/** Ranges in text order; with anchors each keeps its start, without them overlapping ones are joined. */
function joinRanges(ranges: readonly Span[], anchors: boolean): Span[] {
  const sorted = [...ranges].sort((a, b) => a.start - b.start || b.end - a.end);
  const joined: {start: number; end: number}[] = [];
  for (const {start, end} of sorted) {
    const last = joined.at(-1);
    if (last && start === last.start) continue;
    if (last && start < last.end) {
      if (!anchors) last.end = Math.max(last.end, end);
      else {
        joined.push({start, end: Math.max(last.end, end)});
        last.end = start;
      }
    } else joined.push({start, end});
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

/** Ranges of a report that its own facts point to: furniture, evidence for the story date, shared passages. */
function pointedIn({id, furniture, storyDate, sharesTextWith}: SituationReport): Evidence[] {
  const spans = [
    ...furniture.slice(0, 40),
    ...storyDate.evidence.flatMap(({span}) => span ?? []),
    ...sharesTextWith.flatMap(({passages}) => passages.slice(0, 3).map(({here}) => here)),
  ];
  return spans.map(({start, end}) => ({report: id, start, end}));
}

/** Ranges of every report that lines, actors and differences point to, by report id. */
export function rangesByReport(view: View): ReadonlyMap<string, readonly Span[]> {
  const {situation} = view;
  const all = [
    ...view.lines.flatMap(({evidence}) => evidence),
    ...situation.discrepancies.flatMap(({mentions}) => mentions),
    ...situation.actors.flatMap(({mentions}) => mentions.slice(0, 1)),
    ...situation.reports.flatMap(pointedIn),
  ];
  const ranges = new Map<string, Span[]>();
  for (const {report, start, end} of all) {
    const known = ranges.get(report);
    if (known) known.push({start, end});
    else ranges.set(report, [{start, end}]);
  }
  return ranges;
}

/** Ranges of one report that lines point to. */
export function rangesOfReport(report: string, view: View): readonly Span[] {
  return view.lines.flatMap(({evidence, reports}) => (reports.includes(report) ? evidence.filter((one) => one.report === report) : []));
}
