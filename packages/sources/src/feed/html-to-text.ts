import { decodeHTML } from "entities";
import { Tokenizer } from "htmlparser2";
import { cleanCharacters, cutText } from "./clean-characters.ts";
import { blockTags, droppedTags, htmlTags, paragraphTags } from "./html-tags.ts";
import { feedLimits } from "./limits.ts";

/** What a text claims to be: `html` is always parsed, `text` only when it plainly carries HTML. */
export type TextKind = "html" | "text";

/** Each pass undoes one level of escaping; four levels are two more than any feed seen in the wild. */
const passesMax = 4;

/** Whitespace that is not one plain space already: most of a text is left alone. */
const spaceRuns = /\s{2,}|[^\S ]/g;
const anyTag = /<[a-z!/?]/i;
const tagLike = /<\/?([a-z][a-z0-9]*)(?=[\s/>])([^<>]*)/gi;
const entityLike = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/i;

/**
 * Reduces HTML (or text that may carry HTML) to plain text: tags gone, script and style dropped with their content,
 * block elements turned into line breaks, entities decoded, invisible characters removed. Markup that was escaped
 * twice goes too, since many feeds escape once too often and the difference cannot be seen from outside.
 */
export function htmlToText(source: string, options: { kind?: TextKind; maxUnits?: number } = {}): string {
  const { kind = "html", maxUnits = feedLimits.textChars } = options;
  // Cleaned before each look: a character that nobody sees could otherwise part a tag and make it whole by leaving.
  let text = cleanCharacters(cutText(source, feedLimits.rawChars));
  for (let pass = 0; pass < passesMax; pass += 1) {
    const isMarkup = pass === 0 && kind === "html" ? anyTag.test(text) : carriesHtml(text);
    if (!isMarkup && !entityLike.test(text)) break;
    text = cleanCharacters(isMarkup ? stripTags(text, maxUnits) : decodeHTML(text));
  }
  if (carriesHtml(text)) text = text.replace(/<[a-z!/?][^>]*(?:>|$)/gi, " ");
  return cutText(tidyLines(text), maxUnits).trim();
}

/** The same for a title, a name, a tag: everything on one line. */
export function htmlToLine(source: string, maxUnits: number): string {
  const raw = source.length > maxUnits * 20 ? source.slice(0, maxUnits * 20) : source;
  const text = htmlToText(raw, { kind: "text", maxUnits: maxUnits * 2 });
  return cutText(text.replace(spaceRuns, " "), maxUnits).trim();
}

/** Tells markup from text with a "<" in it: a tag that HTML knows, or any tag with an attribute or a comment. */
function carriesHtml(text: string): boolean {
  if (!text.includes("<")) return false;
  if (text.includes("<!--")) return true;
  for (const [, name = "", rest = ""] of text.matchAll(tagLike)) {
    if (htmlTags.has(name.toLowerCase()) || rest.includes("=")) return true;
  }
  return false;
}

/** Stands for a line break of ours while those of the source are still spaces. */
const breakMark = "\0";

function stripTags(markup: string, maxUnits: number): string {
  const source = markup.replaceAll(breakMark, "");
  let text = "";
  let dropping: string | null = null;
  let preformatted = 0;

  function add(raw: string): void {
    if (dropping !== null) return;
    const piece = raw.includes("&") ? decodeHTML(raw) : raw;
    text += preformatted > 0 ? piece.replace(/\r\n?|\n/g, breakMark) : piece;
    if (text.length > maxUnits * 3) tokenizer.pause();
  }
  function breakLine(name: string): void {
    if (dropping !== null) return;
    if (paragraphTags.has(name)) text += breakMark + breakMark;
    else if (blockTags.has(name)) text += breakMark;
    else if (name === "td" || name === "th") text += " ";
  }
  function ignore(): void {}

  const tokenizer = new Tokenizer(
    // Entities are decoded piece by piece: the tokenizer skips through text far faster when it need not look for them.
    { decodeEntities: false, recognizeSelfClosing: true },
    {
      ontext: (start, end) => add(source.slice(start, end)),
      ontextentity: ignore,
      onopentagname(start, end) {
        const name = source.slice(start, end).toLowerCase();
        breakLine(name);
        if (name === "pre") preformatted += 1;
        if (dropping === null && droppedTags.has(name)) dropping = name;
      },
      onclosetag(start, end) {
        const name = source.slice(start, end).toLowerCase();
        if (dropping === name) dropping = null;
        breakLine(name);
        if (name === "pre" && preformatted > 0) preformatted -= 1;
      },
      onattribdata: ignore,
      onattribentity: ignore,
      onattribend: ignore,
      onattribname: ignore,
      oncdata: (start, end, endOffset) => add(source.slice(start, end - endOffset)),
      oncomment: ignore,
      ondeclaration: ignore,
      onend: ignore,
      onopentagend: ignore,
      onprocessinginstruction: ignore,
      // `<iframe … />` is no HTML, yet feeds written as XHTML have it: it must not swallow what follows.
      onselfclosingtag() {
        dropping = null;
      },
    },
  );
  tokenizer.write(source);
  tokenizer.end();
  return text.replace(spaceRuns, " ").replaceAll(breakMark, "\n");
}

function tidyLines(text: string): string {
  return text
    .replace(/ {2,}/g, " ")
    .replace(/ ?\n ?/g, "\n")
    .replace(/\n{3,}/g, "\n\n");
}
