import { alertListQuerySchema } from "@earshot/contract/alert";
import { alertStateOf } from "@earshot/core/report/alert/alert-state";
import { alertStateNames } from "@earshot/core/report/alert/alert-state-names";
import { listAlerts, type ListedAlert } from "@earshot/db/queries/alert-list";
import { inPages, listExport, pageRows } from "./list-export.ts";

export const exportAlerts = listExport({
  list: "alerts",
  action: "read",
  filter: alertListQuerySchema.omit({ before: true, limit: true }),
  columns: [
    ["Номер", "Number", (alert: ListedAlert) => alert.alertId],
    ["Правило", "Rule", (alert) => alert.ruleName],
    ["Правило, номер", "Rule, number", (alert) => alert.alertRuleId],
    ["Состояние", "State", (alert, language) => alertStateNames[language][alertStateOf(alert)]],
    ["Важность", "Severity", (alert) => alert.severity],
    ["Началось (UTC)", "Since (UTC)", (alert) => alert.openedAt],
    ["Последнее (UTC)", "Last (UTC)", (alert) => alert.lastAt],
    ["Публикаций", "Posts", (alert) => alert.facts.count ?? alert.postCount],
    ["Обычно публикаций", "Posts as a rule", (alert) => alert.facts.mean ?? null],
    ["За сколько часов", "In so many hours", (alert) => alert.facts.windowHours ?? null],
    ["О чьём аккаунте", "About the account", (alert) => alert.impostor?.account ?? null],
    ["Взялся", "Taken on by", (alert) => alert.acknowledgedBy],
    ["Взялся (UTC)", "Taken on (UTC)", (alert) => alert.acknowledgedAt],
    ["Закрыто (UTC)", "Closed (UTC)", (alert) => alert.closedAt],
    ["Сообщений ушло", "Messages sent", (alert) => alert.deliveries.sent],
    [
      "Сообщений в пути",
      "Messages on their way",
      ({ deliveries }) => deliveries.waiting + deliveries.sending,
    ],
    ["Сообщений не дошло", "Messages lost", ({ deliveries }) => deliveries.failed + deliveries.unknown],
    ["Публикации", "Examples", (alert) => alert.posts.map(({ by, text }) => `${by}: ${text}`).join("\n")],
    ["Публикации, номера", "Examples, numbers", (alert) => alert.posts.map((post) => post.postId).join(", ")],
  ],
  rows: ({ database: { db } }, { state }) =>
    inPages(async (before: number | null) => {
      const rows = await listAlerts(db, { state, before, limit: pageRows });
      return { rows, next: rows.length < pageRows ? null : (rows.at(-1)?.alertId ?? null) };
    }),
});
