import { factListQuerySchema } from "@earshot/contract/fact";
import { factStandingNames } from "@earshot/core/respond/fact-standing-names";
import { listFacts, type Fact } from "@earshot/db/queries/facts/fact-list";
import { listExport, wholeRows } from "./list-export.ts";

export const exportFacts = listExport({
  list: "facts",
  action: "read",
  filter: factListQuerySchema,
  columns: [
    ["Номер", "Number", (fact: Fact) => fact.factCardId],
    ["По-русски", "In Russian", (fact) => fact.textRu],
    ["По-английски", "In English", (fact) => fact.textEn],
    ["Цифры", "Figures", (fact) => fact.numbers.join("\n")],
    ["Источник", "Source", (fact) => fact.source],
    ["Ссылка на источник", "Link to the source", (fact) => fact.sourceUrl],
    [
      "Можно ли говорить",
      "Whether it may be said",
      (fact, language) => factStandingNames[language][fact.standing],
    ],
    ["О ком", "About whom", (fact) => fact.entity?.name ?? null],
    ["Ответственный", "Owner", (fact) => fact.owner?.name ?? null],
    ["Утвердил", "Approved by", (fact) => fact.approvedBy?.name ?? null],
    ["Утверждено (UTC)", "Approved (UTC)", (fact) => fact.approvedAt],
    ["Действует до (UTC)", "Expires (UTC)", (fact) => fact.expiresAt],
    ["Изменил", "Changed by", (fact) => fact.changedBy?.name ?? null],
    ["Изменено (UTC)", "Changed (UTC)", (fact) => fact.changedAt],
    ["Версия", "Version", (fact) => fact.version],
  ],
  rows: ({ database: { db }, now }, { q, standing }) =>
    listFacts(db, { at: now(), words: q, standing, limit: wholeRows }),
});
