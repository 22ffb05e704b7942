import {expect, it} from "vitest";
import type {SituationEvent} from "../../src/model/situation.js";
import {chooseClauses} from "../../src/reconcile/told-clauses.js";
import {tellSentences} from "./sentences.js";

const event = (report: string, start: number, end: number): SituationEvent => ({
  id: "e",
  what: "",
  actor: [],
  recipient: [],
  status: "occurred",
  statusWhy: "",
  mentions: [{report, start, end}],
  independentSources: 1,
  origins: [],
});

it.each([
  ["On Monday , the council closed the port and Ruhl left .", "closed the port", "On Monday , the council closed the port", false],
  ["The guard , which seized the port , wants talks .", "seized the port", "seized the port", true],
  ["The attack in Velden killed three .", "The attack in Velden", "The attack in Velden killed three", false],
  ["Ruhl met Sund after the strike in Velden .", "the strike in Velden", undefined, false],
  ["Ruhl refused to meet Sund .", "to meet Sund", undefined, false],
])("%s: “%s” is shown as “%s”", (text, mention, clause, bare) => {
  const told = tellSentences("a", [text]);
  const start = text.indexOf(mention);
  const [shown] = chooseClauses([told], [event("a", start, start + mention.length)]);
  expect(shown!.clause && text.slice(shown!.clause.start, shown!.clause.end)).toBe(clause);
  expect(shown!.clause?.bare ?? false).toBe(bare);
});
