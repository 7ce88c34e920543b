import type { QueueView } from "../api/system.ts";
import classes from "./Queues.module.css";

interface MinuteBarsProps {
  minutes: QueueView["minutes"];
  now: number;
  label: string;
}

const bars = 30;
const barMs = 120_000;
const height = 16;

/** The last hour in bars of two minutes; what failed stands out by its place on top. */
export function MinuteBars({ minutes, now, label }: MinuteBarsProps) {
  const done: number[] = Array.from({ length: bars }, () => 0);
  const failed: number[] = Array.from({ length: bars }, () => 0);
  for (const minute of minutes) {
    const place = bars - 1 - Math.floor((now - Date.parse(minute.at)) / barMs);
    // The clock of the browser may differ from the server's.
    const at = Math.min(bars - 1, place);
    if (at < 0) continue;
    done[at] = (done[at] ?? 0) + minute.done;
    failed[at] = (failed[at] ?? 0) + minute.failed;
  }
  const highest = Math.max(1, ...done.map((count, at) => count + (failed[at] ?? 0)));
  const tall = (count: number) => (count === 0 ? 0 : Math.max(1, (count / highest) * height));
  return (
    <svg className={classes["bars"]} width={bars * 3} height={height} role="img" aria-label={label}>
      {done.map((count, at) => {
        const lower = tall(count);
        const upper = tall(failed[at] ?? 0);
        return (
          <g key={at}>
            <rect x={at * 3} y={height - 1} width={2} height={1} data-part="ground" />
            <rect x={at * 3} y={height - lower} width={2} height={lower} data-part="done" />
            <rect x={at * 3} y={height - lower - upper} width={2} height={upper} data-part="failed" />
          </g>
        );
      })}
    </svg>
  );
}
