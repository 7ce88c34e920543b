import { IconSparkles } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import classes from "./Wording.module.css";

/** Says that sentences of a language model stand in a text. */
export function WordedBy({ model }: { model: string }) {
  const { t } = useTranslation();
  return (
    <span className={classes["by"]} title={t("drafts.wording.byHint")}>
      <IconSparkles size={13} aria-hidden />
      <bdi>{t("drafts.wording.by", { model })}</bdi>
    </span>
  );
}
