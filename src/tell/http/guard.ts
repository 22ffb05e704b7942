// What keeps strangers out of a desk on this machine: host names (DNS rebinding), origins of writes (forged requests from other
// pages), and headers that let a page load nothing but the desk's own script and style.
import type {MiddlewareHandler} from "hono";
import {RequestError} from "./exchange.js";

/** Nothing is allowed that is not named; nothing inline, nothing from elsewhere, nobody may frame it. */
export const CONTENT_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

const HEADERS: readonly (readonly [string, string])[] = [
  ["X-Content-Type-Options", "nosniff"],
  ["X-Frame-Options", "DENY"],
  // With "no-referrer" browsers send the origin of their own forms as "null", and those would be refused as foreign.
  ["Referrer-Policy", "same-origin"],
  ["Cross-Origin-Opener-Policy", "same-origin"],
  ["Cross-Origin-Resource-Policy", "same-origin"],
  ["Permissions-Policy", "camera=(), microphone=(), geolocation=()"],
];

/** Sets the headers that every answer carries. A handler may set a content policy of its own. */
export const guardHeaders: MiddlewareHandler = async (c, next) => {
  await next();
  for (const [name, value] of HEADERS) c.res.headers.set(name, value);
  if (!c.res.headers.has("Content-Security-Policy")) c.res.headers.set("Content-Security-Policy", CONTENT_POLICY);
};

/** Refuses requests under a name that is not ours, and writes that another site's page sent. */
export function guardOrigin(hosts: ReadonlySet<string>): MiddlewareHandler {
  return async (c, next) => {
    const host = (c.req.header("host") ?? new URL(c.req.url).host).toLowerCase();
    if (!hosts.has(nameOf(host)))
      throw new RequestError(421, {
        code: "wrong-host",
        message: `this desk does not answer as "${host}". Use the address that it printed.`,
        at: "header.host",
      });
    if (c.req.method !== "GET" && c.req.method !== "HEAD") refuseForeign(c.req.header("origin"), c.req.header("sec-fetch-site"), host);
    await next();
  };
}

function refuseForeign(origin: string | undefined, site: string | undefined, host: string): void {
  const foreign = origin !== undefined && hostOf(origin) !== host;
  if (foreign || (site !== undefined && site !== "same-origin" && site !== "none"))
    throw new RequestError(403, {
      code: "foreign-origin",
      message: "a page of another site may not write to this desk.",
      at: "header.origin",
    });
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}

/** The host without its port; brackets of IPv6 stay. */
function nameOf(host: string): string {
  return host.replace(/:\d+$/, "");
}
