// Numbers: what is counted, each count with its as-of date or that it has none. "Disagrees" is kept apart from "updated".
import type {JSX} from "preact";
import type {Figure} from "../../model/situation.js";
import {Pieces, pieceOf} from "./pieces.js";
import {keyOf, type View, wordsOf} from "./view.js";
import {ActorName, FlagTag, Quote, Range, Section, When, Words} from "./words.js";

/** The numbers page, or its extract: quantities with several counts first. */
export function Numbers({view, full}: {view: View; full: boolean}): JSX.Element {
  const groups = [...view.quantities].sort((a, b) => importance(b) - importance(a));
  const piece = pieceOf(full ? groups : groups.slice(0, 3), view, ([first]) => first?.id ?? "");
  return (
    <Section id="numbers" title="Numbers" more={full ? null : <a href={view.links.page("numbers")}>All {groups.length}</a>}>
      {groups.length === 0 ? <p class="none">The reports give no numbers.</p> : null}
      <ul class="nums">
        {piece.rows.map((group) => (
          <Quantity group={group} view={view} />
        ))}
      </ul>
      <Pieces piece={piece} view={view} />
    </Section>
  );
}

function importance(group: readonly Figure[]): number {
  const kinds = group.flatMap(({relations}) => relations.map(({kind}) => kind));
  return (kinds.includes("disagrees") ? 100 : kinds.includes("updated") ? 50 : 0) + group.length;
}

function Quantity({group, view}: {group: readonly Figure[]; view: View}): JSX.Element {
  const first = group[0] as Figure;
  const kinds = group.flatMap(({relations}) => relations.map(({kind}) => kind));
  const line = view.lineById.get(first.id);
  return (
    <li id={view.file ? `i-${first.id}` : undefined}>
      {kinds.includes("disagrees") ? <FlagTag flag="disagrees" /> : kinds.includes("updated") ? <FlagTag flag="updated" /> : null}
      <strong class="num">
        {line && !view.file ? (
          <a class="ln" href={view.links.line(line)}>
            <Values group={group} />
          </a>
        ) : (
          <Values group={group} />
        )}
      </strong>
      <Words text={first.what} />
      {group.map((figure) => (
        <Counted figure={figure} view={view} />
      ))}
    </li>
  );
}

function Values({group}: {group: readonly Figure[]}): JSX.Element {
  return <>{[...new Set(group.map(({value}) => groupDigits(value)))].join(" / ")}</>;
}

function Counted({figure, view}: {figure: Figure; view: View}): JSX.Element {
  return (
    <>
      {figure.mentions.slice(0, 6).map((mention) => {
        const report = view.reportById.get(mention.report);
        return (
          <small>
            <Quote text={wordsOf(mention, view)} /> <Range evidence={mention} view={view} />
            {figure.givenBy ? (
              <>
                , given by <ActorName id={figure.givenBy} view={view} />
              </>
            ) : null}
            ,{" "}
            {figure.asOf ? (
              <>
                as of <When date={figure.asOf} view={view} />
              </>
            ) : (
              <>
                no as-of date; {keyOf(mention.report, view)} written <When date={report?.storyDate.date} view={view} />
              </>
            )}
          </small>
        );
      })}
      {figure.mentions.length > 6 ? <small>and {figure.mentions.length - 6} more mentions</small> : null}
    </>
  );
}

/** 1100 → 1,100; other forms ("10-15", "60+") group each number in them. */
function groupDigits(value: string): string {
  return value.replace(/\d{5,}|\d{4}(?!\d)/g, (digits) => digits.replace(/\B(?=(\d{3})+$)/g, ","));
}
