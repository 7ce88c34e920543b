import { randomUUID } from "node:crypto";
import { and, desc, eq, gt, inArray, isNull, lte, or } from "drizzle-orm";
import type { Db } from "../database.ts";
import { sourceSecret } from "../schema/source-secret.ts";
import { holdKey, sealedName, type SecretBox } from "./sealed.ts";

/** What secrets of single sources are for: `signing` of a webhook, `password` of a mailbox. */
export type SourceSecretName = "signing" | "password";

/** Seals a secret of a source. What was there before ends now, or at `overlapUntil`. */
export async function saveSourceSecret(
  tx: Db,
  box: SecretBox,
  given: { sourceId: number; name: SourceSecretName; text: string; overlapUntil: Date | null; now: Date },
): Promise<void> {
  const { sourceId, name, now } = given;
  const ofSource = and(eq(sourceSecret.sourceId, sourceId), eq(sourceSecret.name, name));
  await tx.delete(sourceSecret).where(and(ofSource, lte(sourceSecret.validUntil, now)));
  if (given.overlapUntil === null) await tx.delete(sourceSecret).where(ofSource);
  else
    await tx
      .update(sourceSecret)
      .set({ validUntil: given.overlapUntil })
      .where(and(ofSource, isNull(sourceSecret.validUntil)));
  await holdKey(tx);
  const secretKey = `${sourceId}/${name}/${randomUUID()}`;
  const sealed = box.seal(sealedName("source_secret", secretKey), given.text);
  await tx.insert(sourceSecret).values({ secretKey, sourceId, name, sealed, createdAt: now });
}

/** The valid secrets of a source in clear, the newest first; those that no key opens are left out. */
export async function openSourceSecrets(
  db: Db,
  box: SecretBox,
  given: { sourceId: number; name: SourceSecretName; now: Date },
): Promise<string[]> {
  const rows = await db
    .select({ secretKey: sourceSecret.secretKey, sealed: sourceSecret.sealed })
    .from(sourceSecret)
    .where(
      and(
        eq(sourceSecret.sourceId, given.sourceId),
        eq(sourceSecret.name, given.name),
        or(isNull(sourceSecret.validUntil), gt(sourceSecret.validUntil, given.now)),
      ),
    )
    .orderBy(desc(sourceSecret.createdAt));
  return rows.flatMap(({ secretKey, sealed }) => {
    try {
      return [box.open(sealedName("source_secret", secretKey), sealed)];
    } catch {
      return [];
    }
  });
}

export interface SourceSecretTimes {
  setAt: Date;
  /** Until when an older one is taken too; null when there is none. */
  olderUntil: Date | null;
}

/** When the secret of each source was set; those without one are absent. */
export async function readSourceSecretTimes(
  db: Db,
  sourceIds: readonly number[],
  now: Date,
): Promise<Map<number, SourceSecretTimes>> {
  const times = new Map<number, SourceSecretTimes>();
  if (sourceIds.length === 0) return times;
  const { sourceId, createdAt, validUntil } = sourceSecret;
  const rows = await db
    .select({ sourceId, createdAt, validUntil })
    .from(sourceSecret)
    .where(and(inArray(sourceId, [...sourceIds]), or(isNull(validUntil), gt(validUntil, now))))
    .orderBy(desc(createdAt));
  for (const row of rows) {
    const known = times.get(row.sourceId);
    if (known === undefined) times.set(row.sourceId, { setAt: row.createdAt, olderUntil: null });
    else known.olderUntil ??= row.validUntil;
  }
  return times;
}
