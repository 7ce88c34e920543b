import { expect } from "vitest";
import { mailSettings, type AuditedDesk, type AuditedRoutes } from "./audited-desk.ts";

/** Settings, mails, jobs, queues, alerts. */
export function auditedSystem(desk: AuditedDesk): AuditedRoutes {
  const { admin, fresh, installation, server } = desk;
  /** A job that failed for good, because its table was away for a moment. */
  async function failedJob(): Promise<{ queue: string; jobId: string }> {
    const jobId = fresh("broken");
    await installation.database.pool.query("alter table outbox rename to away");
    await installation.queues.enqueue("sweep-notify", {}, { jobId });
    const failed = async () => {
      const { jobs } = (await admin.get("/api/v1/jobs/failed")).body;
      return jobs.find((job: { jobId: string }) => job.jobId === jobId) as { queue: string } | undefined;
    };
    await expect.poll(failed).toBeDefined();
    await installation.database.pool.query("alter table away rename to outbox");
    return { queue: (await failed())?.queue ?? "", jobId };
  }

  async function refusedMail(): Promise<number> {
    await desk.changeSettings(mailSettings(desk));
    server.behaviour.refuse = { at: "to", code: 550, says: "no such user" };
    const { outboxId } = (await admin.send("POST", "/api/v1/mails/test")).body;
    await installation.queues.drainIdle();
    server.behaviour.refuse = null;
    return outboxId;
  }

  async function alert(): Promise<number> {
    const { rows } = await installation.database.pool.query(
      `insert into system_alert (key, kind, code, params, level, suspected_at, opened_at, last_seen_at)
     values ('disk', 'disk', 'disk_low', '{}', 'warning', now(), now(), now()) returning system_alert_id`,
    );
    return Number(rows[0].system_alert_id);
  }

  return {
    "PATCH /api/v1/settings": ["setting.changed", () => desk.changeSettings({ "team.name": fresh("team") })],
    "POST /api/v1/mails/{outboxId}/repeat": [
      "mail.repeated",
      async () => admin.send("POST", `/api/v1/mails/${await refusedMail()}/repeat`),
    ],
    "POST /api/v1/jobs/failed/retry": [
      "job.retried",
      async () => admin.send("POST", "/api/v1/jobs/failed/retry", await failedJob()),
    ],
    "POST /api/v1/jobs/failed/discard": [
      "job.discarded",
      async () => admin.send("POST", "/api/v1/jobs/failed/discard", await failedJob()),
    ],
    "POST /api/v1/queues/{queue}/pause": [
      "queue.paused",
      () => admin.send("POST", "/api/v1/queues/match/pause"),
    ],
    "POST /api/v1/queues/{queue}/resume": [
      "queue.resumed",
      () => admin.send("POST", "/api/v1/queues/match/resume"),
    ],
    "POST /api/v1/queues/{queue}/retry-failed": [
      "queue.failed_retried",
      () => admin.send("POST", "/api/v1/queues/match/retry-failed"),
    ],
    "POST /api/v1/queues/{queue}/discard-failed": [
      "queue.failed_discarded",
      () => admin.send("POST", "/api/v1/queues/match/discard-failed"),
    ],
    "POST /api/v1/system/alerts/{systemAlertId}/acknowledge": [
      "alert.acknowledged",
      async () => admin.send("POST", `/api/v1/system/alerts/${await alert()}/acknowledge`),
    ],
  };
}
