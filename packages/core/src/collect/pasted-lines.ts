/** Lines of one paste; a longer list is an OPML file. */
export const pastedLinesMax = 50;

/** The address within a line: alone, in brackets or quotation marks, behind a name, as a link of Markdown; null for mere words. */
export function findAddress(line: string): string | null {
  const linked = /\bhttps?:\/\/[^\s<>"'»”)\]]+/i.exec(line)?.[0];
  const own = withoutFeedScheme(line.replace(/^[<("«“]+|[>)"»”]+$/gu, ""));
  if (linked !== undefined && !/^[a-z][a-z0-9+.-]*:/i.test(own)) return linked.replace(/[.,;:!?]+$/, "");
  if (/\s/.test(own)) return linked ?? null;
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(own)) return own;
  if (own.startsWith("//")) return `https:${own}`;
  const isHost = /^(?:[\p{L}\p{N}_-]+\.)+(?:\p{L}{2,}|xn--[\w-]+)\.?(?::\d{1,5})?(?:[/?#].*)?$/u.test(own);
  const isNumber = /^(?:\d{1,3}(?:\.\d{1,3}){3}|localhost|\[[\da-f:]+\])(?::\d{1,5})?(?:[/?#].*)?$/i.test(
    own,
  );
  if (isHost && !/\.(?:xml|opml|json|txt|pdf|html?)$/i.test(own.split(/[/?#]/)[0] ?? ""))
    return `https://${own}`;
  return isNumber ? `http://${own}` : null;
}

/** "feed:https://…", "feed://…", "view-source:…": wrappers that browsers and readers put around an address. */
function withoutFeedScheme(text: string): string {
  const inner = text.replace(/^(?:web\+feed|feed|rss|itpc|pcast|podcast|view-source):(?:\/\/)?/i, "");
  if (inner === text) return text;
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(inner) ? inner : `https://${inner}`;
}

/** The lines of a paste: each once, without list marks; several addresses on one line are several lines. */
export function pastedLines(text: string): string[] {
  const lines = text.split(/\r\n|\r|\n/).flatMap((line) => {
    const bare = line.replace(/^\s*(?:[-*•–—]|\d{1,3}[.)])\s+/u, "").trim();
    const words = bare.split(/[\s,;]+/).filter((word) => word !== "");
    return words.length > 1 && words.every((word) => findAddress(word) !== null) ? words : [bare];
  });
  return [...new Set(lines.filter((line) => line !== ""))];
}
