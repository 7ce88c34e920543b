import type { QueryPreview as Preview } from "@earshot/contract/mention-list";
import { fieldNames, type QueryField } from "@earshot/core/triage/query/query-fields";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { queryPreviewQuery } from "../../api/query.ts";
import { fullCount } from "../../words/number-words.ts";
import { useLanguage } from "../../words/use-language.ts";
import classes from "./QueryField.module.css";

/** What a query would have found in the last ninety days, day by day, and names in it that nothing is called by. */
export function QueryPreview({ q }: { q: string }) {
  const { t } = useTranslation();
  const { data, isError } = useQuery(queryPreviewQuery(q));
  const language = useLanguage();
  if (isError) return <p className={classes["slow"]}>{t("query.tooSlow")}</p>;
  if (data === undefined) return <p className={classes["slow"]}>{t("query.counting")}</p>;
  return (
    <figure className={classes["preview"]}>
      <figcaption>
        {t("query.found", {
          count: data.total,
          shown: fullCount(data.total, language),
          days: data.days.length,
        })}
      </figcaption>
      {data.total > 0 && <Bars days={data.days} />}
      {data.unknown.map(({ field, given, start }) => (
        <p key={start + given} className={classes["unknown"]}>
          {t("query.unknown", { field: fieldNames[field as QueryField][language][0], name: given })}
        </p>
      ))}
    </figure>
  );
}

const height = 36;

function Bars({ days }: Pick<Preview, "days">) {
  const { t } = useTranslation();
  const language = useLanguage();
  const format = new Intl.DateTimeFormat(language, { day: "numeric", month: "short", timeZone: "UTC" });
  const most = Math.max(1, ...days.map(({ count }) => count));
  const peak = days.find(({ count }) => count === most);
  const dayName = (day: string): string => format.format(new Date(`${day}T00:00:00Z`));
  const label = t("query.peak", {
    count: most,
    shown: fullCount(most, language),
    day: dayName(peak?.day ?? days[0]?.day ?? "2026-01-01"),
  });
  return (
    <>
      <svg
        className={classes["bars"]}
        viewBox={`0 0 ${days.length} ${height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={label}
      >
        {days.map(({ day, count }, at) => {
          const tall = count === 0 ? 0 : Math.max(1.5, (count / most) * height);
          return (
            <rect key={day} x={at + 0.1} width={0.8} y={height - tall} height={tall}>
              <title>{`${dayName(day)}: ${fullCount(count, language)}`}</title>
            </rect>
          );
        })}
      </svg>
      <p className={classes["ends"]}>
        <span>{dayName(days[0]?.day ?? "2026-01-01")}</span>
        <span>{label}</span>
        <span>{dayName(days.at(-1)?.day ?? "2026-01-01")}</span>
      </p>
    </>
  );
}
