// The calendar: lanes per actor, a day a column, as a table that reads in order without the picture. Long spans are a list by month.
// What is drawn is chosen by weight; the list below holds everything.
import type {JSX} from "preact";
import {addDays, daysBetween, firstDay, formatDate, isDay, lastDay} from "../dates.js";
import {count, type Line, sliceOf} from "../lines.js";
import {type Piece, Pieces, pieceOf} from "./pieces.js";
import {nameOf, roomFor, type View} from "./view.js";
import {Capsules, LineTag, Name, NotListed, Ranges, Scroller, Section, Sentence, shorten, When, Words} from "./words.js";

/** Something to draw: from one column to another, with its label beside or inside. */
interface Item {
  readonly line: Line;
  readonly from: number;
  readonly until: number;
  readonly label: string;
  readonly look: "occurred" | "planned" | "ongoing" | "threatened" | "alleged" | "denied" | "deadline";
  readonly end?: "✕" | "✓";
  readonly weight: number;
}

/** A lane row: items that do not touch each other. */
interface Row {
  readonly lane: string;
  readonly items: readonly (Item & {readonly left: number; readonly right: number; readonly side: "after" | "before" | "inside"})[];
}

interface Days {
  readonly first: string;
  readonly n: number;
  /** Column of the last report. */
  readonly now?: number;
}

const longest = 60;
const pictured = 22;
const plotWidth = 760;
const mostMonths = 36;

/** The calendar page, or its extract with the picture alone. */
export function Calendar({view, full}: {view: View; full: boolean}): JSX.Element {
  const drawn = drawPicture(view);
  return (
    <Section
      id="calendar"
      title="Calendar"
      note={<Legend />}
      more={full ? null : <a href={view.links.page("calendar")}>All {count(view.situation.events.length, "event")}</a>}
    >
      {drawn ??
        (view.dated().length === 0 ? (
          <p class="none">No line carries a date.</p>
        ) : (
          <p class="none">More than {longest} days: see the list.</p>
        ))}
      {full ? <DayList lines={view.dated()} view={view} /> : null}
    </Section>
  );
}

function Legend(): JSX.Element {
  return (
    <span class="legend">
      <i class="pt occurred" /> happened <i class="pt planned" /> planned <i class="pt ongoing" /> ongoing <i class="pt threatened" />{" "}
      threatened <i class="pt alleged" /> alleged <i class="pt denied" /> denied, ✕ lapsed, ✓ kept
    </span>
  );
}

function drawPicture(view: View): JSX.Element | undefined {
  const chosen = weightiest(view.lines, pictured * 2);
  const days = spanDays(chosen, view);
  if (!days) return undefined;
  const inside = chosen.flatMap((line) => itemOf(line, days, view) ?? []).slice(0, view.file ? 16 : pictured);
  if (inside.length === 0) return undefined;
  const rows = packRows(inside, days, view);
  const now = view.sources.asOf && `Hatched: after the last report, ${formatDate(view.sources.asOf, view.sources.year)}`;
  return (
    <>
      <Scroller label="Calendar, scrolls sideways">
        <table class="cal num">
          <colgroup>
            <col class="ln" />
            <col span={days.n} />
          </colgroup>
          <thead>
            <tr>
              <th scope="col">
                <span class="vh">Actor</span>
              </th>
              <Axis days={days} view={view} />
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <CalendarRow row={row} named={rows[index - 1]?.lane !== row.lane} days={days} view={view} />
            ))}
          </tbody>
        </table>
      </Scroller>
      {now ? <p class="now">{now}</p> : null}
    </>
  );
}

/** The first so many lines that can be drawn, earlier days first among those of one weight. Lines come the weightiest first. */
function weightiest(lines: readonly Line[], room: number): readonly Line[] {
  const chosen: Line[] = [];
  for (const line of lines) {
    if (chosen.length >= room && line.weight < (chosen.at(-1) as Line).weight) break;
    if (drawable(line)) chosen.push(line);
  }
  const day = ({date}: Line) => firstDay(date as string);
  return chosen.sort((a, b) => b.weight - a.weight || compareText(day(a), day(b))).slice(0, room);
}

function drawable({kind, date}: Line): boolean {
  return (kind === "event" || kind === "commitment") && (date?.split("/").every((side) => isDay(side)) ?? false);
}

/** The days to draw: those of the weightiest lines that lie within two months up to and after the last report. */
function spanDays(lines: readonly Line[], view: View): Days | undefined {
  const last = view.sources.asOf;
  const near = lines
    .flatMap(({date}) => (date as string).split("/"))
    .filter((day) => !last || Math.abs(daysBetween(day, last)) <= longest / 2 - 1);
  const days = [...near, ...(last ? [last] : [])].sort();
  if (days.length < 2 || near.length === 0) return undefined;
  const first = days[0] as string;
  const n = daysBetween(first, days.at(-1) as string) + 2;
  return {first, n: Math.max(n, 10), ...(last && {now: daysBetween(first, last)})};
}

function itemOf(line: Line, days: Days, view: View): Item | undefined {
  const commitment = view.commitmentById.get(line.id);
  const starts = firstDay(commitment?.deadline && commitment.date ? commitment.date : (line.date as string)) as string;
  const ends = lastDay(commitment?.deadline ?? (line.date as string)) as string;
  const from = daysBetween(days.first, starts);
  const until = daysBetween(days.first, ends);
  if (until < 0 || until >= days.n || from >= days.n) return undefined;
  const quoted = line.parts.find(({role}) => role === "quote");
  const words = (quoted?.evidence ? sliceOf(quoted.evidence, view.sources) : "").replace(/\s+/g, " ");
  const look = commitment ? (commitment.deadline ? "deadline" : "threatened") : ((line.status as Item["look"] | undefined) ?? "occurred");
  const end = commitment?.outcome === "lapsed" ? "✕" : commitment?.outcome === "kept" ? "✓" : undefined;
  const label = commitment?.deadline
    ? `${commitment.kind}${commitment.toward ? ` to ${nameOf(commitment.toward, view)}` : ""}`
    : shorten(words, 34);
  return {line, from: Math.max(0, from), until, label, look, weight: line.weight, ...(end && {end})};
}

/** Lanes by actor, six at most; items are placed where their label has room, in the first row of the lane that is free there. */
function packRows(items: readonly Item[], days: Days, view: View): Row[] {
  const tally = new Map<string, number>();
  for (const {line} of items) for (const actor of line.actors.slice(0, 1)) tally.set(actor, (tally.get(actor) ?? 0) + 1);
  const lanes = [...tally]
    .sort(([a, n], [b, m]) => m - n || compareText(a, b))
    .slice(0, 6)
    .map(([id]) => id);
  const laneOf = ({line}: Item) => (lanes.includes(line.actors[0] ?? "") ? (line.actors[0] as string) : "");
  return [...lanes, ""].flatMap((lane) =>
    packLane(
      lane ? shorten(nameOf(lane, view), 22) : lanes.length ? "others" : "",
      items.filter((item) => laneOf(item) === lane),
      days,
    ),
  );
}

function packLane(lane: string, items: readonly Item[], days: Days): Row[] {
  const rows: Row["items"][number][][] = [];
  for (const item of [...items].sort((a, b) => a.from - b.from || b.weight - a.weight)) {
    const placed = place(item, days);
    const row = rows.find((taken) => taken.every(({left, right}) => placed.right < left || right < placed.left));
    if (row) row.push(placed);
    else rows.push([placed]);
  }
  return rows.map((row) => ({lane, items: row.sort((a, b) => a.left - b.left)}));
}

/** Gives an item the columns of its mark and label: behind it if there is room, else before it; a long bar holds its label. */
function place(item: Item, {n}: Days): Row["items"][number] {
  const need = Math.ceil((item.label.length * 6.3 + 26) / (plotWidth / n));
  const width = item.until - item.from + 1;
  if (width >= need) return {...item, left: item.from, right: item.until, side: "inside"};
  if (item.from + need <= n) return {...item, left: item.from, right: Math.max(item.until, item.from + need - 1), side: "after"};
  return {...item, left: Math.max(0, item.until - need + 1), right: item.until, side: "before"};
}

function Axis({days, view}: {days: Days; view: View}): JSX.Element {
  const step = Math.ceil(52 / (plotWidth / days.n));
  const ticks = Array.from({length: Math.ceil(days.n / step)}, (_, index) => index * step);
  return (
    <>
      {ticks.map((tick) => (
        <th scope="col" colSpan={Math.min(step, days.n - tick)}>
          {formatDate(addDays(days.first, tick), view.sources.year)}
        </th>
      ))}
    </>
  );
}

function CalendarRow({row, named, days, view}: {row: Row; named: boolean; days: Days; view: View}): JSX.Element {
  const cells: JSX.Element[] = [];
  let at = 0;
  for (const item of row.items) {
    cells.push(...gap(at, item.left, days));
    cells.push(<ItemCell item={item} days={days} view={view} />);
    at = item.right + 1;
  }
  cells.push(...gap(at, days.n, days));
  return (
    <tr class={named ? "lane" : undefined}>
      <th scope="row">
        {named ? (
          <Name text={row.lane} />
        ) : (
          <span class="vh">
            <Name text={row.lane} />
          </span>
        )}
      </th>
      {cells}
    </tr>
  );
}

/** Empty columns, divided where the last report is. */
function gap(from: number, until: number, {now}: Days): JSX.Element[] {
  if (from >= until) return [];
  const edge = now === undefined ? until : Math.min(until, Math.max(from, now + 1));
  return [
    ...(edge > from ? [<td colSpan={edge - from} />] : []),
    ...(until > edge ? [<td colSpan={until - edge} class={edge === (now ?? -1) + 1 ? "fut edge" : "fut"} />] : []),
  ];
}

function ItemCell({item, days, view}: {item: Item & {side: string; left: number; right: number}; days: Days; view: View}): JSX.Element {
  const future = days.now !== undefined && item.from > days.now;
  const long = item.until > item.from;
  const label = (
    <span class="lb">
      <Words text={item.label} />
    </span>
  );
  const mark = long ? (
    <span class={`bar ${item.look}`}>
      {item.side === "inside" ? label : null}
      {item.end ? <i aria-hidden="true">{item.end}</i> : null}
    </span>
  ) : (
    <i class={`pt ${item.look}`} />
  );
  return (
    <td colSpan={item.right - item.left + 1} class={`${future ? "fut " : ""}${item.side}`}>
      <a href={view.links.line(item.line)} title={formatDate(item.line.date as string)}>
        {mark}
        {item.side === "inside" && long ? null : label}
        <span class="vh">
          , {item.look}, {formatDate(item.line.date as string, view.sources.year)}
        </span>
      </a>
    </td>
  );
}

/** Everything dated, day by day, then what carries no date. */
function DayList({lines, view}: {lines: readonly Line[]; view: View}): JSX.Element {
  const isDated = ({date}: Line) => date !== undefined && firstDay(date) !== undefined;
  const all = [...lines, ...view.lines.filter((line) => line.kind === "event" && !isDated(line))];
  const listed = view.file ? heaviest(all, roomFor(9, view)) : all;
  const piece = pieceOf(listed, view, ({id}) => id);
  const [dated, without] = [piece.rows.filter(isDated), piece.rows.filter((line) => !isDated(line))];
  return (
    <>
      <Months lines={lines} piece={piece} view={view} />
      <Rows lines={dated} view={view} />
      {without.length ? <h3>No date in the reports</h3> : null}
      <Rows lines={without} view={view} />
      <Pieces piece={piece} view={view} />
      {view.file ? <NotListed n={all.filter(({kind}) => kind === "event").length - listed.length} what="event" /> : null}
    </>
  );
}

/** What a file lists when it cannot list all: the weightiest, in the order of the list. Commitments have a table of their own there. */
function heaviest(lines: readonly Line[], room: number): readonly Line[] {
  const events = lines.filter(({kind}) => kind !== "commitment");
  const chosen = new Set(events.sort((a, b) => b.weight - a.weight).slice(0, room));
  return lines.filter((line) => chosen.has(line));
}

/** Ways into a long calendar. */
function Months({lines, piece, view}: {lines: readonly Line[]; piece: Piece<Line>; view: View}): JSX.Element | null {
  if (!view.piece || piece.rows.length === piece.names.length) return null;
  const monthOf = new Map(lines.map(({id, date}) => [id, (firstDay(date ?? "") ?? "").slice(0, 7)]));
  const starts = piece.names.flatMap((id, index) => {
    const month = monthOf.get(id);
    return month && month !== monthOf.get(piece.names[index - 1] ?? "") ? [{month, after: piece.names[index - 1] ?? ""}] : [];
  });
  return (
    <nav class="pieces" aria-label="Months">
      {starts.slice(-mostMonths).map(({month, after}) => (
        <a href={view.piece?.href(after)}>{formatDate(month)}</a>
      ))}
    </nav>
  );
}

/** Lines one below another, in pieces. */
export function LineList({lines, view}: {lines: readonly Line[]; view: View}): JSX.Element {
  const piece = pieceOf(lines, view, ({id}) => id);
  return (
    <>
      <Rows lines={piece.rows} view={view} />
      <Pieces piece={piece} view={view} />
    </>
  );
}

function Rows({lines, view}: {lines: readonly Line[]; view: View}): JSX.Element | null {
  if (lines.length === 0) return null;
  return (
    <ul class={view.piece?.whole ? "list long" : "list"}>
      {lines.map((line) => (
        <ListedLine line={line} view={view} />
      ))}
    </ul>
  );
}

function ListedLine({line, view}: {line: Line; view: View}): JSX.Element {
  if (view.file) return <FileLine line={line} view={view} />;
  const dimmed = view.kept && !view.kept.has(line.id);
  const look = [dimmed ? "dim" : "", view.open === line.id ? "on" : ""].filter(Boolean).join(" ");
  return (
    <li class={look || undefined}>
      <span class="when">
        <When date={line.date} certainty={line.dateCertainty} view={view} />
      </span>
      <span class="txt">
        <LineTag line={line} />{" "}
        <a class="ln" href={view.links.line(line)}>
          <Sentence parts={line.parts} />
        </a>
      </span>
      <span class="src">
        <Capsules line={line} view={view} />
      </span>
    </li>
  );
}

/** A line of the report file: as few characters around it as can be, since there are many. */
function FileLine({line, view}: {line: Line; view: View}): JSX.Element {
  const told = view.brief.includes(line);
  return (
    <li id={told ? undefined : `i-${line.id}`}>
      <i>
        <When date={line.date} certainty={line.dateCertainty} view={view} />
      </i>
      <p>
        <LineTag line={line} />{" "}
        {told ? (
          <a href={view.links.line(line)}>
            <Sentence parts={line.parts} limit={90} />
          </a>
        ) : (
          <Sentence parts={line.parts} limit={90} />
        )}
      </p>
      <Ranges evidence={line.evidence.slice(0, 6)} view={view} />
    </li>
  );
}

function compareText(a: string | undefined, b: string | undefined): number {
  return a === b ? 0 : (a ?? "") < (b ?? "") ? -1 : 1;
}
