// The evidence of one line, top to bottom: what it is, the verdict, versions side by side, a card per mention with the words around
// it, origins, reasons. It stands in the page under its line; where there is room, the style moves it beside the lines.
import type {ComponentChildren, JSX} from "preact";
import type {Drift, Statement, StatementMention} from "../../model/situation.js";
import type {Evidence} from "../../model/span.js";
import {formatDate} from "../dates.js";
import {count, type Line} from "../lines.js";
import {excerptAround, type Stretch} from "./excerpt.js";
import {keyOf, nameOf, type View} from "./view.js";
import {alteredSpans, Versions} from "./wording.js";
import {ActorName, directionOf, FlagTag, Name, Range, reportName, Sentence, Slice, VerdictTag, When, Words} from "./words.js";

const mostCards = 24;
/** From so many mentions on, a report of the file has one card and the ranges of its other mentions. */
const foldFrom = 3;

/** All evidence of a line. `children` stand below it: corrections and history on the desk. */
export function LineEvidence({
  line,
  view,
  heading: Heading = "h3",
  children,
}: {
  line: Line;
  view: View;
  heading?: "h1" | "h3";
  children?: ComponentChildren;
}): JSX.Element {
  const statement = view.statementById.get(line.id);
  const all = orderMentions(line.evidence, view);
  const room = view.file ? 3 : mostCards;
  const fold = view.file && all.length >= foldFrom;
  const mentions = fold ? firstOfReports(all, line) : all;
  return (
    <>
      <Heading tabIndex={-1}>
        {statement && line.flags.includes("altered") ? (
          <StatementHeading statement={statement} view={view} />
        ) : (
          <Sentence parts={line.parts} />
        )}
      </Heading>
      <Verdict line={line} view={view} />
      {statement ? <Versions statement={statement} view={view} /> : null}
      <h4>Where it stands</h4>
      {mentions.slice(0, room).map((mention) => (
        <Card
          mention={mention}
          statement={statement}
          view={view}
          also={fold ? all.filter((other) => other !== mention && other.report === mention.report) : []}
        />
      ))}
      {mentions.length > room ? (
        <p>
          {mentions.length - room} more mentions: <Rest mentions={mentions.slice(room)} view={view} />
        </p>
      ) : null}
      <Origins line={line} view={view} />
      <Reasons line={line} view={view} />
      {children}
    </>
  );
}

function StatementHeading({statement, view}: {statement: Statement; view: View}): JSX.Element {
  return (
    <>
      {statement.speaker ? <Name text={nameOf(statement.speaker, view)} /> : "Speaker not named"}
      {statement.medium ? (
        <>
          , <Words text={statement.medium} />
        </>
      ) : null}
      {statement.date ? `, ${formatDate(statement.date, view.sources.year)}` : ", undated"}
    </>
  );
}

/** One mention: report, range, the text as received around it, and how the report has it. */
export function Card({
  mention,
  statement,
  view,
  also = [],
}: {
  mention: Evidence;
  statement?: Statement | undefined;
  view: View;
  also?: readonly Evidence[];
}): JSX.Element {
  const text = view.texts.get(mention.report) ?? "";
  const report = view.reportById.get(mention.report);
  const {cue, source} = mention as StatementMention;
  const altered = alteredSpans(statement, mention.report);
  const excerpt = excerptAround(
    text,
    mention,
    {
      content: [mention],
      ...(cue && {cue}),
      ...(source && {source}),
      altered,
      furniture: report?.furniture ?? [],
    },
    view.file ? 100 : 160,
  );
  return (
    <div class="card">
      <header>
        <b>{keyOf(mention.report, view)}</b>
        <span dir={directionOf(report?.title ?? "")}>
          <Words text={reportName(report, mention.report)} />
        </span>
        <Range evidence={mention} view={view} plain />
      </header>
      <blockquote lang={report?.language} dir={directionOf(text.slice(mention.start, mention.end))}>
        {excerpt.cutBefore ? "… " : ""}
        {excerpt.stretches.map((stretch) => (
          <Stretched stretch={stretch} text={text} />
        ))}
        {excerpt.cutAfter ? " …" : ""}
      </blockquote>
      <CardFoot mention={mention} statement={statement} view={view} also={also} />
    </div>
  );
}

/** A stretch of a window with its marks. */
export function Stretched({stretch, text}: {stretch: Stretch; text: string}): JSX.Element {
  const {furniture, layers} = stretch;
  if (furniture)
    return (
      <span class="furn">
        {furniture.reason} set aside, {furniture.start}–{furniture.end}
      </span>
    );
  let piece: JSX.Element = <Slice text={text} span={stretch} />;
  if (layers.includes("altered"))
    piece = (
      <ins class="alt">
        <span class="vh">altered: </span>
        {piece}
      </ins>
    );
  if (layers.includes("content")) piece = <mark>{piece}</mark>;
  if (layers.includes("source")) return <u>{piece}</u>;
  return layers.includes("cue") ? <u class="cue">{piece}</u> : piece;
}

function CardFoot({
  mention,
  statement,
  view,
  also,
}: {
  mention: Evidence;
  statement: Statement | undefined;
  view: View;
  also: readonly Evidence[];
}): JSX.Element {
  const report = view.reportById.get(mention.report);
  const {form, via} = mention as Partial<StatementMention>;
  const drift = statement?.drift.find(({report: id, here}) => id === mention.report && here.start === mention.start);
  const forms = {direct: "quoted", indirect: "not quoted", mixed: "partly quoted"};
  return (
    <footer>
      {form ? `${forms[form]} · ` : ""}
      {via ? (
        <>
          by way of <Words text={via} /> ·{" "}
        </>
      ) : null}
      {drift && drift.verdict !== "identical" ? (
        <>
          <VerdictTag verdict={drift.verdict} /> ·{" "}
        </>
      ) : null}
      story <When date={report?.storyDate.date} certainty={report?.storyDate.certainty} why={report?.storyDate.why} view={view} />
      {report?.outlet ? (
        <>
          {" "}
          · <Words text={report.outlet} />
        </>
      ) : (
        ""
      )}
      {also.length ? (
        <>
          {" "}
          · also at{" "}
          {also.map((one, index) => (
            <>
              {index ? ", " : ""}
              <Range evidence={one} view={view} plain />
            </>
          ))}
        </>
      ) : null}
    </footer>
  );
}

function Verdict({line, view}: {line: Line; view: View}): JSX.Element | null {
  const statement = view.statementById.get(line.id);
  const altered = statement?.drift.filter(({verdict}) => verdict === "altered") ?? [];
  if (altered.length) return <AlteredVerdict altered={altered} statement={statement as Statement} view={view} />;
  const [flag] = line.flags;
  if (!flag) return line.independentSources === 1 ? <p class="verdict">Rests on one origin.</p> : null;
  const told: Readonly<Record<string, string>> = {
    changed: "A change, not a contradiction: the positions have different dates.",
    lapsed: view.commitmentById.get(line.id)?.outcomeWhy ?? "Lapsed as of the last report.",
    kept: view.commitmentById.get(line.id)?.outcomeWhy ?? "Kept as of the last report.",
    due: "Its date lies after the last report: the outcome is not told.",
    disagrees: "The reports differ about it; see Differences.",
    updated: "A later count of the same quantity, not a disagreement.",
  };
  return (
    <p class={`verdict ${flag === "disagrees" ? "alt" : flag === "kept" ? "" : "chg"}`}>
      <FlagTag flag={flag} /> {told[flag]}
    </p>
  );
}

function AlteredVerdict({altered, statement, view}: {altered: readonly Drift[]; statement: Statement; view: View}): JSX.Element {
  return (
    <p class="verdict alt">
      <FlagTag flag="altered" tail={`in ${altered.map(({report}) => keyOf(report, view)).join(", ")}`} />{" "}
      <Words text={altered[0]?.why ?? ""} /> Earliest by story date: {keyOf(statement.earliest, view)}.
    </p>
  );
}

function Origins({line, view}: {line: Line; view: View}): JSX.Element | null {
  const origins = line.origins.flatMap((id) => view.originById.get(id) ?? []);
  const silence = view.situation.silences.find(({line: id}) => id === line.id);
  if (origins.length === 0 && !silence) return null;
  return (
    <>
      <h4>
        {count(line.independentSources, "origin")}, {count(line.reports.length, "report")}
      </h4>
      <ul>
        {origins.map(({name, reports, why}) => (
          <li>
            <Words text={name} />:{" "}
            {reports
              .filter((id) => line.reports.includes(id))
              .map((id) => keyOf(id, view))
              .join(", ")}
            {why ? <small> {why}</small> : null}
          </li>
        ))}
        {silence ? <li>Left out by {silence.omittedBy.map((id) => keyOf(id, view)).join(", ")}</li> : null}
      </ul>
    </>
  );
}

/** Why the line is what it is: date, type, status, deadline, order; only what was recorded. */
function Reasons({line, view}: {line: Line; view: View}): JSX.Element {
  const event = view.eventById.get(line.id);
  const commitment = view.commitmentById.get(line.id);
  const rows: (readonly [string, string])[] = [];
  if (line.date)
    rows.push([
      "Date",
      `${formatDate(line.date)}${line.dateCertainty ? `, ${line.dateCertainty}` : ""}${event?.dateWhy ? `: ${event.dateWhy}` : ""}`,
    ]);
  if (event) rows.push(["Status", event.statusWhy ? `${event.status}: ${event.statusWhy}` : event.status]);
  if (event?.type) rows.push(["Type", `${event.type} (PLOVER)${event.typeWhy ? `: ${event.typeWhy}` : ""}`]);
  if (event?.place) rows.push(["Place", event.place]);
  if (event?.recipient.length) rows.push(["Toward", event.recipient.map((id) => nameOf(id, view)).join(", ")]);
  if (commitment?.deadline)
    rows.push(["Deadline", `${formatDate(commitment.deadline)}${commitment.deadlineWhy ? `: ${commitment.deadlineWhy}` : ""}`]);
  if (!view.file) rows.push(["Place in the brief", line.why]);
  return (
    <>
      <h4>Why</h4>
      <dl class="why">
        {rows.map(([name, value]) => (
          <div>
            <dt>{name}</dt>
            <dd>
              <Words text={value} />
            </dd>
          </div>
        ))}
        {line.actors.length && !view.file ? (
          <div>
            <dt>Actors</dt>
            <dd>
              {line.actors.map((id, index) => (
                <>
                  {index ? ", " : ""}
                  <ActorName id={id} view={view} />
                </>
              ))}
            </dd>
          </div>
        ) : null}
      </dl>
    </>
  );
}

/** Of each report the mention that the sentence quotes, else its longest. */
function firstOfReports(mentions: readonly Evidence[], line: Line): Evidence[] {
  const quoted = line.parts.flatMap(({evidence}) => evidence ?? []);
  const worth = (mention: Evidence) =>
    quoted.some(({report, start}) => report === mention.report && mention.start <= start && start < mention.end)
      ? Number.MAX_SAFE_INTEGER
      : mention.end - mention.start;
  const best = new Map<string, Evidence>();
  for (const mention of mentions) {
    const known = best.get(mention.report);
    if (!known || worth(mention) > worth(known)) best.set(mention.report, mention);
  }
  return [...best.values()];
}

function Rest({mentions, view}: {mentions: readonly Evidence[]; view: View}): JSX.Element {
  return (
    <>
      {mentions.map((mention, index) => (
        <>
          {index ? " · " : ""}
          <Range evidence={mention} view={view} />
        </>
      ))}
    </>
  );
}

/** Mentions by story date of their report, then by place; each once. */
export function orderMentions(mentions: readonly Evidence[], view: View): Evidence[] {
  const place = new Map(view.reports.map(({id}, index) => [id, index]));
  const known = new Map(mentions.map((mention) => [`${mention.report} ${mention.start} ${mention.end}`, mention]));
  return [...known.values()].sort((a, b) => (place.get(a.report) ?? 0) - (place.get(b.report) ?? 0) || a.start - b.start);
}
