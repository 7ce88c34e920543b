import { cleanCharacters, cutText } from "../feed/clean-characters.ts";
import { blockTags, paragraphTags } from "../feed/html-tags.ts";
import { feedLimits } from "../feed/limits.ts";
import type { HtmlElement } from "./html-tree.ts";

/**
 * The text of an element as it stands on the page. It was escaped exactly once: markup that the author typed is text, which
 * the guesses made about feeds would lose.
 */
export function textOf(element: HtmlElement | null, maxUnits: number = feedLimits.textChars): string {
  if (element === null) return "";
  const lines = cleanCharacters(cutText(written(element, false), maxUnits * 4))
    .replace(/[ \t]{2,}/g, " ")
    .replace(/ ?\n ?/g, "\n")
    .replace(/\n{3,}/g, "\n\n");
  return cutText(lines.trim(), maxUnits).trim();
}

/** The same on one line. */
export function lineOf(element: HtmlElement | null, maxUnits: number = feedLimits.nameChars): string | null {
  const line = cutText(textOf(element, maxUnits * 2).replace(/\s+/g, " "), maxUnits).trim();
  return line === "" ? null : line;
}

function written(element: HtmlElement, isPreformatted: boolean): string {
  const isPre = isPreformatted || element.name === "pre";
  return element.children
    .map((child) => {
      if (typeof child === "string") return isPre ? child : child.replace(/\s+/g, " ");
      const text = written(child, isPre);
      if (paragraphTags.has(child.name)) return `\n\n${text}\n\n`;
      return child.name === "br" ? "\n" : blockTags.has(child.name) ? `\n${text}\n` : text;
    })
    .join("");
}
