import classes from "./Coding.module.css";

interface IntervalBarProps {
  /** Shares, 0 to 1. */
  share: number;
  low: number;
  high: number;
  /** Another figure to compare with. */
  tick?: number;
}

const percentOf = (share: number): string => `${(100 * share).toFixed(2)}%`;

/** A share with its interval on a line from nothing to all. What it says stands beside it in figures. */
export function IntervalBar({ share, low, high, tick }: IntervalBarProps) {
  return (
    <span className={classes["interval"]} aria-hidden>
      <i className={classes["span"]} style={{ left: percentOf(low), width: percentOf(high - low) }} />
      <i className={classes["dot"]} style={{ left: percentOf(share) }} />
      {tick !== undefined && <i className={classes["tick"]} style={{ left: percentOf(tick) }} />}
    </span>
  );
}
