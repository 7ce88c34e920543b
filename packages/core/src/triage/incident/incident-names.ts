import type { Names } from "../page-language.ts";
import type { ClaimStatus, IncidentState } from "./incident.ts";

export const incidentStateNames: Names<IncidentState> = {
  ru: { open: "идёт", contained: "под контролем", closed: "закрыт" },
  en: { open: "under way", contained: "contained", closed: "closed" },
};

/** What is known of a claim. */
export const claimStatusNames: Names<ClaimStatus> = {
  ru: {
    unchecked: "не проверено",
    confirmed: "подтверждено",
    specified: "верно отчасти",
    refuted: "опровергнуто",
  },
  en: {
    unchecked: "unchecked",
    confirmed: "confirmed",
    specified: "partly true",
    refuted: "refuted",
  },
};
