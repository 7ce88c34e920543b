/** What XML 1.0 § 2.2 does not allow, lone surrogates included. */
const notXml = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text for an element or a quoted attribute of XML or HTML; characters that XML forbids become U+FFFD. */
export function escapeMarkup(text: string): string {
  return text.replace(notXml, "\uFFFD").replace(/[&<>"]/g, (char) => escapes[char] ?? char);
}

/** One element. `content` is markup already. */
export function element(name: string, attributes: Record<string, string>, content: string): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeMarkup(value)}"`);
  return content === ""
    ? `<${name}${written.join("")}/>`
    : `<${name}${written.join("")}>${content}</${name}>`;
}

/** An element with plain text in it, or nothing where there is no value: an absent counter is not a zero. */
export function optionalElement(name: string, value: string | number | null): string {
  return value === null ? "" : element(name, {}, escapeMarkup(String(value)));
}

/** Plain text as HTML paragraphs: an empty line parts them, a single line end is a `<br>`. */
export function textToHtml(text: string): string {
  const paragraphs = text.split(/\n{2,}/).filter((paragraph) => paragraph !== "");
  return paragraphs
    .map((paragraph) => `<p>${escapeMarkup(paragraph).replaceAll("\n", "<br/>")}</p>`)
    .join("\n");
}
