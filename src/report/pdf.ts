// A PDF → Report: the text of its pages, one after another.
import type {Report} from "../model/report.js";
import {fragmentReport} from "./fragment.js";
import {idOf, type Origin} from "./parse.js";

/** Most pages of a PDF that are read. */
export const maxPdfPages = 300;

/** A report of a PDF, or undefined when it cannot be opened (damaged, locked). */
export async function pdfReport(bytes: Uint8Array, origin: Origin): Promise<Report | undefined> {
  const {extractText, getDocumentProxy} = await import("unpdf");
  try {
    const document = await getDocumentProxy(Uint8Array.from(bytes), {isEvalSupported: false, verbosity: 0});
    if (document.numPages > maxPdfPages) return undefined;
    const {text} = await extractText(document, {mergePages: false});
    return fragmentReport(text.join("\n\n"), {id: idOf(origin), url: origin.url});
  } catch {
    return undefined;
  }
}
