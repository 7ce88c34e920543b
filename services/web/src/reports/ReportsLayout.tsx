import { Navigate, Outlet, useLocation } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Page } from "../app/Page.tsx";
import { PageHead } from "../app/PageHead.tsx";
import { usePerson } from "../app/person.ts";
import { SectionMenu } from "../app/SectionMenu.tsx";
import { reportSections } from "./report-sections.ts";

/** What stands around every page of the reports: title and menu. */
export function ReportsLayout() {
  const { t } = useTranslation();
  const { may } = usePerson();
  const { pathname } = useLocation();
  const pages = reportSections.filter(({ action }) => may(action));
  const [first] = pages;
  if (pathname.replace(/\/$/, "") === "/reports" && first) return <Navigate to={first.to} replace />;
  return (
    <Page>
      <PageHead title={t("reports.title")} lead={t("reports.lead")} />
      <SectionMenu
        label={t("reports.menu")}
        pages={pages.map(({ to, nameKey }) => ({ to, name: t(nameKey) }))}
      />
      <Outlet />
    </Page>
  );
}
