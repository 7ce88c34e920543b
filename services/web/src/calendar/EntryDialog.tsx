import { platforms } from "@earshot/core/collect/platform";
import { platformName } from "@earshot/core/collect/platform-names";
import { calendarKinds, calendarStates } from "@earshot/core/respond/calendar/calendar-entry";
import {
  Button,
  Checkbox,
  Group,
  Modal,
  NativeSelect,
  SegmentedControl,
  Textarea,
  TextInput,
} from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { calendarKey, removeCalendarEntry, saveCalendarEntry, type CalendarEntry } from "../api/calendar.ts";
import { colleaguesQuery } from "../api/desk.ts";
import { entitiesQuery } from "../api/entities.ts";
import { ConfirmDialog } from "../app/ConfirmDialog.tsx";
import { OutLink } from "../app/OutLink.tsx";
import { readHost } from "../app/safe-address.ts";
import { useLanguage } from "../words/use-language.ts";
import { toEntryDraft, toEntryFields, troubleOf, type EntryDraft } from "./entry-draft.ts";
import { useDeed } from "../app/use-deed.ts";
import classes from "./Calendar.module.css";

interface EntryDialogProps {
  /** Null: a new one, on the day named. */
  entry: CalendarEntry | null;
  day: Date;
  mayWrite: boolean;
  onClose: () => void;
}

/** Writes an entry of the calendar or changes one; whoever may only read sees it. */
export function EntryDialog({ entry, day, mayWrite, onClose }: EntryDialogProps) {
  const { t } = useTranslation();
  const deed = useDeed([calendarKey]);
  const [given] = useState(entry);
  const [draft, setDraft] = useState(() => toEntryDraft(entry, day));
  const [isRemoving, setIsRemoving] = useState(false);
  const set = (part: Partial<EntryDraft>): void => setDraft((before) => ({ ...before, ...part }));
  const trouble = troubleOf(draft);
  const isWrongLink = draft.link.trim() !== "" && readHost(draft.link.trim()) === null;
  const isReady = draft.title.trim() !== "" && draft.fromDay !== "" && trouble === null && !isWrongLink;
  const save = async (): Promise<void> => {
    const words = t(given === null ? "calendar.added" : "calendar.changed");
    if (await deed.run(() => saveCalendarEntry(given, toEntryFields(draft)), words)) onClose();
  };
  const remove = async (): Promise<void> => {
    if (given && (await deed.run(() => removeCalendarEntry(given), t("calendar.removed")))) onClose();
  };
  if (given && isRemoving)
    return (
      <ConfirmDialog
        title={t("calendar.removeTitle")}
        text={t("calendar.removeText", { title: given.title })}
        confirm={t("calendar.remove")}
        isBusy={deed.isBusy}
        onConfirm={() => void remove()}
        onClose={() => setIsRemoving(false)}
      />
    );
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(given === null ? "calendar.newTitle" : "calendar.editTitle")}
      size={640}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady && mayWrite) void save();
        }}
      >
        <fieldset disabled={!mayWrite} className={classes["form"]}>
          <SegmentedControl
            size="xs"
            disabled={!mayWrite}
            aria-label={t("calendar.kindField")}
            value={draft.kind}
            data={calendarKinds.map((value) => ({ value, label: t(`calendar.kind.${value}`) }))}
            onChange={(kind) => set({ kind })}
          />
          <TextInput
            data-autofocus
            required
            label={t("calendar.titleField")}
            maxLength={300}
            value={draft.title}
            onChange={(event) => set({ title: event.currentTarget.value })}
          />
          <When draft={draft} set={set} />
          {trouble !== null && draft.title !== "" && (
            <p className={classes["wrong"]}>{t(`calendar.${trouble}`)}</p>
          )}
          <About draft={draft} set={set} isWrongLink={isWrongLink} />
          {given?.calendar != null && (
            <p className={classes["quietly"]}>{t("calendar.fromCalendar", { name: given.calendar })}</p>
          )}
          <OutLink url={given?.link ?? null} />
        </fieldset>
        {mayWrite && (
          <Group justify="flex-end" gap={8} mt={12}>
            {given && (
              <Button variant="subtle" mr="auto" onClick={() => setIsRemoving(true)}>
                {t("calendar.remove")}
              </Button>
            )}
            <Button onClick={onClose}>{t("frame.cancel")}</Button>
            <Button type="submit" variant="filled" loading={deed.isBusy} disabled={!isReady}>
              {t("frame.save")}
            </Button>
          </Group>
        )}
      </form>
    </Modal>
  );
}

interface PartProps {
  draft: EntryDraft;
  set: (part: Partial<EntryDraft>) => void;
}

function When({ draft, set }: PartProps) {
  const { t } = useTranslation();
  const field = (type: "date" | "time", name: "fromDay" | "fromTime" | "toDay" | "toTime", label: string) => (
    <TextInput
      type={type}
      label={label}
      disabled={type === "time" && draft.isAllDay}
      value={type === "time" && draft.isAllDay ? "" : draft[name]}
      onChange={(event) => set({ [name]: event.currentTarget.value })}
    />
  );
  return (
    <>
      <div className={classes["when"]}>
        {field("date", "fromDay", t("calendar.from"))}
        {field("time", "fromTime", t("calendar.fromTime"))}
        {field("date", "toDay", t("calendar.to"))}
        {field("time", "toTime", t("calendar.toTime"))}
      </div>
      <Checkbox
        label={t("calendar.allDay")}
        checked={draft.isAllDay}
        onChange={(event) => set({ isAllDay: event.currentTarget.checked })}
      />
    </>
  );
}

function About({ draft, set, isWrongLink }: PartProps & { isWrongLink: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const people = useQuery(colleaguesQuery).data ?? [];
  const entities = useQuery(entitiesQuery).data ?? [];
  const owners = people.filter(({ hasLeft, personId }) => !hasLeft || String(personId) === draft.owner);
  const isQuiet = draft.kind === "quiet";
  return (
    <>
      {isQuiet && (
        <TextInput
          label={t("calendar.terms")}
          description={t("calendar.termsHint")}
          maxLength={2_000}
          value={draft.terms}
          onChange={(event) => set({ terms: event.currentTarget.value })}
        />
      )}
      <Textarea
        autosize
        label={t(isQuiet ? "calendar.reason" : "calendar.note")}
        maxLength={2_000}
        value={draft.note}
        onChange={(event) => set({ note: event.currentTarget.value })}
      />
      <div className={classes["three"]}>
        {!isQuiet && (
          <NativeSelect
            label={t("calendar.platform")}
            value={draft.platform}
            data={[
              { value: "", label: t("calendar.anyPlatform") },
              ...platforms.map((value) => ({ value, label: platformName(value, language) })),
            ]}
            onChange={(event) => set({ platform: event.currentTarget.value })}
          />
        )}
        <NativeSelect
          label={t("calendar.entity")}
          value={draft.entity}
          data={[
            { value: "", label: t("calendar.anybody") },
            ...entities.map(({ entityId, name }) => ({ value: String(entityId), label: name })),
          ]}
          onChange={(event) => set({ entity: event.currentTarget.value })}
        />
        <NativeSelect
          label={t("calendar.owner")}
          value={draft.owner}
          data={[
            { value: "", label: t("calendar.nobody") },
            ...owners.map(({ personId, name }) => ({ value: String(personId), label: name })),
          ]}
          onChange={(event) => set({ owner: event.currentTarget.value })}
        />
        <NativeSelect
          label={t("calendar.stateField")}
          value={draft.state}
          data={calendarStates.map((value) => ({ value, label: t(`calendar.state.${value}`) }))}
          onChange={(event) =>
            set({ state: calendarStates.find((each) => each === event.currentTarget.value) ?? "planned" })
          }
        />
      </div>
      <TextInput
        label={t("calendar.link")}
        inputMode="url"
        maxLength={2_000}
        error={isWrongLink ? t("calendar.wrongLink") : null}
        value={draft.link}
        onChange={(event) => set({ link: event.currentTarget.value })}
      />
    </>
  );
}
