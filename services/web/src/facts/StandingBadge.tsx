import type { FactStanding } from "@earshot/core/respond/fact-standing";
import { useTranslation } from "react-i18next";
import classes from "./Facts.module.css";

/** Whether a card can be used, in a word with a frame. */
export function StandingBadge({ standing }: { standing: FactStanding }) {
  const { t } = useTranslation();
  return (
    <span className={classes["badge"]} data-standing={standing}>
      {t(`facts.standing.${standing}`)}
    </span>
  );
}
