import { Button, Kbd } from "@mantine/core";
import { directionNames, sentimentNames, sentimentSigns } from "@earshot/core/analyse/label-names";
import { irrelevantNames } from "@earshot/core/triage/irrelevant";
import { severityNames, statusNames } from "@earshot/core/triage/status-names";
import type { PageLanguage } from "@earshot/core/triage/page-language";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { statusOf } from "../api/client.ts";
import type { Correction } from "../api/mentions.ts";
import { useFailureWords } from "../words/failure-words.ts";
import { dayAndTime } from "../words/time-words.ts";
import { useLanguage } from "../words/use-language.ts";
import type { Done } from "./change-desk.ts";
import classes from "./Toasts.module.css";

interface UndoToastProps {
  done: Done;
  onUndo: () => void;
}

/** Says what was done and offers to undo it. */
export function UndoToast({ done, onUndo }: UndoToastProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <div className={classes["toast"]} role="status">
      <span className={classes["words"]}>
        <strong>{wordsOf(done, language, t)}</strong> <bdi>{excerpt(done)}</bdi>
      </span>
      <Button onClick={onUndo} rightSection={<Kbd size="xs">Z</Kbd>}>
        {t("triage.undo")}
      </Button>
    </div>
  );
}

/** Says what was taken back, and offers to do it again. */
export function UndoneToast({ done, onRedo }: { done: Done; onRedo: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <div className={classes["toast"]} role="status">
      <span className={classes["words"]}>
        {t("triage.undone")} <strong>{wordsOf(done, language, t)}</strong> <bdi>{excerpt(done)}</bdi>
      </span>
      <Button onClick={onRedo}>{t("working.redo")}</Button>
    </div>
  );
}

/** Says why a change was not kept. */
export function RefusedToast({ done, error }: { done: Done; error: unknown }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const words = useFailureWords(error);
  const isConflict = statusOf(error) === 409;
  const conflict = done.change.kind === "restore" ? "triage.undoConflict" : "triage.conflict";
  return (
    <div className={classes["toast"]} role="alert">
      <span>
        <strong>{isConflict ? t(`${conflict}.what`) : words.what}</strong>{" "}
        {isConflict ? t(`${conflict}.mend`) : words.mend}{" "}
        {done.change.kind !== "restore" && (
          <span className={classes["lost"]}>
            {t("triage.notSaved")} {wordsOf(done, language, t)}
          </span>
        )}
      </span>
    </div>
  );
}

function excerpt({ before }: Done): string {
  const text = before.title ?? before.snippet;
  return text.length > 60 ? `${text.slice(0, 60).trimEnd()}…` : text;
}

function wordsOf({ change, before }: Done, language: PageLanguage, t: TFunction): string {
  return changeWords({ change, entities: before.entities }, language, t);
}

interface ToldChange {
  change: Done["change"];
  /** By which sentiments are told. */
  entities: readonly { entityId: number; name: string }[];
}

/** A change in a few words, such as "severity 4 · serious". */
export function changeWords({ change, entities }: ToldChange, language: PageLanguage, t: TFunction): string {
  switch (change.kind) {
    case "status":
      return `${t("triage.status")}: ${statusNames[language][change.status]}`;
    case "restore":
      return t("triage.restored");
    case "assign":
      return `${t("desk.assign.title")}: ${change.assignee?.name ?? t("desk.assign.nobody")}`;
    case "tags":
      return [
        ...change.add.map(({ name }) => `+ ${name}`),
        ...change.remove.map(({ name }) => `− ${name}`),
      ].join(", ");
    case "snooze":
      return change.until === null
        ? t("working.snooze.woken")
        : t("working.snooze.until", { time: dayAndTime(change.until, language) });
    case "irrelevant":
      return `${t("working.irrelevant.done")}: ${irrelevantNames[language][change.because]}`;
    case "escalate":
      return `${t("working.escalate.done")}: ${change.people.map(({ name }) => name).join(", ")}`;
    case "correct":
      return correctionWords(change.correction, entities, language, t);
  }
}

function correctionWords(
  { severity, direction, also, sentiments }: Correction,
  entities: ToldChange["entities"],
  language: PageLanguage,
  t: TFunction,
): string {
  const parts: string[] = [];
  if (severity !== undefined) {
    const name: string | undefined = severityNames[language][severity as 1 | 2 | 3 | 4 | 5];
    parts.push(`${t("triage.severity")}: ${severity} · ${name}`);
  }
  if (direction !== undefined) parts.push(`${t("triage.direction")}: ${directionNames[language][direction]}`);
  if (also !== undefined) {
    const names = also.map((each) => directionNames[language][each]).join(", ");
    parts.push(`${t("triage.also")}: ${names || t("triage.none")}`);
  }
  for (const { entityId, sentiment } of sentiments ?? []) {
    const towards = entities.find((entity) => entity.entityId === entityId)?.name;
    const said = `${sentimentSigns[sentiment]} ${sentimentNames[language][sentiment]}`;
    parts.push(towards === undefined ? said : `${said} → ${towards}`);
  }
  return parts.join("; ");
}
