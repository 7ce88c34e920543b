import type { EngagementPoint } from "@earshot/contract/presence";
import { useTranslation } from "react-i18next";
import { fullCount } from "../words/number-words.ts";
import { dayAndTime } from "../words/time-words.ts";
import { useLanguage } from "../words/use-language.ts";
import { curveOf, curvePath } from "./curve.ts";
import classes from "./Presence.module.css";

const width = 88;
const height = 22;

/** How a post was taken up over its first three days: the counter that tells most, at the times at which it was read. */
export function EngagementCurve({ curve }: { curve: readonly EngagementPoint[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const drawn = curveOf(curve);
  if (drawn === null || drawn.points.length < 2) return null;
  const lines = drawn.points.map(
    ({ at, value }) => `${dayAndTime(at, language)}: ${fullCount(value, language)}`,
  );
  const title = `${t(`presence.counter.${drawn.counter}`)}\n${lines.join("\n")}`;
  return (
    <svg
      className={classes["curve"]}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={title}
    >
      <title>{title}</title>
      <path d={curvePath(drawn.points, { width, height })} />
    </svg>
  );
}
