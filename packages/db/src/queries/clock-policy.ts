import { changedFields } from "@earshot/core/triage/clock/changed-fields";
import { checkPolicy, type PolicyProblem } from "@earshot/core/triage/clock/check-policy";
import { defaultPolicy, type ClockPolicy, type PolicyVersion } from "@earshot/core/triage/clock/policy";
import { asc, desc, inArray, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { clockPolicy } from "../schema/clock-policy.ts";
import { recordAudit } from "./audit.ts";
import type { ChangedByAnyone } from "./changed-by.ts";
import { notifyDesk } from "./notify.ts";

/** The policy that holds; version 0 is the default, which nobody saved. */
export interface HeldPolicy {
  version: number;
  policy: ClockPolicy;
}

export async function readPolicy(db: Db): Promise<HeldPolicy> {
  const [newest] = await db.select().from(clockPolicy).orderBy(desc(clockPolicy.clockPolicyId)).limit(1);
  return newest
    ? { version: newest.clockPolicyId, policy: newest.policy }
    : { version: 0, policy: defaultPolicy };
}

/** Policies by what they say: versions never change, and calendars remember what they have reckoned. */
const known = new Map<string, ClockPolicy>();
const knownMax = 200;

/** Every policy that ever held, in order of time. */
export async function readPolicyVersions(db: Db): Promise<PolicyVersion[]> {
  const rows = await db
    .select({
      id: clockPolicy.clockPolicyId,
      validFrom: clockPolicy.validFrom,
      digest: sql<string>`md5(${clockPolicy.policy}::text)`,
    })
    .from(clockPolicy)
    .orderBy(asc(clockPolicy.validFrom), asc(clockPolicy.clockPolicyId));
  const missing = rows.filter(({ digest }) => !known.has(digest));
  if (missing.length > 0) {
    if (known.size > knownMax) known.clear();
    const ids = missing.map(({ id }) => id);
    const read = await db.select().from(clockPolicy).where(inArray(clockPolicy.clockPolicyId, ids));
    const policies = new Map(read.map((row) => [row.clockPolicyId, row.policy]));
    for (const { id, digest } of missing) known.set(digest, policies.get(id) ?? defaultPolicy);
  }
  return rows.map(({ validFrom, digest }) => ({
    from: validFrom.getTime(),
    policy: known.get(digest) ?? defaultPolicy,
  }));
}

export type SavedPolicy =
  | { ok: true; version: number; isChanged: boolean }
  | { ok: false; reason: "changed_meanwhile" }
  | { ok: false; reason: "invalid"; problems: PolicyProblem[] };

/** Any number, the same in all processes: policies are saved one after the other. */
const policyLock = 4_915_034;

/**
 * Saves a policy that holds from now on. Clocks that run are reckoned anew by the sweep; what has stopped stays judged as it was.
 * @param given.version the version that was looked at; null saves over whatever holds
 */
export async function savePolicy(
  db: Db,
  by: ChangedByAnyone<"edit_settings">,
  given: { version: number | null; policy: ClockPolicy; now: Date },
): Promise<SavedPolicy> {
  const problems = checkPolicy(given.policy);
  if (problems.length > 0) return { ok: false, reason: "invalid", problems };
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${policyLock})`);
    const held = await readPolicy(tx);
    if (given.version !== null && given.version !== held.version)
      return { ok: false, reason: "changed_meanwhile" };
    const changed = changedFields(held.policy, given.policy);
    if (changed === null) return { ok: true, version: held.version, isChanged: false };
    const [saved] = await tx
      .insert(clockPolicy)
      .values({ validFrom: given.now, personId: by.may.personId, policy: given.policy })
      .returning({ version: clockPolicy.clockPolicyId });
    if (!saved) throw new Error("A policy of clocks returned no id.");
    const target = { targetKind: "clock_policy", targetId: saved.version, targetName: "" };
    await recordAudit(tx, by.actor, { what: "clocks.changed", ...target, ...changed }, given.now);
    await tx.execute(sql`
      insert into clock_due select distinct post_id from triage_clock where state in ('running', 'paused')
      on conflict do nothing`);
    await notifyDesk(tx);
    return { ok: true, version: saved.version, isChanged: true };
  });
}
