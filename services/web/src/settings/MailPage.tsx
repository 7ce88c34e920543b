import { useTranslation } from "react-i18next";

/** How mail leaves, and what left. */
export function MailPage() {
  const { t } = useTranslation();
  return <p>{t("settings.section.mail")}</p>;
}
