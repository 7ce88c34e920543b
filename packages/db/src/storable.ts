import { createHash } from "node:crypto";

// Both alternatives are things that PostgreSQL cannot store: NUL, and halves of surrogate pairs.
// oxlint-disable-next-line no-control-regex
const unstorable = /\u0000|\p{Surrogate}/gu;

/** The text without what PostgreSQL refuses in a text: NUL goes, half a surrogate pair becomes U+FFFD (so offsets stay). */
export function storable(text: string): string;
export function storable(text: string | null): string | null;
export function storable(text: string | null): string | null {
  if (text === null) return null;
  return text.replace(unstorable, (found) => (found === "\u0000" ? "" : "\ufffd"));
}

/** Fingerprint of what an edit of a post can change. */
export function hashContent(title: string | null, text: string): string {
  return createHash("sha256")
    .update(title ?? "")
    .update("\u0000")
    .update(text)
    .digest("base64url");
}
