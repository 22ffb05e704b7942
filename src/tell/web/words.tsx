// How words of reports and words of ours enter a page. Text of reports enters only here and only as text: characters that steer the
// direction of a line, or cannot be seen, are shown by their code, and other scripts run in their own direction.
import type {ComponentChildren, JSX} from "preact";
import type {DriftVerdict, SituationReport} from "../../model/situation.js";
import type {Evidence, Span} from "../../model/span.js";
import {formatDate} from "../dates.js";
import {count, type Flag, type Line, type Part} from "../lines.js";
import {signClasses} from "./style.js";
import {keyOf, nameOf, type View} from "./view.js";

// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
const steering = /([\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF])/;
const rightToLeft = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFF]/;

/** Text of a report, as text. */
export function Words({text}: {text: string}): JSX.Element {
  if (!steering.test(text)) return <>{text}</>;
  const pieces = text.split(steering);
  return (
    <>
      {pieces.map((piece, index) =>
        index % 2 === 0 ? piece : <span class="ctl">{`U+${piece.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`}</span>,
      )}
    </>
  );
}

/** `auto` for text that holds letters of a right-to-left script; absent otherwise, which keeps pages small. */
export function directionOf(text: string): "auto" | undefined {
  return rightToLeft.test(text) ? "auto" : undefined;
}

/** A name, isolated from what stands around it. */
export function Name({text}: {text: string}): ComponentChildren {
  return directionOf(text) || steering.test(text) ? (
    <bdi>
      <Words text={text} />
    </bdi>
  ) : (
    text
  );
}

/** An actor's name with a link to what is known of it. */
export function ActorName({id, view}: {id: string; view: View}): JSX.Element {
  if (view.file) return <Name text={nameOf(id, view)} />;
  return (
    <a class="who" href={view.links.actor(id)}>
      <Name text={nameOf(id, view)} />
    </a>
  );
}

/** A sentence: our words plain, names isolated, words of reports in quotation marks. */
export function Sentence({parts, limit}: {parts: readonly Part[]; limit?: number}): JSX.Element {
  return (
    <>
      {parts.map((part) =>
        part.role === "quote" ? (
          <Quote text={limit ? shorten(part.text, limit) : part.text} cut={part.cut && !(limit && part.text.length > limit)} />
        ) : part.role === "name" ? (
          <Name text={part.text} />
        ) : (
          part.text
        ),
      )}
    </>
  );
}

/** Cut at a word, with "…". */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const space = text.lastIndexOf(" ", limit);
  return `${text.slice(0, space > limit / 2 ? space : limit).replace(/[\uD800-\uDBFF]$/, "")}…`;
}

/** A report's own words in quotation marks. */
export function Quote({text, cut}: {text: string; cut?: boolean | undefined}): JSX.Element {
  return (
    <q dir={directionOf(text)}>
      <Words text={text.replace(/\s+/g, " ")} />
      {cut ? "…" : ""}
    </q>
  );
}

const flagTags: Readonly<Record<Flag, readonly [string, string, string]>> = {
  altered: ["≠", "Altered", "alt"],
  disagrees: ["≠", "Disagrees", "alt"],
  changed: ["⇄", "Changed", "chg"],
  lapsed: ["✕", "Lapsed", "chg"],
  kept: ["✓", "Kept", "ok"],
  due: ["○", "Due", ""],
  updated: ["↻", "Updated", "chg"],
};

const statusTags: Readonly<Record<string, readonly [string, string]>> = {
  planned: ["○", "Planned"],
  threatened: ["△", "Threatened"],
  alleged: ["?", "Alleged"],
  denied: ["⊘", "Denied"],
  ongoing: ["◐", "Ongoing"],
  open: ["○", "Open"],
  lapsed: ["✕", "Lapsed"],
  kept: ["✓", "Kept"],
};

/** The word in front of a line: its strongest flag, else its status. Never colour alone: a sign and a word. */
export function LineTag({line}: {line: Line}): JSX.Element | null {
  const [flag] = line.flags;
  const status = line.status ? statusTags[line.status] : undefined;
  if (flag && !(flag === "due" && status)) return <FlagTag flag={flag} />;
  return status ? <Tag sign={status[0]} word={status[1]} tone="" /> : null;
}

/** A flag as sign and word. */
export function FlagTag({flag, tail}: {flag: Flag; tail?: string}): JSX.Element {
  const [sign, word, tone] = flagTags[flag];
  return <Tag sign={sign} word={tail ? `${word} ${tail}` : word} tone={tone} />;
}

/** The state of a commitment or event as sign and word. */
export function StatusTag({status}: {status: string}): JSX.Element {
  const [sign, word] = statusTags[status] ?? ["·", status];
  return <Tag sign={sign} word={word} tone={status === "lapsed" ? "chg" : status === "kept" ? "ok" : ""} />;
}

/** A sign for the eye and a word for everybody. */
export function Tag({sign, word, tone}: {sign: string; word: string; tone: string}): JSX.Element {
  const look = signClasses[sign];
  return <span class={["tag", look, tone].filter(Boolean).join(" ")}>{word}</span>;
}

const verdictTags: Readonly<Record<DriftVerdict, readonly [string, string]>> = {
  identical: ["=", ""],
  cut: ["✂", ""],
  merged: ["⊕", ""],
  paraphrased: ["≈", ""],
  "another translation": ["⇆", ""],
  altered: ["≠", "alt"],
};

/** How one version differs from another, as sign and word. */
export function VerdictTag({verdict}: {verdict: DriftVerdict}): JSX.Element {
  const [sign, tone] = verdictTags[verdict];
  return <Tag sign={sign} word={verdict.charAt(0).toUpperCase() + verdict.slice(1)} tone={tone} />;
}

/** A date in words; an inferred one is underlined with dots and says so. */
export function When({
  date,
  certainty,
  why,
  view,
}: {
  date: string | undefined;
  certainty?: string | undefined;
  why?: string | undefined;
  view: View;
}): ComponentChildren {
  if (!date) return view.file ? "undated" : <span class="none">undated</span>;
  const words = formatDate(date, view.sources.year);
  if (view.file && certainty === "inferred" && !why) return <span class="inf">{words}</span>;
  return certainty === "inferred" ? (
    <span class="inf" title={why ? `inferred: ${why}` : "inferred"}>
      {words}
    </span>
  ) : (
    words
  );
}

/** The independence glyph: a box per origin with the reports on it, then the count in words. */
export function Capsules({line, view}: {line: Line; view: View}): JSX.Element {
  const boxes = boxesOf(line, view);
  const altered = new Set(alteredIn(line, view));
  const key = (report: string) => keyOf(report, view);
  return (
    <>
      <span class="caps" aria-hidden="true">
        {boxes.slice(0, 3).map((reports) => (
          <span class="cap">
            {reports.length > 4 ? (
              <b>{reports.length} reports</b>
            ) : (
              reports.map((report) => (altered.has(report) ? <b class="x">{key(report)}≠</b> : <b>{key(report)}</b>))
            )}
          </span>
        ))}
        {boxes.length > 3 ? (
          <span class="cap">
            <b>+{boxes.length - 3}</b>
          </span>
        ) : null}
      </span>
      <span class="cnt">
        {count(line.independentSources, "origin")}, {count(line.reports.length, "report")}
        <span class="vh">: {line.reports.slice(0, 12).map(key).join(", ")}</span>
      </span>
    </>
  );
}

/** Reports of a line by origin. One without an origin of its own stands with what shares its text, else in a box by itself. */
export function boxesOf(line: Line, view: View): string[][] {
  const carried = new Set(line.reports);
  const boxes = line.origins
    .map((id) => (view.originById.get(id)?.reports ?? []).filter((report) => carried.has(report)))
    .filter((reports) => reports.length > 0);
  const placed = new Set(boxes.flat());
  const group = (report: string) => view.reportById.get(report)?.independentGroup ?? -1;
  for (const report of line.reports) {
    if (placed.has(report)) continue;
    const shared = boxes.find((reports) => reports.some((other) => group(other) === group(report)));
    if (shared) shared.push(report);
    else boxes.push([report]);
  }
  return boxes;
}

function alteredIn(line: Line, view: View): string[] {
  if (!line.flags.includes("altered")) return [];
  return view.statementById.get(line.id)?.drift.flatMap(({verdict, report}) => (verdict === "altered" ? [report] : [])) ?? [];
}

/** A range of a report, as a link to the full text ("02 1850–1942"). */
export function Range({evidence, view, plain}: {evidence: Evidence; view: View; plain?: boolean}): JSX.Element {
  const {report, start, end} = evidence;
  return (
    <a class={plain ? "at" : undefined} href={view.links.report(report, evidence)}>
      {plain ? "" : `${keyOf(report, view)} `}
      {start}–{end}
    </a>
  );
}

/** The ranges that a line was read from. */
export function Ranges({evidence, view}: {evidence: readonly Evidence[]; view: View}): JSX.Element {
  const known = new Map(evidence.map((one) => [`${one.report} ${one.start} ${one.end}`, one]));
  return (
    <small class={view.file ? undefined : "rs"}>
      {[...known.values()].map((one, index) => (
        <>
          {index ? " " : ""}
          <Range evidence={one} view={view} />
        </>
      ))}
    </small>
  );
}

/** A report's name: outlet and title as far as they are known. */
export function reportName(report: SituationReport | undefined, id: string): string {
  return report?.title ?? report?.outlet ?? id;
}

/** A section with its heading. */
export function Section({
  id,
  title,
  note,
  more,
  children,
}: {
  id: string;
  title: string;
  note?: ComponentChildren;
  more?: ComponentChildren;
  children: ComponentChildren;
}): JSX.Element {
  return (
    <section id={id} aria-labelledby={`h-${id}`}>
      <header>
        <h2 id={`h-${id}`}>{title}</h2>
        {note ? <p>{note}</p> : null}
        {more ?? null}
      </header>
      {children}
    </section>
  );
}

/** The characters of a span of a text, as text. */
export function Slice({text, span}: {text: string; span: Span}): JSX.Element {
  return <Words text={text.slice(span.start, span.end)} />;
}

/** What may be wider than the page scrolls inside itself, by keyboard too. */
export function Scroller({label, children}: {label: string; children: ComponentChildren}): JSX.Element {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a section of the page has a heading and a rule above it; this is neither
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must take the focus, or keys could not scroll it
    <div class="scroll" tabIndex={0} role="region" aria-label={label}>
      {children}
    </div>
  );
}

/** Says how many lines the report file leaves to its texts; nothing where all are listed. */
export function NotListed({n, what}: {n: number; what: string}): JSX.Element | null {
  return n > 0 ? (
    <p class="v">
      {count(n, `more ${what}`)}: underlined in the full texts, and listed by <code>crosswire desk</code>.
    </p>
  ) : null;
}
