// Commitments and what they hang on, as a table: state, who to whom, if or unless, then, by when. Next date first, then open and
// undated, then settled. The state is as of the last report.
import type {JSX} from "preact";
import type {Commitment} from "../../model/situation.js";
import {formatDate, lastDay} from "../dates.js";
import {findWords, type Line} from "../lines.js";
import {Pieces, pieceOf} from "./pieces.js";
import {nameOf, roomFor, type View} from "./view.js";
import {ActorName, Capsules, Name, NotListed, Quote, Ranges, Section, StatusTag, When} from "./words.js";

/** The tripwires page, or its extract. */
export function Tripwires({view, full}: {view: View; full: boolean}): JSX.Element {
  const ranked = view.situation.commitments.map((commitment) => ({commitment, place: rank(commitment, view)}));
  const ordered = ranked
    .sort((a, b) => compare(a.place, b.place) || (a.commitment.id < b.commitment.id ? -1 : 1))
    .map(({commitment}) => commitment);
  const piece = pieceOf(ordered.slice(0, full ? roomFor(5, view) : 6), view, ({id}) => id);
  const dated = ordered.filter((commitment) => rank(commitment, view)[0] === 0).length;
  const asOf = view.sources.asOf ? `Commitments as of ${formatDate(view.sources.asOf, view.sources.year)}. ` : "";
  return (
    <Section
      id="tripwires"
      title="Tripwires"
      note={`${asOf}${dated ? "Next date first." : "No open one carries a date."}`}
      more={full ? null : <a href={view.links.page("tripwires")}>All {ordered.length}</a>}
    >
      {ordered.length === 0 ? (
        <p class="none">The reports tell of no ultimatum, threat, promise, demand or refusal.</p>
      ) : (
        <table class="trip">
          <thead>
            <tr>
              {["State", "Who, to whom", "If, unless", "Then", "By", "Rests on"].map((name) => (
                <th scope="col">{name}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {piece.rows.map((commitment) => (
              <Row commitment={commitment} view={view} />
            ))}
          </tbody>
        </table>
      )}
      <Pieces piece={piece} view={view} />
      <NotListed n={full && view.file ? ordered.length - piece.names.length : 0} what="commitment" />
    </Section>
  );
}

/** 0: a date ahead, nearest first; 1: open without a date ahead; 2: settled. */
function rank({outcome, deadline}: Commitment, {sources}: View): [number, string] {
  if (outcome === "lapsed" || outcome === "kept") return [2, deadline ?? "9999"];
  const ahead = deadline && sources.asOf && (lastDay(deadline) ?? "") > sources.asOf;
  return ahead ? [0, deadline] : [1, ""];
}

function compare(a: readonly [number, string], b: readonly [number, string]): number {
  return a[0] - b[0] || (a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : 0);
}

function Row({commitment, view}: {commitment: Commitment; view: View}): JSX.Element | null {
  const {actor, toward, kind, outcome, deadline, deadlineWhy} = commitment;
  const line = view.lineById.get(commitment.id);
  if (!line) return null;
  const dimmed = view.kept && !view.kept.has(line.id);
  return (
    <tr id={view.file ? `i-${line.id}` : undefined} class={dimmed ? "dim" : undefined}>
      <td class="st">{outcome ? <StatusTag status={outcome} /> : null}</td>
      <td class="w who">
        {actor ? <ActorName id={actor} view={view} /> : <span class="none">not named</span>}
        <small>
          {kind}
          {toward ? (
            <>
              {" "}
              to <ActorName id={toward} view={view} />
            </>
          ) : null}
        </small>
      </td>
      <td class="cd">
        <Condition commitment={commitment} view={view} />
      </td>
      <td class="ct">
        <Consequence commitment={commitment} line={line} view={view} />
      </td>
      <td class="by num">
        {deadline ? <When date={deadline} view={view} /> : null}
        {deadlineWhy ? (
          <small class="inf" title="inferred">
            {deadlineWhy}
          </small>
        ) : null}
      </td>
      <td class="sr">{view.file ? <Ranges evidence={line.evidence} view={view} /> : <Capsules line={line} view={view} />}</td>
    </tr>
  );
}

/** The condition in the report's own words; a word of ours in front only when theirs does not begin with one. */
function Condition({commitment, view}: {commitment: Commitment; view: View}): JSX.Element | null {
  const {condition, mentions} = commitment;
  if (!condition) return null;
  const read = findWords(condition, mentions, view.sources);
  const lead = /^(if|unless|should|until|once|when|or|without|after|any|as long as|in case)\b/i.test(condition) ? "" : "if ";
  return (
    <>
      {lead ? <b>{lead}</b> : null}
      {read ? <Quote text={condition} /> : condition}
    </>
  );
}

function Consequence({commitment, line, view}: {commitment: Commitment; line: Line; view: View}): JSX.Element {
  const {content, mentions} = commitment;
  const read = findWords(content, mentions, view.sources);
  const words = read ? (
    <Quote text={content} />
  ) : (
    <Quote text={(view.texts.get(mentions[0]?.report ?? "") ?? "").slice(mentions[0]?.start, mentions[0]?.end)} />
  );
  return (
    <>
      {view.file ? (
        words
      ) : (
        <a class="ln" href={view.links.line(line)}>
          {words}
        </a>
      )}
      <Trips commitment={commitment} view={view} />
    </>
  );
}

/** What this one would set off in turn. */
function Trips({commitment, view}: {commitment: Commitment; view: View}): JSX.Element | null {
  const trips = view.trips.get(commitment.id) ?? [];
  const lines = trips.flatMap((id) => view.lineById.get(id) ?? []);
  if (lines.length === 0) return null;
  return (
    <small>
      would trip{" "}
      {lines.map((line, index) => (
        <>
          {index ? ", " : ""}
          <a href={view.links.line(line)}>{line.actors[0] ? <TripName line={line} view={view} /> : "another"}</a>
        </>
      ))}
    </small>
  );
}

function TripName({line, view}: {line: Line; view: View}): JSX.Element {
  const commitment = view.commitmentById.get(line.id);
  return (
    <>
      <Name text={nameOf(line.actors[0] as string, view)} />
      ’s {commitment?.kind}
    </>
  );
}
