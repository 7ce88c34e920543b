import type { CalendarFile } from "@earshot/contract/calendar";
import { calendarKinds } from "@earshot/core/respond/calendar/calendar-entry";
import { platformName } from "@earshot/core/collect/platform-names";
import { Button, Group, Modal, NativeSelect, TextInput } from "@mantine/core";
import { IconFile } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { calendarKey, importCalendar, previewCalendar, type CalendarImport } from "../api/calendar.ts";
import { reasonOf } from "../api/client.ts";
import { useFailureWords } from "../words/failure-words.ts";
import { dayAndTime, dayInYear } from "../words/time-words.ts";
import { useLanguage } from "../words/use-language.ts";
import { fileToBase64 } from "../sources/opml-file.ts";
import { useDeed } from "../app/use-deed.ts";
import classes from "./Calendar.module.css";
import { ownZone } from "../words/own-zone.ts";

type Wish = Pick<CalendarFile, "calendar" | "kind"> & { base64: string; fileName: string };

/** Brings a calendar in: choose a file, see what would become of it, take it. */
export function ImportCalendar({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const deed = useDeed([calendarKey]);
  const input = useRef<HTMLInputElement>(null);
  const [wish, setWish] = useState<Wish>({ calendar: "", kind: "event", base64: "", fileName: "" });
  const looking = useMutation({ mutationFn: (file: CalendarFile) => previewCalendar(file) });
  const wrong = useFileWords(looking.error);
  const look = (part: Partial<Wish>): void => {
    const next = { ...wish, ...part };
    setWish(next);
    if (next.base64 !== "" && next.calendar.trim() !== "") looking.mutate(fileOf(next));
  };
  const choose = async (file: File): Promise<void> => {
    const calendar = wish.calendar === "" ? file.name.replace(/\.\w+$/u, "").slice(0, 120) : wish.calendar;
    look({ base64: await fileToBase64(file), fileName: file.name, calendar });
  };
  const bring = async (): Promise<void> => {
    const { data } = looking;
    if (data && (await deed.run(() => importCalendar(fileOf(wish)), t("calendar.imported", { ...data }))))
      onClose();
  };
  return (
    <Modal opened onClose={onClose} title={t("calendar.importTitle")} size={640}>
      <div className={classes["form"]}>
        <p className={classes["lead"]}>{t("calendar.importLead")}</p>
        <Group gap={8}>
          <input
            ref={input}
            type="file"
            hidden
            accept=".ics,.csv,text/calendar,text/csv"
            aria-label={t("calendar.file")}
            onChange={(event) => {
              const file = event.currentTarget.files?.[0];
              if (file) void choose(file);
            }}
          />
          <Button leftSection={<IconFile size={15} aria-hidden />} onClick={() => input.current?.click()}>
            {t("calendar.choose")}
          </Button>
          <bdi>{wish.fileName}</bdi>
        </Group>
        <TextInput
          label={t("calendar.name")}
          description={t("calendar.nameHint")}
          maxLength={120}
          value={wish.calendar}
          onChange={(event) => setWish({ ...wish, calendar: event.currentTarget.value })}
          onBlur={() => look({})}
        />
        <NativeSelect
          label={t("calendar.usual")}
          value={wish.kind}
          data={calendarKinds.map((value) => ({ value, label: t(`calendar.kind.${value}`) }))}
          onChange={(event) => {
            const kind = calendarKinds.find((each) => each === event.currentTarget.value);
            if (kind) look({ kind });
          }}
        />
        {looking.isError && (
          <p className={classes["wrong"]} role="alert">
            {wrong}
          </p>
        )}
        {looking.data && <Preview found={looking.data} />}
        <Group justify="flex-end" gap={8}>
          <Button onClick={onClose}>{t("frame.cancel")}</Button>
          <Button
            variant="filled"
            loading={deed.isBusy}
            disabled={!looking.isSuccess || looking.data.lines.length === 0 || wish.calendar.trim() === ""}
            onClick={() => void bring()}
          >
            {t("calendar.bring")}
          </Button>
        </Group>
      </div>
    </Modal>
  );
}

const fileFaults = ["not_a_calendar", "too_large", "too_slow", "no_columns"] as const;

/** What is wrong with the file, or with asking about it. */
function useFileWords(error: unknown): string {
  const { t } = useTranslation();
  const { what, mend } = useFailureWords(error);
  const fault = fileFaults.find((each) => each === reasonOf(error));
  return fault === undefined ? `${what}. ${mend}` : t(`calendar.fileFault.${fault}`);
}

function fileOf({ base64, calendar, kind }: Wish): CalendarFile {
  const zone = ownZone();
  return { base64, calendar: calendar.trim(), kind, zone };
}

function Preview({ found }: { found: CalendarImport }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { added, changed, unchanged, gone } = found;
  const counts = Object.entries({ added, changed, unchanged, gone }).filter(([, count]) => count > 0);
  const hidden = added + changed + unchanged - found.lines.length;
  return (
    <section className={classes["preview"]} aria-label={t("calendar.preview")}>
      <p>
        {counts.length === 0
          ? t("calendar.nothingIn")
          : `${t("calendar.comesIn")}: ${counts.map(([what, count]) => t(`calendar.counted.${what as "added"}`, { count })).join(", ")}`}
      </p>
      <RefusedLines found={found} />
      {found.isCut && <p className={classes["wrong"]}>{t("calendar.cut")}</p>}
      <ul>
        {found.lines.map((line, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- lines have no id, and their order never changes.
          <li key={at}>
            <b>{line.title}</b>{" "}
            <span className={classes["quietly"]}>
              {[
                t(`calendar.kind.${line.kind}`),
                line.isAllDay ? dayInYear(line.at, language) : dayAndTime(line.at, language),
                ...(line.platform === null ? [] : [platformName(line.platform, language)]),
              ].join(" · ")}
            </span>
          </li>
        ))}
        {hidden > 0 && <li className={classes["quietly"]}>{t("calendar.more", { count: hidden })}</li>}
      </ul>
    </section>
  );
}

/** What of the file does not come in, and why: first, for it is what can be mended. */
function RefusedLines({ found }: { found: CalendarImport }) {
  const { t } = useTranslation();
  if (found.refusedCount === 0) return null;
  return (
    <div>
      <p className={classes["wrong"]}>{t("calendar.refused", { count: found.refusedCount })}</p>
      <ul>
        {found.refused.map(({ row, title, fault }) => (
          <li key={row}>
            {t("calendar.row", { row })}, <bdi>{title || t("calendar.untitled")}</bdi>:{" "}
            {t(`calendar.fault.${fault}`)}
          </li>
        ))}
      </ul>
    </div>
  );
}
