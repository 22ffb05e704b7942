// Report → Reading, as a paragraph: each step's arguments say what it needs.
import type {Reading} from "../model/reading.js";
import type {Report} from "../model/report.js";
import type {Problem} from "../model/span.js";
import {readAttributions} from "./attributions.js";
import {readCoreference} from "./coreference.js";
import type {Encoder} from "./encoder.js";
import {readEntities} from "./entities.js";
import {readEvents} from "./events.js";
import {readSentences} from "./sentences.js";
import {readStoryDate} from "./story-date.js";
import {anchorTimes, readTimes} from "./times.js";

/**
 * Reads one report. Furniture is read too, since it is part of the text; what stands in it makes no line later. A report in another
 * language is not read: its reading is empty.
 */
export async function read(report: Report, encoder: Encoder): Promise<{reading: Reading; problems: Problem[]}> {
  const english = report.language === undefined || report.language === "en";
  const encoded = await encoder.encode(english ? report.text : "");
  const sentences = readSentences(report.text, encoded);
  const entities = readEntities(report.text, sentences, encoded);
  const coreference = readCoreference(report.text, sentences, entities, encoded);
  const timeSpans = readTimes(report.text, sentences, encoded);
  const storyDate = readStoryDate(report, sentences, timeSpans);
  const times = anchorTimes(report, sentences, timeSpans, storyDate);
  const attributions = readAttributions(report, sentences, encoded, times);
  const events = readEvents(report, {sentences, entities, coreference, attributions, times, storyDate: storyDate.date}, encoded);
  return {
    reading: {reportId: report.id, reader: encoder.version, storyDate, sentences, entities, coreference, attributions, times, events},
    problems: [],
  };
}
