import { incidentListQuerySchema } from "@earshot/contract/incident";
import { incidentStateNames } from "@earshot/core/triage/incident/incident-names";
import { listIncidents, type IncidentRow } from "@earshot/db/queries/incidents";
import { listExport, wholeRows } from "./list-export.ts";

export const exportIncidents = listExport({
  list: "incidents",
  action: "read",
  filter: incidentListQuerySchema,
  columns: [
    ["Номер", "Number", (incident: IncidentRow) => incident.incidentId],
    ["Название", "Title", (incident) => incident.title],
    ["Состояние", "State", (incident, language) => incidentStateNames[language][incident.state]],
    ["Важность", "Severity", (incident) => incident.severity],
    ["Началось (UTC)", "Since (UTC)", (incident) => incident.since],
    ["Открыт (UTC)", "Opened (UTC)", (incident) => incident.openedAt],
    ["Под контролем с (UTC)", "Contained (UTC)", (incident) => incident.containedAt],
    ["Закрыт (UTC)", "Closed (UTC)", (incident) => incident.closedAt],
    ["Следующее сообщение (UTC)", "Next update (UTC)", (incident) => incident.nextUpdateAt],
    ["Публикаций", "Posts", (incident) => incident.posts],
    ["Сюжетов", "Stories", (incident) => incident.stories],
    ["Последняя публикация (UTC)", "Newest post (UTC)", (incident) => incident.lastPostAt],
    ["Задач открыто", "Open tasks", (incident) => incident.openTasks],
    ["Из них просрочено", "Of them late", (incident) => incident.lateTasks],
    ["Утверждений не закрыто", "Open claims", (incident) => incident.openClaims],
    ["Доказательств", "Evidence", (incident) => incident.evidence],
    ["Юридическое удержание", "Legal hold", (incident) => incident.isHeld],
    ["Ведут", "Led by", (incident) => incident.leads.join(", ")],
  ],
  rows: ({ database: { db }, now }, { scope }) => listIncidents(db, { scope, now: now(), limit: wholeRows }),
});
