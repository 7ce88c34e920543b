import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Exported } from "../app/ExportMenu.tsx";
import { SectionHead } from "../app/SectionHead.tsx";

/** What stands above both pages of the section: fact cards, and what is said of us. */
export function FactsHead(head: { title: string; lead: string; children?: ReactNode; exported?: Exported }) {
  const { t } = useTranslation();
  const pages = [
    { to: "/facts", name: t("facts.cards") },
    { to: "/claims", name: t("claims.title") },
  ] as const;
  return <SectionHead {...head} label={t("facts.menu")} pages={pages} />;
}
