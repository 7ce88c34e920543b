import type { Names } from "../triage/page-language.ts";
import type { FactStanding } from "./fact-standing.ts";

export const factStandingNames: Names<FactStanding> = {
  ru: {
    offered: "в работе",
    expiring: "истекает",
    expired: "истекла",
    draft: "ждёт утверждения",
    withdrawn: "отозвана",
  },
  en: {
    offered: "in use",
    expiring: "running out",
    expired: "expired",
    draft: "awaits approval",
    withdrawn: "withdrawn",
  },
};
