import { forgetNames, type ForgottenNames } from "@earshot/core/report/written/forget-names";
import { foldHandle } from "@earshot/core/triage/author/same-person";
import { eq, sql } from "drizzle-orm";
import type { Db } from "../../database.ts";
import type { author } from "../../schema/author.ts";
import { report } from "../../schema/report.ts";

type Account = typeof author.$inferSelect;

/** Shorter handles are words of every language. */
const handleMin = 3;

/**
 * Takes the names of accounts that are being erased out of the reports that were made: they leave the stored texts, not only what is shown. Numbers
 * stay as they were. Call it in the transaction of the erasure.
 */
export async function forgetInReports(tx: Db, accounts: readonly Account[]): Promise<void> {
  const names = namesOf(accounts);
  if (names.alone.length === 0) return;
  // In JSON marks within a name are escaped.
  const shown = names.alone.flatMap((name) => [name, JSON.stringify(name).slice(1, -1)]);
  const any = sql.param(shown.map((name) => name.toLowerCase()));
  const found = await tx
    .select()
    .from(report)
    .where(
      sql`exists (select from unnest(${any}::text[]) as w where position(w in lower(
        ${report.title} || ' ' || ${report.missing}::text || ' ' || ${report.findings}::text || ' ' || ${report.document}::text)) > 0)`,
    )
    .for("update");
  await tx.execute(sql`select set_config('earshot.forgets_name', 'on', true)`);
  for (const { reportId, language, title, missing, findings, document } of found) {
    const kept = forgetNames({ title, missing, findings, document }, names, language);
    await tx.update(report).set(kept).where(eq(report.reportId, reportId));
  }
  await tx.execute(sql`select set_config('earshot.forgets_name', '', true)`);
}

function namesOf(accounts: readonly Account[]): ForgottenNames {
  const names = accounts.flatMap(({ name }) => (name === null || name.trim() === "" ? [] : [name.trim()]));
  const handles = accounts.flatMap(({ handle }) => (handle === null ? [] : [foldHandle(handle)]));
  const long = handles.filter((handle) => handle.length >= handleMin);
  // A name of one word is as common as its bearers: in sentences it stays.
  const whole = names.filter((name) => /\s/.test(name));
  return { alone: [...new Set([...names, ...long])], within: [...new Set([...whole, ...long])] };
}
