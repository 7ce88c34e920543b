import type { Story } from "@earshot/contract/story";
import { useTranslation } from "react-i18next";
import { spanOf, spanWords } from "./span-words.ts";
import classes from "./Stories.module.css";

interface FlowChartProps {
  story: Pick<Story, "flow" | "firstAt" | "lastAt">;
  height: number;
}

const barWidth = 4;
const gap = 1;

/** When posts of a story were published: a bar for each step of time, originals below and reprints on top of them. */
export function FlowChart({ story, height }: FlowChartProps) {
  const { t } = useTranslation();
  const { originals, reprints, stepSeconds } = story.flow;
  const sums = originals.map((count, at) => count + (reprints[at] ?? 0));
  const max = Math.max(1, ...sums);
  const width = sums.length * (barWidth + gap) - gap;
  // The smallest count stays visible beside the largest.
  const tall = (count: number): number => (count === 0 ? 0 : Math.max(2, (count / max) * height));
  const label = t("stories.flowText", {
    span: spanWords(spanOf(story), t),
    step: spanWords(stepSeconds, t),
    max,
  });
  return (
    <svg
      className={classes["flow"]}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
      style={{ height }}
    >
      <title>{label}</title>
      {sums.map((sum, at) => {
        const whole = tall(sum);
        const own = sum === 0 ? 0 : (whole * (originals[at] ?? 0)) / sum;
        const x = at * (barWidth + gap);
        return (
          // Steps of time never change places.
          <g key={at}>
            <rect
              className={classes["flow-reprint"]}
              x={x}
              y={height - whole}
              width={barWidth}
              height={whole - own}
            />
            <rect className={classes["flow-original"]} x={x} y={height - own} width={barWidth} height={own} />
          </g>
        );
      })}
    </svg>
  );
}
