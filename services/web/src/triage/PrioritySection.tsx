import type { MentionDetail } from "@earshot/contract/mention";
import { priorityFactText, priorityFactorTitles } from "@earshot/core/triage/priority-words";
import { useTranslation } from "react-i18next";
import { factorValue } from "../words/number-words.ts";
import { useLanguage } from "../words/use-language.ts";
import classes from "./PrioritySection.module.css";
import { Section } from "./Section.tsx";

/** Why the post stands where it stands: every factor, the fact behind it and what it does to the product. */
export function PrioritySection({ detail }: { detail: MentionDetail }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const priority = new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(detail.priority);
  return (
    <Section title={t("detail.why")} aside={t("detail.priority", { priority })}>
      <table className={classes["factors"]}>
        <tbody>
          {detail.priorityFactors.map((factor) => (
            <tr key={factor.name} data-known={factor.isKnown || undefined}>
              <th scope="row">{priorityFactorTitles[language][factor.name]}</th>
              <td className={classes["fact"]}>{priorityFactText(factor, language)}</td>
              <td className={classes["scale"]} aria-hidden>
                <span data-raises={factor.value > 1 || undefined} style={barStyle(factor.value)} />
              </td>
              <td className={classes["value"]}>{factorValue(factor.value, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={classes["hint"]}>{t("detail.whyHint")}</p>
    </Section>
  );
}

/** From the middle (×1) to the left down to ×0.5 and to the right up to ×2, by order of magnitude. */
function barStyle(value: number): { left: string; width: string } {
  const reach = Math.max(-1, Math.min(1, Math.log2(value))) * 50;
  return { left: `${Math.min(50, 50 + reach)}%`, width: `${Math.abs(reach)}%` };
}
