// Which language a report is in. English is told by its small words; only what is not clearly English goes to the detector,
// which takes half a second to load.

/** Share of English function words above which a text is taken for English without asking the detector. */
const clearlyEnglish = 0.22;
const sampleLength = 20_000;

/** Frequent small words of English. */
export const functionWords = new Set(
  "the of and to in a is that for it on was with as by at from his he has have had are were be been this which an or but not they their its will would who said after she her we you i if there than about more".split(
    " ",
  ),
);

/** ISO 639-1 code of the main language of a text, or undefined when it cannot be told (too short, no letters). */
export async function findLanguage(text: string): Promise<string | undefined> {
  const sample = text.slice(0, sampleLength);
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? [];
  if (words.length >= 8 && words.filter((word) => functionWords.has(word)).length / words.length >= clearlyEnglish) return "en";
  if (words.length < 4 && sample.replace(/\P{L}/gu, "").length < 12) return undefined;
  const {eld} = await import("eld/extrasmall");
  const found = eld.detect(sample);
  // a line of names ("Ana Rook, Veldt Grill") is of no language
  return found.language === "" || words.length < 12 || !found.isReliable() ? undefined : found.language;
}
