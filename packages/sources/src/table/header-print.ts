import { createHash } from "node:crypto";
import { headerKey } from "@earshot/core/import/header-name";

/** Fingerprint of a header: equal for files with the same columns, whatever case, spaces and signs. */
export function headerPrint(columns: readonly string[]): string {
  return createHash("sha256").update(headerKey(columns)).digest("base64url");
}
