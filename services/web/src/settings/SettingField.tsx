import type { Setting } from "@earshot/contract/settings";
import type { Words } from "@earshot/core/settings/definition";
import { definitionOf } from "@earshot/core/settings/registry";
import { UnstyledButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { SettingDrafts, SettingValue } from "../api/settings.ts";
import { Moment } from "../app/Moment.tsx";
import { OutLink } from "../app/OutLink.tsx";
import { useLanguage } from "../words/use-language.ts";
import { shownValue } from "./setting-drafts.ts";
import { SettingControl } from "./SettingControl.tsx";
import { useDefaultWords } from "./use-default-words.ts";
import classes from "./Settings.module.css";

interface SettingFieldProps {
  setting: Setting;
  drafts: SettingDrafts;
  problem: Words | null;
  /** The field before it says the same of itself: it is said to those who do not see that alone. */
  isHelpSaid: boolean;
  onDraft: (value: SettingValue | null) => void;
}

/** One setting: its name, what it does, its field, and the way back to the default. */
export function SettingField({ setting, drafts, problem, isHelpSaid, onDraft }: SettingFieldProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const definition = definitionOf(setting.key);
  const defaultWords = useDefaultWords(setting);
  const id = `setting-${setting.key}`;
  const value = shownValue(setting, drafts);
  const isRemoved = setting.isSecret && drafts[setting.key] === null;
  const isReset = setting.isSecret
    ? !setting.isSet || isRemoved
    : defaultWords === null || value === setting.default;
  return (
    <div className={classes["field"]}>
      <div>
        <label id={`${id}-name`} htmlFor={id} className={classes["name"]}>
          {definition.name[language]}
        </label>
        <p id={`${id}-help`} className={isHelpSaid ? "unseen" : classes["help"]}>
          {definition.help[language]}
        </p>
        {definition.kind === "secret" && definition.where !== undefined && (
          <p className={classes["help"]}>
            <OutLink url={definition.where} />
          </p>
        )}
      </div>
      <div>
        <SettingControl
          setting={setting}
          id={id}
          value={value}
          error={problem?.[language] ?? null}
          describedBy={`${id}-help`}
          onValue={onDraft}
        />
        <p className={classes["foot"]}>
          {setting.isLost && !isRemoved && (
            <span className={classes["lost"]} role="alert">
              {t("settings.secretLost")}
            </span>
          )}
          {setting.setAt !== null && !isRemoved && (
            <span>
              {t("settings.secretSet")} <Moment at={setting.setAt} />
            </span>
          )}
          {isRemoved && <span>{t("settings.secretRemoved")}</span>}
          {!setting.isSecret && !isReset && <span>{t("settings.default", { value: defaultWords })}</span>}
          {!isReset && (
            <UnstyledButton
              className={classes["reset"] ?? ""}
              aria-label={t("settings.resetOf", { name: definition.name[language] })}
              onClick={() => onDraft(null)}
            >
              {setting.isSecret ? t("settings.remove") : t("settings.reset")}
            </UnstyledButton>
          )}
        </p>
      </div>
    </div>
  );
}
