// Actors: names, other names with the reason each was joined, roles, and where they are mentioned.
import type {JSX} from "preact";
import type {Actor} from "../../model/situation.js";
import {formatDate} from "../dates.js";
import {count} from "../lines.js";
import {Pieces, pieceOf} from "./pieces.js";
import {keyOf, roomFor, type View} from "./view.js";
import {Name, Range, Ranges, Section, Words} from "./words.js";

/** The list of actors, those mentioned most first. */
export function Actors({view}: {view: View}): JSX.Element {
  const actors = [...view.situation.actors].sort((a, b) => b.mentions.length - a.mentions.length || (a.name < b.name ? -1 : 1));
  const piece = pieceOf(actors.slice(0, roomFor(4, view)), view, ({id}) => id);
  const listed = piece.names.length;
  const named = actors.slice(listed, listed + 40);
  return (
    <Section id="actors" title="Actors" note={count(actors.length, "actor")}>
      {actors.length === 0 ? <p class="none">No actor was read.</p> : null}
      <ul class="acts-list">
        {piece.rows.map((actor) => (
          <ActorEntry actor={actor} view={view} />
        ))}
      </ul>
      <Pieces piece={piece} view={view} />
      {view.file && actors.length > listed ? (
        <p class="v">
          Also:{" "}
          {named.map(({name}, index) => (
            <>
              {index ? ", " : ""}
              <Name text={name} />
            </>
          ))}
          {actors.length > listed + named.length ? ` and ${actors.length - listed - named.length} more` : ""}
        </p>
      ) : null}
    </Section>
  );
}

function ActorEntry({actor, view}: {actor: Actor; view: View}): JSX.Element {
  const reports = [...new Set(actor.mentions.map(({report}) => keyOf(report, view)))];
  const others = actor.aliases.filter(({name}) => name !== actor.name);
  return (
    <li id={view.file ? undefined : `a-${actor.id}`}>
      <b>
        {view.file ? (
          <Name text={actor.name} />
        ) : (
          <a href={view.links.actor(actor.id)}>
            <Name text={actor.name} />
          </a>
        )}
      </b>{" "}
      <span class="kind">
        {actor.kind}
        {actor.of ? (
          <>
            {" "}
            of <Name text={actor.of} />
          </>
        ) : null}
      </span>
      <small>
        {actor.roles.length ? (
          <>
            {actor.roles
              .slice(0, 4)
              .map(({title}) => title)
              .join(", ")}
            .{" "}
          </>
        ) : null}
        {others.length ? (
          <>
            Also{" "}
            {others.slice(0, view.file ? 5 : 8).map(({name, reason}, index) => (
              <>
                {index ? ", " : ""}
                <span title={reason}>
                  <Name text={name} />
                </span>
              </>
            ))}
            .{" "}
          </>
        ) : null}
        {count(actor.mentions.length, "mention")} in {reports.slice(0, 12).join(", ")}
        {reports.length > 12 ? "…" : ""}
        {actor.mentions[0] ? (
          <>
            , first at <Range evidence={actor.mentions[0]} view={view} />
          </>
        ) : null}
      </small>
    </li>
  );
}

/** Everything that is known of one actor. */
export function ActorDetail({actor, view}: {actor: Actor; view: View}): JSX.Element {
  return (
    <dl class="why">
      <div>
        <dt>Kind</dt>
        <dd>
          {actor.kind}
          {actor.of ? (
            <>
              {" "}
              of <Name text={actor.of} />
            </>
          ) : null}
        </dd>
      </div>
      {actor.roles.map(({title, from, until, mention}) => (
        <div>
          <dt>Role</dt>
          <dd>
            <Words text={title} />
            {from ? `, from ${formatDate(from)}` : ""}
            {until ? `, until ${formatDate(until)}` : ""} <Range evidence={mention} view={view} />
          </dd>
        </div>
      ))}
      {actor.aliases.map(({name, reason}) => (
        <div>
          <dt>Also</dt>
          <dd>
            <Name text={name} />, joined because: {reason}
          </dd>
        </div>
      ))}
      <div>
        <dt>Mentions</dt>
        <dd>
          <Ranges evidence={actor.mentions.slice(0, 60)} view={view} />
          {actor.mentions.length > 60 ? `, ${actor.mentions.length - 60} more` : ""}
        </dd>
      </div>
    </dl>
  );
}
