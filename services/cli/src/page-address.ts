import type { Db } from "@earshot/db/database";
import { readSetting, saveSetting } from "@earshot/db/queries/settings";
import type { Config } from "@earshot/runtime/env";

const key = "page_address";

/** Keeps where a start serves the page, for commands that are called without its settings. */
export function savePageAddress(db: Db, url: string, now: Date): Promise<void> {
  return saveSetting(db, key, { url }, now);
}

/** Where people open the page: EARSHOT_PUBLIC_URL, else where the last start served it, else where the next one will. */
export async function readPageAddress(db: Db, { http }: Config): Promise<string> {
  if (http.publicUrl !== null) return http.publicUrl;
  const saved = (await readSetting(db, key)) as { url: string } | null;
  if (saved !== null) return saved.url;
  return `http://${http.host.includes(":") ? `[${http.host}]` : http.host}:${http.port}`;
}
