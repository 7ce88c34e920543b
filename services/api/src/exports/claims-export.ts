import { claimListQuerySchema } from "@earshot/contract/claim";
import { claimStatusNames } from "@earshot/core/triage/incident/incident-names";
import { listClaims, type LedgerClaim } from "@earshot/db/queries/claims/claim-list";
import { listExport, wholeRows } from "./list-export.ts";

export const exportClaims = listExport({
  list: "claims",
  action: "read",
  filter: claimListQuerySchema,
  columns: [
    ["Номер", "Number", (claim: LedgerClaim) => claim.claimId],
    ["Утверждение", "Claim", (claim) => claim.text],
    ["Что известно", "What is known", (claim, language) => claimStatusNames[language][claim.status]],
    ["Чем проверено", "Checked against", (claim) => claim.evidence],
    ["Что мы говорим", "What we say", (claim) => claim.statement],
    ["Где сказано", "Where it was said", (claim) => claim.statementUrl],
    ["Инцидент", "Incident", (claim) => claim.incident?.title ?? null],
    ["Инцидент, номер", "Incident, number", (claim) => claim.incident?.incidentId ?? null],
    ["Впервые (UTC)", "First (UTC)", (claim) => claim.firstAt],
    ["Поправлено (UTC)", "Corrected (UTC)", (claim) => claim.correctedAt],
    ["Публикаций с утверждением", "Posts that carry it", (claim) => claim.claimReach.posts],
    ["Их аудитория", "Their audience", (claim) => claim.claimReach.total],
    ["Публикаций с поправкой", "Posts that correct it", (claim) => claim.correctionReach.posts],
    ["Аудитория поправки", "Audience of the correction", (claim) => claim.correctionReach.total],
    ["Поправка к утверждению", "Correction by claim", (claim) => claim.ratio],
    ["Повторов после поправки", "Repeats after the correction", (claim) => claim.repeats],
    ["Ждут решения", "Posts to decide", (claim) => claim.proposed],
    ["Изменил", "Changed by", (claim) => claim.changedBy],
    ["Изменено (UTC)", "Changed (UTC)", (claim) => claim.changedAt],
  ],
  rows: ({ database: { db } }, { q, status }) => listClaims(db, { words: q, status, limit: wholeRows }),
});
