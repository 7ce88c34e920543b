import { upsertSource } from "@earshot/db/queries/sources";
import type { TestInstallation } from "../support/installation.ts";

let count = 0;

/** A source that can be asked for its history, were its network there. */
export async function sourceWithHistory({ database }: TestInstallation): Promise<number> {
  count += 1;
  const facts = { kind: "mastodon", platform: "mastodon", tier: 3, audience: null, folder: null } as const;
  const url = `https://pies-${count}.example/tags/pies`;
  return (await upsertSource(database.db, { ...facts, url, name: url }, new Date())).sourceId;
}
