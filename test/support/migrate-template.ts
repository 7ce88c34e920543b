import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Brings an empty database to the current schema. */
export async function migrateTemplate(url: string): Promise<void> {
  const file = fileURLToPath(new URL("../../packages/db/src/migrate.ts", import.meta.url));
  if (!existsSync(file)) return;
  const { migrate } = (await import(file)) as { migrate: (url: string) => Promise<void> };
  await migrate(url);
}
