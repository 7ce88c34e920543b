import { useTranslation } from "react-i18next";

/** Settings of the team: everything that concerns no machine. */
export function GeneralPage() {
  const { t } = useTranslation();
  return <p>{t("settings.section.general")}</p>;
}
