import { morningDue } from "@earshot/core/respond/minute/minute";
import { morningMessage } from "@earshot/core/respond/minute/morning-message";
import { eq } from "drizzle-orm";
import type { Db } from "../../database.ts";
import { minuteSetting } from "../../schema/minute.ts";
import { queueForPerson } from "../queue-told.ts";
import type { SecretBox } from "../sealed.ts";
import { botsInUse, listToldPeople } from "../tellings.ts";
import { readMinute } from "./read-minute.ts";

const lifeMs = 6 * 3_600_000;

/**
 * Tells everybody whose hour has come what needs them today, once a day, in the transaction that notes it.
 * @returns numbers of the outbox, to be rung for
 */
export async function tellMorning(
  db: Db,
  box: SecretBox,
  given: { pageUrl: string | null; canMail: boolean; now: Date },
): Promise<number[]> {
  const { pageUrl, canMail, now } = given;
  return db.transaction(async (tx) => {
    const wishes = await tx
      .select()
      .from(minuteSetting)
      .where(eq(minuteSetting.isOn, true))
      .for("update", { skipLocked: true });
    const due = wishes.flatMap((wish) => {
      const day = morningDue(wish, now);
      return day === null ? [] : [{ personId: wish.personId, day }];
    });
    if (due.length === 0) return [];
    const people = await listToldPeople(tx);
    const bots = await botsInUse(tx);
    const queued: number[] = [];
    for (const { personId, day } of due) {
      await tx.update(minuteSetting).set({ toldOn: day }).where(eq(minuteSetting.personId, personId));
      const person = people.find((each) => each.personId === personId);
      if (person === undefined) continue;
      const minute = await readMinute(tx, { person, now });
      const message = morningMessage({
        language: person.language,
        approvals: minute.drafts.map(({ draft }) => draft.title),
        posts: minute.posts.map(({ title }) => title),
        url: pageUrl === null ? null : `${pageUrl}/minute`,
      });
      const key = `minute-${day}`;
      const event = { type: "minute.morning", timestamp: now.toISOString(), data: {} };
      const told = { key, severity: 1, event, alertIds: [], now, message, bots, canMail } as const;
      queued.push(
        ...(await queueForPerson(tx, box, person, { ...told, expiresAt: new Date(now.getTime() + lifeMs) })),
      );
    }
    return queued;
  });
}
