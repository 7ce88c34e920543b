import type { ShownClock } from "@earshot/contract/clock";
import { writeDuration } from "@earshot/core/triage/clock/duration";
import { useTranslation } from "react-i18next";
import { useNow } from "../app/use-now.ts";
import { Section } from "../triage/Section.tsx";
import { useLanguage } from "../words/use-language.ts";
import { clockFace, usedMs, usedShare } from "./clock-face.ts";
import classes from "./ClocksSection.module.css";

/** Every clock of a post: what it measures, how much of its time is used, what came of it. */
export function ClocksSection({ clocks }: { clocks: readonly ShownClock[] }) {
  const { t } = useTranslation();
  if (clocks.length === 0) return null;
  return (
    <Section title={t("clocks.section")}>
      <ul className={classes["clocks"]}>
        {clocks.map((clock) => (
          <ClockLine key={`${clock.kind}-${clock.round}`} clock={clock} />
        ))}
      </ul>
    </Section>
  );
}

function ClockLine({ clock }: { clock: ShownClock }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  const { tone, title } = clockFace(clock, now, { t, language });
  const used = usedMs(clock, now);
  const name = t(`clocks.kind.${clock.kind}`);
  const said = title.slice(title.indexOf(": ") + 2);
  const isOver = tone === "late" || tone === "missed";
  return (
    <li data-tone={tone}>
      <div className={classes["head"]}>
        <b title={t(`clocks.kindHint.${clock.kind}`)}>
          {clock.round > 1 ? t("clocks.round", { name, round: clock.round }) : name}
        </b>
        <span className="tabular">
          {used !== null && `${writeDuration(used, language)} / `}
          {writeDuration(clock.targetMs, language)}
        </span>
      </div>
      <div className={classes["bar"]} aria-hidden>
        <span style={{ width: `${isOver ? 100 : usedShare(clock, now) * 100}%` }} />
      </div>
      <p>{said}</p>
    </li>
  );
}
