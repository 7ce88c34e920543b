import type { IncidentDetail, IncidentTask } from "@earshot/contract/incident";
import { ActionIcon, Button, Checkbox, Select, TextInput } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { colleaguesQuery } from "../api/desk.ts";
import { addTask, changeTask, removeTask } from "../api/incidents.ts";
import { Moment } from "../app/Moment.tsx";
import { usePerson } from "../app/person.ts";
import { useNow } from "../app/use-now.ts";
import { fromLocalInput } from "../triage/period.ts";
import { PersonMark } from "../triage/PersonMark.tsx";
import classes from "./Incidents.module.css";
import { PagePart } from "../app/PagePart.tsx";
import { useIncidentDeed } from "./use-incident-deed.ts";

interface TasksSectionProps {
  detail: IncidentDetail;
  mayChange: boolean;
}

/** Who does what by when. */
export function TasksSection({ detail, mayChange }: TasksSectionProps) {
  const { t } = useTranslation();
  const open = detail.tasks.filter((task) => task.doneAt === null).length;
  return (
    <PagePart title={t("incidents.tasks")} count={open}>
      {detail.tasks.length === 0 && <p className={classes["none"]}>{t("incidents.tasksNone")}</p>}
      <ul className={classes["rows"]}>
        {detail.tasks.map((task) => (
          <TaskLine
            key={task.taskId}
            task={task}
            incidentId={detail.incident.incidentId}
            mayChange={mayChange}
          />
        ))}
      </ul>
      {mayChange && <NewTask incidentId={detail.incident.incidentId} />}
    </PagePart>
  );
}

interface TaskLineProps {
  task: IncidentTask;
  incidentId: number;
  mayChange: boolean;
}

function TaskLine({ task, incidentId, mayChange }: TaskLineProps) {
  const { t } = useTranslation();
  const { person } = usePerson();
  const deed = useIncidentDeed();
  const now = useNow();
  const isDone = task.doneAt !== null;
  const isLate = !isDone && task.dueAt !== null && Date.parse(task.dueAt) < now;
  return (
    <li className={classes["row"]} data-done={isDone || undefined}>
      <Checkbox
        size="sm"
        checked={isDone}
        disabled={!mayChange || deed.isBusy}
        aria-label={t("incidents.taskDone", { text: task.text })}
        onChange={(event) => {
          const { checked } = event.currentTarget;
          void deed.run(() => changeTask(incidentId, task, { isDone: checked }));
        }}
      />
      <span className={classes["row-text"]} dir="auto">
        {task.text}
      </span>
      {task.who !== null && (
        <PersonMark name={task.who.name} isMe={task.who.personId === person?.personId} hasLeft={false} />
      )}
      {task.dueAt !== null && !isDone && (
        <span className={classes["due"]} data-late={isLate || undefined}>
          {isLate && `${t("incidents.taskLate")} `}
          <Moment at={task.dueAt} />
        </span>
      )}
      {mayChange && (
        <ActionIcon
          size={24}
          variant="subtle"
          aria-label={`${t("incidents.taskRemove")}: ${task.text}`}
          title={t("incidents.taskRemove")}
          onClick={() => void deed.run(() => removeTask(incidentId, task.taskId))}
        >
          <IconX size={14} />
        </ActionIcon>
      )}
    </li>
  );
}

function NewTask({ incidentId }: { incidentId: number }) {
  const { t } = useTranslation();
  const deed = useIncidentDeed();
  const { data: colleagues = [] } = useQuery(colleaguesQuery);
  const [text, setText] = useState("");
  const [who, setWho] = useState<string | null>(null);
  const [due, setDue] = useState("");
  const add = async (): Promise<void> => {
    const facts = {
      text: text.trim(),
      personId: who === null ? null : Number(who),
      dueAt: fromLocalInput(due) ?? null,
    };
    if (!(await deed.run(() => addTask(incidentId, facts)))) return;
    setText("");
    setDue("");
  };
  return (
    <form
      className={classes["new-task"]}
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <TextInput
        size="xs"
        aria-label={t("incidents.taskText")}
        placeholder={t("incidents.taskText")}
        required
        maxLength={500}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Select
        size="xs"
        clearable
        aria-label={t("incidents.taskWho")}
        placeholder={t("incidents.taskWho")}
        value={who}
        data={colleagues
          .filter(({ mayTake }) => mayTake)
          .map(({ personId, name }) => ({ value: String(personId), label: name }))}
        onChange={setWho}
      />
      <TextInput
        size="xs"
        type="datetime-local"
        aria-label={t("incidents.taskDue")}
        title={t("incidents.taskDue")}
        value={due}
        onChange={(event) => setDue(event.currentTarget.value)}
      />
      <Button type="submit" size="xs" loading={deed.isBusy} disabled={text.trim() === ""}>
        {t("incidents.addOne")}
      </Button>
    </form>
  );
}
