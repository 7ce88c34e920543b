import { Link, Navigate, Outlet, useLocation } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Page } from "../app/Page.tsx";
import { PageHead } from "../app/PageHead.tsx";
import { usePerson } from "../app/person.ts";
import { settingsSections } from "./settings-sections.ts";
import classes from "./Settings.module.css";

/** What stands around every page of the settings: title and menu. Each page brings its own content. */
export function SettingsLayout() {
  const { t } = useTranslation();
  const { may } = usePerson();
  const { pathname } = useLocation();
  const visible = settingsSections.filter(({ action }) => may(action));
  const [first] = visible;
  if (pathname.replace(/\/$/, "") === "/settings" && first) return <Navigate to={first.to} replace />;
  return (
    <Page>
      <PageHead title={t("settings.title")} lead={t("settings.lead")} />
      <nav className={classes["menu"]} aria-label={t("settings.menu")}>
        {visible.map(({ to, nameKey }) => (
          <Link key={to} to={to} className={classes["menu-link"] ?? ""}>
            {t(nameKey)}
          </Link>
        ))}
      </nav>
      {visible.length === 0 ? <p>{t("settings.nothing")}</p> : <Outlet />}
    </Page>
  );
}
