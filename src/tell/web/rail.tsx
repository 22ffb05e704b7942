// Reports in the rail, the same on the desk and in the report file.
import type {JSX} from "preact";
import {formatDate} from "../dates.js";
import {keyOf, type View} from "./view.js";
import {directionOf, Name, Words} from "./words.js";

/** A report in the rail: key, title, story date, a late page date flagged. */
export function RailReport({id, view, current, href}: {id: string; view: View; current?: boolean; href?: string}): JSX.Element {
  const report = view.reportById.get(id);
  return (
    <li>
      <a href={href ?? view.links.report(id)} aria-current={current ? "true" : undefined}>
        <b>{keyOf(id, view)}</b>
        <span dir={directionOf(report?.title ?? "")}>
          <Words text={(report?.title ?? report?.outlet ?? id).slice(0, 60)} />
        </span>
        <small>
          {report?.storyDate.date ? formatDate(report.storyDate.date, view.sources.year) : "undated"}
          {report?.storyDate.republished && report.pageDate ? (
            <span class="late"> · page says {formatDate(report.pageDate)}</span>
          ) : report?.outlet ? (
            <>
              {" "}
              · <Name text={report.outlet} />
            </>
          ) : (
            " · outlet not stated"
          )}
        </small>
      </a>
    </li>
  );
}
