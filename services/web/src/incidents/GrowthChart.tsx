import type { IncidentScreen } from "@earshot/contract/incident";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { Hatch } from "../app/Hatch.tsx";
import { dateFormat } from "../words/intl-formats.ts";
import { dayAndTime } from "../words/time-words.ts";
import { useLanguage } from "../words/use-language.ts";
import classes from "./IncidentScreen.module.css";

const height = 100;
const barWidth = 10;
const gap = 2;
/** Few bars stay bars: a quarter of an hour never fills half a wall. */
const barsMin = 24;

/** Posts by quarter of an hour; hatched where a source was not listened to, open where the time still runs. */
export function GrowthChart({ bars }: { bars: IncidentScreen["growth"] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const hatch = useId();
  const max = Math.max(1, ...bars.map(({ count }) => count));
  const slots = Math.max(bars.length, barsMin);
  const width = slots * (barWidth + gap) - gap;
  const offset = slots - bars.length;
  const time = dateFormat(language, { hour: "2-digit", minute: "2-digit" });
  const [first] = bars;
  const last = bars.at(-1);
  const isSameDay =
    first !== undefined &&
    last !== undefined &&
    new Date(first.from).toDateString() === new Date(last.from).toDateString();
  const since =
    first === undefined
      ? ""
      : isSameDay
        ? time.format(new Date(first.from))
        : dayAndTime(first.from, language);
  return (
    <figure className={classes["chart"]}>
      <span className={classes["max"]}>{max}</span>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`${t("incidents.wall.growth")}: ${bars.map(({ count }) => count).join(", ")}`}
      >
        <Hatch id={hatch} className={classes["hatch"]} />
        {bars.map((bar, at) => {
          const x = (offset + at) * (barWidth + gap);
          const tall = bar.count === 0 ? 0 : Math.max(2, (bar.count / max) * height);
          return (
            <g key={bar.from}>
              {bar.isGap && <rect x={x} y={0} width={barWidth} height={height} fill={`url(#${hatch})`} />}
              <rect
                className={classes["bar"]}
                data-running={bar.isRunning || undefined}
                x={x}
                y={height - tall}
                width={barWidth}
                height={tall}
              />
            </g>
          );
        })}
      </svg>
      <figcaption>
        <span>{since}</span>
        <span>{last === undefined ? "" : time.format(new Date(last.from))}</span>
      </figcaption>
    </figure>
  );
}
