// Which lines stand on one account: rows are origins, columns reports by story date, joined dots one account. Arcs above show shared
// text with its share. Many reports fold into independent texts, so that the table stays a table.
import type {JSX} from "preact";
import type {Origin, SharedText, SituationReport} from "../../model/situation.js";
import {formatDate} from "../dates.js";
import {count} from "../lines.js";
import {keyOf, roomFor, type View} from "./view.js";
import {Scroller, Section, Sentence, Words} from "./words.js";

/** A column: one report, or the reports of one independent text. */
interface Column {
  readonly reports: readonly SituationReport[];
  readonly name: string;
}

const mostColumns = 12;

/** The lineage page, or its extract. */
export function Lineage({view, full}: {view: View; full: boolean}): JSX.Element {
  const columns = columnsOf(view);
  const origins = rankOrigins(view.situation.origins);
  const altered = alteredByOrigin(view);
  const shown = origins.slice(0, full ? Math.min(400, roomFor(3, view)) : 7);
  return (
    <Section
      id="lineage"
      title="Lineage"
      note="A row is an origin, a column a report; joined dots stand on the same account."
      more={full ? null : <a href={view.links.page("lineage")}>All {count(origins.length, "origin")}</a>}
    >
      <Scroller label="Lineage, scrolls sideways">
        <table class="lin num">
          <colgroup>
            <col class="ln" />
            <col span={columns.length} />
          </colgroup>
          <thead>
            <Arcs columns={columns} view={view} />
            <tr>
              <th scope="col">
                <span class="vh">Origin</span>
              </th>
              {columns.map((column) => (
                <ColumnHead column={column} view={view} />
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((origin) => (
              <OriginRow origin={origin} columns={columns} altered={altered.get(origin.id)} view={view} />
            ))}
          </tbody>
        </table>
      </Scroller>
      {origins.length > shown.length && full ? <p class="v">{origins.length - shown.length} more origins, each on fewer reports.</p> : null}
      {full ? <SharedList view={view} /> : null}
      {full ? <Silences view={view} /> : null}
    </Section>
  );
}

function columnsOf(view: View): Column[] {
  if (view.reports.length <= mostColumns) return view.reports.map((report) => ({reports: [report], name: keyOf(report.id, view)}));
  const groups = new Map<number, SituationReport[]>();
  for (const report of view.reports) groups.set(report.independentGroup, [...(groups.get(report.independentGroup) ?? []), report]);
  const largest = [...groups.values()]
    .sort((a, b) => b.length - a.length || (keyOf(a[0]?.id ?? "", view) < keyOf(b[0]?.id ?? "", view) ? -1 : 1))
    .slice(0, mostColumns - 1);
  const folded = new Set(largest.flat());
  const rest = view.reports.filter((report) => !folded.has(report));
  return [
    ...largest.map((reports) => ({
      reports,
      name: reports.length > 1 ? `${keyOf(reports[0]?.id ?? "", view)}+${reports.length - 1}` : keyOf(reports[0]?.id ?? "", view),
    })),
    ...(rest.length ? [{reports: rest, name: `${rest.length} others`}] : []),
  ];
}

function ColumnHead({column, view}: {column: Column; view: View}): JSX.Element {
  const [report] = column.reports;
  const late = report?.storyDate.republished && report.pageDate;
  return (
    <th scope="col">
      <b>{column.name}</b>
      {column.reports.length === 1 && report
        ? report.storyDate.date
          ? formatDate(report.storyDate.date, view.sources.year)
          : "undated"
        : count(column.reports.length, "report")}
      {column.reports.length === 1 && late ? <small class="late">page: {formatDate(late)}</small> : null}
    </th>
  );
}

function rankOrigins(origins: readonly Origin[]): Origin[] {
  return [...origins].sort(
    (a, b) =>
      b.reports.length - a.reports.length ||
      b.mentions.length - a.mentions.length ||
      (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1),
  );
}

/** Reports with an altered version of a statement, by the statement's origin. */
function alteredByOrigin({statementById}: View): ReadonlyMap<string, ReadonlySet<string>> {
  const altered = new Map<string, Set<string>>();
  for (const {origins, drift} of statementById.values()) {
    const reports = drift.flatMap(({verdict, report}) => (verdict === "altered" ? [report] : []));
    if (reports.length) for (const origin of origins) altered.set(origin, new Set([...(altered.get(origin) ?? []), ...reports]));
  }
  return altered;
}

interface OriginRowProps {
  readonly origin: Origin;
  readonly columns: readonly Column[];
  readonly altered: ReadonlySet<string> | undefined;
  readonly view: View;
}

function OriginRow({origin, columns, altered, view}: OriginRowProps): JSX.Element {
  const on = columns.map(({reports}) => reports.some(({id}) => origin.reports.includes(id)));
  const first = on.indexOf(true);
  const last = on.lastIndexOf(true);
  return (
    <tr>
      <th scope="row">
        <Words text={origin.name} />
        {origin.why && view.file === false ? <small> {origin.why}</small> : null}
      </th>
      {columns.map((column, index) => {
        const turned = column.reports.some(({id}) => altered?.has(id));
        const joined = first < last && index >= first && index <= last;
        const look = `${joined ? "l" : ""}${index === first ? " a" : ""}${index === last ? " z" : ""}`.trim();
        return (
          <td class={look || undefined}>
            {on[index] ? (
              <>
                <i class={turned ? "x" : undefined} />
                <span class="vh">{turned ? "altered" : "carries it"}</span>
              </>
            ) : null}
          </td>
        );
      })}
    </tr>
  );
}

interface Arc {
  readonly from: number;
  readonly until: number;
  readonly share: number;
  readonly shared: SharedText;
  readonly report: string;
}

/** Pairs of columns that share text, once each, the greater share. */
function arcsOf(columns: readonly Column[]): Arc[] {
  const place = new Map(columns.flatMap(({reports}, index) => reports.map(({id}) => [id, index] as const)));
  const arcs = new Map<string, Arc>();
  for (const {reports} of columns) {
    for (const {id, sharesTextWith} of reports) {
      for (const shared of sharesTextWith) {
        const a = place.get(id) as number;
        const b = place.get(shared.report);
        if (b === undefined || a === b) continue;
        const key = `${Math.min(a, b)} ${Math.max(a, b)}`;
        const known = arcs.get(key);
        if (!known || known.share < shared.share)
          arcs.set(key, {from: Math.min(a, b), until: Math.max(a, b), share: shared.share, shared, report: id});
      }
    }
  }
  return [...arcs.values()].sort((a, b) => b.until - b.from - (a.until - a.from));
}

function Arcs({columns}: {columns: readonly Column[]; view: View}): JSX.Element | null {
  const arcs = arcsOf(columns).slice(0, 12);
  if (arcs.length === 0) return null;
  const width = 100 / columns.length;
  const centre = (index: number) => (index + 0.5) * width;
  const widest = Math.max(...arcs.map(({from, until}) => until - from));
  return (
    <tr>
      <th scope="col" class="sh">
        Shared text<small>the larger share of the two; dashed where the direction is not told</small>
      </th>
      <td class="arcs" colSpan={columns.length}>
        <svg width="100%" height="58" role="presentation" aria-hidden="true">
          {/* biome-ignore lint/a11y/noSvgWithoutTitle: the words below the picture say the same; the picture is hidden from ears */}
          <svg viewBox="0 0 100 58" preserveAspectRatio="none" width="100%" height="58" fill="none" stroke="currentColor">
            {arcs.map(({from, until, share, shared}) => {
              const rise = 54 - 40 * ((until - from) / widest);
              const top = rise - (54 - rise) / 3;
              return (
                <path
                  d={`M${centre(from)} 56C${centre(from) + 1} ${top} ${centre(until) - 1} ${top} ${centre(until)} 56`}
                  vector-effect="non-scaling-stroke"
                  stroke-width={1 + 3 * share}
                  stroke-dasharray={shared.direction ? undefined : "4 3"}
                />
              );
            })}
          </svg>
          {arcs.map(({from, until, share}) => (
            <text
              x={`${(centre(from) + centre(until)) / 2}%`}
              y={Math.max(12, 54 - 40 * ((until - from) / widest) + 2)}
              text-anchor="middle"
            >
              {percent(share)}
            </text>
          ))}
        </svg>
        <span class="vh">
          {arcs.map(({from, until, share}) => `${columns[from]?.name} and ${columns[until]?.name} share ${percent(share)}`).join("; ")}
        </span>
      </td>
    </tr>
  );
}

/** Every pair with its share and why. */
function SharedList({view}: {view: View}): JSX.Element | null {
  const pairs = view.reports.flatMap(({id, sharesTextWith}) => sharesTextWith.map((shared) => ({id, shared})));
  if (pairs.length === 0) return <p class="none">No two reports share text.</p>;
  const words = {from: "taken from", to: "source of"};
  return (
    <details class="more" open={pairs.length <= 8 || undefined}>
      <summary>{count(pairs.length, "shared text")}</summary>
      <ul class="list">
        {pairs.slice(0, 500).map(({id, shared}) => (
          <li>
            <span class="txt">
              {percent(shared.share)} of <a href={view.links.report(id)}>{keyOf(id, view)}</a> stands also in{" "}
              <a href={view.links.report(shared.report)}>{keyOf(shared.report, view)}</a>
              {shared.direction ? `, ${words[shared.direction]} it` : ", direction not told"}: {shared.why}
              {shared.passages.slice(0, 3).map(({here}) => (
                <>
                  {" "}
                  ·{" "}
                  <a class="at" href={view.links.report(id, here)}>
                    {here.start}–{here.end}
                  </a>
                </>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Lines that some carry and others on the same story leave out. */
function Silences({view}: {view: View}): JSX.Element | null {
  const rows = view.situation.silences.flatMap((silence) => {
    const line = view.lineById.get(silence.line);
    return line ? [{line, silence}] : [];
  });
  if (rows.length === 0) return null;
  return (
    <>
      <h3>Left out</h3>
      <ul class="list">
        {rows.slice(0, 60).map(({line, silence}) => (
          <li>
            <span class="txt">
              <a class="ln" href={view.links.line(line)}>
                <Sentence parts={line.parts} limit={90} />
              </a>{" "}
              is carried by {silence.carriedBy.map((id) => keyOf(id, view)).join(", ")}, left out by{" "}
              {silence.omittedBy.map((id) => keyOf(id, view)).join(", ")}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
