// Who stands where: actors by issues, each stance as sign and word with its date; a change shows old above new. An empty cell means
// that the reports do not say.
import type {JSX} from "preact";
import type {Position, Stance} from "../../model/situation.js";
import {Pieces, pieceOf} from "./pieces.js";
import {roomFor, type View} from "./view.js";
import {ActorName, Name, NotListed, Ranges, Section, Sentence, shorten, When, Words} from "./words.js";

const signs: Readonly<Record<Stance, readonly [string, string]>> = {
  for: ["f", "+"],
  against: ["", "−"],
  ambiguous: ["m", ""],
  neutral: ["o", ""],
};
const mostIssues = 5;

/** The positions page, or its extract. */
export function Positions({view, full}: {view: View; full: boolean}): JSX.Element {
  const positions = view.situation.positions.filter(({id}) => view.lineById.has(id));
  const issues = rankIssues(positions).slice(0, mostIssues);
  const rows = rankActors(positions.filter(({issue}) => issues.includes(issue)));
  const rest = positions.filter(({issue}) => !issues.includes(issue));
  return (
    <Section
      id="positions"
      title="Positions"
      note={<PositionsLegend />}
      more={full ? null : <a href={view.links.page("positions")}>All {positions.length}</a>}
    >
      {positions.length === 0 ? (
        <p class="none">The reports tell no actor's position.</p>
      ) : (
        <table class="pos">
          <thead>
            <tr>
              <th scope="col">
                <span class="vh">Actor</span>
              </th>
              {issues.map((issue) => (
                <th scope="col">
                  <span title={issue}>
                    <Words text={shorten(issue, 60)} />
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, full ? roomFor(2, view) : 7).map((actor) => (
              <ActorRow actor={actor} issues={issues} positions={positions} view={view} />
            ))}
          </tbody>
        </table>
      )}
      {full && rest.length ? <OtherIssues positions={rest.slice(0, roomFor(2, view))} view={view} /> : null}
      <NotListed
        n={full ? rest.length - Math.min(rest.length, roomFor(2, view)) + rows.length - Math.min(rows.length, roomFor(2, view)) : 0}
        what="position"
      />
    </Section>
  );
}

function PositionsLegend(): JSX.Element {
  return (
    <span class="legend">
      <Sign stance="for" />
      for <Sign stance="against" />
      against <Sign stance="ambiguous" />
      ambiguous <Sign stance="neutral" />
      neutral, · not in the reports
    </span>
  );
}

function ActorRow({
  actor,
  issues,
  positions,
  view,
}: {
  actor: string;
  issues: readonly string[];
  positions: readonly Position[];
  view: View;
}): JSX.Element {
  return (
    <tr>
      <th scope="row">
        <ActorName id={actor} view={view} />
        {view.sources.actors.get(actor)?.of ? (
          <small>
            <Name text={view.sources.actors.get(actor)?.of as string} />
          </small>
        ) : null}
      </th>
      {issues.map((issue) => {
        const held = ordered(positions.filter((position) => position.actor === actor && position.issue === issue));
        if (held.length === 0) return <td class="nil" />;
        const turned = held.some(({changes}) => changes !== undefined);
        return (
          <td class={turned ? "turn" : undefined} data-i={shorten(issue, 36)}>
            {turned ? <span class="vh">changed: </span> : null}
            {held.map((position) => (
              <Held position={position} view={view} />
            ))}
          </td>
        );
      })}
    </tr>
  );
}

function Held({position, view}: {position: Position; view: View}): JSX.Element {
  const line = view.lineById.get(position.id);
  return (
    <span class="held" id={view.file ? `i-${position.id}` : undefined}>
      <Sign stance={position.stance} />
      {line ? (
        <a
          class="ln"
          href={view.file ? view.links.report(position.mentions[0]?.report ?? "", position.mentions[0]) : view.links.line(line)}
        >
          {position.stance}
        </a>
      ) : (
        position.stance
      )}
      {position.asOf ? (
        <>
          , <When date={position.asOf} view={view} />
        </>
      ) : null}
    </span>
  );
}

function Sign({stance}: {stance: Stance}): JSX.Element {
  const [look, sign] = signs[stance];
  return (
    <i class={look ? `st1 ${look}` : "st1"} aria-hidden="true">
      {sign}
    </i>
  );
}

function OtherIssues({positions, view}: {positions: readonly Position[]; view: View}): JSX.Element {
  const piece = pieceOf(positions, view, ({id}) => id);
  return (
    <>
      <h3>Other issues</h3>
      <ul class="list two-col">
        {piece.rows.map((position) => {
          const line = view.lineById.get(position.id);
          return line ? (
            <li id={view.file ? `i-${position.id}` : undefined}>
              <Sign stance={position.stance} />
              {view.file ? (
                <Sentence parts={line.parts} />
              ) : (
                <a class="ln" href={view.links.line(line)}>
                  <Sentence parts={line.parts} />
                </a>
              )}{" "}
              <Ranges evidence={line.evidence} view={view} />
            </li>
          ) : null;
        })}
      </ul>
      <Pieces piece={piece} view={view} />
    </>
  );
}

function rankIssues(positions: readonly Position[]): string[] {
  return rankBy(positions, ({issue}) => issue);
}

function rankActors(positions: readonly Position[]): string[] {
  return rankBy(positions, ({actor}) => actor);
}

/** Keys by how often they occur, then by name. */
function rankBy(positions: readonly Position[], key: (position: Position) => string): string[] {
  const tally = new Map<string, number>();
  for (const position of positions) tally.set(key(position), (tally.get(key(position)) ?? 0) + 1);
  return [...tally].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([name]) => name);
}

function ordered(positions: readonly Position[]): Position[] {
  return [...positions].sort((a, b) =>
    (a.asOf ?? "") < (b.asOf ?? "") ? -1 : (a.asOf ?? "") > (b.asOf ?? "") ? 1 : Number(b.changes === a.id) * -1 || 0,
  );
}
