import type { ReportSchedule, ReportScheduleList } from "@earshot/contract/report";
import { reportFormats } from "@earshot/core/report/written/report-format";
import { readyTemplates, reportKinds } from "@earshot/core/report/written/report-template";
import { weekdays } from "@earshot/core/triage/clock/calendar";
import { Button, Checkbox, Group, Modal, MultiSelect, NativeSelect, TextInput } from "@mantine/core";
import { useState, type SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";
import { saveSchedule, schedulesKey } from "../../api/reports.ts";
import { useDeed } from "../../app/use-deed.ts";
import { useLanguage } from "../../words/use-language.ts";
import { EntitiesField } from "./EntitiesField.tsx";
import classes from "./Kept.module.css";
import { SectionChoice } from "./SectionChoice.tsx";
import { hourName, newPlan, planOf, type SchedulePlan } from "./schedule-plan.ts";
import { ownZone } from "../../words/own-zone.ts";

interface ScheduleDialogProps {
  list: ReportScheduleList;
  /** Null: a new one. */
  schedule: ReportSchedule | null;
  onClose: () => void;
}

interface PlanFieldsProps {
  plan: SchedulePlan;
  set: (part: Partial<SchedulePlan>) => void;
}

/** What a schedule makes, when, and who is told. */
export function ScheduleDialog({ list, schedule, onClose }: ScheduleDialogProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const deed = useDeed([schedulesKey]);
  const [plan, setPlan] = useState(() => (schedule ? planOf(schedule) : newPlan(language, ownZone())));
  const set = (part: Partial<SchedulePlan>): void => setPlan((before) => ({ ...before, ...part }));
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    if (await deed.run(() => saveSchedule(plan, schedule), t("documents.plans.saved"))) onClose();
  };
  return (
    <Modal opened onClose={onClose} title={t("documents.plans.editTitle")} size={560}>
      <form className={classes["form"]} onSubmit={(event) => void submit(event)}>
        <WhatFields plan={plan} set={set} />
        <WhenFields plan={plan} set={set} />
        <MultiSelect
          label={t("documents.plans.people")}
          data={list.people.map(({ personId, name }) => ({ value: String(personId), label: name }))}
          value={plan.people.map(String)}
          onChange={(chosen) => set({ people: chosen.map(Number) })}
          searchable
        />
        {list.channels.length > 0 && (
          <MultiSelect
            label={t("documents.plans.channels")}
            data={list.channels.map(({ channelId, name }) => ({ value: String(channelId), label: name }))}
            value={plan.channels.map(String)}
            onChange={(chosen) => set({ channels: chosen.map(Number) })}
            searchable
          />
        )}
        <FormatsField plan={plan} set={set} />
        <Group justify="flex-end" gap={8}>
          <Button onClick={onClose}>{t("frame.cancel")}</Button>
          <Button type="submit" variant="filled" loading={deed.isBusy}>
            {t("frame.save")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}

function WhatFields({ plan, set }: PlanFieldsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <>
      <div className={classes["when"]}>
        <NativeSelect
          label={t("documents.template")}
          value={plan.kind}
          data={reportKinds.map((kind) => ({ value: kind, label: readyTemplates[kind].name[language] }))}
          onChange={(event) => {
            const kind = reportKinds.find((each) => each === event.currentTarget.value);
            if (kind) set({ kind, sections: [] });
          }}
        />
        <NativeSelect
          label={t("documents.language")}
          value={plan.language}
          data={[
            { value: "ru", label: "Русский" },
            { value: "en", label: "English" },
          ]}
          onChange={(event) => set({ language: event.currentTarget.value === "ru" ? "ru" : "en" })}
        />
      </div>
      <TextInput
        label={t("documents.plans.name")}
        placeholder={t("documents.plans.nameHint")}
        maxLength={200}
        value={plan.title}
        onChange={(event) => set({ title: event.currentTarget.value })}
      />
      <EntitiesField entityIds={plan.entities} onChange={(entities) => set({ entities })} />
      <SectionChoice kind={plan.kind} sections={plan.sections} onChange={(sections) => set({ sections })} />
    </>
  );
}

function WhenFields({ plan, set }: PlanFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <div className={classes["when"]}>
        {plan.kind === "weekly" && (
          <NativeSelect
            label={t("documents.plans.weekday")}
            value={String(plan.weekday)}
            data={weekdays.map((day, at) => ({ value: String(at), label: t(`documents.plans.days.${day}`) }))}
            onChange={(event) => set({ weekday: Number(event.currentTarget.value) })}
          />
        )}
        <NativeSelect
          label={t("documents.plans.hour")}
          value={String(plan.hour)}
          data={Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), label: hourName(hour) }))}
          onChange={(event) => set({ hour: Number(event.currentTarget.value) })}
        />
      </div>
      <p className={classes["note"]}>{t("documents.zone", { zone: plan.zone })}</p>
    </>
  );
}

function FormatsField({ plan, set }: PlanFieldsProps) {
  const { t } = useTranslation();
  return (
    <Checkbox.Group
      label={t("documents.plans.formats")}
      value={plan.formats}
      onChange={(chosen) => set({ formats: reportFormats.filter((format) => chosen.includes(format)) })}
    >
      <Group gap={16} mt={4}>
        {reportFormats.map((format) => (
          <Checkbox key={format} value={format} label={format.toUpperCase()} />
        ))}
      </Group>
    </Checkbox.Group>
  );
}
