import { IconExternalLink } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

/** Leads to the card of the models: what they learnt from, how good they are, what is weak. */
export function ModelCardLink() {
  const { t } = useTranslation();
  return (
    <a href="/api/v1/model-card" target="_blank" rel="noopener">
      {t("detail.weakCard")}{" "}
      <IconExternalLink
        size={13}
        stroke={1.75}
        aria-label={t("frame.newTab")}
        style={{ verticalAlign: -2 }}
      />
    </a>
  );
}
