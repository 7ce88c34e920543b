import { Navigate, Outlet, useLocation } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Page } from "../app/Page.tsx";
import { PageHead } from "../app/PageHead.tsx";
import { usePerson } from "../app/person.ts";
import { SectionMenu } from "../app/SectionMenu.tsx";
import { settingsSections } from "./settings-sections.ts";

/** What stands around every page of the settings: title and menu. Each page brings its own content. */
export function SettingsLayout() {
  const { t } = useTranslation();
  const { may } = usePerson();
  const { pathname } = useLocation();
  const visible = settingsSections.filter(({ action }) => may(action));
  const [first] = visible;
  // A link or an old bookmark may lead to a page whose tools would all be refused.
  const isClosed = settingsSections.some(({ to, action }) => pathname.startsWith(to) && !may(action));
  if (pathname.replace(/\/$/, "") === "/settings" && first) return <Navigate to={first.to} replace />;
  return (
    <Page>
      <PageHead title={t("settings.title")} lead={t("settings.lead")} />
      <SectionMenu
        label={t("settings.menu")}
        pages={visible.map(({ to, nameKey }) => ({ to, name: t(nameKey) }))}
      />
      {visible.length === 0 || isClosed ? <p>{t("settings.nothing")}</p> : <Outlet />}
    </Page>
  );
}
