import type { BackupFacts } from "@earshot/core/system/system-facts";
import { sql } from "drizzle-orm";
import { connectDatabase, readRows, type Db } from "../database.ts";
import { storable } from "../storable.ts";

/** Notes how a backup of the database at `url` went; `failure` null: well. */
export async function noteBackupRun(url: string, failure: string | null, now: Date): Promise<void> {
  const database = connectDatabase(url, { max: 1, applicationName: "earshot-backup" });
  try {
    await database.db.execute(
      sql`insert into backup_run (at, failure) values (${now}::timestamptz, ${storable(failure)})`,
    );
  } finally {
    await database.close();
  }
}

/** When the last backup was made and what the last failure was; both null when there never was one. */
export async function backupFacts(db: Db): Promise<BackupFacts> {
  const [row] = await readRows<{ last_ms: number | null; failed_ms: number | null; failure: string | null }>(
    db,
    sql`
    select (extract(epoch from (select max(at) from backup_run where failure is null)) * 1000)::double precision as last_ms,
      (extract(epoch from failed.at) * 1000)::double precision as failed_ms, failed.failure
    from (select 1) one
      left join lateral (select at, failure from backup_run where failure is not null order by at desc limit 1) failed on true`,
  );
  const { last_ms: lastMs = null, failed_ms: failedMs = null, failure = null } = row ?? {};
  return {
    lastAt: lastMs === null ? null : new Date(lastMs),
    lastFailure: failedMs === null ? null : { at: new Date(failedMs), reason: failure ?? "" },
  };
}
