import type { ReportSchedule, ReportScheduleList } from "@earshot/contract/report";
import { readyTemplates } from "@earshot/core/report/written/report-template";
import { weekdays } from "@earshot/core/triage/clock/calendar";
import { ActionIcon, Button, Switch } from "@mantine/core";
import { IconPencil, IconPlus, IconTrash } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { deleteSchedule, saveSchedule, schedulesKey, schedulesQuery } from "../../api/reports.ts";
import { ConfirmDialog } from "../../app/ConfirmDialog.tsx";
import { Loaded } from "../../app/Loaded.tsx";
import { PagePart } from "../../app/PagePart.tsx";
import { useDeed } from "../../app/use-deed.ts";
import { dayAndTime } from "../../words/time-words.ts";
import { useLanguage } from "../../words/use-language.ts";
import classes from "./Kept.module.css";
import { hourName, planOf } from "./schedule-plan.ts";
import { ScheduleDialog } from "./ScheduleDialog.tsx";

type Open = { kind: "new" } | { kind: "edit" | "delete"; schedule: ReportSchedule } | null;

/** When reports are made by themselves, and whom they reach. */
export function Schedules() {
  const { t } = useTranslation();
  const query = useQuery(schedulesQuery);
  const [open, setOpen] = useState<Open>(null);
  const deed = useDeed([schedulesKey]);
  const list = query.data;
  const close = (): void => setOpen(null);
  return (
    <PagePart
      title={t("documents.plans.title")}
      hint={t("documents.plans.hint")}
      tools={
        list?.mayChange === true && (
          <Button leftSection={<IconPlus size={15} aria-hidden />} onClick={() => setOpen({ kind: "new" })}>
            {t("documents.plans.add")}
          </Button>
        )
      }
    >
      <Loaded query={query} skeleton={[64]}>
        {(found) =>
          found.schedules.length === 0 ? (
            <p className={classes["none"]}>{t("documents.plans.none")}</p>
          ) : (
            <ul className={classes["list"]}>
              {found.schedules.map((schedule) => (
                <ScheduleItem
                  key={schedule.scheduleId}
                  schedule={schedule}
                  list={found}
                  onOpen={(kind) => setOpen({ kind, schedule })}
                />
              ))}
            </ul>
          )
        }
      </Loaded>
      {list && (open?.kind === "new" || open?.kind === "edit") && (
        <ScheduleDialog list={list} schedule={open.kind === "edit" ? open.schedule : null} onClose={close} />
      )}
      {open?.kind === "delete" && (
        <ConfirmDialog
          title={t("documents.plans.removeTitle")}
          text={t("documents.plans.removeText")}
          confirm={t("documents.kept.confirm")}
          isBusy={deed.isBusy}
          onClose={close}
          onConfirm={() =>
            void deed
              .run(() => deleteSchedule(open.schedule.scheduleId), t("documents.plans.removed"))
              .then(close)
          }
        />
      )}
    </PagePart>
  );
}

interface ScheduleItemProps {
  schedule: ReportSchedule;
  list: ReportScheduleList;
  onOpen: (kind: "edit" | "delete") => void;
}

function ScheduleItem({ schedule, list, onOpen }: ScheduleItemProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const deed = useDeed([schedulesKey]);
  const name = schedule.title || readyTemplates[schedule.kind].name[language];
  const { isOn, nextAt, formats } = schedule;
  const told = [
    ...list.people.filter(({ personId }) => schedule.people.includes(personId)),
    ...list.channels.filter(({ channelId }) => schedule.channels.includes(channelId)),
  ].map((each) => each.name);
  const next =
    isOn && nextAt !== null ? `${t("documents.plans.next")} ${dayAndTime(nextAt, language)}` : null;
  return (
    <li className={classes["item"]}>
      <div className={classes["what"]}>
        <h3>
          <bdi>{name}</bdi>
        </h3>
        <p>
          <ScheduleTime schedule={schedule} /> · {next ?? t("documents.plans.off")}
        </p>
        <p>
          {told.length === 0
            ? t("documents.plans.nobody")
            : `${told.join(", ")} · ${formats.map((format) => format.toUpperCase()).join(", ")}`}
        </p>
      </div>
      {list.mayChange && (
        <>
          <Switch
            aria-label={t("documents.plans.on", { name })}
            checked={isOn}
            disabled={deed.isBusy}
            onChange={(event) => {
              const plan = { ...planOf(schedule), isOn: event.currentTarget.checked };
              void deed.run(() => saveSchedule(plan, schedule), t("documents.plans.saved"));
            }}
          />
          <ActionIcon aria-label={t("documents.plans.edit", { name })} onClick={() => onOpen("edit")}>
            <IconPencil size={16} stroke={1.75} aria-hidden />
          </ActionIcon>
          <ActionIcon aria-label={t("documents.plans.remove", { name })} onClick={() => onOpen("delete")}>
            <IconTrash size={16} stroke={1.75} aria-hidden />
          </ActionIcon>
        </>
      )}
    </li>
  );
}

function ScheduleTime({ schedule: { kind, weekday, hour, zone } }: { schedule: ReportSchedule }) {
  const { t } = useTranslation();
  const at = hourName(hour);
  const day = t(`documents.plans.days.${weekdays[weekday] ?? "mon"}`);
  const when =
    kind === "weekly"
      ? t("documents.plans.weekly", { day, hour: at })
      : t(`documents.plans.${kind === "monthly" ? "monthly" : "daily"}`, { hour: at });
  return `${when}, ${t("documents.plans.zone", { zone })}`;
}
