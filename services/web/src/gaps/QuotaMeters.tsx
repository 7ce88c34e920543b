import type { QuotaView } from "@earshot/contract/coverage";
import { useQuery } from "@tanstack/react-query";
import type { CSSProperties } from "react";
import { useTranslation } from "react-i18next";
import { quotasQuery } from "../api/coverage.ts";
import { Moment } from "../app/Moment.tsx";
import { numberFormat } from "../words/intl-formats.ts";
import { useLanguage } from "../words/use-language.ts";
import classes from "./Coverage.module.css";

/** What services let us spend, and how much of it is spent. Nothing where no service counts. */
export function QuotaMeters() {
  const { t } = useTranslation();
  const { data } = useQuery(quotasQuery);
  if (data === undefined || data.length === 0) return null;
  return (
    <section className={classes["quotas"]} aria-label={t("coverage.quotas")}>
      <h2>{t("coverage.quotas")}</h2>
      <ul>
        {data.map((quota) => (
          <QuotaMeter key={quota.name} quota={quota} />
        ))}
      </ul>
    </section>
  );
}

/** X counts money, in cents. */
const centsPerDollar = 100;

/** From this share on the meter warns. */
const nearlySpent = 0.8;

function QuotaMeter({ quota }: { quota: QuotaView }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const money = quota.name === "x" || quota.name.startsWith("x-");
  const number = numberFormat(
    language,
    money ? { style: "currency", currency: "USD" } : { maximumFractionDigits: 2 },
  );
  const shown = (units: number): string => number.format(money ? units / centsPerDollar : units);
  const share = quota.limit === 0 ? 1 : Math.min(1, quota.used / quota.limit);
  const isRefused = quota.refusedAt !== null;
  const level = isRefused || share >= 1 ? "spent" : share >= nearlySpent ? "nearly" : "free";
  const name = useQuotaName(quota.name);
  const used = t("coverage.quotaUsed", {
    used: shown(quota.used),
    limit: shown(quota.limit),
  });
  return (
    <li>
      <span className={classes["quota-head"]}>
        <b>{name}</b> <span>{used}</span>
      </span>
      <span
        className={classes["meter"]}
        role="meter"
        aria-label={name}
        aria-valuemin={0}
        aria-valuemax={quota.limit}
        aria-valuenow={quota.used}
        aria-valuetext={used}
        data-level={level}
        style={{ "--share": share } as CSSProperties}
      />
      <span className={classes["quota-note"]}>
        {isRefused && <b>{t("coverage.quotaRefused")} · </b>}
        {t("coverage.quotaResets")} <Moment at={quota.resetAt} />
      </span>
    </li>
  );
}

/** Quotas that have a name of their own; any other is shown by the one that its connector gave. */
const named = [
  "youtube",
  "youtube_search",
  "bluesky_sign_ins",
  "reddit",
  "hackernews",
  "vk",
  "x",
  "x_reread",
] as const;

function useQuotaName(name: string): string {
  const { t } = useTranslation();
  const key = name.replaceAll(/[ -]/g, "_");
  const known = named.find((each) => each === key);
  return known === undefined ? name : t(`coverage.quotaName.${known}`);
}
