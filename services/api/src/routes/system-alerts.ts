import { z } from "zod";
import { receivedText } from "@earshot/core/system/finding-text";
import {
  systemAlertListSchema,
  systemAlertParamsSchema,
  type systemAlertSchema,
} from "@earshot/contract/system-alert";
import { recordAudit } from "@earshot/db/queries/audit";
import { acknowledgeAlert, listAlerts, notifySystem } from "@earshot/db/queries/system-alert";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { iso, isoOrNull } from "../iso.ts";
import { ProblemError } from "../problem.ts";
import { actorOf } from "../sign-in/actor.ts";
import { permit } from "../sign-in/permit.ts";

const alertsShown = 100;

const list = {
  schema: {
    tags: ["system"],
    summary: "Alerts about the installation itself: the open ones, then those that are over",
    response: { 200: systemAlertListSchema },
  },
  config: { action: "read" },
} satisfies RouteContract;

const acknowledge = {
  schema: {
    tags: ["system"],
    summary: "Say that one looks after an open alert",
    params: systemAlertParamsSchema,
    response: { 204: z.null() },
  },
  config: { action: "run_system" },
} satisfies RouteContract;

/** Alerts of Earshot about itself. */
export async function registerSystemAlerts(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  app.get("/api/v1/system/alerts", list, async () => ({
    alerts: (await listAlerts(db, alertsShown)).map(viewAlert),
  }));
  app.post("/api/v1/system/alerts/:systemAlertId/acknowledge", acknowledge, async (request, reply) => {
    const { personId } = permit(request, "run_system");
    const { systemAlertId } = request.params;
    const now = deps.now();
    await db.transaction(async (tx) => {
      const taken = await acknowledgeAlert(tx, systemAlertId, personId, now);
      if (taken === null) throw new ProblemError(404, "This alert is over already, or there never was one.");
      if (!taken.isFirst) return;
      const target = { targetKind: "system_alert", targetId: systemAlertId, targetName: taken.key };
      await recordAudit(tx, actorOf(request), { what: "alert.acknowledged", ...target }, now);
      await notifySystem(tx);
    });
    return reply.status(204).send(null);
  });
}

type Alert = Awaited<ReturnType<typeof listAlerts>>[number];

function viewAlert(alert: Alert): z.infer<typeof systemAlertSchema> {
  const text = receivedText(alert.code, alert.params, "en");
  return {
    systemAlertId: alert.systemAlertId,
    kind: alert.kind,
    level: alert.level,
    code: alert.code,
    params: alert.params,
    what: text?.what ?? alert.code,
    mend: text?.mend ?? null,
    openedAt: iso(alert.openedAt),
    lastSeenAt: iso(alert.lastSeenAt),
    resolvedAt: isoOrNull(alert.resolvedAt),
    acknowledgedAt: isoOrNull(alert.acknowledgedAt),
    acknowledgedBy: alert.acknowledgedBy,
  };
}
