// What the OpenAPI document promises holds for any request: what is outside of it is refused with a reason and a place, nothing is our fault.
import fc from "fast-check";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {Store} from "../../../src/store/store.js";
import {startServers} from "../../store/both.js";
import {openSmallDesk, type SmallDesk} from "./small-desk.js";

interface Schema {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly const?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly items?: Schema;
}
interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly schema: Schema;
}
interface Operation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: {readonly content: Readonly<Record<string, {readonly schema: Schema}>>};
}

const servers = await startServers();
let store: Store;
let desk: SmallDesk;
let operations: {method: string; path: string; operation: Operation}[] = [];
beforeAll(async () => {
  store = await servers.open("sqlite");
  desk = await openSmallDesk(store);
  await desk.add("flood", "a", "2031-03-05. Ada Vonn said the bridge fell. Rain fell.");
  const {paths} = (await desk.json("/openapi.json")) as {paths: Record<string, Record<string, Operation>>};
  operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({method, path, operation})),
  );
  operations = operations.filter(({path}) => path !== "/events");
});
afterAll(async () => {
  await desk.close();
  await store.close();
  await servers.stop();
});

const anything = fc.oneof(
  fc.string({unit: "binary"}),
  fc.constantFrom("", "flood", "a", "2031-03-05", "0-5", "-1", "9999999999999999999", "../..", "%00", "\u0000", "💥", "__proto__"),
);
const anyJson = fc.oneof(fc.jsonValue({maxDepth: 2}), fc.constantFrom<unknown>(null, [], {}, "x", {kind: "merge"}, {__proto__: 1}));

/** Values for a schema: mostly of its shape, sometimes anything. */
function valueFor(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (alternatives) return fc.oneof(...alternatives.map(valueFor));
  if (schema.properties) {
    const fields = Object.fromEntries(
      Object.entries(schema.properties).map(([name, field]) => [
        name,
        fc.oneof({weight: 8, arbitrary: valueFor(field)}, {weight: 1, arbitrary: anyJson}),
      ]),
    );
    return fc.record(fields, {requiredKeys: [...(schema.required ?? [])]});
  }
  if (schema.items) return fc.array(valueFor(schema.items), {maxLength: 3});
  if (schema.type === "integer" || schema.type === "number") return fc.integer({min: -2, max: 60});
  return schema.type === "boolean" ? fc.boolean() : anything;
}

const request = fc.nat(10_000).chain((n) => {
  const {method, path, operation} = operations[n % operations.length]!;
  const query = operation.parameters?.filter((parameter) => parameter.in === "query") ?? [];
  const schema = operation.requestBody?.content["application/json"]?.schema;
  return fc.record({
    method: fc.constant(method.toUpperCase()),
    path: fc.constant(path),
    key: fc.oneof({weight: 5, arbitrary: fc.constant("flood")}, {weight: 1, arbitrary: anything}),
    id: fc.oneof({weight: 2, arbitrary: fc.constant("a")}, {weight: 1, arbitrary: anything}),
    query: fc.record(Object.fromEntries([...query.map(({name, schema}) => [name, valueFor(schema)]), ["other", anything]]), {
      requiredKeys: [],
    }),
    body: schema ? fc.oneof({weight: 5, arbitrary: valueFor(schema)}, {weight: 1, arbitrary: anyJson}) : fc.constant(undefined),
  });
});

describe("any request", () => {
  it("is answered as documented, or refused with what was wrong and where", async () => {
    const seen = new Map<number, number>();
    await fc.assert(
      fc.asyncProperty(
        fc.constant(undefined).chain(() => request),
        async ({method, path, key, id, query, body}) => {
          const encoded = (text: string) => encodeURIComponent(text.toWellFormed?.() ?? text).replace(/^\.{1,2}$/, "%2E");
          const search = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]));
          const address = `${path.replace("{key}", encoded(key)).replace("{id}", encoded(id))}?${search}`;
          const answer = await desk.app.request(`http://localhost${address}`, {
            method,
            ...(body !== undefined && {headers: {"content-type": "application/json"}, body: JSON.stringify(body)}),
          });
          seen.set(answer.status, (seen.get(answer.status) ?? 0) + 1);
          expect(answer.status, `${method} ${address} ${JSON.stringify(body)}: ${desk.notes.at(-1)}`).toBeLessThan(500);
          if (answer.status >= 400) {
            const {error} = (await answer.json()) as {error: {code: string; message: string; at?: string}};
            expect(error.message.length).toBeGreaterThan(10);
            if (answer.status === 400) expect(error.at).toMatch(/^(path|query|body)/);
          }
        },
      ),
      {numRuns: 200, seed: 11},
    );
    await desk.situations.settled();
    expect([...seen.keys()]).toEqual(expect.arrayContaining([200, 400, 404]));
    expect(desk.notes).toEqual([]);
  });
});
