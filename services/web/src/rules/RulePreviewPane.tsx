import type { RuleDraft, RulePreview } from "@earshot/contract/rule";
import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { rulePreviewQuery } from "../api/rules.ts";
import { statusOf } from "../api/client.ts";
import { Moment } from "../app/Moment.tsx";
import { useSlowly } from "../triage/search/use-slowly.ts";
import { failureKind } from "../words/failure-words.ts";
import { dateFormat } from "../words/intl-formats.ts";
import { fullCount } from "../words/number-words.ts";
import { useLanguage } from "../words/use-language.ts";
import classes from "./Rules.module.css";

interface RulePreviewPaneProps {
  draft: RuleDraft;
  ruleId: number | null;
  /** The query can be read. */
  isAskable: boolean;
  /** Something is to be done. */
  doesAnything: boolean;
}

const typingMs = 400;
const dayMs = 86_400_000;
const previewDays = 90;

/** What the rule would have done over the last 90 days: asked on a copy of nothing, before it is saved. */
export function RulePreviewPane({ draft, ruleId, isAskable, doesAnything }: RulePreviewPaneProps) {
  const { t } = useTranslation();
  const slowly = useSlowly(draft, typingMs);
  const query = useQuery({ ...rulePreviewQuery(slowly, ruleId), enabled: isAskable && slowly === draft });
  return (
    <section
      className={classes["preview"]}
      aria-label={t("rules.preview.title")}
      aria-busy={query.isFetching}
    >
      <h3>{t("rules.preview.title")}</h3>
      {!isAskable ? (
        <p className={classes["quiet"]}>{t("rules.preview.wait")}</p>
      ) : query.isError ? (
        <p className={classes["idle"]} role="status">
          {statusOf(query.error) === 422
            ? t("rules.preview.slow")
            : t(`failure.${failureKind(query.error)}.what`)}
        </p>
      ) : query.data === undefined ? (
        <Skeleton height={120} />
      ) : (
        <Found found={query.data} doesAnything={doesAnything} />
      )}
    </section>
  );
}

function Found({ found, doesAnything }: { found: RulePreview; doesAnything: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (found.fits === 0) return <p className={classes["idle"]}>{t("rules.preview.nothing")}</p>;
  const count = fullCount(found.fits, language);
  const perDay = (found.fits / previewDays).toLocaleString(language, { maximumFractionDigits: 1 });
  return (
    <>
      <p role="status">
        <b>
          {t("rules.preview.fits", {
            count: found.fits,
            shown: found.isExact ? count : t("rules.preview.more", { shown: count }),
          })}
        </b>
        , {t("rules.preview.perDay", { count: perDay })}
      </p>
      <Days days={found.days} />
      {doesAnything && (
        <p>
          {t("rules.preview.changes", { looked: found.looked, changes: found.changes })}
          {found.heldBack > 0 && `; ${t("rules.preview.heldBack", { count: found.heldBack })}`}
        </p>
      )}
      {found.rivals.length > 0 && (
        <div className={classes["rivals"]}>
          <b>{t("rules.preview.rivals")}</b>
          {found.rivals.map(({ ruleId, name, fields, posts, goesFirst }) => (
            <p key={ruleId}>
              {t("rules.preview.rival", {
                name,
                posts,
                fields: fields.map((field) => t(`rules.preview.field.${field}`)).join(", "),
                who: t(goesFirst ? "rules.preview.first" : "rules.preview.second"),
              })}
            </p>
          ))}
        </div>
      )}
      <b>{t("rules.preview.examples")}</b>
      <ul className={classes["examples"]}>
        {found.examples.map(({ postId, title, source, publishedAt, wouldChange }) => (
          <li key={postId}>
            <bdi>{title}</bdi>
            <span>
              <bdi>{source}</bdi> · <Moment at={publishedAt} />
              {doesAnything && !wouldChange && ` · ${t("rules.preview.same")}`}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Posts by day, days without any included. */
function Days({ days }: Pick<RulePreview, "days">) {
  const { t } = useTranslation();
  const language = useLanguage();
  const counts = new Map(days.map(({ day, count }) => [day, count]));
  const last = Date.parse(`${days.at(-1)?.day ?? "2026-01-01"}T00:00:00Z`);
  const shown = Array.from({ length: previewDays }, (_, at) => {
    const day = new Date(last - (previewDays - 1 - at) * dayMs).toISOString().slice(0, 10);
    return { day, count: counts.get(day) ?? 0 };
  });
  const peak = days.reduce((most, each) => (each.count > most.count ? each : most), { day: "", count: 0 });
  const name = (day: string) =>
    dateFormat(language, { day: "numeric", month: "short", timeZone: "UTC" }).format(
      new Date(`${day}T00:00:00Z`),
    );
  const words = t("rules.preview.peak", { count: peak.count, day: name(peak.day) });
  return (
    <div className={classes["bars"]} role="img" aria-label={words} title={words}>
      {shown.map(({ day, count }) => (
        <span key={day} style={{ height: `${count === 0 ? 0 : Math.max(4, (count / peak.count) * 100)}%` }} />
      ))}
    </div>
  );
}
