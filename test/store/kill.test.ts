// A desk that is killed while reports stream in loses none that it acknowledged. The bench (eval/bench-desk.js) does this 50 times.
import {afterAll, describe, expect, it} from "vitest";
import {openStore} from "../../src/store/store.js";
import {startServers} from "./both.js";
import {streamAndKill} from "./stream-and-kill.js";

const servers = await startServers();
afterAll(() => servers.stop());

describe.each(servers.kinds)("a store on %s whose desk is killed", (kind) => {
  it("has every report that was acknowledged, whole", async () => {
    const place = await servers.place(kind);
    let acknowledged: string[] = [];
    for (let round = 0; round < 2; round++) acknowledged = [...acknowledged, ...(await streamAndKill(place, `r${round}`, 20 + round * 15))];
    const store = await openStore({...place, exclusive: true});
    const reports = new Map((await store.loadReports("flood")).map((report) => [report.id, report.text]));
    expect(acknowledged.length).toBeGreaterThanOrEqual(40);
    expect(acknowledged.filter((id) => !reports.get(id)?.startsWith(`Report ${id}`))).toEqual([]);
    expect((await store.findPassages("flood", [acknowledged[0]!.replace("-", "")], 10)).length).toBeLessThanOrEqual(1);
    await store.close();
  });
});
