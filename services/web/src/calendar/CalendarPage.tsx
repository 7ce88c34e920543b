import { ActionIcon, Button, Group, SegmentedControl } from "@mantine/core";
import {
  IconChevronLeft,
  IconChevronRight,
  IconDownload,
  IconPlus,
  IconRss,
  IconUpload,
} from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { calendarAddress, calendarQuery, type CalendarEntry } from "../api/calendar.ts";
import { Loaded } from "../app/Loaded.tsx";
import { Page } from "../app/Page.tsx";
import { usePerson } from "../app/person.ts";
import { useNow } from "../app/use-now.ts";
import { useScreen } from "../app/use-screen.ts";
import { dateFormat } from "../words/intl-formats.ts";
import { useLanguage } from "../words/use-language.ts";
import { Agenda } from "./Agenda.tsx";
import { CalendarHead } from "./CalendarHead.tsx";
import { readCalendarView, type CalendarView } from "./calendar-view.ts";
import { ClashList } from "./ClashList.tsx";
import { EntryDialog } from "./EntryDialog.tsx";
import { ImportCalendar } from "./ImportCalendar.tsx";
import { monthBeside, monthOf, weeksOf } from "./month-days.ts";
import { MonthGrid } from "./MonthGrid.tsx";
import { SubscribeCalendar } from "./SubscribeCalendar.tsx";
import classes from "./Calendar.module.css";
import { ownZone } from "../words/own-zone.ts";

type Open =
  | { kind: "new"; day: Date }
  | { kind: "edit"; entry: CalendarEntry }
  | { kind: "import" }
  | { kind: "subscribe" }
  | null;

/** What is planned and when one keeps quiet, month by month; what gets in each other's way stands above. */
export function CalendarPage() {
  const { t } = useTranslation();
  const { may } = usePerson();
  const view: CalendarView = useSearch({ strict: false });
  const now = new Date(useNow());
  const month = view.month ?? monthOf(now);
  const [open, setOpen] = useState<Open>(null);
  const isPhone = useScreen() === "phone";
  const weeks = weeksOf(month);
  const from = weeks[0]?.[0]?.from ?? now;
  const till = weeks.at(-1)?.at(-1)?.till ?? now;
  const query = useQuery(calendarQuery(from.toISOString(), till.toISOString()));
  const mayWrite = may("respond");
  const onOpen = (entry: CalendarEntry): void => setOpen({ kind: "edit", entry });
  return (
    <Page>
      <CalendarHead title={t("calendar.title")} lead={t("calendar.lead")}>
        <Group gap={8}>
          {mayWrite && (
            <Button
              variant="filled"
              leftSection={<IconPlus size={15} aria-hidden />}
              onClick={() => setOpen({ kind: "new", day: monthOf(now) === month ? now : dayWithin(month) })}
            >
              {t("calendar.new")}
            </Button>
          )}
          <Button
            component="a"
            href={calendarAddress(ownZone())}
            download
            leftSection={<IconDownload size={15} aria-hidden />}
          >
            {t("calendar.export")}
          </Button>
          <Button
            leftSection={<IconRss size={15} aria-hidden />}
            onClick={() => setOpen({ kind: "subscribe" })}
          >
            {t("calendar.subscribe")}
          </Button>
          {mayWrite && (
            <Button
              leftSection={<IconUpload size={15} aria-hidden />}
              onClick={() => setOpen({ kind: "import" })}
            >
              {t("calendar.import")}
            </Button>
          )}
        </Group>
      </CalendarHead>
      <Tools month={month} now={now} view={view} isPhone={isPhone} />
      <Loaded query={query} skeleton={[120, 120, 120]}>
        {(calendar) => (
          <>
            <ClashList calendar={calendar} onOpen={onOpen} />
            {isPhone || view.view === "agenda" ? (
              <Agenda weeks={weeks} calendar={calendar} now={now} onOpen={onOpen} />
            ) : (
              <MonthGrid weeks={weeks} calendar={calendar} now={now} onOpen={onOpen} />
            )}
          </>
        )}
      </Loaded>
      {(open?.kind === "new" || open?.kind === "edit") && (
        <EntryDialog
          entry={open.kind === "edit" ? open.entry : null}
          day={open.kind === "new" ? open.day : now}
          mayWrite={mayWrite}
          onClose={() => setOpen(null)}
        />
      )}
      {open?.kind === "import" && <ImportCalendar onClose={() => setOpen(null)} />}
      {open?.kind === "subscribe" && <SubscribeCalendar onClose={() => setOpen(null)} />}
    </Page>
  );
}

interface ToolsProps {
  month: string;
  now: Date;
  view: CalendarView;
  isPhone: boolean;
}

/** Which month, and how it is shown. */
function Tools({ month, now, view, isPhone }: ToolsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const show = (part: Record<string, unknown>): void =>
    void navigate({ to: "/calendar", search: readCalendarView({ ...view, ...part }) });
  const name = dateFormat(language, { month: "long", year: "numeric" }).format(dayWithin(month));
  return (
    <div className={classes["tools"]}>
      <ActionIcon aria-label={t("calendar.before")} onClick={() => show({ month: monthBeside(month, -1) })}>
        <IconChevronLeft size={16} aria-hidden />
      </ActionIcon>
      <h2 className={classes["month"]} aria-live="polite">
        {name}
      </h2>
      <ActionIcon aria-label={t("calendar.after")} onClick={() => show({ month: monthBeside(month, 1) })}>
        <IconChevronRight size={16} aria-hidden />
      </ActionIcon>
      {month !== monthOf(now) && (
        <Button size="xs" onClick={() => show({ month: undefined })}>
          {t("calendar.today")}
        </Button>
      )}
      {!isPhone && (
        <SegmentedControl
          size="xs"
          ml="auto"
          withItemsBorders={false}
          aria-label={t("calendar.view")}
          value={view.view ?? "month"}
          data={[
            { value: "month", label: t("calendar.month") },
            { value: "agenda", label: t("calendar.agenda") },
          ]}
          onChange={(chosen) => show({ view: chosen })}
        />
      )}
    </div>
  );
}

function dayWithin(month: string): Date {
  return new Date(`${month}-01T12:00:00`);
}
