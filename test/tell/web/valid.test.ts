// Every page of the desk and the report file is valid HTML, by html-validate's rules of the standard. What a house style would want
// (quotation marks, end tags that may be left out) is not asked for.
import {HtmlValidate} from "html-validate";
import {expect, test} from "vitest";
import {renderPage} from "../../../src/tell/web/pages.js";
import {renderReportFile} from "../../../src/tell/web/report-file.js";
import {situation, told} from "./fixture.js";
import {addresses, pageAt} from "./pages.fixture.js";

const validator = new HtmlValidate({
  extends: ["html-validate:standard"],
  rules: {"require-sri": "off"},
});

test.each(addresses.filter((address) => address !== "/file"))("%s is valid HTML", async (address) => {
  const {pathname, searchParams} = new URL(address, "http://desk");
  const page = pageAt(pathname, Object.fromEntries(searchParams), {script: "/assets/desk.js", style: "/assets/desk.css"});
  expect(await findingsOf(renderPage(page!))).toEqual([]);
});

test.each(addresses.filter((address) => address.startsWith("/s/sund")))(
  "%s of hostile reports is valid and steers nothing",
  async (address) => {
    const {pathname, searchParams} = new URL(address.replace("/s/", "/hostile/"), "http://desk");
    const html = renderPage(pageAt(pathname, Object.fromEntries(searchParams), {})!);
    expect([/<img/.test(html), html.includes("\u202E")]).toEqual([false, false]);
    expect(await findingsOf(html)).toEqual([]);
  },
);

test("the report file is valid HTML", async () => {
  expect(await findingsOf(renderReportFile(situation, told, {tlp: "TLP:GREEN"}))).toEqual([]);
});

test("what is not valid is found", async () => {
  expect(await findingsOf("<!doctype html><html lang=en><title>t</title><ul><p>x</p></ul></html>")).toHaveLength(1);
});

async function findingsOf(html: string): Promise<string[]> {
  const {results} = await validator.validateString(html);
  const found = results.flatMap(({messages}) =>
    messages.map(({ruleId, message, line, column}) => `${ruleId}: ${message} at ${line}:${column}`),
  );
  return [...new Set(found)].slice(0, 12);
}
