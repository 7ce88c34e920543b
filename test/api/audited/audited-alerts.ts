import { crisisRule, raiseAlert } from "../../support/raise-alert.ts";
import type { AuditedDesk, AuditedRoutes } from "./audited-desk.ts";

/** Alerts to the team, their rules, channels, and how people want to be told. */
export function auditedAlerts({ admin, fresh, installation }: AuditedDesk): AuditedRoutes {
  const rule = () => crisisRule(fresh("rule"));
  const channel = () => ({
    kind: "slack",
    name: fresh("chat"),
    url: "https://hooks.example.com/T/B/x",
    language: "ru",
    isOn: true,
    tellsSystem: false,
  });
  const newRule = async (): Promise<number> =>
    (await admin.send("POST", "/api/v1/alert-rules", { rule: rule() })).body.alertRuleId;
  const newChannel = async (): Promise<number> =>
    (await admin.send("POST", "/api/v1/channels", channel())).body.channelId;
  const newAlert = async (): Promise<number> =>
    raiseAlert(installation.database.pool, { alertRuleId: await newRule(), key: fresh("alert") });
  return {
    "POST /api/v1/alert-rules": [
      "alert_rule.added",
      () => admin.send("POST", "/api/v1/alert-rules", { rule: rule() }),
    ],
    "PUT /api/v1/alert-rules/{alertRuleId}": [
      "alert_rule.changed",
      async () => admin.send("PUT", `/api/v1/alert-rules/${await newRule()}`, { rule: rule(), version: 1 }),
    ],
    "DELETE /api/v1/alert-rules/{alertRuleId}": [
      "alert_rule.removed",
      async () => admin.send("DELETE", `/api/v1/alert-rules/${await newRule()}`),
    ],
    "POST /api/v1/alerts/{alertId}/acknowledge": [
      "post_alert.acknowledged",
      async () => admin.send("POST", `/api/v1/alerts/${await newAlert()}/acknowledge`),
    ],
    "POST /api/v1/alerts/{alertId}/close": [
      "post_alert.closed",
      async () => admin.send("POST", `/api/v1/alerts/${await newAlert()}/close`),
    ],
    "POST /api/v1/channels": ["channel.added", () => admin.send("POST", "/api/v1/channels", channel())],
    "PUT /api/v1/channels/{channelId}": [
      "channel.changed",
      async () => admin.send("PUT", `/api/v1/channels/${await newChannel()}`, { ...channel(), version: 1 }),
    ],
    "DELETE /api/v1/channels/{channelId}": [
      "channel.removed",
      async () => admin.send("DELETE", `/api/v1/channels/${await newChannel()}`),
    ],
    "PUT /api/v1/me/telling": [
      "telling.changed",
      () =>
        admin.send("PUT", "/api/v1/me/telling", { byMail: true, byPush: true, byBots: false, quiet: null }),
    ],
    "DELETE /api/v1/me/telling/bots/{bot}": [
      "telling.bot_unlinked",
      () => admin.send("DELETE", "/api/v1/me/telling/bots/telegram"),
    ],
  };
}
