import type { Database } from "@earshot/db/database";
import { addSource } from "@earshot/db/queries/sources";
import { upsertEntity } from "@earshot/db/queries/watch-list";
import { watchedName, type NumberedWorld } from "./numbered-world.ts";

/** Puts the world's company on the watch list and its feeds among the sources, each read every five seconds as a demo's are. */
export async function watchWorld(database: Database, world: NumberedWorld): Promise<void> {
  const now = new Date();
  const word = {
    text: watchedName,
    kind: "word",
    role: "match",
    needsContext: false,
    isCaseSensitive: false,
  } as const;
  await upsertEntity(
    database.db,
    { kind: "company", name: watchedName, companyId: null, terms: [word] },
    now,
  );
  for (const url of world.feedUrls) {
    const facts = {
      kind: "feed",
      platform: "news",
      tier: 2,
      audience: null,
      folder: null,
      isDemo: true,
    } as const;
    await addSource(database.db, { ...facts, name: url, url }, now);
  }
}
