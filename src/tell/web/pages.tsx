// Every page of the desk, rendered on the server from data. One function per page; the frame stands around them.
import type {ComponentChildren, JSX} from "preact";
import {renderToString} from "preact-render-to-string";
import type {ChangeGroup, LineChange, News} from "../../model/desk.js";
import {formatDate} from "../dates.js";
import type {Frame, Intake, ListKind, Page} from "../http/page.js";
import {count, type Line} from "../lines.js";
import {ActorDetail, Actors} from "./actors.js";
import {BriefLines, Kicker, Standfirst} from "./brief.js";
import {Calendar, LineList} from "./calendar.js";
import {amendmentWords, CorrectActor, CorrectionWords, CorrectLine, History, KeepForm, SettleForm, UndoForm} from "./correct.js";
import {Differences} from "./differences.js";
import {LineEvidence} from "./evidence.js";
import {Bar, baseOf, Document, deskOf, Filters, PageTitle, PlainBar, queryOf, Rail, viewOf} from "./frame.js";
import {Lineage} from "./lineage.js";
import {Numbers} from "./numbers.js";
import {Pieces, pieceOf} from "./pieces.js";
import {Positions} from "./positions.js";
import {FullText, Problems, ReportFacts, rangesOfReport} from "./reports.js";
import {Tripwires} from "./tripwires.js";
import {keyOf, type View} from "./view.js";
import {Wording} from "./wording.js";
import {directionOf, Name, Range, Tag, Words} from "./words.js";

/** A page of the desk as HTML. Complete without its script. */
export function renderPage(page: Page): string {
  return `<!doctype html>${renderToString(<AnyPage page={page} />)}\n`;
}

function AnyPage({page}: {page: Page}): JSX.Element {
  switch (page.kind) {
    case "situations":
      return <Situations page={page} />;
    case "problem":
      return <Failure page={page} />;
    case "statement":
    case "event":
    case "commitment":
      return <Thing page={page} />;
    case "actor":
      return <ActorPage page={page} />;
    case "reports":
      return <Reports page={page} />;
    case "report":
      return <ReportPage page={page} />;
    case "changes":
      return <Changes page={page} />;
    case "corrections":
      return <Corrections page={page} />;
    case "search":
      return <Search page={page} />;
    case "add":
      return <Add frame={page.frame} />;
    case "brief":
      return <Brief frame={page.frame} />;
    default:
      return <List kind={page.kind} frame={page.frame} />;
  }
}

type Of<K extends Page["kind"]> = Extract<Page, {kind: K}>;

interface ShellProps {
  readonly frame: Frame;
  readonly view: View;
  readonly kind: Page["kind"];
  readonly name: string;
  /** The page's own address, to which its state is added. */
  readonly here: string;
  /** The evidence panel; absent for pages without one. */
  readonly side?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** Bar, rail, main column and panel of a situation's page. */
function Shell({frame, view, kind, name, here, side, children}: ShellProps): JSX.Element {
  return (
    <Document
      title={kind === "brief" ? view.title : `${name}, ${view.title}`}
      assets={frame.assets}
      layout={side === undefined ? "wide" : ""}
      frame={frame}
    >
      <a class="skip" href="#main">
        Skip to the page
      </a>
      <Bar frame={frame} view={view} page={name} />
      <Rail frame={frame} view={view} current={kind} here={here} />
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      {side}
      <p class="live" role="status" data-live="news" />
    </Document>
  );
}

/** The panel beside a list: evidence of the open line, or what to do. */
function Side({view, frame}: {view: View; frame: Frame}): JSX.Element {
  const line = view.open === undefined ? undefined : view.lineById.get(view.open);
  if (!line)
    return (
      <aside class="beside" aria-label="Evidence">
        {view.open === undefined
          ? "Open a line, and its evidence stands here."
          : "The line that this address names is not here (any more)."}
      </aside>
    );
  return (
    <aside class="side ev" id="evidence" aria-label="Evidence" data-line={line.id}>
      <LinePanel line={line} view={view} frame={frame} />
    </aside>
  );
}

function LinePanel({line, view, frame}: {line: Line; view: View; frame: Frame}): JSX.Element {
  const address = addressOf(line, frame);
  return (
    <>
      <p class="bar">
        <span>{address ? <a href={address}>{line.kind}, permanent address</a> : line.kind}</span>
        <span class="keys">
          <kbd>j</kbd> <kbd>k</kbd> next, previous
        </span>
      </p>
      <LineEvidence line={line} view={view}>
        <CorrectLine line={line} desk={deskOf(frame)} view={view} />
      </LineEvidence>
    </>
  );
}

function addressOf({id, kind}: Line, frame: Frame): string | undefined {
  const lists: Readonly<Record<string, string>> = {statement: "statements", event: "events", commitment: "commitments"};
  return lists[kind] && `${baseOf(frame)}/${lists[kind]}/${encodeURIComponent(id)}`;
}

function Brief({frame}: {frame: Frame}): JSX.Element {
  const here = baseOf(frame);
  const view = viewOf(frame, here);
  const inBrief = view.brief.some(({id}) => id === view.open);
  const elsewhere = view.open !== undefined && !inBrief;
  const telling = view.open ?? view.brief.find(({flags}) => flags.includes("altered"))?.id ?? view.brief[0]?.id;
  const shown = {...view, ...(telling && {open: telling})};
  return (
    <Shell
      frame={frame}
      view={view}
      kind="brief"
      name="Brief"
      here={here}
      side={
        elsewhere ? (
          <Side view={view} frame={frame} />
        ) : (
          <aside class="beside" aria-label="Evidence">
            Open a line, and its evidence stands here.
          </aside>
        )
      }
    >
      <Kicker view={view} />
      <PageTitle title={view.title} />
      {view.lines.length === 0 ? (
        <Empty frame={frame} view={view} />
      ) : (
        <>
          <Standfirst view={view} />
          <Delta frame={frame} />
          <BriefLines view={elsewhere ? view : shown} evidence={(line) => <CorrectLine line={line} desk={deskOf(frame)} view={view} />} />
          <Calendar view={view} full={false} />
          <Tripwires view={view} full={false} />
          <Positions view={view} full={false} />
          <Wording view={view} full={false} />
          <Lineage view={view} full={false} />
          <div class="two">
            <Numbers view={view} full={false} />
            <Differences view={view} full={false} />
          </div>
        </>
      )}
    </Shell>
  );
}

/** What changed since the mark, counted; "gained a report but no origin" is told apart. */
function Delta({frame}: {frame: Frame}): JSX.Element | null {
  if (frame.news.size === 0) return null;
  const tally = new Map<News, number>();
  for (const {news} of frame.news.values()) tally.set(news, (tally.get(news) ?? 0) + 1);
  const n = (news: News) => tally.get(news) ?? 0;
  return (
    <p class="delta">
      <span>Since you last looked:</span>
      {n("lost only origin") ? (
        <span class="late">
          <b>{n("lost only origin")}</b> lost their only origin
        </span>
      ) : null}
      {n("new") ? (
        <span>
          <b>+{n("new")}</b> new
        </span>
      ) : null}
      {n("changed") ? (
        <span>
          <b>~{n("changed")}</b> changed
        </span>
      ) : null}
      {n("gained origin") ? (
        <span>
          <b>{n("gained origin")}</b> gained an origin
        </span>
      ) : null}
      {n("gained report") ? (
        <span>
          <b>{n("gained report")}</b> gained a report but no origin
        </span>
      ) : null}
      <a href={`${baseOf(frame)}/changes`}>What changed</a>
    </p>
  );
}

function Empty({frame, view}: {frame: Frame; view: View}): JSX.Element {
  const {received, read} = frame.progress;
  return (
    <>
      <p class="stand">
        {received === 0
          ? "Nothing has arrived yet. Drop pages, text files, feeds or a reports.jsonl anywhere on this page."
          : read < received
            ? `${read} of ${received} reports read. Lines appear as soon as they are reconciled.`
            : "The reports were read, and no line was found in them."}
      </p>
      <p class="note">
        The same from a terminal: <code>crosswire desk reports.jsonl</code>, or <code>crosswire sitrep *.html</code> for the text alone.{" "}
        <a href={`${baseOf(frame)}/add`}>Add reports</a>
      </p>
      <Problems view={view} />
    </>
  );
}

const listNames: Readonly<Record<Exclude<ListKind, "brief" | "add">, string>> = {
  calendar: "Calendar",
  tripwires: "Tripwires",
  positions: "Positions",
  differences: "Differences",
  wording: "Wording",
  numbers: "Numbers",
  lineage: "Lineage",
  actors: "Actors",
};

function List({kind, frame}: {kind: Exclude<ListKind, "brief" | "add">; frame: Frame}): JSX.Element {
  const here = `${baseOf(frame)}/${kind}`;
  const view = viewOf(frame, here);
  const lists: Readonly<Record<typeof kind, () => JSX.Element>> = {
    calendar: () => <Calendar view={view} full />,
    tripwires: () => <Tripwires view={view} full />,
    positions: () => <Positions view={view} full />,
    differences: () => (
      <Differences view={view} full settle={(discrepancy) => <SettleForm discrepancy={discrepancy} desk={deskOf(frame)} />} />
    ),
    wording: () => <Wording view={view} full />,
    numbers: () => <Numbers view={view} full />,
    lineage: () => <Lineage view={view} full />,
    actors: () => <Actors view={view} />,
  };
  return (
    <Shell frame={frame} view={view} kind={kind} name={listNames[kind]} here={here} side={<Side view={view} frame={frame} />}>
      <h1 class="vh">{listNames[kind]}</h1>
      {kind === "lineage" || kind === "actors" ? null : <Filters frame={frame} view={view} here={here} />}
      {lists[kind]()}
      {kind === "wording" ? <AllStatements view={view} /> : null}
    </Shell>
  );
}

function AllStatements({view}: {view: View}): JSX.Element {
  const statements = view.lines.filter(({kind}) => kind === "statement");
  return (
    <section aria-labelledby="h-all">
      <header>
        <h2 id="h-all">All statements</h2>
        <p>{statements.length}</p>
      </header>
      <LineList lines={statements} view={view} />
    </section>
  );
}

function Thing({page}: {page: Of<"statement" | "event" | "commitment">}): JSX.Element {
  const {frame} = page;
  const id = page.kind === "statement" ? page.statement.id : page.kind === "event" ? page.event.id : page.commitment.id;
  const here = `${baseOf(frame)}/${page.kind}s/${encodeURIComponent(id)}`;
  const view = viewOf(frame, here);
  const line = view.lineById.get(id);
  const name = page.kind.charAt(0).toUpperCase() + page.kind.slice(1);
  return (
    <Shell frame={frame} view={view} kind={page.kind} name={name} here={here}>
      <p class="kick">{name}</p>
      {line ? (
        <article class="ev own" id="evidence" data-line={id}>
          <LineEvidence line={line} view={view} heading="h1">
            <History history={page.history} desk={deskOf(frame)} />
            <CorrectLine line={line} desk={deskOf(frame)} view={view} />
          </LineEvidence>
        </article>
      ) : (
        <p class="none">No evidence stands behind it any more.</p>
      )}
    </Shell>
  );
}

function ActorPage({page: {frame, actor, history}}: {page: Of<"actor">}): JSX.Element {
  const here = `${baseOf(frame)}/actors/${encodeURIComponent(actor.id)}`;
  const view = viewOf(frame, here);
  const lines = view.lines.filter(({actors}) => actors.includes(actor.id));
  return (
    <Shell frame={frame} view={view} kind="actor" name="Actor" here={here} side={<Side view={view} frame={frame} />}>
      <PageTitle title={actor.name} />
      <ActorDetail actor={actor} view={view} />
      <div class="ev own">
        <History history={history} desk={deskOf(frame)} />
      </div>
      <section id="lines" aria-labelledby="h-lines">
        <header>
          <h2 id="h-lines">Lines</h2>
          <p>{lines.length}</p>
          <a href={`${baseOf(frame)}${queryOf({actor: actor.id})}`}>In the brief</a>
        </header>
        <LineList lines={lines} view={view} />
      </section>
      <CorrectActor actor={actor} desk={deskOf(frame)} view={view} />
    </Shell>
  );
}

const stateTags: Readonly<Record<Intake["state"], readonly [string, string]>> = {
  received: ["○", ""],
  read: ["◐", ""],
  reconciled: ["✓", "ok"],
  "set aside": ["✕", "alt"],
  withdrawn: ["⊘", "chg"],
};

function Reports({page: {frame, intake}}: {page: Of<"reports">}): JSX.Element {
  const here = `${baseOf(frame)}/reports`;
  const view = viewOf(frame, here);
  const order = new Map(view.reports.map(({id}, index) => [id, index]));
  const rank = ({id, state}: Intake) => (state === "set aside" ? -1 : (order.get(id) ?? 1e9));
  const ordered = [...intake].sort((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1));
  const piece = pieceOf(ordered, {...view, kept: undefined}, ({id}) => id);
  return (
    <Shell frame={frame} view={view} kind="reports" name="Reports" here={here}>
      <PageTitle
        title="Reports"
        note={`${count(frame.progress.received, "report")}, ${frame.progress.read} read, ${frame.progress.setAside} set aside.`}
      />
      {ordered.length === 0 ? <p class="none">Nothing has arrived.</p> : null}
      <ul class="rlist">
        {piece.rows.map((item) => (
          <IntakeRow item={item} view={view} />
        ))}
      </ul>
      <Pieces piece={piece} view={view} />
      <Problems view={view} />
    </Shell>
  );
}

function IntakeRow({item, view}: {item: Intake; view: View}): JSX.Element {
  const report = view.reportById.get(item.id);
  const title = report?.title ?? item.title ?? item.id;
  const here = item.state !== "set aside" && item.state !== "withdrawn";
  return (
    <li>
      <b class="key">{report ? keyOf(item.id, view) : "–"}</b>
      <div>
        <p class="ttl" dir={directionOf(title)}>
          {here ? (
            <a href={view.links.report(item.id)}>
              <Words text={title} />
            </a>
          ) : (
            <Words text={title} />
          )}
        </p>
        <p class="v">
          <Tag sign={stateTags[item.state][0]} word={item.state} tone={stateTags[item.state][1]} /> ·{" "}
          {(item.outlet ?? report?.outlet) ? <Name text={(report?.outlet ?? item.outlet) as string} /> : "outlet not stated"}
          {report ? <> · story {report.storyDate.date ? formatDate(report.storyDate.date) : "undated"}</> : null}
          {report?.storyDate.republished && report.pageDate ? <span class="late"> · page says {formatDate(report.pageDate)}</span> : null}
          {report?.agencies.length ? (
            <>
              {" "}
              · credits <Words text={report.agencies.join(", ")} />
            </>
          ) : null}
          {report?.furniture.length ? <> · {count(report.furniture.length, "stretch", "stretches")} not the story</> : null}
        </p>
        {item.withdrawn ? (
          <p class="v">
            Withdrawn by <Name text={item.withdrawn.who} />: <Words text={item.withdrawn.why} />
          </p>
        ) : null}
        {item.problems.map(({message}) => (
          <p class="v late">
            <Words text={message} />
          </p>
        ))}
      </div>
    </li>
  );
}

function ReportPage({page: {frame, report, intake, at}}: {page: Of<"report">}): JSX.Element {
  const here = `${baseOf(frame)}/reports/${encodeURIComponent(report.id)}`;
  const view = viewOf(frame, here);
  const told = view.reportById.get(report.id);
  const shown = frame.query.furniture === "shown";
  const title = report.title ?? report.id;
  const shape = told ?? {
    id: report.id,
    furniture: report.furniture,
    language: report.language,
    storyDate: {certainty: "inferred" as const, republished: false, why: "", evidence: []},
    agencies: [],
    sharesTextWith: [],
    independentGroup: 0,
  };
  return (
    <Shell frame={frame} view={view} kind="report" name={told ? keyOf(report.id, view) : "Report"} here={here}>
      <p class="kick">
        <span>Report {told ? keyOf(report.id, view) : report.id}</span>
        <span>{intake.state}</span>
      </p>
      <PageTitle title={title} />
      <ReportFacts report={shape} view={view} />
      <p class="acts">
        <a class="button" href={`${here}${shown ? "" : "?furniture=shown"}`} data-key="f">
          {shown ? "Fold" : "Show"} what is not the story <kbd>f</kbd>
        </a>
        <a class="button" href={`${baseOf(frame)}${queryOf({report: report.id})}`}>
          Its lines in the brief
        </a>
      </p>
      <FullText report={shape} text={report.text} ranges={rangesOfReport(report.id, view)} at={at} fold={!shown} />
      <Withdraw frame={frame} id={report.id} />
    </Shell>
  );
}

function Withdraw({frame, id}: {frame: Frame; id: string}): JSX.Element {
  return (
    <details class="more">
      <summary>Withdraw this report</summary>
      <p class="v">Lines that stand on it alone go; the journal keeps who, when and why.</p>
      <form class="correct" method="post" action={`${baseOf(frame)}/reports/${encodeURIComponent(id)}/withdrawal`}>
        <div class="row">
          <label>
            Who <input name="who" required maxLength={100} size={12} autocomplete="name" />
          </label>
          <label>
            Why <input name="why" required maxLength={1000} size={26} />
          </label>
          <button type="submit">Withdraw</button>
        </div>
      </form>
    </details>
  );
}

const newsTags: Readonly<Record<News, readonly [string, string, string]>> = {
  "lost only origin": ["✕", "Lost its only origin", "alt"],
  gone: ["✕", "Gone", "chg"],
  new: ["", "+ New", "ok"],
  changed: ["~", "Changed", "chg"],
  "gained origin": ["✓", "Gained an origin", "ok"],
  "gained report": ["", "Gained a report, no origin", ""],
  "lost report": ["", "Lost a report", ""],
};

const groupsAtOnce = 20;
const newsOrder: readonly News[] = ["lost only origin", "gone", "new", "changed", "gained origin", "gained report", "lost report"];

function Changes({page: {frame, groups, since}}: {page: Of<"changes">}): JSX.Element {
  const here = `${baseOf(frame)}/changes`;
  const view = viewOf(frame, here);
  const piece = pieceOf([...groups].reverse(), {...view, kept: undefined}, ({version}) => String(version), {size: groupsAtOnce});
  return (
    <Shell frame={frame} view={view} kind="changes" name="Changes" here={here} side={<Side view={view} frame={frame} />}>
      <PageTitle
        title="Changes"
        note={since === 0 ? "Everything since the beginning: nothing was marked as seen yet." : `Since version ${since}.`}
      />
      <form class="correct" method="post" action={`${baseOf(frame)}/seen`}>
        <input type="hidden" name="version" value={String(frame.head.version)} />
        <p class="acts">
          <button type="submit">Mark all as seen</button>
        </p>
      </form>
      {groups.length === 0 ? <p class="none">Nothing changed since then.</p> : null}
      {piece.rows.map((group) => (
        <Group group={group} view={view} corrections={`${baseOf(frame)}/corrections`} />
      ))}
      <Pieces piece={piece} view={view} />
    </Shell>
  );
}

function Group({group, view, corrections}: {group: ChangeGroup; view: View; corrections: string}): JSX.Element {
  const changes = [...group.changes].sort((a, b) => newsOrder.indexOf(a.news) - newsOrder.indexOf(b.news));
  const shown = changes.slice(0, 200);
  return (
    <section aria-labelledby={`v${group.version}`}>
      <header>
        <h2 id={`v${group.version}`}>{group.causes.map((cause) => causeWords(cause, view)).join("; ") || "A new version"}</h2>
        <p>
          version {group.version}, {group.at.slice(0, 16).replace("T", " ")}
        </p>
        {group.causes.some(({correction}) => correction) ? <a href={corrections}>Who and why</a> : null}
      </header>
      {changes.length === 0 ? <p class="none">No line changed by it.</p> : null}
      <ul class="found">
        {shown.map((change) => (
          <Change change={change} view={view} />
        ))}
      </ul>
      {changes.length > shown.length ? <p class="v">and {changes.length - shown.length} more</p> : null}
    </section>
  );
}

function Change({change, view}: {change: LineChange; view: View}): JSX.Element {
  const [sign, word, tone] = newsTags[change.news];
  const line = view.lineById.get(change.line);
  return (
    <li>
      <Tag sign={sign} word={word} tone={tone} />{" "}
      {line ? (
        <a class="ln" href={view.links.line(line)}>
          <Words text={change.what} />
        </a>
      ) : (
        <Words text={change.what} />
      )}{" "}
      <small>{change.kind}</small>
    </li>
  );
}

function causeWords({kind, reports}: ChangeGroup["causes"][number], view: View): string {
  const named = `${reports
    .slice(0, 6)
    .map((id) => keyOf(id, view))
    .join(", ")}${reports.length > 6 ? ` and ${reports.length - 6} more` : ""}`;
  const noun = reports.length === 1 ? "Report" : "Reports";
  if (kind === "report") return reports.length ? `${noun} ${named} arrived` : "Something was set aside";
  if (kind === "withdrawal") return `${noun} ${named} withdrawn`;
  return kind === "correction" ? "A correction" : kind === "undo" ? "A correction undone" : "Read again by a newer reader";
}

function Corrections({page: {frame, standings, preview}}: {page: Of<"corrections">}): JSX.Element {
  const here = `${baseOf(frame)}/corrections`;
  const view = viewOf(frame, here);
  const desk = deskOf(frame);
  return (
    <Shell frame={frame} view={view} kind="corrections" name="Corrections" here={here}>
      <PageTitle title="Corrections" />
      {preview ? (
        <section id="preview" aria-labelledby="h-preview">
          <header>
            <h2 id="h-preview">What it would do</h2>
            <p>{preview.summary}</p>
          </header>
          <p class="note">
            <Words text={amendmentWords(preview.amendment)} />. Nothing is kept yet.
          </p>
          <ul class="found">
            {preview.changes.slice(0, 100).map((change) => (
              <Change change={change} view={view} />
            ))}
          </ul>
          <KeepForm amendment={preview.amendment} desk={desk} />
        </section>
      ) : null}
      {standings.length === 0 ? (
        <p class="none">Nothing was corrected. Corrections are made in the evidence of a line, or on an actor's page.</p>
      ) : null}
      <ul class="found">
        {[...standings].reverse().map(({correction, state, why, lines}) => (
          <li>
            <Tag
              sign={state === "applies" ? "✓" : state === "undone" ? "↻" : "✕"}
              word={state}
              tone={state === "applies" ? "ok" : state === "undone" ? "" : "chg"}
            />{" "}
            <CorrectionWords correction={correction} />
            {why ? (
              <small>
                <Words text={why} />
              </small>
            ) : null}
            <small>{count(lines.length, "line")} touched</small>
            <UndoForm correction={correction} desk={desk} />
          </li>
        ))}
      </ul>
    </Shell>
  );
}

function Search({page: {frame, q, found, next}}: {page: Of<"search">}): JSX.Element {
  const here = `${baseOf(frame)}/search`;
  const view = viewOf(frame, here);
  return (
    <Shell frame={frame} view={view} kind="search" name="Search" here={here} side={<Side view={view} frame={frame} />}>
      <h1>Search</h1>
      <p class="stand">
        {q === "" ? (
          "Type words, or a phrase in quotation marks."
        ) : found.length ? (
          <>
            What the reports hold of{" "}
            <b dir="auto">
              <Words text={q} />
            </b>
            .
          </>
        ) : (
          <>
            “
            <b dir="auto">
              <Words text={q} />
            </b>
            ” is not in the reports.
          </>
        )}
      </p>
      {kindsFound.map(([kind, name]) => (
        <FoundOf name={name} found={found.filter((one) => one.kind === kind)} view={view} />
      ))}
      {next ? (
        <a class="button" href={`${here}?${new URLSearchParams({q, cursor: next})}`}>
          More
        </a>
      ) : null}
    </Shell>
  );
}

const kindsFound = [
  ["actor", "Actors"],
  ["line", "Lines"],
  ["text", "In the text"],
] as const;

function FoundOf({name, found, view}: {name: string; found: Of<"search">["found"]; view: View}): JSX.Element | null {
  if (found.length === 0) return null;
  return (
    <>
      <h2 class="small">
        {name} <span class="n num">{found.length}</span>
      </h2>
      <ul class="found">
        {found.map((one) => (
          <FoundRow one={one} view={view} />
        ))}
      </ul>
    </>
  );
}

function FoundRow({one, view}: {one: Of<"search">["found"][number]; view: View}): JSX.Element {
  if (one.kind === "actor") {
    return (
      <li>
        <a href={view.links.actor(one.actor)}>
          <Name text={one.name} />
        </a>
        {one.alias ? (
          <>
            {" "}
            (also <Name text={one.alias} />)
          </>
        ) : null}
      </li>
    );
  }
  if (one.kind === "line") {
    const line = view.lineById.get(one.line);
    return (
      <li>
        {line ? (
          <a class="ln" href={view.links.line(line)}>
            <Words text={one.what} />
          </a>
        ) : (
          <Words text={one.what} />
        )}{" "}
        <small>{one.of}</small>
      </li>
    );
  }
  return (
    <li dir={directionOf(one.quote)}>
      <Matched one={one} />{" "}
      <small>
        <Range evidence={{report: one.report, ...one.span}} view={view} />
      </small>
    </li>
  );
}

function Matched({one: {quote, span, spans}}: {one: Extract<Of<"search">["found"][number], {kind: "text"}>}): JSX.Element {
  const pieces: ComponentChildren[] = [];
  let at = 0;
  for (const {start, end} of spans.map((found) => ({start: found.start - span.start, end: found.end - span.start}))) {
    if (start < at) continue;
    pieces.push(
      <Words text={quote.slice(at, start)} />,
      <mark>
        <Words text={quote.slice(start, end)} />
      </mark>,
    );
    at = end;
  }
  return (
    <>
      {pieces}
      <Words text={quote.slice(at)} />
    </>
  );
}

function Add({frame}: {frame: Frame}): JSX.Element {
  const here = `${baseOf(frame)}/add`;
  const view = viewOf(frame, here);
  const {received, read, reconciled, setAside} = frame.progress;
  return (
    <Shell frame={frame} view={view} kind="add" name="Add" here={here}>
      <PageTitle title="Add reports" />
      <form class="add" method="post" action={`${baseOf(frame)}/reports`} encType="multipart/form-data">
        <label class="zone">
          Drop files anywhere on this page, or choose them
          <small>Web pages, text, feeds, reports.jsonl, WARC, PDF, e-mail. They stay on this machine.</small>
          <input type="file" name="file" multiple />
        </label>
        <label>
          Paste text
          <textarea name="text" id="paste" />
        </label>
        <label>
          Address of a page or feed
          <input type="url" name="address" placeholder="https://" pattern="https?://.*" />
        </label>
        <p class="acts">
          <button class="main" type="submit">
            Add
          </button>
        </p>
      </form>
      <section aria-labelledby="h-prog">
        <header>
          <h2 id="h-prog">Progress</h2>
        </header>
        <p class="steps" role="status" data-live="steps">
          {received} received → {read} read → {reconciled} reconciled{setAside ? `; ${setAside} set aside, see Reports` : ""}
        </p>
        <ul class="sent" data-live="sent" />
        <p class="v">
          <a href={view.links.page("reports")}>Reports</a> shows each with its state. From a terminal: <code>crosswire desk PAGES…</code>
        </p>
      </section>
    </Shell>
  );
}

function Situations({page: {situations, assets}}: {page: Of<"situations">}): JSX.Element {
  return (
    <Document title="Situations" assets={assets} layout="plain">
      <a class="skip" href="#main">
        Skip to the page
      </a>
      <PlainBar />
      <main id="main" tabIndex={-1}>
        <h1>Situations</h1>
        {situations.length === 0 ? (
          <p class="stand">
            None yet. Open one below, then add reports; or start the desk with some: <code>crosswire desk PAGES…</code>
          </p>
        ) : null}
        <ul class="situ">
          {situations.map(({head, reports, lines, dates, next, unseen, progress}) => (
            <li>
              <h2>
                <a class="ln" href={`/s/${head.key}`}>
                  <Name text={head.title ?? head.key} />
                </a>
              </h2>
              <p>
                <span class="tlp">{head.tlp}</span> {dates ? `Written ${formatDate(`${dates.first}/${dates.last}`)}. ` : ""}
                {count(reports, "report")}, {count(lines, "line")}.{" "}
                {progress.read < progress.received ? `${progress.read} of ${progress.received} read. ` : ""}
                {unseen ? <b class="late">{count(unseen, "unseen change")}. </b> : null}
                {next ? (
                  <>
                    Next deadline: <b>{formatDate(next.date)}</b>,{" "}
                    <q>
                      <Words text={next.what} />
                    </q>
                  </>
                ) : (
                  "No open commitment carries a date ahead."
                )}
              </p>
            </li>
          ))}
        </ul>
        <OpenForm />
      </main>
    </Document>
  );
}

function OpenForm(): JSX.Element {
  return (
    <details class="more">
      <summary>Open another situation</summary>
      <form class="add" method="post" action="/">
        <label>
          Title <input name="title" required maxLength={200} />
        </label>
        <label>
          Name in addresses
          <small>lower-case letters, digits and dashes</small>
          <input name="key" required pattern="[a-z0-9][a-z0-9\-]{0,63}" maxLength={64} />
        </label>
        <p class="acts">
          <button type="submit">Open</button>
        </p>
      </form>
    </details>
  );
}

function Failure({page: {status, problem, assets}}: {page: Of<"problem">}): JSX.Element {
  return (
    <Document title="That did not work" assets={assets} layout="plain">
      <PlainBar />
      <main id="main" tabIndex={-1}>
        <h1>{status === 404 ? "Not here" : "That did not work"}</h1>
        <p class="stand said">
          <Words text={problem.message} />
        </p>
        <p class="note">
          Nothing was lost or changed by it. Details for a report:{" "}
          <code>
            {status} {problem.code}
            {problem.at ? ` at ${problem.at}` : ""}
          </code>
        </p>
        <p>
          <a href="/">All situations</a>
        </p>
      </main>
    </Document>
  );
}
