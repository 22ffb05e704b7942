// A mail message (EML) → Report: its text, or else its markup; the subject is the title.
import PostalMime from "postal-mime";
import type {Report} from "../model/report.js";
import {fragmentReport} from "./fragment.js";
import {idOf, type Origin} from "./parse.js";

/** A report of a mail message. Attachments are not read. */
export async function mailReport(bytes: Uint8Array, origin: Origin): Promise<Report> {
  const mail = await PostalMime.parse(bytes, {maxNestingDepth: 32});
  const content = mail.text?.trim() ? mail.text : (mail.html ?? "");
  return fragmentReport(content, {
    id: idOf(origin),
    url: origin.url,
    title: mail.subject,
    byline: mail.from?.name || mail.from?.address,
    pageDate: mail.date,
  });
}
