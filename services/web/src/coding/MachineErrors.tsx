import type { Coding } from "@earshot/contract/coding";
import { directions, sentiments } from "@earshot/core/analyse/label";
import { directionNames, sentimentNames } from "@earshot/core/analyse/label-names";
import { machinePrecision } from "@earshot/core/report/metrics/coding-passports";
import type { Share } from "@earshot/core/report/metrics/wilson";
import { useTranslation } from "react-i18next";
import { percent } from "../words/number-words.ts";
import { useLanguage } from "../words/use-language.ts";
import { Card } from "./Card.tsx";
import classes from "./Coding.module.css";

/** What the machine took for what, against what people agreed upon. */
export function MachineErrors({ coding: { direction, sentiment } }: { coding: Coding }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <Card title={t("coding.matrix.title")} lead={t("coding.matrix.lead")} passport={machinePrecision}>
      {direction.coded === 0 ? (
        <p className={classes["hint"]}>{t("coding.matrix.empty")}</p>
      ) : (
        <div className={classes["matrices"]}>
          <Matrix
            labels={directions}
            names={directionNames[language]}
            matrix={direction.matrix}
            precision={direction.precision}
          />
          {sentiment.coded > 0 && (
            <Matrix
              caption={t("coding.sentimentMatrix")}
              labels={sentiments}
              names={sentimentNames[language]}
              matrix={sentiment.matrix}
            />
          )}
        </div>
      )}
    </Card>
  );
}

interface MatrixProps<L extends string> {
  caption?: string;
  labels: readonly L[];
  names: Record<L, string>;
  matrix: Record<L, Record<L, number>>;
  precision?: Record<L, Share>;
}

function Matrix<L extends string>({ caption, labels, names, matrix, precision }: MatrixProps<L>) {
  const { t } = useTranslation();
  const language = useLanguage();
  const shown = labels.filter((label) =>
    labels.some((other) => matrix[label][other] + matrix[other][label] > 0),
  );
  const most = Math.max(1, ...shown.flatMap((row) => shown.map((column) => matrix[row][column])));
  return (
    <div className={classes["scroll"]}>
      <table className={classes["matrix"]}>
        {caption !== undefined && <caption>{caption}</caption>}
        <thead>
          <tr>
            <td>
              {t("coding.matrix.machine")} ↓ / {t("coding.matrix.people")} →
            </td>
            {shown.map((label) => (
              <th key={label} scope="col">
                {names[label]}
              </th>
            ))}
            {precision && <th scope="col">{t("coding.matrix.precision")}</th>}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={row}>
              <th scope="row">{names[row]}</th>
              {shown.map((column) => (
                <td
                  key={column}
                  data-right={row === column || undefined}
                  style={{ backgroundColor: shade(row === column, matrix[row][column] / most) }}
                  title={t("coding.matrix.cell", { machine: names[row], people: names[column] })}
                >
                  {matrix[row][column] || ""}
                </td>
              ))}
              {precision && <td className={classes["precision"]}>{shareText(precision[row], language)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Teal where both say the same, orange where they differ; the more, the fuller. Figures say it too. */
function shade(isRight: boolean, weight: number): string {
  return `color-mix(in srgb, var(${isRight ? "--accent" : "--negative"}) ${(30 * weight).toFixed(0)}%, var(--surface))`;
}

function shareText({ share, low, high }: Share, language: "ru" | "en"): string {
  if (share === null || low === null || high === null) return "—";
  return `${percent(share, language)} (${percent(low, language)} – ${percent(high, language)})`;
}
