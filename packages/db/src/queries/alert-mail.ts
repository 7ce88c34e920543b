import type { Message, WebhookEvent } from "@earshot/core/notify/message";
import { alertMail, isConcernOf, isToldTo } from "@earshot/core/system/alert-mail";
import type { PageLanguage } from "@earshot/core/triage/page-language";
import { and, asc, inArray, isNotNull, isNull, ne } from "drizzle-orm";
import type { Db } from "../database.ts";
import { person } from "../schema/person.ts";
import { systemAlert } from "../schema/system-alert.ts";
import { listChannels } from "./channels.ts";
import { queueMail } from "./outbox.ts";
import { queueForChannel, queueForPerson } from "./queue-told.ts";
import { personColumns } from "./people.ts";
import type { SecretBox } from "./sealed.ts";
import { botsInUse, listToldPeople } from "./tellings.ts";

/** How many alerts one round tells of; the rest comes with the next. */
const alertsAtOnce = 500;

interface TellAlerts {
  /** False: nobody wants such mail, or none can leave; what is over by then is never told. */
  isWanted: boolean;
  /** Where people open the page; null where nobody knows. */
  pageUrl: string | null;
  now: Date;
}

/**
 * Tells the team by mail of alerts that began since the last time, and of the end of those it was told of: one letter to each person,
 * each alert once, in one transaction with the note that it was told. Any number of processes may call it.
 * @returns numbers of the outbox, to be rung for
 */
export async function tellAlerts(db: Db, box: SecretBox, given: TellAlerts): Promise<number[]> {
  const { isWanted, pageUrl, now } = given;
  return db.transaction(async (tx) => {
    const begun = await takeUntold(tx);
    const lasting = begun.filter(({ resolvedAt }) => resolvedAt === null);
    const over = await takeOver(tx);
    const mails: number[] = [];
    if (isWanted) {
      for (const to of await recipients(tx)) {
        for (const [alerts, isOver] of [
          [lasting, false],
          [over, true],
        ] as const) {
          const told = alerts.filter(({ kind }) => isToldTo(to.role, kind));
          const [first] = told;
          if (first === undefined) continue;
          const { subject, text } = alertMail(told, isOver, to.language, pageUrl);
          const key = `alerts-${isOver ? "over" : "begun"}-${first.systemAlertId}-${to.personId}`;
          const outboxId = await queueMail(tx, box, { key, to: to.email, subject, text }, now);
          if (outboxId !== null) mails.push(outboxId);
        }
      }
    }
    const chats = await tellChats(tx, box, { lasting, over, pageUrl, now });
    mails.push(...chats.queued);
    // What is over before anybody was told needs no letter; what lasts is told once somebody can be.
    const settled =
      isWanted || chats.isAnybody ? begun : begun.filter(({ resolvedAt }) => resolvedAt !== null);
    const quiet = settled.filter(({ resolvedAt }) => resolvedAt !== null);
    await note(tx, settled, { toldAt: now });
    await note(tx, [...over, ...quiet], { overToldAt: now });
    return mails;
  });
}

type UntoldAlert = Awaited<ReturnType<typeof takeUntold>>[number];

/** The same by bots, pushes and the channels that want it: a mail server that fails must not be all that could tell of it. */
async function tellChats(
  tx: Db,
  box: SecretBox,
  given: { lasting: readonly UntoldAlert[]; over: readonly UntoldAlert[]; pageUrl: string | null; now: Date },
): Promise<{ queued: number[]; isAnybody: boolean }> {
  const { lasting, over, pageUrl, now } = given;
  const channels = (await listChannels(tx)).filter(({ isOn, tellsSystem }) => isOn && tellsSystem);
  const bots = await botsInUse(tx);
  const people = (await listToldPeople(tx)).map((person) => ({ ...person, email: "", byMail: false }));
  const queued: (number | null)[] = [];
  for (const [alerts, isOver] of [
    [lasting, false],
    [over, true],
  ] as const) {
    const [first] = alerts;
    if (first === undefined) continue;
    const facts = {
      key: `system-${isOver ? "over" : "begun"}-${first.systemAlertId}`,
      severity: 4,
      event: systemEvent(alerts, isOver, now),
      alertIds: [],
      now,
      expiresAt: new Date(now.getTime() + 24 * 3_600_000),
    } as const;
    for (const channel of channels) {
      const message = systemMessage(alerts, isOver, channel.language, pageUrl);
      queued.push(await queueForChannel(tx, box, channel, { ...facts, message }));
    }
    for (const person of people) {
      const told = alerts.filter(({ kind }) => isConcernOf(person.role, kind));
      if (told.length === 0) continue;
      const message = systemMessage(told, isOver, person.language, pageUrl);
      queued.push(...(await queueForPerson(tx, box, person, { ...facts, message, bots, canMail: false })));
    }
  }
  const found = queued.filter((outboxId) => outboxId !== null);
  return { queued: found, isAnybody: channels.length > 0 || found.length > 0 };
}

function systemMessage(
  alerts: readonly UntoldAlert[],
  isOver: boolean,
  language: PageLanguage,
  pageUrl: string | null,
): Message {
  const { subject, text } = alertMail(alerts, isOver, language, null);
  const url = pageUrl === null ? null : `${pageUrl.replace(/\/+$/, "")}/system`;
  return {
    language,
    severity: isOver ? null : 4,
    title: subject,
    lines: text.split("\n").filter((line) => line.trim() !== ""),
    quotes: [],
    link: url === null ? null : { text: language === "ru" ? "Подробности" : "Details", url },
    acknowledge: null,
  };
}

function systemEvent(alerts: readonly UntoldAlert[], isOver: boolean, now: Date): WebhookEvent {
  return {
    type: isOver ? "system_alert.resolved" : "system_alert.opened",
    timestamp: now.toISOString(),
    data: {
      alerts: alerts.map(({ systemAlertId, kind, code, params }) => ({
        id: systemAlertId,
        kind,
        code,
        params,
      })),
    },
  };
}

const alertColumns = {
  systemAlertId: systemAlert.systemAlertId,
  kind: systemAlert.kind,
  code: systemAlert.code,
  params: systemAlert.params,
  resolvedAt: systemAlert.resolvedAt,
};

async function takeUntold(tx: Db) {
  return tx
    .select(alertColumns)
    .from(systemAlert)
    .where(and(isNotNull(systemAlert.openedAt), isNull(systemAlert.toldAt)))
    .orderBy(asc(systemAlert.systemAlertId))
    .limit(alertsAtOnce)
    .for("update", { skipLocked: true });
}

/** Alerts that somebody was told of and that are over now. */
async function takeOver(tx: Db) {
  return tx
    .select(alertColumns)
    .from(systemAlert)
    .where(
      and(isNotNull(systemAlert.toldAt), isNotNull(systemAlert.resolvedAt), isNull(systemAlert.overToldAt)),
    )
    .orderBy(asc(systemAlert.systemAlertId))
    .limit(alertsAtOnce)
    .for("update", { skipLocked: true });
}

async function recipients(tx: Db) {
  return tx
    .select(personColumns)
    .from(person)
    .where(and(isNull(person.disabledAt), ne(person.email, "")))
    .orderBy(asc(person.personId));
}

async function note(
  tx: Db,
  alerts: readonly { systemAlertId: number }[],
  set: { toldAt: Date } | { overToldAt: Date },
): Promise<void> {
  if (alerts.length === 0) return;
  const ids = alerts.map(({ systemAlertId }) => systemAlertId);
  await tx.update(systemAlert).set(set).where(inArray(systemAlert.systemAlertId, ids));
}
