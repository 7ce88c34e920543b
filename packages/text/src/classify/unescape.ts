const escapes = /\\u([0-9a-f]{4})|&(amp|lt|gt|quot|#39);/g;
const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };

/** A text with characters that some exports write as "\u2019" or "&amp;" written as themselves. Offsets move. */
export function unescapeText(text: string): string {
  if (!text.includes("\\u") && !text.includes("&")) return text;
  return text.replace(escapes, (_, code: string | undefined, entity: string | undefined) =>
    code === undefined ? (entities[entity ?? ""] ?? "") : String.fromCharCode(Number.parseInt(code, 16)),
  );
}
