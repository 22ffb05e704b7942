// Corrections as forms: every one asks who and why, can be previewed, and works as a plain request. What the page knows of a
// correction stands as JSON in the value of its button; what the analyst chooses are fields beside it.
import type {ComponentChildren, JSX} from "preact";
import type {Amendment, Binding, BoundEvidence, Correction, LineKind, Settlement} from "../../model/desk.js";
import type {Actor, Discrepancy} from "../../model/situation.js";
import type {Evidence} from "../../model/span.js";
import type {Line} from "../lines.js";
import {printable} from "../printable.js";
import {keyOf, type View, wordsOf} from "./view.js";
import {Name, shorten, Words} from "./words.js";

/** Where corrections of a situation go, and the version that the analyst looks at. */
export interface Desk {
  readonly base: string;
  readonly version: number;
}

const mostChoices = 400;

/** A form that keeps or previews one correction; its buttons say which. */
export function CorrectionForm({
  desk,
  children,
  preview = true,
}: {
  desk: Desk;
  children: ComponentChildren;
  preview?: boolean;
}): JSX.Element {
  return (
    <form class="correct" method="post" action={`${desk.base}/corrections`}>
      <input type="hidden" name="version" value={String(desk.version)} />
      <div class="row">
        <label>
          Who <input name="who" required maxLength={100} size={12} autocomplete="name" />
        </label>
        <label class="grow">
          Why <input name="why" required maxLength={1000} size={26} placeholder="the reason, for the record" />
        </label>
      </div>
      {children}
      {preview ? (
        <label class="check">
          <input type="checkbox" name="preview" value="1" checked /> Show the effect first, keep nothing yet
        </label>
      ) : null}
    </form>
  );
}

/** A button that carries what it does. */
function Act({amendment, word, letter}: {amendment: unknown; word: string; letter?: string}): JSX.Element {
  return (
    <button type="submit" name="amendment" value={JSON.stringify(amendment)} data-key={letter}>
      {word} {letter ? <kbd>{letter}</kbd> : null}
    </button>
  );
}

/** Corrections of a line: confirm, reject, date, grade, and the way to its actors' names. */
export function CorrectLine({line, desk, view}: {line: Line; desk: Desk; view: View}): JSX.Element {
  const ref = {kind: line.kind, id: line.id};
  return (
    <details class="more fixes">
      <summary>Correct the machine</summary>
      <CorrectionForm desk={desk}>
        <div class="row">
          <Act amendment={{kind: "confirm", line: ref}} word="Confirm" />
          <Act amendment={{kind: "reject", line: ref}} word="Reject" letter="x" />
        </div>
      </CorrectionForm>
      <CorrectionForm desk={desk}>
        <div class="row">
          <label>
            Date <input name="date" required placeholder="YYYY-MM-DD" size={12} />
          </label>
          <Act amendment={{kind: "date", line: ref}} word="Set date" />
        </div>
      </CorrectionForm>
      <CorrectionForm desk={desk}>
        <div class="row">
          <label>
            Grade{" "}
            <select name="grade">
              {["1", "2", "3", "4", "5", "6"].map((grade) => (
                <option>{grade}</option>
              ))}
            </select>
          </label>
          <Act amendment={{kind: "grade-line", line: ref}} word="Grade" />
        </div>
      </CorrectionForm>
      {line.actors.length ? (
        <p class="v">
          Names:{" "}
          {line.actors.map((id, index) => (
            <>
              {index ? ", " : ""}
              <a href={`${view.links.actor(id)}#correct`}>
                <Name text={view.sources.actors.get(id)?.name ?? id} />
              </a>
            </>
          ))}{" "}
          (merge <kbd>m</kbd>, split <kbd>s</kbd>, rename <kbd>r</kbd>)
        </p>
      ) : null}
    </details>
  );
}

/** Corrections of an actor: rename, merge, split. */
export function CorrectActor({actor, desk, view}: {actor: Actor; desk: Desk; view: View}): JSX.Element {
  const others = view.situation.actors.filter(({id}) => id !== actor.id).sort((a, b) => (a.name < b.name ? -1 : 1));
  return (
    <section id="correct" aria-labelledby="h-correct">
      <header>
        <h2 id="h-correct">Correct the machine</h2>
      </header>
      <h3>Rename</h3>
      <CorrectionForm desk={desk}>
        <div class="row">
          <label>
            Name <input name="name" required maxLength={200} value={printable(actor.name)} id="rename" />
          </label>
          <Act amendment={{kind: "rename", actor: actor.id}} word="Rename" letter="r" />
        </div>
      </CorrectionForm>
      <h3>Merge with another actor</h3>
      <CorrectionForm desk={desk}>
        <div class="row">
          <label>
            Also{" "}
            <select name="actors" required id="merge">
              <option value="">choose</option>
              {others.slice(0, mostChoices).map(({id, name, kind}) => (
                <option value={id}>
                  {shorten(printable(name), 60)} ({kind})
                </option>
              ))}
            </select>
          </label>
          <Act amendment={{kind: "merge", actors: [actor.id]}} word="Merge" letter="m" />
        </div>
      </CorrectionForm>
      <h3>Split: these mentions are somebody else</h3>
      <SplitForm actor={actor} desk={desk} view={view} />
    </section>
  );
}

function SplitForm({actor, desk, view}: {actor: Actor; desk: Desk; view: View}): JSX.Element {
  return (
    <CorrectionForm desk={desk}>
      <ul class="checks">
        {actor.mentions.slice(0, 60).map((mention) => (
          <li>
            <label class="check">
              <input type="checkbox" name="mentions" value={`${mention.report}@${mention.start}-${mention.end}`} />{" "}
              <b class="key">{keyOf(mention.report, view)}</b> <Around mention={mention} view={view} />
            </label>
          </li>
        ))}
      </ul>
      <div class="row">
        <label>
          New name <input name="name" required maxLength={200} id="split" />
        </label>
        <Act amendment={{kind: "split", actor: actor.id}} word="Split" letter="s" />
      </div>
    </CorrectionForm>
  );
}

/** A mention with a few words either side. */
function Around({mention, view}: {mention: Evidence; view: View}): JSX.Element {
  const text = view.texts.get(mention.report) ?? "";
  return (
    <span>
      …<Words text={text.slice(Math.max(0, mention.start - 30), mention.start)} />
      <mark>
        <Words text={wordsOf(mention, view)} />
      </mark>
      <Words text={text.slice(mention.end, mention.end + 30)} />…
    </span>
  );
}

/** What the analyst holds a difference to be. */
export function SettleForm({discrepancy, desk}: {discrepancy: Discrepancy; desk: Desk}): JSX.Element {
  const settlements: readonly Settlement[] = ["explained", "error", "real conflict"];
  return (
    <details class="more">
      <summary>Settle</summary>
      <CorrectionForm desk={desk} preview={false}>
        <div class="row">
          {settlements.map((as) => (
            <Act amendment={{kind: "settle", line: {kind: "discrepancy", id: discrepancy.id}, as}} word={as} />
          ))}
        </div>
      </CorrectionForm>
    </details>
  );
}

/** The history of a line: corrections with who, when and why, each with its undoing. */
export function History({history, desk}: {history: readonly Correction[]; desk: Desk}): JSX.Element | null {
  if (history.length === 0) return null;
  return (
    <>
      <h4>History</h4>
      <ul>
        {history.map((correction) => (
          <li>
            <CorrectionWords correction={correction} /> <UndoForm correction={correction} desk={desk} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** One correction in words: who did what, when, why. */
export function CorrectionWords({correction}: {correction: Correction}): JSX.Element {
  const {who, why, at, undone} = correction;
  return (
    <>
      <b>
        <i aria-hidden="true">✎</i> <Name text={who} />
      </b>{" "}
      <Words text={amendmentWords(correction.amendment)} />: <Words text={why} /> <small>{at.slice(0, 16).replace("T", " ")}</small>
      {undone ? (
        <small>
          Undone by <Name text={undone.who} />: <Words text={undone.why} />
        </small>
      ) : null}
    </>
  );
}

/** A form that takes a correction back. */
export function UndoForm({correction, desk}: {correction: Correction; desk: Desk}): JSX.Element | null {
  if (correction.undone) return null;
  return (
    <details class="more">
      <summary>Undo</summary>
      <form class="correct" method="post" action={`${desk.base}/corrections/${encodeURIComponent(correction.id)}/undoing`}>
        <div class="row">
          <label>
            Who <input name="who" required maxLength={100} size={12} autocomplete="name" />
          </label>
          <label>
            Why <input name="why" required maxLength={1000} size={26} />
          </label>
          <button type="submit" data-key="u">
            Undo <kbd>u</kbd>
          </button>
        </div>
      </form>
    </details>
  );
}

/** A form that keeps what was previewed. */
export function KeepForm({amendment, desk}: {amendment: Amendment; desk: Desk}): JSX.Element {
  return (
    <CorrectionForm desk={desk} preview={false}>
      <div class="row">
        <button class="main" type="submit" name="amendment" value={JSON.stringify(askedOf(amendment))}>
          Keep the correction
        </button>
        <a class="button" href={`${desk.base}/corrections`}>
          Leave it
        </a>
      </div>
    </CorrectionForm>
  );
}

/** What an amendment does, in words around the words it was bound to. */
export function amendmentWords(amendment: Amendment): string {
  switch (amendment.kind) {
    case "merge":
      return `merged ${amendment.actors.map(nameBinding).join(" and ")}`;
    case "split":
      return `split ${amendment.name} from ${nameBinding(amendment.actor)}`;
    case "rename":
      return `renamed ${nameBinding(amendment.actor)} to ${amendment.name}`;
    case "move":
      return `moved “${amendment.mention.quote}” from one ${amendment.from.kind} to another`;
    case "date":
      return `dated ${nameBinding(amendment.line)} ${amendment.date}`;
    case "grade-source":
      return `graded the source ${nameBinding(amendment.source)} ${amendment.grade}`;
    case "grade-line":
      return `graded ${nameBinding(amendment.line)} ${amendment.grade}`;
    case "mark":
      return `marked ${amendment.line ? nameBinding(amendment.line) : "the situation"} ${amendment.tlp}`;
    case "settle":
      return `settled ${nameBinding(amendment.line)} as ${amendment.as}`;
    default:
      return `${amendment.kind}ed ${nameBinding(amendment.line)}`;
  }
}

function nameBinding({kind, evidence}: Binding): string {
  const [first] = evidence;
  return first ? `the ${kind} “${first.quote.length > 60 ? `${first.quote.slice(0, 60)}…` : first.quote}”` : `a ${kind}`;
}

/** A bound amendment as it is asked for again: lines by id, mentions by range. */
function askedOf(amendment: Amendment): unknown {
  const ref = ({kind, id}: Binding): {kind: LineKind; id: string} => ({kind, id});
  const range = ({report, start, end}: BoundEvidence) => ({report, start, end});
  switch (amendment.kind) {
    case "merge":
      return {kind: "merge", actors: amendment.actors.map(({id}) => id)};
    case "split":
      return {kind: "split", actor: amendment.actor.id, mentions: amendment.mentions.map(range), name: amendment.name};
    case "rename":
      return {kind: "rename", actor: amendment.actor.id, name: amendment.name};
    case "move":
      return {kind: "move", mention: range(amendment.mention), of: amendment.from.kind, from: amendment.from.id, to: amendment.to.id};
    case "grade-source":
      return {...amendment, source: ref(amendment.source)};
    case "mark":
      return {kind: "mark", tlp: amendment.tlp, ...(amendment.line && {line: ref(amendment.line)})};
    default:
      return {...amendment, line: ref(amendment.line)};
  }
}
