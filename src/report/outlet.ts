// The outlet of a report: as the input or the page names it, or else the host of its address.

/** The outlet's name as given, or the host of the address without "www.". */
export function outletOf(given: {readonly outlet?: string; readonly url?: string}): string | undefined {
  return given.outlet?.trim() || hostOf(given.url);
}

/** The host name of an address without "www.", or undefined when it is no address. */
export function hostOf(url: string | undefined): string | undefined {
  if (!url || !URL.canParse(url)) return undefined;
  const host = new URL(url).hostname.replace(/^www\d?\./, "");
  return host === "" ? undefined : host;
}
