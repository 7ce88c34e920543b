import type { ApiClient } from "../support/api-client.ts";
import { crisisRule } from "../support/raise-alert.ts";
import { done } from "./hostile-names.ts";

/** Writes the texts wherever incidents, rules, alerts, blocks, reports and samples take words; answers the incident and the rule of alerts. */
export async function nameDesk(
  admin: ApiClient,
  texts: readonly string[],
  coders: readonly number[],
): Promise<{ incidentId: number; alertRuleId: number }> {
  const send = async (method: string, path: string, body: unknown) =>
    done(await admin.send(method, `/api/v1/${path}`, body)).body;
  const text = texts[2] ?? "";
  const name = text.slice(0, 100);
  const { incidentId } = await send("POST", "incidents", { title: name, summary: texts[3], severity: 4 });
  for (const each of texts.slice(0, 4)) {
    await send("POST", `incidents/${incidentId}/tasks`, { text: each.slice(0, 500), personId: coders[0] });
    await send("POST", `incidents/${incidentId}/claims`, { text: each.slice(0, 500), evidence: each });
  }
  await send("POST", `incidents/${incidentId}/statements`, { text });
  const actions = { tagIds: [], assigneeId: coders[0], severity: 4, irrelevant: null };
  await send("POST", "rules", {
    name,
    isOn: true,
    query: "завод",
    zone: "UTC",
    actions: { ...actions, incidentId, alertRuleId: null },
    isLast: false,
  });
  const chat = { kind: "slack", name, url: "https://hooks.example.com/T/B/x", language: "ru" };
  const { channelId } = await send("POST", "channels", { ...chat, isOn: true, tellsSystem: false });
  const { alertRuleId } = await send("POST", "alert-rules", { rule: crisisRule(name, [channelId]) });
  const target = { kind: "site", host: "spam.example.com" };
  await send("POST", "blocks", { target, reason: text.slice(0, 500) });
  await send("PUT", "coding/coders", { personIds: coders });
  const report = { kind: "daily", language: "ru", zone: "UTC", title: name };
  await send("POST", "made-reports", report);
  await send("POST", "report-schedules", { ...report, hour: 9, people: coders, channels: [channelId] });
  return { incidentId, alertRuleId };
}
