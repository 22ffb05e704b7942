// Builds reports with readings by hand, from plain text, for tests of reconciling. Sentences end at ". ", "! ", "? " or a line break.
import type {Reading, Told} from "../../src/model/reading.js";
import type {Report} from "../../src/model/report.js";

/** A told report of plain text; whatever of the report or reading a test needs can be given. */
export function tell(id: string, text: string, report: Partial<Report> = {}, reading: Partial<Reading> = {}): Told {
  return {
    report: {id, text, plain: true, furniture: [], facts: [], ...report},
    reading: {
      reportId: id,
      reader: "test",
      storyDate: {certainty: "inferred", republished: false, why: "given by the test", evidence: []},
      sentences: [...text.matchAll(/[^\s][^\n]*?(?:[.!?]["”’]?(?=\s|$)|(?=\n|$))/g)].map(({index, 0: words}) => ({
        start: index,
        end: index + words.length,
        tokens: [],
        vector: [],
      })),
      entities: [],
      coreference: [],
      attributions: [],
      times: [],
      events: [],
      ...reading,
    },
  };
}
