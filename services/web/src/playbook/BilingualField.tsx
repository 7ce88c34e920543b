import type { Bilingual } from "@earshot/core/respond/playbook";
import { Textarea } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Faults } from "./edit-playbook.ts";
import classes from "./Playbook.module.css";

interface BilingualFieldProps {
  label: string;
  /** Name of the field, under which faults are told. */
  name: string;
  words: Bilingual;
  faults: Faults;
  readOnly: boolean;
  onChange: (words: Bilingual) => void;
}

/** The same in Russian and English, side by side. */
export function BilingualField({ label, name, words, faults, readOnly, onChange }: BilingualFieldProps) {
  const { t } = useTranslation();
  return (
    <div className={classes["pair"]}>
      {(["ru", "en"] as const).map((language) => {
        const fault = faults[`${name}.${language}`];
        return (
          <Textarea
            key={language}
            size="xs"
            autosize
            minRows={2}
            maxRows={8}
            lang={language}
            label={`${label} · ${t(`playbook.language.${language}`)}`}
            value={words[language]}
            error={fault && t(`playbook.fault.${fault}`)}
            readOnly={readOnly}
            onChange={(event) => onChange({ ...words, [language]: event.currentTarget.value })}
          />
        );
      })}
    </div>
  );
}
