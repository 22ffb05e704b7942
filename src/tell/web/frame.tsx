// What stands around every page of a situation: bar with search and marking, rail with pages and reports, evidence panel. All of it
// works as plain requests; the script only adds to it.
import type {ComponentChildren, JSX} from "preact";
import type {Assets, Frame, Page, PageQuery} from "../http/page.js";
import {count} from "../lines.js";
import {printable} from "../printable.js";
import type {Desk} from "./correct.js";
import {RailReport} from "./rail.js";
import {type Links, makeView, type Piece, pageNames, type View} from "./view.js";
import {directionOf, Name, shorten} from "./words.js";

/** The address of a situation on the desk. */
export function baseOf(frame: Frame): string {
  return `/s/${frame.head.key}`;
}

/** Where corrections go. */
export function deskOf(frame: Frame): Desk {
  return {base: baseOf(frame), version: frame.head.version};
}

/** The situation of a frame, made ready to be shown at an address. */
export function viewOf(frame: Frame, here: string): View {
  const base = baseOf(frame);
  const links: Links = {
    page: (name) => (name === "brief" ? base : `${base}/${name}`),
    line: ({id}) => `${here}${queryOf({...frame.query, line: id})}#evidence`,
    report: (report, span) => `${base}/reports/${encodeURIComponent(report)}${span ? `?at=${span.start}-${span.end}#at` : ""}`,
    actor: (actor) => `${base}/actors/${encodeURIComponent(actor)}`,
  };
  return makeView(frame.situation, frame.texts, {
    links,
    file: false,
    news: frame.news,
    corrected: frame.marks,
    piece: pieceOf(frame.query, here),
    ...(frame.lines && {lines: frame.lines}),
    ...(frame.sources && {sources: frame.sources}),
    ...(frame.head.title && {title: frame.head.title}),
    ...(frame.query.line && {open: frame.query.line}),
    ...(frame.kept && {kept: frame.kept}),
  });
}

/** Which piece of long lists an address asks for: a cursor is the id of the last row before it. */
function pieceOf({cursor, rows, line: _, ...query}: PageQuery, here: string): Piece {
  return {
    whole: rows === "all",
    ...(cursor && {after: decode(cursor)}),
    href: (after) => `${here}${queryOf(after === undefined ? {...query, rows: "all"} : {...query, cursor: encode(after)})}`,
  };
}

function encode(id: string): string {
  return Buffer.from(id).toString("base64url");
}

function decode(cursor: string): string {
  return Buffer.from(cursor, "base64url").toString("utf8");
}

/** The state of a view as a query; empty when there is none. */
export function queryOf(query: PageQuery): string {
  const fields = Object.entries(query).filter(([, value]) => value !== undefined && value !== "");
  return fields.length ? `?${new URLSearchParams(fields as [string, string][])}` : "";
}

interface DocumentProps {
  readonly title: string;
  readonly assets: Assets;
  readonly layout: "" | "wide" | "plain";
  readonly frame?: Frame;
  readonly children: ComponentChildren;
}

/** A whole HTML document, as a tree. */
export function Document({title, assets, layout, frame, children}: DocumentProps): JSX.Element {
  return (
    <html lang="en" dir="ltr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{printable(`${title} · Crosswire`)}</title>
        {assets.style ? <link rel="stylesheet" href={assets.style} /> : null}
        {assets.script ? <script type="module" src={assets.script} {...{blocking: "render"}} /> : null}
      </head>
      <body class={layout || undefined} data-base={frame && baseOf(frame)} data-version={frame && String(frame.head.version)}>
        {children}
      </body>
    </html>
  );
}

/** The bar of a situation's page. */
export function Bar({frame, view, page}: {frame: Frame; view: View; page: string}): JSX.Element {
  const base = baseOf(frame);
  return (
    <header class="top">
      <a class="brand" href="/">
        Cross<i>w</i>ire
      </a>
      <span class="crumb">
        <a href="/">Situations</a> /{" "}
        <a href={base}>
          <Name text={view.title} />
        </a>
        {page === "Brief" ? "" : ` / ${page}`}
      </span>
      <search class="find">
        <form action={`${base}/search`}>
          <input
            type="search"
            name="q"
            id="q"
            maxLength={400}
            aria-label="Search lines, actors and source text"
            placeholder="Search lines, actors, source text"
            value={frame.query.q}
          />
          <kbd>/</kbd>
        </form>
      </search>
      <span class="tlp">{frame.head.tlp}</span>
      <button type="button" class="js-only wide" data-do="density">
        Density
      </button>
      <button type="button" class="js-only" data-do="theme">
        Theme
      </button>
      <button type="button" class="js-only wide" data-do="help" aria-label="Keys and help">
        ?
      </button>
      <a class="button wide" href={`${base}/report.html`} download={`${frame.head.key}.html`}>
        Export
      </a>
    </header>
  );
}

/** The rail: pages with counts, what changed, reports by story date as filters. */
export function Rail({frame, view, current, here}: {frame: Frame; view: View; current: Page["kind"]; here: string}): JSX.Element {
  const base = baseOf(frame);
  const {counts, progress, query} = frame;
  const numbers: Readonly<Record<string, number>> = {...counts, brief: view.brief.length};
  return (
    <nav class="rail" aria-label="Situation">
      <h2>Situation</h2>
      <ul>
        {pageNames.map(([id, name, letter]) => (
          <RailPage
            href={view.links.page(id)}
            name={name}
            n={numbers[id]}
            current={current === id || (id === "reports" && current === "report")}
            letter={letter}
          />
        ))}
        <RailPage href={`${base}/changes`} name="Changes" n={counts.changes} current={current === "changes"} letter="h" />
        <RailPage href={`${base}/corrections`} name="Corrections" n={counts.corrections} current={current === "corrections"} letter="x" />
        <RailPage href={`${base}/add`} name="Add" current={current === "add"} letter="+" />
      </ul>
      <p class="prog" role="status" data-live="progress">
        {progress.reconciled < progress.received ? `${progress.read} of ${progress.received} read. ` : ""}
        {progress.setAside ? `${count(progress.setAside, "report")} set aside.` : ""}
      </p>
      <h2>Reports, by story date</h2>
      <ul class="reps">
        {view.reports.slice(0, 40).map(({id}) => (
          <RailReport
            id={id}
            view={view}
            current={query.report === id}
            href={`${here}${queryOf({...query, line: undefined, cursor: undefined, report: query.report === id ? undefined : id} as PageQuery)}`}
          />
        ))}
      </ul>
      {view.reports.length > 40 ? (
        <p>
          <a href={view.links.page("reports")}>All {view.reports.length} reports</a>
        </p>
      ) : null}
      <a class="drop" href={`${base}/add`}>
        Drop files here, or paste text or an address <kbd>a</kbd>
      </a>
    </nav>
  );
}

interface RailPageProps {
  readonly href: string;
  readonly name: string;
  readonly n?: number | undefined;
  readonly current: boolean;
  readonly letter: string;
}

function RailPage({href, name, n, current, letter}: RailPageProps): JSX.Element {
  return (
    <li>
      <a href={href} aria-current={current ? "page" : undefined} data-go={letter}>
        {name} {n === undefined ? null : <span class="n num">{n}</span>}
      </a>
    </li>
  );
}

/** Filters as plain forms; what is set can be taken off. A form sends only what was chosen, so each choice has its own. */
export function Filters({frame, view, here}: {frame: Frame; view: View; here: string}): JSX.Element {
  const {query} = frame;
  const actors = [...view.situation.actors]
    .sort((a, b) => b.mentions.length - a.mentions.length || (a.name < b.name ? -1 : 1))
    .slice(0, 60);
  const chosen = query.report || query.actor || query.from || query.to || query.inferred;
  const without = (...names: (keyof PageQuery)[]) =>
    Object.fromEntries(
      Object.entries(query).filter(([name]) => name !== "cursor" && name !== "line" && !names.includes(name as keyof PageQuery)),
    ) as PageQuery;
  return (
    <div class="filters">
      <form action={here}>
        <label>
          Actor{" "}
          <select name="actor">
            <option value="">all</option>
            {actors.map(({id, name}) => (
              <option value={id} selected={query.actor === id}>
                {shorten(printable(name), 60)}
              </option>
            ))}
          </select>
        </label>
        <label>
          From <input type="date" name="from" value={query.from} />
        </label>
        <label>
          to <input type="date" name="to" value={query.to} />
        </label>
        <Kept query={without("actor", "from", "to")} />
        <button type="submit">Filter</button>
      </form>
      <a href={`${here}${queryOf(query.inferred ? without("inferred") : {...without(), inferred: "hidden"})}`}>
        {query.inferred ? "Show inferred" : "Dim inferred"}
      </a>
      {chosen ? <a href={here}>Show all</a> : null}
    </div>
  );
}

function Kept({query}: {query: PageQuery}): JSX.Element {
  return <>{Object.entries(query).map(([name, value]) => (value ? <input type="hidden" name={name} value={value} /> : null))}</>;
}

/** The bar of pages without a situation. */
export function PlainBar(): JSX.Element {
  return (
    <header class="top">
      <a class="brand" href="/">
        Cross<i>w</i>ire
      </a>
      <span class="crumb">Situations</span>
      <button type="button" class="js-only" data-do="theme">
        Theme
      </button>
    </header>
  );
}

/** A heading for a page that is not the brief. */
export function PageTitle({title, note}: {title: string; note?: ComponentChildren}): JSX.Element {
  return (
    <>
      <h1 dir={directionOf(title)}>
        <Name text={title} />
      </h1>
      {note ? <p class="stand">{note}</p> : null}
    </>
  );
}
