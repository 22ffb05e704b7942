// The few parts of a page's tree that this stage uses, and the parser behind them.
import {parseHTML} from "linkedom";

/** A node of a page. `nodeType` is 1 for elements and 3 for text. */
export interface PageNode {
  readonly nodeType: number;
  readonly textContent: string | null;
  readonly parentNode: PageNode | null;
  readonly lastChild: PageNode | null;
  readonly previousSibling: PageNode | null;
}

/** An element of a page. */
export interface PageElement extends PageNode {
  readonly localName: string;
  readonly parentElement: PageElement | null;
  readonly firstElementChild: PageElement | null;
  hasAttribute(name: string): boolean;
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
}

/** A parsed page. */
export interface PageDocument {
  readonly documentElement: PageElement | null;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
}

/** Where a page's text stands: its body, or everything when its markup has none at the usual place. */
export function rootOf(document: PageDocument): PageElement {
  return document.querySelector("body") ?? (document as unknown as PageElement);
}

/** Parses a page. Nothing of it is executed or fetched. */
export function parsePage(html: string): PageDocument {
  return (parseHTML(html) as unknown as {document: PageDocument}).document;
}
