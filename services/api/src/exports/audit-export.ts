import { auditQuerySchema } from "@earshot/contract/audit";
import { auditText } from "@earshot/core/system/audit/audit-text";
import { tokenOf } from "@earshot/core/system/audit/changed-fields";
import { listAudit, type AuditLine } from "@earshot/db/queries/audit-log";
import { inPages, listExport, pageRows } from "./list-export.ts";

export const exportAudit = listExport({
  list: "audit",
  action: "read_audit",
  filter: auditQuerySchema.omit({ before: true, limit: true }),
  columns: [
    ["Номер", "Number", (line: AuditLine) => line.auditEventId],
    ["Когда (UTC)", "When (UTC)", (line) => line.at],
    ["Кто", "Who", (line, language) => auditText(line, language).who],
    ["Кто, номер", "Who, number", (line) => line.personId],
    ["Ключ API", "API token", (line) => tokenOf(line.via)],
    ["Что сделано", "Deed", (line, language) => auditText(line, language).what],
    ["О чём", "About", (line, language) => auditText(line, language).kind],
    ["Название", "Name", (line, language) => auditText(line, language).name],
    ["Номер предмета", "Number of the thing", (line) => line.targetId],
    ["Что изменилось", "What changed", (line, language) => auditText(line, language).changes],
    ["Сетевой адрес", "Network address", (line) => line.address],
  ],
  rows: ({ database: { db } }, filter) =>
    inPages(async (before: number | null) => {
      const rows = await listAudit(db, { ...filter, before: before ?? undefined, limit: pageRows });
      return { rows, next: rows.length < pageRows ? null : (rows.at(-1)?.auditEventId ?? null) };
    }),
});
