import type { Source } from "@earshot/contract/source";
import { readSourceReason } from "@earshot/core/collect/source-reason";
import { reasonText } from "@earshot/core/collect/source-reason-text";
import { UnstyledButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Moment } from "../app/Moment.tsx";
import { useNow } from "../app/use-now.ts";
import { PlatformIcon } from "../triage/PlatformIcon.tsx";
import { fullCount } from "../words/number-words.ts";
import { useLanguage } from "../words/use-language.ts";
import { isAiling } from "./order-sources.ts";
import { SourceMenu } from "./SourceMenu.tsx";
import { StateMark } from "./StateMark.tsx";
import classes from "./Sources.module.css";

interface SourceTableProps {
  sources: readonly Source[];
  onOpen: (sourceId: number) => void;
}

/** A table where there is room, cards where there is not. */
export function SourceTable({ sources, onOpen }: SourceTableProps) {
  const { t } = useTranslation();
  return (
    <table className={classes["table"]}>
      <thead>
        <tr>
          <th scope="col">{t("sources.column.name")}</th>
          <th scope="col">{t("sources.column.state")}</th>
          <th scope="col">{t("sources.column.lastSuccess")}</th>
          <th scope="col">{t("sources.column.next")}</th>
          <th scope="col" className={classes["number"]}>
            {t("sources.column.posts")}
          </th>
          <th scope="col">
            <span className={classes["hidden"]}>{t("sources.column.actions")}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {sources.map((source) => (
          <SourceRow key={source.sourceId} source={source} onOpen={onOpen} />
        ))}
      </tbody>
    </table>
  );
}

function SourceRow({ source, onOpen }: { source: Source; onOpen: (sourceId: number) => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <tr data-ailing={isAiling(source) || undefined}>
      <th scope="row">
        <UnstyledButton
          className={classes["name"]}
          aria-label={t("sources.details", { name: source.name })}
          onClick={() => onOpen(source.sourceId)}
        >
          <PlatformIcon platform={source.platform} size={16} />
          <span>
            <bdi>{source.name}</bdi>
            <small>{source.url.replace(/^https?:\/\/(www\.)?/, "")}</small>
          </span>
        </UnstyledButton>
      </th>
      <td className={classes["health"]}>
        <StateMark state={source.state} />
        <Reason source={source} />
      </td>
      <td data-label={t("sources.column.lastSuccess")}>
        {source.lastSuccessAt === null ? t("sources.never") : <Moment at={source.lastSuccessAt} />}
      </td>
      <td data-label={t("sources.column.next")}>
        <NextCheck source={source} />
      </td>
      <td className={classes["number"]} data-label={t("sources.column.posts")}>
        {fullCount(source.postCount, language)}
      </td>
      <td className={classes["actions"]}>
        <SourceMenu source={source} />
      </td>
    </tr>
  );
}

/** Why a source is not well and what to do, in words; since when. */
export function Reason({ source }: { source: Source }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (!isAiling(source)) return null;
  const words = source.reasonCode === null ? null : reasonText(readSourceReason(source.reasonCode), language);
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

function NextCheck({ source }: { source: Source }) {
  const { t } = useTranslation();
  const now = useNow();
  if (source.nextCheckAt === null || source.state === "paused" || source.state === "gone")
    return t("sources.noNext");
  if (Date.parse(source.nextCheckAt) - now < 60_000) return t("sources.soon");
  return <Moment at={source.nextCheckAt} />;
}
