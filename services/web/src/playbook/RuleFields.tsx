import type { Playbook, PlaybookAnswer, PlaybookRule } from "@earshot/core/respond/playbook";
import { channelNames, responseNames, speakerNames } from "@earshot/core/respond/respond-names";
import { channels, postures, responses, speakers, tactics } from "@earshot/core/respond/vocabulary";
import { Checkbox, MultiSelect, NativeSelect, NumberInput, Textarea, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../words/use-language.ts";
import { BilingualField } from "./BilingualField.tsx";
import { ConditionFields } from "./ConditionFields.tsx";
import { withResponse, type Faults } from "./edit-playbook.ts";
import classes from "./Playbook.module.css";

interface RuleFieldsProps {
  rule: PlaybookRule;
  playbook: Playbook;
  faults: Faults;
  readOnly: boolean;
  onChange: (rule: PlaybookRule) => void;
}

/** One rule: when it answers, what, and in which words. */
export function RuleFields({ rule, playbook, faults, readOnly, onChange }: RuleFieldsProps) {
  const { t } = useTranslation();
  const set = (part: Partial<PlaybookRule>): void => onChange({ ...rule, ...part });
  const lines = (text: string): string[] => (text === "" ? [] : text.split("\n"));
  return (
    <div className={classes["fields"]}>
      <TextInput
        size="xs"
        label={t("playbook.id")}
        description={t("playbook.idHint")}
        value={rule.id}
        error={faults["id"] && t(`playbook.fault.${faults["id"]}`)}
        readOnly={readOnly}
        onChange={(event) => set({ id: event.currentTarget.value })}
      />
      <fieldset className={classes["part"]}>
        <legend>{t("playbook.whenTitle")}</legend>
        {faults["when"] && <p className={classes["wrong"]}>{t(`playbook.fault.${faults["when"]}`)}</p>}
        <ConditionFields when={rule.when} readOnly={readOnly} onChange={(when) => set({ when })} />
      </fieldset>
      <fieldset className={classes["part"]} disabled={readOnly}>
        <legend>{t("playbook.answerTitle")}</legend>
        <AnswerFields
          answer={rule.answer}
          playbook={playbook}
          faults={faults}
          onChange={(answer) => set({ answer })}
        />
      </fieldset>
      <fieldset className={classes["part"]}>
        <legend>{t("playbook.wordsTitle")}</legend>
        <BilingualField
          label={t("playbook.because")}
          name="because"
          words={rule.because}
          faults={faults}
          readOnly={readOnly}
          onChange={(because) => set({ because })}
        />
        <BilingualField
          label={t("playbook.line")}
          name="line"
          words={rule.line}
          faults={faults}
          readOnly={readOnly}
          onChange={(line) => set({ line })}
        />
        <div className={classes["pair"]}>
          {(["ru", "en"] as const).map((language) => (
            <Textarea
              key={language}
              size="xs"
              autosize
              minRows={2}
              maxRows={8}
              lang={language}
              label={`${t("playbook.avoid")} · ${t(`playbook.language.${language}`)}`}
              value={rule.avoid[language].join("\n")}
              readOnly={readOnly}
              onChange={(event) =>
                set({ avoid: { ...rule.avoid, [language]: lines(event.currentTarget.value) } })
              }
            />
          ))}
        </div>
      </fieldset>
    </div>
  );
}

interface AnswerFieldsProps {
  answer: PlaybookAnswer;
  playbook: Playbook;
  faults: Faults;
  onChange: (answer: PlaybookAnswer) => void;
}

function AnswerFields({ answer, playbook, faults, onChange }: AnswerFieldsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const set = (part: Partial<PlaybookAnswer>): void => onChange({ ...answer, ...part });
  const told = (field: string) => {
    const fault = faults[field];
    return fault && t(`playbook.fault.${fault}`);
  };
  const options = <T extends string>(values: readonly T[], name: (value: T) => string) =>
    values.map((value) => ({ value, label: name(value) }));
  const isSpoken = answer.respond === "respond";
  return (
    <>
      <div className={classes["grid"]}>
        <NativeSelect
          size="xs"
          label={t("playbook.respond")}
          value={answer.respond}
          data={options(responses, (each) => responseNames[language][each])}
          onChange={(event) =>
            onChange(withResponse(answer, event.currentTarget.value as typeof answer.respond))
          }
        />
        <NativeSelect
          size="xs"
          label={t("playbook.speaker")}
          disabled={!isSpoken}
          value={answer.speaker}
          error={told("speaker")}
          data={options(speakers, (each) => speakerNames[language][each])}
          onChange={(event) => set({ speaker: event.currentTarget.value as typeof answer.speaker })}
        />
        <NativeSelect
          size="xs"
          label={t("playbook.channel")}
          disabled={!isSpoken}
          value={answer.channel}
          data={options(channels, (each) => channelNames[language][each])}
          onChange={(event) => set({ channel: event.currentTarget.value as typeof answer.channel })}
        />
        <NumberInput
          size="xs"
          label={t("playbook.deadline")}
          min={1}
          max={43_200}
          allowDecimal={false}
          disabled={!isSpoken}
          value={answer.deadlineMinutes ?? ""}
          error={told("deadlineMinutes")}
          onChange={(minutes) => set({ deadlineMinutes: typeof minutes === "number" ? minutes : null })}
        />
        <NativeSelect
          size="xs"
          label={t("playbook.posture")}
          disabled={!isSpoken}
          value={answer.posture}
          error={told("posture")}
          data={options(postures, (each) => playbook.postures[each].name[language])}
          onChange={(event) => set({ posture: event.currentTarget.value as typeof answer.posture })}
        />
        <MultiSelect
          size="xs"
          label={t("playbook.tactics")}
          maxValues={4}
          disabled={!isSpoken}
          value={answer.tactics}
          data={options(tactics, (each) => playbook.tactics[each].name[language])}
          onChange={(chosen) => set({ tactics: chosen })}
        />
      </div>
      <Checkbox
        size="xs"
        label={t("playbook.insufficient")}
        checked={answer.insufficientEvidence}
        onChange={(event) => set({ insufficientEvidence: event.currentTarget.checked })}
      />
    </>
  );
}
