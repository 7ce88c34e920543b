import { expect, test } from "vitest";
import { nextAlert, type AlertProgress, type AlertSignal } from "./next-alert.ts";

const rule = { raiseAfterMs: 60_000, clearAfterMs: 120_000 };
const start = Date.parse("2026-11-21T12:00:00Z");

/** Signals by the second at which they were seen; what the steps were. */
function play(signals: [second: number, signal: AlertSignal][], given = rule): string[] {
  let progress: AlertProgress | null = null;
  return signals.map(([second, signal]) => {
    const step = nextAlert(progress, signal, given, new Date(start + second * 1_000));
    progress = "progress" in step ? step.progress : null;
    return step.kind;
  });
}

const rows: [name: string, signals: [number, AlertSignal][], steps: string[]][] = [
  [
    "nothing is wrong",
    [
      [0, "good"],
      [15, "between"],
    ],
    ["none", "none"],
  ],
  [
    "a hiccup is forgotten",
    [
      [0, "bad"],
      [15, "bad"],
      [30, "good"],
    ],
    ["suspected", "suspected", "forgotten"],
  ],
  [
    "a suspicion does not survive what is neither",
    [
      [0, "bad"],
      [30, "between"],
    ],
    ["suspected", "forgotten"],
  ],
  [
    "trouble that lasts is said",
    [
      [0, "bad"],
      [30, "bad"],
      [60, "bad"],
    ],
    ["suspected", "suspected", "opened"],
  ],
  [
    "hiccups with pauses between them are never said",
    [
      [0, "bad"],
      [50, "good"],
      [55, "bad"],
      [105, "good"],
      [110, "bad"],
    ],
    ["suspected", "forgotten", "suspected", "forgotten", "suspected"],
  ],
  [
    "an open one lasts while it is bad or nearly so",
    [
      [0, "bad"],
      [60, "bad"],
      [75, "between"],
      [900, "between"],
    ],
    ["suspected", "opened", "lasting", "lasting"],
  ],
  [
    "it is over after a while of quiet",
    [
      [0, "bad"],
      [60, "bad"],
      [75, "good"],
      [194, "good"],
      [195, "good"],
    ],
    ["suspected", "opened", "lasting", "lasting", "resolved"],
  ],
  [
    "quiet that is interrupted begins anew",
    [
      [0, "bad"],
      [60, "bad"],
      [75, "good"],
      [180, "bad"],
      [190, "good"],
      [309, "good"],
      [310, "good"],
    ],
    ["suspected", "opened", "lasting", "lasting", "lasting", "lasting", "resolved"],
  ],
  [
    "so does quiet that becomes doubtful",
    [
      [0, "bad"],
      [60, "bad"],
      [75, "good"],
      [190, "between"],
      [200, "good"],
      [319, "good"],
    ],
    ["suspected", "opened", "lasting", "lasting", "lasting", "lasting"],
  ],
  [
    "what comes back after its end is a new one",
    [
      [0, "bad"],
      [60, "bad"],
      [70, "good"],
      [190, "good"],
      [200, "bad"],
      [260, "bad"],
    ],
    ["suspected", "opened", "lasting", "resolved", "suspected", "opened"],
  ],
  [
    "a long silence of the watch itself opens nothing by itself",
    [
      [0, "bad"],
      [86_400, "good"],
    ],
    ["suspected", "forgotten"],
  ],
];

test.each(rows)("%s", (_name, signals, steps) => {
  expect(play(signals)).toEqual(steps);
});

test("without patience it opens and ends at once", () => {
  const steps = play(
    [
      [0, "bad"],
      [15, "good"],
    ],
    { raiseAfterMs: 0, clearAfterMs: 0 },
  );
  expect(steps).toEqual(["opened", "resolved"]);
});

test("an open alert keeps its beginning", () => {
  const opened = nextAlert(null, "bad", { raiseAfterMs: 0, clearAfterMs: 60_000 }, new Date(start));
  expect(opened).toMatchObject({ kind: "opened", progress: { openedAt: new Date(start) } });
  if (opened.kind !== "opened") return;
  const later = nextAlert(opened.progress, "bad", rule, new Date(start + 9_000_000));
  expect(later).toMatchObject({ kind: "lasting", progress: { openedAt: new Date(start), clearSince: null } });
});
