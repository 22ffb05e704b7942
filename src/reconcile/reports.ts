// How a report stands in the situation: its dates, its furniture, whom it credits, and which reports share its text.
import type {Told} from "../model/reading.js";
import type {SituationReport} from "../model/situation.js";
import type {Lineage} from "./lineage.js";

/** Describes each report, in the order given. The text goes along unless whoever holds the input holds it too. */
export function describeReports(told: readonly Told[], lineage: Lineage): SituationReport[] {
  return told.map(({report, reading}) => ({
    id: report.id,
    ...(report.plain ? {} : {text: report.text}),
    ...(report.url ? {url: report.url} : {}),
    ...(report.outlet ? {outlet: report.outlet} : {}),
    ...(report.title ? {title: report.title} : {}),
    ...(report.language ? {language: report.language} : {}),
    ...(report.pageDate ? {pageDate: report.pageDate} : {}),
    storyDate: reading.storyDate,
    furniture: report.furniture,
    agencies: lineage.agencies(report.id),
    sharesTextWith: lineage.shared.get(report.id) ?? [],
    independentGroup: lineage.group(report.id),
    ...(report.original ? {original: report.original} : {}),
  }));
}
