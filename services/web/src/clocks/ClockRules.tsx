import { clockKinds, pauseCauses } from "@earshot/core/triage/clock/clock";
import { firstResponses } from "@earshot/core/triage/clock/policy";
import { Checkbox, SegmentedControl, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import classes from "./ClockSettings.module.css";
import type { PolicyPart } from "./policy-part.ts";

/** What a first response is, what holds clocks still, and which posts have none. */
export function ClockRules({ policy, onChange }: PolicyPart) {
  const { t } = useTranslation();
  return (
    <section className={classes["card"]} aria-labelledby="clock-rules">
      <h2 id="clock-rules">{t("clocks.settings.rules")}</h2>
      <div className={classes["field"]}>
        <div>
          <span id="first-response">{t("clocks.settings.firstResponse")}</span>
          <p className={classes["help"]}>{t("clocks.settings.firstResponseHint")}</p>
        </div>
        <SegmentedControl
          size="xs"
          aria-labelledby="first-response"
          value={policy.firstResponse}
          data={firstResponses.map((value) => ({
            value,
            label: t(`clocks.settings.firstResponses.${value}`),
          }))}
          onChange={(value) => onChange({ firstResponse: value })}
        />
      </div>
      <div className={classes["field"]}>
        <div>
          <span>{t("clocks.settings.pauses")}</span>
          <p className={classes["help"]}>{t("clocks.settings.pausesHint")}</p>
        </div>
        <div className={classes["pauses"]}>
          {pauseCauses.map((cause) => (
            <fieldset key={cause}>
              <legend>{t(`clocks.settings.pause.${cause}`)}</legend>
              {clockKinds.map((kind) => (
                <Checkbox
                  key={kind}
                  size="xs"
                  label={t(`clocks.kind.${kind}`)}
                  checked={policy.pauses[cause].includes(kind)}
                  onChange={(event) => {
                    const isOn = event.currentTarget.checked;
                    const kinds = clockKinds.filter((each) =>
                      each === kind ? isOn : policy.pauses[cause].includes(each),
                    );
                    onChange({ pauses: { ...policy.pauses, [cause]: kinds } });
                  }}
                />
              ))}
            </fieldset>
          ))}
        </div>
      </div>
      <div className={classes["field"]}>
        <div>
          <label htmlFor="history-hours">{t("clocks.settings.history")}</label>
          <p className={classes["help"]}>{t("clocks.settings.historyHint")}</p>
        </div>
        <TextInput
          id="history-hours"
          size="xs"
          inputMode="numeric"
          className={classes["hours"] ?? ""}
          placeholder={t("clocks.settings.always")}
          value={policy.historyAfterHours === null ? "" : String(policy.historyAfterHours)}
          rightSection={<span>{t("clocks.settings.hours")}</span>}
          rightSectionWidth={56}
          onChange={(event) => {
            const digits = event.currentTarget.value.replaceAll(/\D/g, "").slice(0, 4);
            const hours = Math.min(8_760, Number(digits));
            onChange({ historyAfterHours: hours === 0 ? null : hours });
          }}
        />
      </div>
    </section>
  );
}
