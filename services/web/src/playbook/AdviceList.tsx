import type { Advice } from "@earshot/core/respond/playbook";
import { UnstyledButton } from "@mantine/core";
import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../words/use-language.ts";
import { BilingualField } from "./BilingualField.tsx";
import { adviceFaults } from "./edit-playbook.ts";
import classes from "./Playbook.module.css";

interface AdviceListProps<Name extends string, T extends Advice> {
  label: string;
  names: readonly Name[];
  advice: Record<Name, T>;
  readOnly: boolean;
  /** What a posture has besides. */
  more?: (name: Name) => ReactNode;
  onChange: (name: Name, advice: T) => void;
}

/** Postures or tactics: their name, when to use each, when never, an example, in both languages. */
export function AdviceList<Name extends string, T extends Advice>(props: AdviceListProps<Name, T>) {
  const { label, names, advice, readOnly, more, onChange } = props;
  const { t } = useTranslation();
  const language = useLanguage();
  const [open, setOpen] = useState<Name | null>(null);
  return (
    <ul className={classes["rules"]} aria-label={label}>
      {names.map((name) => {
        const each = advice[name];
        const faults = adviceFaults(each);
        const count = Object.keys(faults).length;
        const Chevron = open === name ? IconChevronDown : IconChevronRight;
        return (
          <li key={name}>
            <UnstyledButton
              className={classes["rule"]}
              aria-expanded={open === name}
              onClick={() => setOpen(open === name ? null : name)}
            >
              <Chevron size={14} aria-hidden />
              <span className={classes["told"]}>
                <span>{each.name[language] || "…"}</span>
                <small>{each.use[language]}</small>
              </span>
              {count > 0 && <span className={classes["wrong"]}>{t("playbook.faults", { count })}</span>}
            </UnstyledButton>
            {open === name && (
              <div className={classes["fields"]}>
                {(["name", "use", "never", "example"] as const).map((field) => (
                  <BilingualField
                    key={field}
                    label={t(`playbook.advice.${field}`)}
                    name={field}
                    words={each[field]}
                    faults={faults}
                    readOnly={readOnly}
                    onChange={(words) => onChange(name, { ...each, [field]: words })}
                  />
                ))}
                {more?.(name)}
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
}
