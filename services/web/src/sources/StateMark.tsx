import type { SourceState } from "@earshot/core/collect/source";
import { sourceStateNames } from "@earshot/core/collect/source-state-names";
import {
  IconAlertTriangle,
  IconBan,
  IconCircleCheck,
  IconClockExclamation,
  IconCoins,
  IconGhost2,
  IconHourglassEmpty,
  IconKey,
  IconPlayerPause,
  IconVolumeOff,
  type Icon,
} from "@tabler/icons-react";
import { useLanguage } from "../words/use-language.ts";
import classes from "./Sources.module.css";

const icons: Record<SourceState, Icon> = {
  new: IconHourglassEmpty,
  ok: IconCircleCheck,
  late: IconClockExclamation,
  failing: IconAlertTriangle,
  needs_key: IconKey,
  needs_money: IconCoins,
  blocked: IconBan,
  gone: IconGhost2,
  too_quiet: IconVolumeOff,
  paused: IconPlayerPause,
};

/** Health of a source: a sign and a word; colour only where something is wrong. */
export function StateMark({ state }: { state: SourceState }) {
  const StateIcon = icons[state];
  return (
    <span className={classes["state"]} data-state={state}>
      <StateIcon size={16} stroke={1.75} aria-hidden />
      {sourceStateNames[useLanguage()][state]}
    </span>
  );
}
