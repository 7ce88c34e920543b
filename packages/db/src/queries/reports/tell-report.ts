import { letterOf } from "@earshot/core/notify/plain-message";
import { reportMessage } from "@earshot/core/report/written/report-message";
import type { Db } from "../../database.ts";
import { listChannels } from "../channels.ts";
import { queueOutgoing } from "../outbox.ts";
import { queueForChannel } from "../queue-told.ts";
import type { SecretBox } from "../sealed.ts";
import { listToldPeople } from "../tellings.ts";
import type { WrittenReport } from "./make-report.ts";
import type { ScheduleRow } from "./report-schedules.ts";

const lifeMs = 24 * 3_600_000;

/**
 * Tells everybody whom a schedule names of the report it made: people by mail with its files, channels by what it found and a link. Whoever
 * may not sign in any more, and a channel that is off or gone, is passed over. Call it in the transaction that keeps the report.
 * @returns numbers of the outbox, to be rung for
 */
export async function tellReport(
  tx: Db,
  box: SecretBox,
  given: { schedule: ScheduleRow; written: WrittenReport; reportId: number; pageUrl: string | null },
): Promise<number[]> {
  const { schedule, written, reportId, pageUrl } = given;
  const { title, missing, findings, madeAt: now } = written;
  const { language } = written.wish;
  const { formats } = schedule;
  const url = pageUrl === null ? null : `${pageUrl}/reports/documents#report-${reportId}`;
  const told = reportMessage({ language, title, missing, findings, url });
  const letter = letterOf(told);
  const key = `report-${reportId}`;
  const expiresAt = new Date(now.getTime() + lifeMs);
  const queued: (number | null)[] = [];
  for (const { personId, email } of await listToldPeople(tx)) {
    if (email === "" || !schedule.people.includes(personId)) continue;
    const body = { text: letter.text, html: null, report: { reportId, formats, url } };
    const mail = { way: "mail", recipient: email, subject: letter.subject, body, personId } as const;
    queued.push(await queueOutgoing(tx, box, { key: `${key}-p${personId}-mail`, ...mail, expiresAt }, now));
  }
  const event = {
    type: "report.made",
    timestamp: now.toISOString(),
    data: { reportId, title, missing, findings, url },
  };
  for (const channel of await listChannels(tx)) {
    if (!channel.isOn || !schedule.channels.includes(channel.channelId)) continue;
    const cause = { key, severity: 1, event, alertIds: [], now, expiresAt } as const;
    queued.push(await queueForChannel(tx, box, channel, { ...cause, message: told }));
  }
  return queued.filter((outboxId) => outboxId !== null);
}
