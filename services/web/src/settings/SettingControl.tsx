import type { Setting } from "@earshot/contract/settings";
import { definitionOf } from "@earshot/core/settings/registry";
import { PasswordInput, SegmentedControl, Switch, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { SettingValue } from "../api/settings.ts";
import { useLanguage } from "../words/use-language.ts";
import { readTyped } from "./setting-drafts.ts";
import classes from "./Settings.module.css";

interface SettingControlProps {
  setting: Setting;
  /** Of the element that the name labels. */
  id: string;
  value: SettingValue;
  error: string | null;
  describedBy: string;
  onValue: (value: SettingValue) => void;
}

/** The field of one setting, by what it holds. */
export function SettingControl({ setting, id, value, error, describedBy, onValue }: SettingControlProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const definition = definitionOf(setting.key);
  const common = { id, size: "xs" as const, "aria-describedby": describedBy };
  switch (definition.kind) {
    case "yes_no":
      return (
        <Switch
          {...common}
          size="sm"
          checked={value === true}
          onChange={(event) => onValue(event.currentTarget.checked)}
        />
      );
    case "choice":
      return (
        <SegmentedControl
          size="xs"
          className={classes["choice"] ?? ""}
          aria-labelledby={`${id}-name`}
          value={String(value)}
          data={Object.entries(definition.options).map(([option, words]) => ({
            value: option,
            label: words[language],
          }))}
          onChange={onValue}
        />
      );
    case "secret":
      return (
        <PasswordInput
          {...common}
          autoComplete="new-password"
          placeholder={setting.isSet ? t("settings.secretKept") : t("settings.secretEmpty")}
          maxLength={definition.maxLength}
          value={String(value)}
          error={error}
          onChange={(event) => onValue(event.currentTarget.value)}
        />
      );
    case "number":
      return (
        <div className={classes["number"]}>
          <TextInput
            {...common}
            inputMode="numeric"
            value={String(value)}
            error={error}
            onChange={(event) => onValue(readTyped(setting.key, event.currentTarget.value))}
          />
          <span>{definition.unit === "port" ? "" : t(`settings.unit.${definition.unit}`)}</span>
        </div>
      );
    case "text":
      return (
        <TextInput
          {...common}
          maxLength={definition.maxLength}
          spellCheck={false}
          value={String(value)}
          error={error}
          onChange={(event) => onValue(event.currentTarget.value)}
        />
      );
  }
}
