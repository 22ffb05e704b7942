// Versions of one statement, aligned word by word. In the table a row is a version and a column a stretch of the reference; what all
// versions share is printed once. The running form (`Versions`) says the same where there is no room for columns.
import type {JSX} from "preact";
import type {AlignedRun, Drift, Statement} from "../../model/situation.js";
import type {Span} from "../../model/span.js";
import {count, type Line, sentenceOf} from "../lines.js";
import {Pieces, pieceOf} from "./pieces.js";
import {keyOf, nameOf, type View} from "./view.js";
import {directionOf, Name, Scroller, Section, Slice, VerdictTag, When} from "./words.js";

/** A cell of the table: a stretch of the reference over `width` columns, as this version has it. */
interface Cell {
  readonly width: number;
  readonly same: boolean;
  /** Absent when the version cut the stretch. */
  readonly here?: Span;
  /** Words that the version adds behind it. */
  readonly added: readonly Span[];
}

const mostTables = 12;
const tablesAtOnce = 50;
const mostVersions = 6;

/** The page of wordings: what is altered first, then other differing versions. */
export function Wording({view, full}: {view: View; full: boolean}): JSX.Element {
  const drifting = [...view.statementById.values()].filter(({drift}) => drift.some(differs)).sort(byDrift);
  const piece = pieceOf(drifting.slice(0, full ? (view.file ? mostTables : undefined) : 2), view, ({id}) => id, {
    size: tablesAtOnce,
    prefix: "versions.",
  });
  return (
    <Section
      id="wording"
      title="Wording"
      note="Versions of one statement, aligned. Plain words agree; marked words differ."
      more={full ? null : <a href={view.links.page("wording")}>All {view.situation.statements.length} statements</a>}
    >
      {drifting.length === 0 ? <p class="none">No statement stands in the reports in versions that differ.</p> : null}
      {piece.rows.map((statement) => (
        <Alignment statement={statement} view={view} />
      ))}
      <Pieces piece={piece} view={view} />
      {view.file && full && piece.names.length < drifting.length ? (
        <RestOfDrift statements={drifting.slice(piece.names.length)} view={view} />
      ) : null}
    </Section>
  );
}

/** One statement's versions as a table, with verdicts below. */
export function Alignment({statement, view}: {statement: Statement; view: View}): JSX.Element {
  const drifts = referenceDrifts(statement);
  const line = view.lineById.get(statement.id);
  const [first] = drifts;
  return (
    <div class="al">
      <h3>
        {line ? (
          <a href={view.links.line(line)}>{statement.speaker ? <Name text={nameOf(statement.speaker, view)} /> : "Speaker not named"}</a>
        ) : null}
        <span>
          {statement.medium ? `, ${statement.medium}` : ""}, <When date={statement.date} certainty={statement.dateCertainty} view={view} />
        </span>
      </h3>
      {first ? <AlignedTable drifts={drifts} view={view} /> : null}
      <p class="v">
        {statement.drift.filter(differs).map((drift) => (
          <span>
            <VerdictTag verdict={drift.verdict} /> in {keyOf(drift.report, view)}, against {keyOf(drift.against, view)}
            {drift.why ? `: ${drift.why}` : ""}.{" "}
          </span>
        ))}
      </p>
    </div>
  );
}

/** The running form: the reference, then every differing version, words that differ marked. */
export function Versions({statement, view}: {statement: Statement; view: View}): JSX.Element | null {
  const drifts = referenceDrifts(statement);
  const [first] = drifts;
  if (!first) return null;
  return (
    <div class="diff">
      <div>
        <span class="key">{keyOf(first.against, view)}</span>
        <ReferenceText drifts={drifts} view={view} />
      </div>
      {drifts.map((drift) => (
        <div>
          <span class="key">{keyOf(drift.report, view)}</span>
          <VersionText drift={drift} view={view} />
        </div>
      ))}
    </div>
  );
}

/** Spans of a version that turn the meaning round: the differing words of an altered version. */
export function alteredSpans(statement: Statement | undefined, report: string): Span[] {
  const drifts = statement?.drift.filter((drift) => drift.verdict === "altered" && drift.report === report) ?? [];
  return drifts.flatMap(({runs}) => runs.flatMap(({same, here, there}) => (!same && here && there ? [here] : [])));
}

function differs({verdict}: Drift): boolean {
  return verdict !== "identical";
}

const severity: Readonly<Record<Drift["verdict"], number>> = {
  altered: 0,
  "another translation": 1,
  merged: 2,
  paraphrased: 3,
  cut: 4,
  identical: 5,
};

function byDrift(a: Statement, b: Statement): number {
  const worst = ({drift}: Statement) => Math.min(...drift.map(({verdict}) => severity[verdict]));
  return worst(a) - worst(b) || b.drift.length - a.drift.length || (a.id < b.id ? -1 : 1);
}

/** Differing versions that were compared with one and the same version: the one most were compared with. */
function referenceDrifts({drift}: Statement): Drift[] {
  const tally = new Map<string, number>();
  const key = ({against, there}: Drift) => `${against} ${there.start} ${there.end}`;
  const worth = drift.filter(differs);
  for (const one of worth) tally.set(key(one), (tally.get(key(one)) ?? 0) + (one.verdict === "altered" ? 10 : 1));
  const [reference] = [...tally].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return worth
    .filter((one) => key(one) === reference?.[0] && one.runs.length > 0)
    .sort((a, b) => severity[a.verdict] - severity[b.verdict])
    .slice(0, mostVersions - 1);
}

function ReferenceText({drifts, view}: {drifts: readonly Drift[]; view: View}): JSX.Element {
  const {against, there} = drifts[0] as Drift;
  const text = view.texts.get(against) ?? "";
  const changed = drifts.flatMap(({runs}) => runs.flatMap((run) => (!run.same && run.there ? [run.there] : [])));
  return <Marked text={text} range={there} changed={changed} tone="" />;
}

function VersionText({drift, view}: {drift: Drift; view: View}): JSX.Element {
  const text = view.texts.get(drift.report) ?? "";
  const pieces: JSX.Element[] = [];
  let at = drift.here.start;
  for (const run of drift.runs) {
    if (!run.here) {
      pieces.push(
        <>
          {" "}
          <del>cut</del>{" "}
        </>,
      );
      continue;
    }
    if (run.here.start > at) pieces.push(<Slice text={text} span={{start: at, end: run.here.start}} />);
    pieces.push(
      run.same ? (
        <Slice text={text} span={run.here} />
      ) : (
        <Changed text={text} span={run.here} altered={drift.verdict === "altered" && run.there !== undefined} />
      ),
    );
    at = Math.max(at, run.here.end);
  }
  if (at < drift.here.end) pieces.push(<Slice text={text} span={{start: at, end: drift.here.end}} />);
  return <span dir={directionOf(text.slice(drift.here.start, drift.here.end))}>{pieces}</span>;
}

function Changed({text, span, altered}: {text: string; span: Span; altered: boolean}): JSX.Element {
  return (
    <ins class={altered ? "alt" : undefined}>
      {altered ? <span class="vh">altered: </span> : null}
      <Slice text={text} span={span} />
    </ins>
  );
}

/** Text with some stretches marked; overlapping stretches are joined. */
function Marked({text, range, changed, tone}: {text: string; range: Span; changed: readonly Span[]; tone: string}): JSX.Element {
  const pieces: JSX.Element[] = [];
  let at = range.start;
  for (const {start, end} of [...changed].sort((a, b) => a.start - b.start)) {
    if (end <= at || start >= range.end) continue;
    if (start > at) pieces.push(<Slice text={text} span={{start: at, end: start}} />);
    pieces.push(
      <ins class={tone || undefined}>
        <Slice text={text} span={{start: Math.max(at, start), end}} />
      </ins>,
    );
    at = end;
  }
  pieces.push(<Slice text={text} span={{start: at, end: range.end}} />);
  return <span dir={directionOf(text.slice(range.start, range.end))}>{pieces}</span>;
}

function AlignedTable({drifts, view}: {drifts: readonly Drift[]; view: View}): JSX.Element {
  const {against, there} = drifts[0] as Drift;
  const columns = columnsOf(drifts, there);
  const rows = drifts.map((drift) => cellsOf(drift, columns));
  const shared = columns.map((_, column) =>
    rows.every((row) => row[column]?.same && row[column].width === 1 && row[column].added.length === 0),
  );
  const reference = view.texts.get(against) ?? "";
  return (
    <Scroller label="Versions aligned">
      <table class="algn">
        <tbody>
          <tr>
            <th scope="row">{keyOf(against, view)}</th>
            {columns.map((column, index) =>
              shared[index] ? (
                <td rowSpan={rows.length + 1} class="eq">
                  <Slice text={reference} span={column} />
                </td>
              ) : (
                <td dir={directionOf(reference.slice(column.start, column.end))}>
                  {rows.every((row) => row[index]?.same) ? (
                    <Slice text={reference} span={column} />
                  ) : (
                    <ins>
                      <Slice text={reference} span={column} />
                    </ins>
                  )}
                </td>
              ),
            )}
          </tr>
          {drifts.map((drift, index) => (
            <VersionRow drift={drift} cells={rows[index] as (Cell | undefined)[]} shared={shared} view={view} />
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

function VersionRow({
  drift,
  cells,
  shared,
  view,
}: {
  drift: Drift;
  cells: readonly (Cell | undefined)[];
  shared: readonly boolean[];
  view: View;
}): JSX.Element {
  const text = view.texts.get(drift.report) ?? "";
  const altered = drift.verdict === "altered";
  return (
    <tr>
      <th scope="row">{altered ? <b class="x">{keyOf(drift.report, view)}≠</b> : keyOf(drift.report, view)}</th>
      {cells.map((cell, column) => {
        if (!cell) return null;
        const own = cell.here ? (
          cell.same ? (
            <Slice text={text} span={cell.here} />
          ) : (
            <Changed text={text} span={cell.here} altered={altered} />
          )
        ) : (
          <del>cut</del>
        );
        return (
          <td colSpan={cell.width > 1 ? cell.width : undefined} class={shared[column] ? "dup" : undefined}>
            {own}
            {cell.added.map((span) => (
              <>
                {" "}
                <ins>
                  <Slice text={text} span={span} />
                </ins>
              </>
            ))}
          </td>
        );
      })}
    </tr>
  );
}

/** Stretches of the reference between the boundaries of any version's runs. */
function columnsOf(drifts: readonly Drift[], reference: Span): Span[] {
  const runs = drifts.flatMap(({runs}) => runs.flatMap(({there}) => there ?? []));
  const first = Math.min(...runs.map(({start}) => start));
  const starts = [...new Set(runs.map(({start}) => start))].filter((at) => at > first && at < reference.end).sort((a, b) => a - b);
  const bounds = [reference.start, ...starts, reference.end];
  return bounds.slice(0, -1).map((start, index) => ({start, end: bounds[index + 1] as number}));
}

/** The cells of a version by column; a column inside the cell before it is undefined. */
function cellsOf(drift: Drift, columns: readonly Span[]): (Cell | undefined)[] {
  const cells: (Cell | undefined)[] = columns.map(() => undefined);
  let at = -1;
  for (const run of drift.runs) {
    if (run.there) {
      const first = columns.findIndex(({end}) => end > (run.there as Span).start);
      const last = columns.findLastIndex(({start}) => start < (run.there as Span).end);
      if (first < 0 || last < first) continue;
      const split = run.same && last > first ? splitRun(run, columns.slice(first, last + 1)) : undefined;
      if (split) cells.splice(first, split.length, ...split);
      else cells[first] = {width: last - first + 1, same: run.same, ...(run.here && {here: run.here}), added: []};
      at = split ? last : first;
    } else if (run.here && cells[Math.max(0, at)]) {
      const cell = cells[Math.max(0, at)] as Cell;
      cells[Math.max(0, at)] = {...cell, added: [...cell.added, run.here]};
    }
  }
  return fill(cells);
}

/** A run of equal words over several columns, divided in proportion: equal words have equal lengths on both sides. */
function splitRun({here, there}: AlignedRun, columns: readonly Span[]): Cell[] | undefined {
  if (!here || !there || here.end - here.start !== there.end - there.start) return undefined;
  return columns.map(({start, end}) => {
    const from = here.start + Math.max(0, start - there.start);
    return {width: 1, same: true, here: {start: from, end: Math.min(here.end, here.start + end - there.start)}, added: []};
  });
}

/** A column that no run of the version covers counts as cut. */
function fill(cells: readonly (Cell | undefined)[]): (Cell | undefined)[] {
  let covered = 0;
  return cells.map((cell) => {
    if (cell) {
      covered = cell.width - 1;
      return cell;
    }
    if (covered > 0) {
      covered--;
      return undefined;
    }
    return {width: 1, same: false, added: []};
  });
}

function RestOfDrift({statements, view}: {statements: readonly Statement[]; view: View}): JSX.Element {
  const lines = statements.flatMap(({id}) => view.lineById.get(id) ?? []) as Line[];
  return (
    <p class="v">
      {count(lines.length, "more statement")} in other versions:{" "}
      {lines.slice(0, 40).map((line, index) => (
        <>
          {index ? "; " : ""}
          <a href={view.links.line(line)}>{sentenceOf(line.parts).slice(0, 60)}…</a>
        </>
      ))}
    </p>
  );
}
