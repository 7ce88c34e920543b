import { createHash } from "node:crypto";
import { alertMessage, digestMessage, type AlertToTell } from "@earshot/core/report/alert/alert-message";
import type { AlertStep } from "@earshot/core/report/alert/alert-rule";
import { nextTelling } from "@earshot/core/report/alert/next-telling";
import type { Message, WebhookEvent } from "@earshot/core/notify/message";
import { and, asc, eq, isNull, lte } from "drizzle-orm";
import type { Db } from "../database.ts";
import { alertRule } from "../schema/alert-rule.ts";
import { alert } from "../schema/alert.ts";
import { takeLink } from "./alert-link.ts";
import { readAlertedAccounts, type AlertedAccount } from "./alert-impostors.ts";
import { readQuotes, type AlertQuote } from "./alert-quotes.ts";
import { listChannels, type KeptChannel } from "./channels.ts";
import { notifyAlerts } from "./notify.ts";
import { queueForChannel, queueForPerson } from "./queue-told.ts";
import { readSettings } from "./read-settings.ts";
import type { SecretBox } from "./sealed.ts";
import { botsInUse, listToldPeople, type BotKind, type ToldPerson } from "./tellings.ts";

/** How many alerts one round tells of; the rest comes with the next. */
const alertsAtOnce = 100;
const lifeMs = 24 * 3_600_000;

interface DueAlert extends AlertToTell {
  step: number;
  to: AlertStep;
  posts: AlertQuote[];
  kind: string;
}

interface Reach {
  people: readonly ToldPerson[];
  channels: readonly KeptChannel[];
  bots: readonly BotKind[];
  canMail: boolean;
}

/**
 * Tells the next step of every alert whose time has come, in one transaction with the note that it was told: what falls together for one
 * recipient goes in one message. Any number of processes may call it.
 * @returns numbers of the outbox, to be rung for
 */
export async function tellDueAlerts(
  db: Db,
  box: SecretBox,
  given: { pageUrl: string | null; now: Date },
): Promise<number[]> {
  return db.transaction(async (tx) => {
    const due = await takeDue(tx, given.now);
    if (due.length === 0) return [];
    const settings = await readSettings(tx);
    const reach: Reach = {
      people: await listToldPeople(tx),
      channels: (await listChannels(tx)).filter(({ isOn }) => isOn),
      bots: await botsInUse(tx),
      canMail: settings["mail.host"] !== "",
    };
    const queued = await tellAll(tx, box, { due, reach, ...given });
    await notifyAlerts(tx);
    return queued;
  });
}

/** Alerts whose next step is due, moved on by one step. */
async function takeDue(tx: Db, now: Date): Promise<DueAlert[]> {
  const rows = await tx
    .select({ alert, rule: alertRule })
    .from(alert)
    .innerJoin(alertRule, eq(alertRule.alertRuleId, alert.alertRuleId))
    .where(and(lte(alert.nextStepAt, now), isNull(alert.closedAt), isNull(alert.acknowledgedAt)))
    .orderBy(asc(alert.nextStepAt), asc(alert.alertId))
    .limit(alertsAtOnce)
    .for("update", { of: alert, skipLocked: true });
  const accounts = await readAlertedAccounts(
    tx,
    rows.flatMap(({ alert: { facts } }) => facts.impostor?.authorId ?? []),
  );
  const due: DueAlert[] = [];
  for (const { alert: row, rule } of rows) {
    const to = rule.deletedAt === null && rule.isOn ? rule.rule.steps[row.stepsTold] : undefined;
    const { openedAt, severity } = row;
    const told = { openedAt, severity, stepsTold: row.stepsTold + 1, isSettled: to === undefined };
    await tx
      .update(alert)
      .set({ stepsTold: row.stepsTold + (to ? 1 : 0), nextStepAt: nextTelling(rule.rule, told, now) })
      .where(eq(alert.alertId, row.alertId));
    if (!to) continue;
    const posts = await readQuotes(tx, row.alertId);
    const { count, mean, windowHours } = row.facts;
    const hasFigures = count !== undefined && mean !== undefined && windowHours !== undefined;
    due.push({
      alertId: row.alertId,
      ruleName: rule.name,
      kind: rule.rule.condition.kind,
      severity,
      openedAt,
      postCount: posts.count,
      spike: hasFigures ? { count, mean, windowHours } : null,
      impostor: impostorOf(accounts.get(row.facts.impostor?.authorId ?? 0)),
      quotes: posts.quotes,
      posts: posts.quotes,
      step: row.stepsTold,
      to,
    });
  }
  return due;
}

function impostorOf(found: AlertedAccount | undefined): AlertToTell["impostor"] {
  if (found === undefined) return null;
  const { account, platform, check } = found;
  return { account: `${account} (${platform})`, own: check.entityName, reasons: check.reasons };
}

interface Telling {
  due: readonly DueAlert[];
  reach: Reach;
  pageUrl: string | null;
  now: Date;
}

async function tellAll(tx: Db, box: SecretBox, { due, reach, pageUrl, now }: Telling): Promise<number[]> {
  const queued: (number | null)[] = [];
  const facts = (alerts: readonly DueAlert[]) => ({
    key: keyOf(alerts),
    severity: gravest(alerts),
    event: eventOf(alerts, pageUrl, now),
    alertIds: alerts.map(({ alertId }) => alertId),
    now,
    expiresAt: new Date(now.getTime() + lifeMs),
  });
  for (const person of reach.people) {
    const alerts = due.filter(
      ({ to }) => to.personIds.includes(person.personId) || to.roles.includes(person.role),
    );
    if (alerts.length === 0) continue;
    const take = ({ alertId }: DueAlert) =>
      takeLink(box, pageUrl, { alertId, personId: person.personId, now });
    const message = messageOf(alerts, { language: person.language, pageUrl, now, take });
    const { bots, canMail } = reach;
    queued.push(...(await queueForPerson(tx, box, person, { ...facts(alerts), message, bots, canMail })));
  }
  for (const channel of reach.channels) {
    const alerts = due.filter(({ to }) => to.channelIds.includes(channel.channelId));
    if (alerts.length === 0) continue;
    const take = ({ alertId }: DueAlert) => (pageUrl === null ? null : `${pageUrl}/alerts?alert=${alertId}`);
    const message = messageOf(alerts, { language: channel.language, pageUrl, now, take });
    queued.push(await queueForChannel(tx, box, channel, { ...facts(alerts), message }));
  }
  return queued.filter((outboxId) => outboxId !== null);
}

function messageOf(
  alerts: readonly DueAlert[],
  given: {
    language: "ru" | "en";
    pageUrl: string | null;
    now: Date;
    take: (alert: DueAlert) => string | null;
  },
): Message {
  const [only] = alerts;
  if (only === undefined || alerts.length > 1) return digestMessage(alerts, given);
  return alertMessage(only, { ...given, takeUrl: given.take(only) });
}

function gravest(alerts: readonly DueAlert[]): DueAlert["severity"] {
  return alerts.reduce<DueAlert["severity"]>((most, { severity }) => (severity > most ? severity : most), 1);
}

/** The same alerts at the same steps are told once. */
function keyOf(alerts: readonly DueAlert[]): string {
  const names = alerts.map(({ alertId, step }) => `${alertId}-${step}`);
  if (names.length === 1) return `alert-${names[0]}`;
  return `alerts-${createHash("sha256").update(names.join()).digest("hex").slice(0, 24)}`;
}

function eventOf(alerts: readonly DueAlert[], pageUrl: string | null, now: Date): WebhookEvent {
  const isRepeated = alerts.every(({ step }) => step > 0);
  return {
    type: isRepeated ? "alert.escalated" : "alert.opened",
    timestamp: now.toISOString(),
    data: {
      alerts: alerts.map((each) => ({
        id: each.alertId,
        rule: each.ruleName,
        kind: each.kind,
        severity: each.severity,
        step: each.step,
        opened_at: each.openedAt.toISOString(),
        post_count: each.postCount,
        ...(each.spike === null ? {} : { spike: each.spike }),
        url: pageUrl === null ? null : `${pageUrl}/alerts?alert=${each.alertId}`,
        posts: each.posts.map(({ postId, text, by, url }) => ({ id: postId, text, by, url })),
      })),
    },
  };
}
