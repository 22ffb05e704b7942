// A page's visible text in document order, as blocks: one paragraph, heading, list item, cell or caption each.
// The walk keeps its own stack, so that nesting costs memory in proportion and never the call stack.

import type {Span} from "../model/span.js";
import type {PageElement, PageNode} from "./dom.js";

/** A stretch of text that the page sets apart. `element` is the nearest block element around it. */
export interface Block extends Span {
  readonly element: PageElement;
  readonly tag: string;
  /** Characters of the block inside links. */
  readonly linked: number;
}

/** The text of a page and the blocks in it; blocks are sorted and their spans trimmed. */
export interface Rendered {
  readonly text: string;
  readonly blocks: readonly Block[];
}

const invisible = new Set(
  "script style noscript template svg head iframe object embed canvas audio video map datalist math link meta title select option textarea button-icon".split(
    " ",
  ),
);
const blockTags = new Set(
  "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol option p pre section summary table tbody td tfoot th thead tr ul".split(
    " ",
  ),
);

interface Pen {
  text: string;
  /** Pending white space: 0 none, 1 a space, 2 a line break inside the block, 3 the end of the block. */
  pending: number;
  breaks: number;
  blocks: Block[];
  start: number;
  element: PageElement;
  linked: number;
}

interface Step {
  readonly node: PageNode;
  readonly leaving: boolean;
  readonly inLink: boolean;
  readonly block: PageElement;
}

/** Renders the visible text of an element, or of a whole document. */
export function renderBlocks(root: PageElement): Rendered {
  const pen: Pen = {text: "", pending: 0, breaks: 0, blocks: [], start: 0, element: root, linked: 0};
  const stack: Step[] = [];
  if (root.nodeType === 9) pushChildren(stack, root, false, root);
  else stack.push({node: root, leaving: false, inLink: false, block: root});
  while (stack.length > 0) {
    const step = stack.pop() as Step;
    if (step.leaving) endBlock(pen);
    else if (step.node.nodeType === 3) writeText(pen, step.node.textContent, step.inLink, step.block);
    else if (step.node.nodeType === 1) enterElement(pen, stack, step);
  }
  endBlock(pen);
  return {text: pen.text, blocks: pen.blocks};
}

function enterElement(pen: Pen, stack: Step[], {node, inLink, block}: Step): void {
  const element = node as PageElement;
  const tag = element.localName;
  if (invisible.has(tag) || isHidden(element)) return;
  if (tag === "br") breakLine(pen);
  const isBlock = blockTags.has(tag);
  if (isBlock) {
    endBlock(pen);
    stack.push({node, leaving: true, inLink, block});
  }
  pushChildren(stack, element, inLink || tag === "a", isBlock ? element : block);
}

function pushChildren(stack: Step[], {children}: PageElement, inLink: boolean, block: PageElement): void {
  for (let at = children.length - 1; at >= 0; at--) stack.push({node: children[at] as PageNode, leaving: false, inLink, block});
}

function isHidden(element: PageElement): boolean {
  if (element.hasAttribute("hidden")) return true;
  const style = element.getAttribute("style");
  return style !== null && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style);
}

function writeText(pen: Pen, raw: string, inLink: boolean, element: PageElement): void {
  const text = raw.replace(/[\s\u00a0]+/g, " ");
  if (text === "") return;
  if (text === " ") {
    if (pen.pending === 0) pen.pending = 1;
    return;
  }
  if (text[0] === " " && pen.pending === 0) pen.pending = 1;
  const body = text.trim();
  if (pen.pending >= 3 || pen.text === "") openBlock(pen, element);
  else if (pen.pending === 2) pen.text += "\n";
  else if (pen.pending === 1) pen.text += " ";
  pen.text += body;
  pen.breaks = 0;
  pen.pending = text.endsWith(" ") ? 1 : 0;
  if (inLink) pen.linked += body.length;
}

function openBlock(pen: Pen, element: PageElement): void {
  if (pen.text !== "") pen.text += "\n\n";
  pen.start = pen.text.length;
  pen.element = element;
  pen.linked = 0;
  pen.pending = 0;
}

function breakLine(pen: Pen): void {
  pen.breaks++;
  if (pen.breaks >= 2) endBlock(pen);
  else if (pen.pending < 2) pen.pending = 2;
}

function endBlock(pen: Pen): void {
  if (pen.pending >= 3) return;
  if (pen.text.length > pen.start) {
    const {start, element, linked} = pen;
    pen.blocks.push({start, end: pen.text.length, element, tag: element.localName, linked});
    pen.start = pen.text.length;
  }
  pen.pending = 3;
}
