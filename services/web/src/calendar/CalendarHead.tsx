import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Exported } from "../app/ExportMenu.tsx";
import { SectionHead } from "../app/SectionHead.tsx";

/** What stands above both pages of the section: what is planned, and what is to be heard. */
export function CalendarHead(head: {
  title: string;
  lead: string;
  children?: ReactNode;
  exported?: Exported;
}) {
  const { t } = useTranslation();
  const pages = [
    { to: "/calendar", name: t("calendar.title") },
    { to: "/key-messages", name: t("messages.title") },
  ] as const;
  return <SectionHead {...head} label={t("calendar.menu")} pages={pages} />;
}
