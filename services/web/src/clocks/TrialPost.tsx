import { calendarFor, severities, targetFor, type ClockPolicy } from "@earshot/core/triage/clock/policy";
import { workingTime } from "@earshot/core/triage/clock/working-time";
import { severityNames } from "@earshot/core/triage/status-names";
import { TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNow } from "../app/use-now.ts";
import { useLanguage } from "../words/use-language.ts";
import { dueWords } from "./clock-face.ts";
import classes from "./ClockSettings.module.css";

interface TrialPostProps {
  policy: ClockPolicy;
  /** Nothing has to be mended: until then due moments would mislead. */
  isSound: boolean;
}

/** When posts of each severity would have to be taken on, by the policy as it is being edited. */
export function TrialPost({ policy, isSound }: TrialPostProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  const [typed, setTyped] = useState("");
  const given = Date.parse(typed);
  const at = Number.isNaN(given) ? now : given;
  return (
    <section className={classes["card"]} aria-labelledby="clock-trial">
      <div className={classes["head"]}>
        <h2 id="clock-trial">
          {t("clocks.settings.trial")} {Number.isNaN(given) && t("clocks.settings.trialNow")}
        </h2>
        <TextInput
          size="xs"
          type="datetime-local"
          aria-label={t("clocks.settings.trialAt")}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </div>
      <ul className={classes["trial"]}>
        {severities.map((severity) => {
          const target = targetFor(policy, "first_response", severity);
          const due =
            target === null || !isSound ? null : workingTime(calendarFor(policy, severity)).add(at, target);
          return (
            <li key={severity}>
              <span className={classes["level"]} data-level={severity} aria-hidden />
              <span>
                {severity} · {severityNames[language][severity]}
              </span>
              <b className="tabular">
                {due === null
                  ? target === null
                    ? t("clocks.settings.noClock")
                    : "—"
                  : t("clocks.until", { at: dueWords(due, language) })}
              </b>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
