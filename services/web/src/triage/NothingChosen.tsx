import { Kbd } from "@mantine/core";
import { useTranslation } from "react-i18next";
import classes from "./TriagePage.module.css";

/** In place of a post while none is chosen: says how to choose one. */
export function NothingChosen({ hasPosts }: { hasPosts: boolean }) {
  const { t } = useTranslation();
  return (
    <div className={classes["nothing"]}>
      {hasPosts && (
        <div>
          <h2>{t("triage.choose.title")}</h2>
          <p>{t("triage.choose.text")}</p>
          <p>
            <Kbd>J</Kbd> <Kbd>K</Kbd> {t("triage.keys.next")} · <Kbd>?</Kbd> {t("triage.keys.title")}
          </p>
        </div>
      )}
    </div>
  );
}
