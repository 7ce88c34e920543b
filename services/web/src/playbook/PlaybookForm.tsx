import type { Playbook } from "@earshot/core/respond/playbook";
import { postures, tactics } from "@earshot/core/respond/vocabulary";
import { MultiSelect, SegmentedControl } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../words/use-language.ts";
import { AdviceList } from "./AdviceList.tsx";
import classes from "./Playbook.module.css";
import { RuleList } from "./RuleList.tsx";

interface PlaybookFormProps {
  playbook: Playbook;
  readOnly: boolean;
  onChange: (playbook: Playbook) => void;
}

/** The playbook field by field: its rules, its postures, its tactics. */
export function PlaybookForm({ playbook, readOnly, onChange }: PlaybookFormProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [part, setPart] = useState<"rules" | "postures" | "tactics">("rules");
  return (
    <section className={classes["form"]} aria-label={t("playbook.form")}>
      <SegmentedControl
        size="xs"
        withItemsBorders={false}
        aria-label={t("playbook.part")}
        value={part}
        data={(["rules", "postures", "tactics"] as const).map((value) => ({
          value,
          label: t(`playbook.${value}`),
        }))}
        onChange={setPart}
      />
      {part === "rules" && <RuleList playbook={playbook} readOnly={readOnly} onChange={onChange} />}
      {part === "postures" && (
        <AdviceList
          label={t("playbook.postures")}
          names={postures}
          advice={playbook.postures}
          readOnly={readOnly}
          more={(name) => (
            <MultiSelect
              size="xs"
              label={t("playbook.excludes")}
              readOnly={readOnly}
              value={playbook.postures[name].excludes}
              data={postures
                .filter((each) => each !== name)
                .map((value) => ({ value, label: playbook.postures[value].name[language] }))}
              onChange={(chosen) => {
                const excludes = postures.filter((each) => chosen.includes(each));
                const own = { ...playbook.postures[name], excludes };
                onChange({ ...playbook, postures: { ...playbook.postures, [name]: own } });
              }}
            />
          )}
          onChange={(name, advice) =>
            onChange({ ...playbook, postures: { ...playbook.postures, [name]: advice } })
          }
        />
      )}
      {part === "tactics" && (
        <AdviceList
          label={t("playbook.tactics")}
          names={tactics}
          advice={playbook.tactics}
          readOnly={readOnly}
          onChange={(name, advice) =>
            onChange({ ...playbook, tactics: { ...playbook.tactics, [name]: advice } })
          }
        />
      )}
    </section>
  );
}
