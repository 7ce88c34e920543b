import { and, eq, isNull } from "drizzle-orm";
import type { Db } from "../database.ts";
import { person } from "../schema/person.ts";
import { storable } from "../storable.ts";
import { recordAudit } from "./audit.ts";
import type { ChangedBy } from "./changed-by.ts";
import { endSessionsOf, personColumns, type Language, type Person } from "./people.ts";

/** Changes what people may change of themselves. Null when the person is gone. */
export async function changeAccount(
  db: Db,
  by: ChangedBy<"own_account">,
  change: { name?: string | undefined; language?: Language | undefined },
  now: Date,
): Promise<Person | null> {
  const { personId } = by.may;
  return db.transaction(async (tx) => {
    const [before] = await tx
      .select(personColumns)
      .from(person)
      .where(eq(person.personId, personId))
      .for("update");
    if (!before) return null;
    const after = {
      name: change.name === undefined ? before.name : storable(change.name),
      language: change.language ?? before.language,
    };
    const isChanged = { name: after.name !== before.name, language: after.language !== before.language };
    if (!isChanged.name && !isChanged.language) return before;
    await tx.update(person).set(after).where(eq(person.personId, personId));
    const only = ({ name, language }: { name: string; language: Language }) => ({
      ...(isChanged.name && { name }),
      ...(isChanged.language && { language }),
    });
    await recordAudit(
      tx,
      by.actor,
      {
        what: "account.changed",
        targetKind: "person",
        targetId: personId,
        targetName: before.name,
        from: only(before),
        to: only(after),
      },
      now,
    );
    return { ...before, ...after };
  });
}

/** The hash of one's own password; null without one. */
export async function readPasswordHash(db: Db, personId: number): Promise<string | null> {
  const rows = await db
    .select({ passwordHash: person.passwordHash })
    .from(person)
    .where(and(eq(person.personId, personId), isNull(person.disabledAt)));
  return rows[0]?.passwordHash ?? null;
}

/** Changes one's own password and ends the other sessions; gives the hashes of their tokens. */
export async function changePassword(
  db: Db,
  by: ChangedBy<"own_account">,
  given: { passwordHash: string; ownTokenHash: string; now: Date },
): Promise<string[]> {
  const { personId } = by.may;
  return db.transaction(async (tx) => {
    const rows = await tx
      .update(person)
      .set({ passwordHash: given.passwordHash })
      .where(eq(person.personId, personId))
      .returning({ name: person.name });
    const ended = await endSessionsOf(tx, personId, given.ownTokenHash);
    await recordAudit(
      tx,
      by.actor,
      {
        what: "account.password_changed",
        targetKind: "person",
        targetId: personId,
        targetName: rows[0]?.name ?? "",
      },
      given.now,
    );
    return ended;
  });
}
