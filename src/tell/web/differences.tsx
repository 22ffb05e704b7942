// Where reports differ about the same thing, by kind, the words side by side. What the analyst holds it to be stands beside it.
import type {ComponentChildren, JSX} from "preact";
import type {Discrepancy, DiscrepancyKind} from "../../model/situation.js";
import {count} from "../lines.js";
import {orderMentions} from "./evidence.js";
import {Pieces, pieceOf} from "./pieces.js";
import {keyOf, type View, wordsOf} from "./view.js";
import {Quote, Range, reportName, Section, Tag, Words} from "./words.js";

const kinds: readonly (readonly [DiscrepancyKind, string, string, string])[] = [
  ["polarity", "Opposite", "≠", "alt"],
  ["wording", "Wording", "≠", "alt"],
  ["number", "Numbers", "≠", "alt"],
  ["status", "Whether it happened", "≠", "alt"],
  ["date", "Dates", "≠", "alt"],
  ["attribution", "Who said it", "≠", "alt"],
  ["name", "Names", "~", "chg"],
  ["page-date", "Page dates", "↻", "chg"],
];

/** The differences page, or its extract. `settle` gives what stands below a difference on the desk. */
export function Differences({
  view,
  full,
  settle,
}: {
  view: View;
  full: boolean;
  settle?: (discrepancy: Discrepancy) => ComponentChildren;
}): JSX.Element {
  const all = view.situation.discrepancies;
  const ordered = kinds.flatMap((kind) => all.filter((one) => one.kind === kind[0]).slice(0, full ? undefined : 2));
  const piece = pieceOf(ordered, view, ({id}) => id);
  const groups = kinds
    .map((kind) => ({kind, n: all.filter((one) => one.kind === kind[0]).length, found: piece.rows.filter((one) => one.kind === kind[0])}))
    .filter(({found}) => found.length > 0);
  return (
    <Section
      id="differences"
      title="Differences"
      note={all.length ? "Both sides in their own words." : null}
      more={full ? null : <a href={view.links.page("differences")}>All {all.length}</a>}
    >
      {all.length === 0 ? <p class="none">No two reports differ about the same thing.</p> : null}
      {groups.map(({kind: [, name, sign, tone], n, found}) => (
        <div class="dif">
          <h3>
            <Tag sign={sign} word={name} tone={tone} /> <span>{count(n, "difference")}</span>
          </h3>
          <ul>
            {found.map((discrepancy) => (
              <Difference discrepancy={discrepancy} view={view}>
                {settle?.(discrepancy)}
              </Difference>
            ))}
          </ul>
        </div>
      ))}
      <Pieces piece={piece} view={view} />
    </Section>
  );
}

function Difference({discrepancy, view, children}: {discrepancy: Discrepancy; view: View; children?: ComponentChildren}): JSX.Element {
  const lines = discrepancy.lines.flatMap((id) => view.lineById.get(id) ?? []);
  const mark = view.corrected?.get(discrepancy.id);
  return (
    <li id={`i-${discrepancy.id}`}>
      <p class="what">
        <Words text={discrepancy.what} />
        {mark?.settled ? <b class="set"> ✎ {mark.settled}</b> : null}
      </p>
      <ul class="sides">
        {orderMentions(discrepancy.mentions, view)
          .slice(0, 8)
          .map((mention) => (
            <li>
              <b class="key">{keyOf(mention.report, view)}</b> <Quote text={wordsOf(mention, view)} />{" "}
              <Range evidence={mention} view={view} plain />
              {view.file ? null : (
                <small>
                  <Words text={reportName(view.reportById.get(mention.report), mention.report)} />
                </small>
              )}
            </li>
          ))}
      </ul>
      {discrepancy.reason ? (
        <p class="v">
          Likely reason: <Words text={discrepancy.reason} />
        </p>
      ) : null}
      {lines.length && !view.file ? (
        <p class="v">
          Line:{" "}
          {lines.slice(0, 4).map((line, index) => (
            <>
              {index ? ", " : ""}
              <a href={view.links.line(line)}>{line.kind}</a>
            </>
          ))}
        </p>
      ) : null}
      {children}
    </li>
  );
}
