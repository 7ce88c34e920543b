import type { Source } from "@earshot/contract/source";
import { isAiling } from "@earshot/core/collect/arrange-sources";
import { readSourceReason } from "@earshot/core/collect/source-reason";
import { reasonText } from "@earshot/core/collect/source-reason-text";
import { useTranslation } from "react-i18next";
import { Moment } from "../app/Moment.tsx";
import { useNow } from "../app/use-now.ts";
import { dayAndTime } from "../words/time-words.ts";
import { useLanguage } from "../words/use-language.ts";
import classes from "./Sources.module.css";

/** What is the matter with a source and what to do, in words; null when nothing is known. */
export function useReasonWords({ reasonCode, nextCheckAt }: Pick<Source, "reasonCode" | "nextCheckAt">) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (reasonCode === null) return null;
  const words = reasonText(readSourceReason(reasonCode), language);
  if (reasonCode !== "host_waits" || nextCheckAt === null) return words;
  return { ...words, what: t("sources.hostWaits", { at: dayAndTime(nextCheckAt, language) }) };
}

/** Why a source is not well, since when, and what to do. */
export function Reason({ source }: { source: Source }) {
  const { t } = useTranslation();
  const words = useReasonWords(source);
  if (!isAiling(source)) return null;
  return (
    <span className={classes["reason"]}>
      <span className={classes["since"]}>
        {t("sources.began")} <Moment at={source.stateSince} />
      </span>
      {words !== null && (
        <>
          <span>{words.what}</span>
          <span className={classes["mend"]}>{words.mend}</span>
        </>
      )}
    </span>
  );
}

/** When it is looked at next. */
export function NextCheck({ source }: { source: Source }) {
  const { t } = useTranslation();
  const now = useNow();
  if (source.nextCheckAt === null || source.state === "paused" || source.state === "gone")
    return t("sources.noNext");
  if (Date.parse(source.nextCheckAt) - now < 60_000) return t("sources.soon");
  return <Moment at={source.nextCheckAt} />;
}
