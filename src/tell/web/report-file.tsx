// The report file: one HTML page to send, with the brief, its evidence and all pictures. Complete without script, no request to
// anywhere: a policy in the page allows only its own style and script, by hash.
import {createHash} from "node:crypto";
import type {ComponentChildren, JSX} from "preact";
import {renderToString} from "preact-render-to-string";
import type {Situation} from "../../model/situation.js";
import type {Told} from "../../pipeline.js";
import {count, type Line, nameReports, type Texts, textsOf} from "../lines.js";
import {Actors} from "./actors.js";
import {BriefLines, Kicker, Standfirst} from "./brief.js";
import {Calendar, LineList} from "./calendar.js";
import {Differences} from "./differences.js";
import {fileScript} from "./file-script.js";
import {Lineage} from "./lineage.js";
import {Numbers} from "./numbers.js";
import {Positions} from "./positions.js";
import {RailReport} from "./rail.js";
import {Problems, paragraphStarts, ReportInFile} from "./reports.js";
import {fileStyle} from "./style.js";
import {Tripwires} from "./tripwires.js";
import {type Links, makeView, pageNames, roomFor, type View} from "./view.js";
import {Wording} from "./wording.js";
import {directionOf, Name, NotListed, Section, Words} from "./words.js";

/** What a report file may say besides the situation. */
export interface ReportFileOptions {
  readonly title?: string;
  readonly tlp?: string;
}

const mostText = 8_000_000;
/** What a file may weigh for each of its reports (bytes); where it weighs more, its lists get less room. */
const mostPerReport = 28_000;
const rooms = [1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2];

/** The situation as one self-contained HTML page. Same situation, same bytes. */
export function renderReportFile(situation: Situation, told: readonly Told[], options: ReportFileOptions = {}): string {
  return renderFile(situation, textsOf(told), options);
}

/** As `renderReportFile`, from texts by report id. */
export function renderFile(situation: Situation, texts: Texts, options: ReportFileOptions = {}): string {
  const view = makeFileView(situation, texts, options.title);
  const most = Math.max(5, situation.reports.length) * mostPerReport;
  let file = "";
  for (const room of rooms) {
    file = renderView({...view, room}, texts, options);
    if (Buffer.byteLength(file) <= most) break;
  }
  return file;
}

function renderView(view: View, texts: Texts, options: ReportFileOptions): string {
  const {situation} = view;
  const hash = createHash("sha256").update(JSON.stringify(situation)).digest("hex").slice(0, 16);
  const marking = [options.tlp, `Crosswire ${hash}`].filter(Boolean).join(" · ");
  const css = `${fileStyle}@page{@bottom-left{content:${JSON.stringify(marking)};font:8pt sans-serif}@bottom-right{content:counter(page) " / " counter(pages);font:8pt sans-serif}}`;
  const body = renderToString(<FileBody view={view} tlp={options.tlp} marking={marking} withTexts={totalLength(texts) <= mostText} />);
  return [
    '<!doctype html><html lang="en" dir="ltr"><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${hashOf(css)}'; script-src '${hashOf(fileScript)}'; base-uri 'none'; form-action 'none'">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer">',
    `<title>${renderToString(<Words text={view.title} />)} · Crosswire</title>`,
    `<style>${css}</style></head>`,
    `<body>${tighten(body)}<script>${fileScript}</script></body></html>\n`,
  ].join("");
}

/**
 * Leaves out what HTML lets one leave out: quotation marks around plain attribute values and end tags that the next tag implies.
 * Rendered text holds no quotation mark of its own (it is escaped), so every one seen here delimits an attribute.
 */
function tighten(html: string): string {
  return html
    .replace(/="([\w#.,:-]+)"(?=[ >])/g, "=$1")
    .replace(/<\/li>(?=<li|<\/[uo]l>)/g, "")
    .replace(/<\/t[dh]>(?=<t[dh]|<\/tr>)/g, "")
    .replace(/<\/tr>(?=<tr|<\/tbody>|<\/thead>)/g, "")
    .replace(/<\/d[td]>(?=<d[td]|<\/div>)/g, "");
}

function makeFileView(situation: Situation, texts: Texts, title: string | undefined): View {
  const numbers = new Map<string, number>();
  const keys = nameReports(situation);
  const starts = new Map([...texts].map(([id, text]) => [id, paragraphStarts(text)]));
  const paragraphOf = (report: string, place: number) =>
    Math.max(
      0,
      (starts.get(report) ?? []).findLastIndex((start) => start <= place),
    );
  const links: Links = {
    page: (name) => `#${name}`,
    line: ({id}) => (numbers.has(id) ? `#L${numbers.get(id)}` : `#i-${id}`),
    report: (report, span) => (span ? `#${keys.get(report)}.${paragraphOf(report, span.start)}` : `#r-${keys.get(report)}`),
    actor: (actor) => `#a-${actor}`,
  };
  const view = makeView(situation, texts, {links, file: true, ...(title && {title})});
  view.brief.forEach(({id}, index) => {
    numbers.set(id, index + 1);
  });
  const telling = view.brief.find(({flags}) => flags.includes("altered")) ?? view.brief[0];
  return {...view, ...(telling && {open: telling.id})};
}

function FileBody({
  view,
  tlp,
  marking,
  withTexts,
}: {
  view: View;
  tlp?: string | undefined;
  marking: string;
  withTexts: boolean;
}): JSX.Element {
  return (
    <>
      <a class="skip" href="#main">
        Skip to the brief
      </a>
      <header class="top">
        <span class="brand">
          Cross<i>w</i>ire
        </span>
        <span class="crumb">
          <Name text={view.title} />
        </span>
        {tlp ? <span class="tlp">{tlp}</span> : null}
        <button id="keys" type="button" aria-pressed="true" class="wide">
          Keys on
        </button>
        <button id="theme" type="button">
          Theme
        </button>
      </header>
      <FileRail view={view} />
      <main id="main">
        <Kicker view={view} />
        <h1 dir={directionOf(view.title)}>
          <Words text={view.title} />
        </h1>
        {view.lines.length ? (
          <>
            <Standfirst view={view} />
            <BriefLines view={view} />
          </>
        ) : (
          <NothingRead view={view} />
        )}
        <Sections view={view} withTexts={withTexts} />
        <p class="foot">
          Every line points to the characters it was read from, in UTF-16 units of the text as received. Read and written on one machine;
          nothing was sent anywhere. {marking}
        </p>
        <p class="vh" id="say" role="status" />
      </main>
      <aside class="beside" aria-label="Evidence">
        Open a line, and its evidence stands here.
      </aside>
    </>
  );
}

function Sections({view, withTexts}: {view: View; withTexts: boolean}): JSX.Element {
  const shown = withTexts ? view : {...view, texts: new Map<string, string>()};
  const statements = view.lines.filter(({kind}) => kind === "statement");
  const listed = statements.slice(0, roomFor(7, view)).sort(byDate);
  return (
    <>
      <Calendar view={view} full />
      <Tripwires view={view} full />
      <Positions view={view} full />
      <Differences view={view} full />
      <Wording view={view} full />
      <Section id="statements" title="Statements" note={count(statements.length, "statement")}>
        <LineList lines={listed} view={view} />
        <NotListed n={statements.length - listed.length} what="statement" />
      </Section>
      <Numbers view={view} full />
      <Lineage view={view} full />
      <Actors view={view} />
      <Section
        id="reports"
        title="Reports"
        note={
          withTexts ? "Full texts as received; what lines were read from is underlined." : "Too long for one file: full texts are left out."
        }
      >
        <Problems view={view} />
        {view.reports.map((report) => (
          <ReportInFile report={report} view={shown} />
        ))}
      </Section>
    </>
  );
}

function byDate(a: Line, b: Line): number {
  const [first, second] = [a.date ?? "9", b.date ?? "9"];
  return first < second ? -1 : first > second ? 1 : b.weight - a.weight;
}

function NothingRead({view}: {view: View}): JSX.Element {
  const {problems} = view.situation;
  return (
    <p class="stand">
      No line was read from {count(view.reports.length, "report")}.{" "}
      {problems.length ? `${count(problems.length, "problem")} stand under Reports.` : ""}
    </p>
  );
}

function FileRail({view}: {view: View}): JSX.Element {
  const {situation} = view;
  const counts: Readonly<Record<string, number>> = {
    brief: view.brief.length,
    calendar: situation.events.length,
    tripwires: situation.commitments.length,
    positions: situation.positions.length,
    differences: situation.discrepancies.length,
    wording: situation.statements.length,
    numbers: situation.figures.length,
    lineage: situation.origins.length,
    actors: situation.actors.length,
    reports: situation.reports.length,
  };
  return (
    <nav class="rail" aria-label="Situation">
      <h2>Situation</h2>
      <ul>
        {pageNames.map(([id, name]) => (
          <RailEntry href={`#${id}`} name={name} n={counts[id]} />
        ))}
      </ul>
      <h2>Reports, by story date</h2>
      <ul class="reps">
        {view.reports.slice(0, 60).map((report) => (
          <RailReport id={report.id} view={view} />
        ))}
      </ul>
    </nav>
  );
}

function RailEntry({href, name, n}: {href: string; name: ComponentChildren; n: number | undefined}): JSX.Element {
  return (
    <li>
      <a href={href}>
        {name} <span class="n num">{n}</span>
      </a>
    </li>
  );
}

function hashOf(content: string): string {
  return `sha256-${createHash("sha256").update(content).digest("base64")}`;
}

function totalLength(texts: Texts): number {
  return [...texts.values()].reduce((sum, text) => sum + text.length, 0);
}
