// Server-sent events: one `change` event whenever something changed that a page could show. Watchers are counted and bounded.
import type {OpenAPIHono} from "@hono/zod-openapi";
import {streamSSE} from "hono/streaming";
import {addRoute, RequestError} from "./exchange.js";
import {noQuery} from "./schemas.js";
import type {Pulse, Situations} from "./situations.js";

/** Most watchers at once; a browser takes one per open page. */
const MOST_WATCHERS = 200;
/** Proxies close what is silent for a minute. */
const HEARTBEAT = 20_000;
/** Pulses that come faster than this are told once. */
const SETTLE = 150;

/** Adds `/events`. */
export function addWatchRoute(app: OpenAPIHono, situations: Situations): void {
  let watchers = 0;
  const route = {
    method: "get",
    path: "/events",
    query: noQuery,
    summary: "server-sent events: what changed, when it changed",
    answers: {200: {description: "a stream of `change` events", mediaType: "text/event-stream"}},
  } as const;
  addRoute(app, route, ({c}) => {
    if (watchers >= MOST_WATCHERS)
      throw new RequestError(503, {code: "too-many-watchers", message: `${MOST_WATCHERS} pages are watching already. Close some.`});
    watchers++;
    return streamSSE(c, async (stream) => {
      const latest = new Map<string, Pulse>();
      let wake = () => {};
      const stop = situations.watch((pulse) => {
        latest.set(pulse.situation, pulse);
        wake();
      });
      stream.onAbort(() => {
        stop();
        watchers--;
        wake();
      });
      await stream.writeSSE({event: "ready", data: "{}"});
      while (!stream.aborted && !stream.closed) {
        if (latest.size === 0) await pause(HEARTBEAT, (resume) => (wake = resume));
        if (stream.aborted) break;
        if (latest.size === 0) await stream.write(": still here\n\n");
        else {
          await stream.sleep(SETTLE);
          for (const {situation, version, progress} of latest.values())
            await stream.writeSSE({event: "change", id: `${situation}.${version}`, data: JSON.stringify({situation, version, progress})});
          latest.clear();
        }
      }
    });
  });
}

function pause(ms: number, give: (resume: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    give(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
