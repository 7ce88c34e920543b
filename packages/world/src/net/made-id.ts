import { createHash } from "node:crypto";

/** An id of so many characters, as URLs may hold them, made of a name: the same at every start. */
export function madeId(name: string, chars: number): string {
  return createHash("sha256").update(name).digest("base64url").slice(0, chars);
}

/** A whole number below `limit`, made of a name likewise. */
export function madeNumber(name: string, limit: number): number {
  return createHash("sha256").update(name).digest().readUIntBE(0, 6) % limit;
}
