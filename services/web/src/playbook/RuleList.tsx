import type { Playbook, PlaybookRule } from "@earshot/core/respond/playbook";
import { responseNames, speakerNames } from "@earshot/core/respond/respond-names";
import { writeDuration } from "@earshot/core/triage/clock/duration";
import { ActionIcon, Button, TextInput, UnstyledButton } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../words/use-language.ts";
import { copyOf, ruleFaults } from "./edit-playbook.ts";
import classes from "./Playbook.module.css";
import { RuleFields } from "./RuleFields.tsx";

interface RuleListProps {
  playbook: Playbook;
  readOnly: boolean;
  onChange: (playbook: Playbook) => void;
}

/** Rules in their order, one of them unfolded: moved, copied, taken away. */
export function RuleList({ playbook, readOnly, onChange }: RuleListProps) {
  const { t } = useTranslation();
  const [words, setWords] = useState("");
  const [open, setOpen] = useState<number | null>(null);
  const { rules } = playbook;
  const set = (next: PlaybookRule[]): void => onChange({ ...playbook, rules: next });
  const move = (at: number, to: number): void => {
    const rule = rules[at];
    if (!rule) return;
    set(rules.toSpliced(at, 1).toSpliced(to, 0, rule));
    setOpen(to);
  };
  const asked = words.trim().toLowerCase();
  const isShown = (rule: PlaybookRule): boolean =>
    `${rule.id} ${rule.because.ru} ${rule.because.en} ${rule.line.ru} ${rule.line.en}`
      .toLowerCase()
      .includes(asked);
  return (
    <>
      <TextInput
        size="xs"
        type="search"
        label={t("playbook.find")}
        value={words}
        onChange={(event) => {
          setWords(event.currentTarget.value);
          setOpen(null);
        }}
      />
      <ol className={classes["rules"]} aria-label={t("playbook.rules")}>
        {rules.map((rule, at) =>
          isShown(rule) ? (
            // A rule's id is what is being edited: its place is its name here.
            <li key={at} value={at + 1}>
              <RuleHead
                rule={rule}
                at={at}
                faults={Object.keys(ruleFaults(rules, at)).length}
                isOpen={open === at}
                onToggle={() => setOpen(open === at ? null : at)}
              />
              {open === at && (
                <>
                  <RuleFields
                    rule={rule}
                    playbook={playbook}
                    faults={ruleFaults(rules, at)}
                    readOnly={readOnly}
                    onChange={(next) => set(rules.with(at, next))}
                  />
                  {!readOnly && (
                    <div className={classes["deeds"]}>
                      <ActionIcon
                        aria-label={t("playbook.up")}
                        disabled={at === 0}
                        onClick={() => move(at, at - 1)}
                      >
                        <IconArrowUp size={15} aria-hidden />
                      </ActionIcon>
                      <ActionIcon
                        aria-label={t("playbook.down")}
                        disabled={at >= rules.length - 1}
                        onClick={() => move(at, at + 1)}
                      >
                        <IconArrowDown size={15} aria-hidden />
                      </ActionIcon>
                      <Button size="xs" onClick={() => set(copyOf(rules, at))}>
                        {t("playbook.copy")}
                      </Button>
                      <Button
                        size="xs"
                        variant="subtle"
                        color="red"
                        disabled={rules.length === 1}
                        onClick={() => {
                          set(rules.toSpliced(at, 1));
                          setOpen(null);
                        }}
                      >
                        {t("playbook.remove")}
                      </Button>
                    </div>
                  )}
                </>
              )}
            </li>
          ) : null,
        )}
      </ol>
      {!rules.some(isShown) && <p className={classes["quietly"]}>{t("playbook.noneFound")}</p>}
    </>
  );
}

interface RuleHeadProps {
  rule: PlaybookRule;
  at: number;
  faults: number;
  isOpen: boolean;
  onToggle: () => void;
}

function RuleHead({ rule, at, faults, isOpen, onToggle }: RuleHeadProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { respond, speaker, deadlineMinutes } = rule.answer;
  const Chevron = isOpen ? IconChevronDown : IconChevronRight;
  const answer = [
    responseNames[language][respond],
    ...(speaker === "none" ? [] : [speakerNames[language][speaker]]),
    ...(deadlineMinutes === null ? [] : [writeDuration(deadlineMinutes * 60_000, language)]),
  ].join(", ");
  return (
    <UnstyledButton className={classes["rule"]} aria-expanded={isOpen} onClick={onToggle}>
      <Chevron size={14} aria-hidden />
      <span className={classes["place"]}>{at + 1}</span>
      <span className={classes["told"]}>
        <span>{rule.because[language] || "…"}</span>
        <small>
          <code>{rule.id}</code> · {answer}
        </small>
      </span>
      {faults > 0 && <span className={classes["wrong"]}>{t("playbook.faults", { count: faults })}</span>}
    </UnstyledButton>
  );
}
