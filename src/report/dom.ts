// A page as a tree: only what this stage asks of it, so that a page costs a few milliseconds. Nothing is executed or fetched.
// Unclosed and misplaced tags are put right as htmlparser2 does it.
import {Parser} from "htmlparser2";

/** A node of a page: 1 an element, 3 a text, 9 the document. */
export interface PageNode {
  readonly nodeType: 1 | 3 | 9;
  /** All text inside. */
  readonly textContent: string;
}

/** An element of a page, or the document itself (without a name). */
export interface PageElement extends PageNode {
  readonly localName: string;
  readonly parentElement: PageElement | null;
  readonly children: readonly PageNode[];
  hasAttribute(name: string): boolean;
  getAttribute(name: string): string | null;
  querySelector(selector: string): PageElement | null;
  /** Elements inside, in document order. Selectors are lists of `tag[name]`, `tag[name=value]`, `tag.class`; `\.` is a dot in a tag. */
  querySelectorAll(selector: string): PageElement[];
}

/** A parsed page. */
export type PageDocument = PageElement;

/** Where a page's text stands: its body, or everything when its markup has none at the usual place. */
export function rootOf(document: PageDocument): PageElement {
  return document.querySelector("body") ?? document;
}

/** Parses a page, or with `xml` an XML document, whose names lose their prefixes. */
export function parsePage(markup: string, {xml = false} = {}): PageDocument {
  const document = new Element(9, "", {}, null);
  const open: Element[] = [document];
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const outer = open.at(-1) as Element;
        const element = new Element(1, xml ? name.replace(/^.*:/, "") : name, attributes, open.length === 1 ? null : outer);
        outer.children.push(element);
        open.push(element);
      },
      ontext(text) {
        (open.at(-1) as Element).children.push({nodeType: 3, textContent: text});
      },
      onclosetag() {
        if (open.length > 1) open.pop();
      },
    },
    {decodeEntities: true, xmlMode: xml},
  );
  parser.write(markup);
  parser.end();
  return document;
}

interface Simple {
  readonly tag: string;
  readonly name?: string;
  readonly value?: string;
}

class Element implements PageElement {
  readonly children: PageNode[] = [];
  constructor(
    readonly nodeType: 1 | 9,
    readonly localName: string,
    private readonly attributes: Readonly<Record<string, string>>,
    readonly parentElement: Element | null,
  ) {}

  get textContent(): string {
    const parts: string[] = [];
    for (const node of inside(this)) if (node.nodeType === 3) parts.push(node.textContent);
    return parts.join("");
  }

  hasAttribute(name: string): boolean {
    return Object.hasOwn(this.attributes, name);
  }

  getAttribute(name: string): string | null {
    return Object.hasOwn(this.attributes, name) ? (this.attributes[name] as string) : null;
  }

  querySelector(selector: string): PageElement | null {
    const wanted = parseSelector(selector);
    for (const node of inside(this)) if (node.nodeType === 1 && matches(node as Element, wanted)) return node as Element;
    return null;
  }

  querySelectorAll(selector: string): PageElement[] {
    const wanted = parseSelector(selector);
    const found: PageElement[] = [];
    for (const node of inside(this)) if (node.nodeType === 1 && matches(node as Element, wanted)) found.push(node as Element);
    return found;
  }
}

/** Everything inside an element in document order, without recursion: nesting is the page's choice. */
function inside(root: PageElement): PageNode[] {
  const found: PageNode[] = [];
  const pending: PageNode[] = root.children.toReversed();
  while (pending.length > 0) {
    const node = pending.pop() as PageNode;
    found.push(node);
    if (node.nodeType === 1)
      for (let at = (node as PageElement).children.length - 1; at >= 0; at--) pending.push((node as PageElement).children[at] as PageNode);
  }
  return found;
}

function parseSelector(selector: string): Simple[] {
  return selector.split(",").map((part) => {
    const match = /^([\w-]*(?:\\\.[\w-]+)*)(?:\[([\w-]+)(?:="?([^"\]]*)"?)?\]|\.([\w-]+))?$/.exec(part.trim());
    if (!match) throw new Error(`the selector "${part}" is not one that pages are searched with`);
    const tag = (match[1] as string).replaceAll("\\", "");
    return match[4] === undefined ? {tag, name: match[2], value: match[3]} : {tag, name: "class", value: match[4]};
  });
}

function matches(element: Element, wanted: readonly Simple[]): boolean {
  return wanted.some(({tag, name, value}) => {
    if (tag !== "" && tag !== element.localName) return false;
    if (name === undefined) return true;
    const has = element.getAttribute(name);
    if (has === null || value === undefined) return has !== null;
    return name === "class" ? has.split(/\s+/).includes(value) : has === value;
  });
}
