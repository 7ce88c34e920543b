import type { Db } from "../database.ts";
import { readSetting } from "./settings.ts";

/** Where the last start served the page, without a slash at its end; null where nobody knows. */
export async function readPageAddress(db: Db): Promise<string | null> {
  const saved = await readSetting(db, "page_address");
  const isObject = typeof saved === "object" && saved !== null;
  const url = isObject && "url" in saved && typeof saved.url === "string" ? saved.url : null;
  return url?.replace(/\/+$/, "") ?? null;
}
