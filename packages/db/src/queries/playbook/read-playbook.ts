import type { Playbook } from "@earshot/core/respond/playbook";
import { desc, eq, sql, type SQL } from "drizzle-orm";
import type { Db } from "../../database.ts";
import { playbook } from "../../schema/playbook.ts";

/** A version of the playbook; `playbookId` is its number. */
export interface HeldPlaybook {
  playbookId: number;
  playbook: Playbook;
}

/** By what they say: versions never change, and one is 60 kB to read. */
const known = new Map<string, Playbook>();
const knownMax = 20;

/** The playbook that holds; null in an installation that was never started. */
export async function readHeldPlaybook(db: Db): Promise<HeldPlaybook | null> {
  return read(db, sql`true`);
}

/** One version; null when there is none of this number. */
export async function readPlaybookVersion(db: Db, playbookId: number): Promise<HeldPlaybook | null> {
  return read(db, eq(playbook.playbookId, playbookId));
}

async function read(db: Db, which: SQL): Promise<HeldPlaybook | null> {
  const [row] = await db
    .select({ playbookId: playbook.playbookId, digest: sql<string>`md5(${playbook.body}::text)` })
    .from(playbook)
    .where(which)
    .orderBy(desc(playbook.playbookId))
    .limit(1);
  if (!row) return null;
  const { playbookId, digest } = row;
  const held = known.get(digest);
  if (held) return { playbookId, playbook: held };
  const [found] = await db
    .select({ body: playbook.body })
    .from(playbook)
    .where(eq(playbook.playbookId, playbookId));
  if (!found) return null;
  if (known.size >= knownMax) known.clear();
  known.set(digest, found.body);
  return { playbookId, playbook: found.body };
}
