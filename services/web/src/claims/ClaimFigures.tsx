import { useTranslation } from "react-i18next";
import type { LedgerClaim } from "../api/claims.ts";
import { Moment } from "../app/Moment.tsx";
import { percent, shortCount } from "../words/number-words.ts";
import { useLanguage } from "../words/use-language.ts";
import classes from "./Claims.module.css";

/** How far the claim has come, how far what is so, and who says it again. */
export function ClaimFigures({ claim }: { claim: LedgerClaim }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { claimReach, correctionReach, ratio, repeats, firstAt, correctedAt } = claim;
  const reach = (total: number | null): string => shortCount(total, language) ?? t("claims.unknown");
  return (
    <p className={classes["figures"]}>
      <span>
        {claimReach.posts === 0 && claim.proposed > 0
          ? t("claims.noneYet")
          : t("claims.carriers", { count: claimReach.posts })}
        {claimReach.posts > 0 && (
          <span title={t("claims.known", { known: claimReach.known, posts: claimReach.posts })}>
            {`, ${t("claims.reach", { reach: reach(claimReach.total) })}`}
          </span>
        )}
      </span>
      {firstAt !== null && (
        <span>
          {t("claims.first")} <Moment at={firstAt} />
        </span>
      )}
      {correctedAt !== null && (
        <span>
          {t("claims.corrected")} <Moment at={correctedAt} />
          {correctionReach.posts > 0 && `, ${t("claims.reach", { reach: reach(correctionReach.total) })}`}
        </span>
      )}
      {ratio !== null && (
        <span title={t("claims.ratioHint")}>
          {t("claims.ratio")} <b>{percent(ratio, language)}</b>
        </span>
      )}
      {repeats !== null && (
        <span data-trouble={repeats > 0 || undefined}>{t("claims.repeats", { count: repeats })}</span>
      )}
    </p>
  );
}
