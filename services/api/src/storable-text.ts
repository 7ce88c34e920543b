import type { FastifyInstance } from "fastify";
import { invalidField } from "./problem.ts";

/**
 * Refuses texts that no database can keep, wherever they stand in a body or a query: NUL and halves of surrogate pairs. They come
 * from broken programs and from people who look for holes.
 */
export function registerStorableText(app: FastifyInstance): void {
  app.addHook("preValidation", async ({ body, query }) => {
    const field = findUnstorable(body) ?? findUnstorable(query);
    if (field === null) return;
    throw invalidField(field, "holds a character that cannot be stored");
  });
}

/** Where such a text stands (`terms.0.text`), "body" for the value itself; null when nowhere. Without recursion: nesting may be as deep as a body is long. */
export function findUnstorable(value: unknown): string | null {
  const left: { at: string; value: unknown }[] = [{ at: "", value }];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { at, value: each } = next;
    if (typeof each === "string" && !isStorable(each)) return at === "" ? "body" : at;
    // Bytes of a file are no text.
    if (typeof each !== "object" || each === null || ArrayBuffer.isView(each)) continue;
    for (const [name, inner] of Object.entries(each)) {
      if (!isStorable(name)) return at === "" ? "body" : at;
      // A path longer than any contract's would only cost memory.
      left.push({ at: at === "" ? name : at.length > 200 ? at : `${at}.${name}`, value: inner });
    }
  }
  return null;
}

function isStorable(text: string): boolean {
  return !text.includes("\u0000") && text.isWellFormed();
}
