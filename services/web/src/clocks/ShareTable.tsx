import type { ClockGroup, ClockReportLine } from "@earshot/contract/clock";
import { writeDuration } from "@earshot/core/triage/clock/duration";
import { UnstyledButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { percent } from "../words/number-words.ts";
import { useLanguage } from "../words/use-language.ts";
import classes from "./ClockReport.module.css";
import { lineName } from "./line-name.ts";

interface ShareTableProps {
  by: ClockGroup;
  lines: readonly ClockReportLine[];
  onPosts: (line: ClockReportLine) => void;
}

/** Shares of one kind of group: share, of how many, how sure, and the way to what was late. */
export function ShareTable({ by, lines, onPosts }: ShareTableProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (lines.length === 0) return null;
  return (
    <table className={classes["shares"]}>
      <caption>{t(`clocks.report.by.${by}`)}</caption>
      <tbody>
        {lines.map((line) => {
          const { hits, n, share, low, high } = line.met;
          return (
            <tr key={line.key}>
              <th scope="row">{lineName(line, { t, language })}</th>
              <td className={classes["share"]}>{share === null ? "—" : percent(share, language)}</td>
              <td className={classes["scale"]} aria-hidden>
                <div>
                  <span className={classes["interval"]} style={barStyle(low ?? 0, high ?? 0)} />
                  <span className={classes["point"]} style={{ left: `${(share ?? 0) * 100}%` }} />
                </div>
              </td>
              <td>
                {t("clocks.report.count", { met: hits, n })}
                <small>
                  {t("clocks.report.interval", {
                    low: percent(low ?? 0, language),
                    high: percent(high ?? 0, language),
                  })}
                </small>
              </td>
              <td className={classes["median"]}>
                {line.medianMs !== null &&
                  t("clocks.report.median", { span: writeDuration(line.medianMs, language) })}
              </td>
              <td className={classes["late"]}>
                {n > hits ? (
                  <UnstyledButton onClick={() => onPosts(line)}>
                    {t("clocks.report.missed", { count: n - hits })}
                  </UnstyledButton>
                ) : (
                  t("clocks.report.allMet")
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function barStyle(low: number, high: number): { left: string; width: string } {
  return { left: `${low * 100}%`, width: `${(high - low) * 100}%` };
}
