import { directionNames } from "@earshot/core/analyse/label-names";
import {
  clusterNames,
  cueLabels,
  evidenceNames,
  matterNames,
  proofNames,
  situationNames,
  voiceNames,
} from "@earshot/core/respond/condition-names";
import type { PlaybookCondition } from "@earshot/core/respond/playbook";
import { MultiSelect } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../words/use-language.ts";
import classes from "./Playbook.module.css";

const names = {
  direction: directionNames,
  situation: situationNames,
  cluster: clusterNames,
  matter: matterNames,
  voice: voiceNames,
  proof: proofNames,
  evidence: evidenceNames,
  cue: cueLabels,
  withoutCue: cueLabels,
} as const satisfies Record<keyof PlaybookCondition, unknown>;
const fields = Object.keys(names) as (keyof PlaybookCondition)[];

interface ConditionFieldsProps {
  when: PlaybookCondition;
  readOnly: boolean;
  onChange: (when: PlaybookCondition) => void;
}

/** When a rule answers: every field that is filled has to hold, any value of it will do. */
export function ConditionFields({ when, readOnly, onChange }: ConditionFieldsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const set = (field: keyof PlaybookCondition, chosen: string[]): void => {
    const { [field]: _, ...others } = when;
    // An empty list asks for nothing: the field is left out then.
    onChange(chosen.length === 0 ? others : { ...others, [field]: chosen });
  };
  return (
    <div className={classes["grid"]}>
      {fields.map((field) => (
        <MultiSelect
          key={field}
          size="xs"
          searchable
          clearable={!readOnly}
          readOnly={readOnly}
          label={t(`playbook.when.${field}`)}
          placeholder={when[field] === undefined ? t("playbook.any") : ""}
          data={Object.entries(names[field][language]).map(([value, label]) => ({ value, label }))}
          value={[...(when[field] ?? [])]}
          onChange={(chosen) => set(field, chosen)}
        />
      ))}
    </div>
  );
}
