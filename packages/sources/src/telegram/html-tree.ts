import { decodeHTML, decodeHTMLAttribute } from "entities";
import { Tokenizer } from "htmlparser2";

/** An element of a page as it is read: names in lower case, entities decoded. */
export interface HtmlElement {
  name: string;
  attributes: ReadonlyMap<string, string>;
  children: readonly (HtmlElement | string)[];
}

interface OpenElement extends HtmlElement {
  attributes: Map<string, string>;
  children: (HtmlElement | string)[];
}

/** What lies deeper lies side by side at this depth: a page nested without end costs no more than any other. */
const depthMax = 100;
/** A page of posts has some 3,000. */
const elementsMax = 50_000;
const attributesMax = 32;
const attributeChars = 8_192;

const voidElements: ReadonlySet<string> = new Set(
  "area base br col embed hr img input link meta source track wbr".split(" "),
);
const dropped: ReadonlySet<string> = new Set(["script", "style"]);

/** Reads a page into a tree, in linear time whatever is wrong with it. Scripts and styles are left out. */
export function readHtml(html: string): HtmlElement {
  const root: OpenElement = { name: "", attributes: new Map(), children: [] };
  const open: OpenElement[] = [root];
  let next: OpenElement = root;
  let attribute = "";
  let count = 0;
  const top = (): OpenElement => open.at(-1) ?? root;

  function finish(isSelfClosing: boolean): void {
    if (!dropped.has(next.name)) top().children.push(next);
    const isClosed = isSelfClosing || voidElements.has(next.name);
    if (!isClosed && open.length < depthMax) open.push(next);
    count += 1;
    if (count > elementsMax) tokenizer.pause();
  }
  function close(name: string): void {
    const at = open.findLastIndex((element) => element.name === name);
    if (at > 0) open.length = at;
  }
  function ignore(): void {}

  const tokenizer = new Tokenizer(
    { decodeEntities: false, recognizeSelfClosing: true },
    {
      onopentagname(start, end) {
        next = { name: html.slice(start, end).toLowerCase(), attributes: new Map(), children: [] };
      },
      onattribname(start, end) {
        attribute = html.slice(start, Math.min(end, start + 100)).toLowerCase();
        if (next.attributes.size < attributesMax && !next.attributes.has(attribute))
          next.attributes.set(attribute, "");
      },
      onattribdata(start, end) {
        const value = html.slice(start, Math.min(end, start + attributeChars));
        if (next.attributes.get(attribute) === "")
          next.attributes.set(attribute, value.includes("&") ? decodeHTMLAttribute(value) : value);
      },
      onattribentity: ignore,
      onattribend: ignore,
      onopentagend: () => finish(false),
      onselfclosingtag: () => finish(true),
      onclosetag: (start, end) => close(html.slice(start, end).trim().toLowerCase()),
      ontext(start, end) {
        const text = html.slice(start, end);
        top().children.push(text.includes("&") ? decodeHTML(text) : text);
      },
      ontextentity: ignore,
      oncdata: ignore,
      oncomment: ignore,
      ondeclaration: ignore,
      onprocessinginstruction: ignore,
      onend: ignore,
    },
  );
  tokenizer.write(html);
  tokenizer.end();
  return root;
}

export function attributeOf(element: HtmlElement | null, name: string): string | null {
  return element?.attributes.get(name) ?? null;
}

export function hasClass(element: HtmlElement, name: string): boolean {
  return (element.attributes.get("class") ?? "").split(/\s+/).includes(name);
}

/**
 * Elements of the class below this one, in the order of the page, without those inside another of them; nor those inside an
 * element of the class `outside`.
 */
export function allOf(element: HtmlElement, className: string, outside?: string): HtmlElement[] {
  const found: HtmlElement[] = [];
  collect(element, found, (child) => {
    if (outside !== undefined && hasClass(child, outside)) return "skip";
    return hasClass(child, className) ? "take" : "enter";
  });
  return found;
}

export function firstOf(element: HtmlElement, className: string, outside?: string): HtmlElement | null {
  return allOf(element, className, outside)[0] ?? null;
}

/** Elements of the name below this one, in the order of the page, without those inside another of them. */
export function allNamed(element: HtmlElement, name: string): HtmlElement[] {
  const found: HtmlElement[] = [];
  collect(element, found, (child) => (child.name === name ? "take" : "enter"));
  return found;
}

function collect(
  element: HtmlElement,
  found: HtmlElement[],
  judge: (child: HtmlElement) => "take" | "enter" | "skip",
): void {
  for (const child of element.children) {
    if (typeof child === "string") continue;
    const verdict = judge(child);
    if (verdict === "take") found.push(child);
    if (verdict === "enter") collect(child, found, judge);
  }
}
