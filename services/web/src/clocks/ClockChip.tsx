import type { ShownClock } from "@earshot/contract/clock";
import { IconAlarm, IconClockExclamation, IconClockHour4, IconPlayerPause } from "@tabler/icons-react";
import { useNow } from "../app/use-now.ts";
import { useLanguage, useWords } from "../words/use-language.ts";
import { clockFace, type ClockTone } from "./clock-face.ts";
import classes from "./ClockChip.module.css";

const icons = {
  fine: IconClockHour4,
  soon: IconAlarm,
  late: IconClockExclamation,
  paused: IconPlayerPause,
} as const satisfies Partial<Record<ClockTone, unknown>>;

/** How long a post still has, counting down; the sign and the icon say what the colour says. */
export function ClockChip({ clock }: { clock: ShownClock }) {
  const t = useWords();
  const language = useLanguage();
  const { tone, text, title } = clockFace(clock, useNow(), { t, language });
  if (tone === "met" || tone === "missed" || tone === "void") return null;
  const Icon = icons[tone];
  return (
    <span
      className={classes["chip"]}
      data-tone={tone}
      data-clock={clock.kind}
      title={title}
      role="img"
      aria-label={title}
    >
      <Icon size={13} stroke={1.75} aria-hidden />
      <span className="tabular">{text}</span>
    </span>
  );
}
