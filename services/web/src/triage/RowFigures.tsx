import type { MentionRow } from "@earshot/contract/mention";
import { tierNames } from "@earshot/core/collect/source-state-names";
import type { RowColumn } from "@earshot/core/triage/row-column";
import { IconBolt, IconEye, IconHeart, IconUserStar } from "@tabler/icons-react";
import { fullCount, shortCount } from "../words/number-words.ts";
import { useLanguage, useWords } from "../words/use-language.ts";
import classes from "./MentionRow.module.css";
import { mainEntity } from "./change.ts";

interface RowPartProps {
  row: MentionRow;
  hidden: ReadonlySet<RowColumn>;
}

/** How far a post went: people, interactions, interactions an hour. What is not known stays empty. */
export function RowFigures({ row, hidden }: RowPartProps) {
  const t = useWords();
  const language = useLanguage();
  const { likes, comments, shares, isApproximate } = row.engagement;
  const known = [likes, comments, shares].filter((count) => count !== null);
  const engagement = known.length === 0 ? null : known.reduce((sum, count) => sum + count, 0);
  const about = isApproximate ? "≈" : "";
  return (
    <>
      {!hidden.has("reach") && (
        <span
          className={classes["reach"]}
          title={row.reach === null ? undefined : t("look.reach", { shown: fullCount(row.reach, language) })}
        >
          {row.reach !== null && (
            <>
              <IconEye size={12} stroke={1.75} aria-hidden />
              {about}
              {shortCount(row.reach, language)}
            </>
          )}
        </span>
      )}
      {!hidden.has("engagement") && (
        <span
          className={classes["figure"]}
          title={
            engagement === null ? undefined : t("look.engagement", { shown: fullCount(engagement, language) })
          }
        >
          {engagement !== null && (
            <>
              <IconHeart size={12} stroke={1.75} aria-hidden />
              {about}
              {shortCount(engagement, language)}
            </>
          )}
        </span>
      )}
      {!hidden.has("velocity") && (
        <span
          className={classes["velocity"]}
          title={
            row.velocity === null
              ? undefined
              : t("look.velocity", { shown: shortCount(row.velocity, language) })
          }
        >
          {row.velocity !== null && (
            <>
              <IconBolt size={12} stroke={1.75} aria-hidden />
              {t("look.perHour", { shown: shortCount(row.velocity, language) })}
            </>
          )}
        </span>
      )}
    </>
  );
}

/** Beside the source: its tier, the language, and an executive who is named but is not whom the sentiment is about. */
export function RowFacts({ row, hidden }: RowPartProps) {
  const t = useWords();
  const language = useLanguage();
  const main = mainEntity(row);
  const executives = row.entities.filter(
    ({ kind, entityId }) => kind === "executive" && entityId !== main?.entityId,
  );
  const [first] = executives;
  return (
    <>
      {!hidden.has("tier") && (
        <span
          className={classes["fact"]}
          title={t("look.tier", { tier: tierNames[language][row.source.tier as 1 | 2 | 3] })}
        >
          T{row.source.tier}
        </span>
      )}
      {!hidden.has("lang") && (
        <span className={classes["fact"]} title={t("look.lang")}>
          {row.lang}
        </span>
      )}
      {!hidden.has("executive") && first !== undefined && (
        <span
          className={classes["executive"]}
          title={t("look.executive", { name: executives.map(({ name }) => name).join(", ") })}
        >
          <IconUserStar size={12} stroke={1.75} aria-hidden />
          <bdi>{first.name}</bdi>
          {executives.length > 1 && `+${executives.length - 1}`}
        </span>
      )}
    </>
  );
}
