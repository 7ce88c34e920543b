import { directions, sentiments } from "@earshot/core/analyse/label";
import { platforms } from "@earshot/core/collect/platform";
import { dashboardPeriods, type DashboardPeriod } from "@earshot/core/report/dashboard/dashboard";
import { Button, CloseButton, MultiSelect, Popover, Switch, TextInput, UnstyledButton } from "@mantine/core";
import { IconArrowBackUp, IconCalendar, IconChevronDown, IconFilter } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { entitiesQuery } from "../api/entities.ts";
import { sourcesQuery } from "../api/sources.ts";
import { useFilterWords } from "../triage/filter-words.ts";
import { fromLocalInput, toLocalInput } from "../triage/period.ts";
import { dayAndTime } from "../words/time-words.ts";
import { useLanguage } from "../words/use-language.ts";
import classes from "./Board.module.css";
import {
  filterNames,
  filterOf,
  periodOf,
  toggleValue,
  withoutFilters,
  withPeriod,
  type BoardView,
  type FilterName,
} from "./board-view.ts";
import type { Scope } from "./board-context.ts";

interface FilterBarProps {
  view: BoardView;
  scope: Scope;
  onView: (view: BoardView) => void;
  /** What stands before the period. */
  first?: ReactNode;
  children?: ReactNode;
}

/** Which time, beside which, and what of it: everything stands in the address. */
export function FilterBar({ view, scope, onView, first, children }: FilterBarProps) {
  const { t } = useTranslation();
  const router = useRouter();
  const own = periodOf(view);
  return (
    <>
      <div className={classes["bar"]} role="group" aria-label={t("dashboards.filters")}>
        {first}
        <PeriodMenu period={scope.period} onPeriod={(period) => onView(withPeriod(view, period))} />
        {own !== null && "from" in own && (
          <Button
            leftSection={<IconArrowBackUp size={15} aria-hidden />}
            onClick={() => router.history.back()}
          >
            {t("dashboards.periodBack")}
          </Button>
        )}
        <Switch
          size="xs"
          label={t("dashboards.compare")}
          checked={scope.compare}
          onChange={(event) => onView({ ...view, compare: event.currentTarget.checked })}
        />
        <FilterMenu view={view} onView={onView} />
        <span className={classes["spring"]} />
        {children}
      </div>
      <FilterPills view={view} onView={onView} />
    </>
  );
}

/** Ready-made periods, and dates of one's own. */
export function PeriodMenu({
  period,
  onPeriod,
}: {
  period: DashboardPeriod;
  onPeriod: (period: DashboardPeriod) => void;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [isOpened, setOpened] = useState(false);
  const isNamed = "name" in period;
  const [from, setFrom] = useState("");
  const [to, setTo] = useState("");
  const shown = isNamed
    ? t(`dashboards.period.${period.name}`)
    : `${dayAndTime(period.from, language)} – ${dayAndTime(period.to, language)}`;
  const [first, last] = [fromLocalInput(from), fromLocalInput(to)];
  return (
    <Popover opened={isOpened} onChange={setOpened} position="bottom-start" shadow="md">
      <Popover.Target>
        <Button
          leftSection={<IconCalendar size={15} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
          aria-expanded={isOpened}
          onClick={() => {
            setFrom(toLocalInput(isNamed ? undefined : period.from));
            setTo(toLocalInput(isNamed ? undefined : period.to));
            setOpened(!isOpened);
          }}
        >
          {shown}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={classes["dates"]}>
          {dashboardPeriods.map((name) => (
            <Button
              key={name}
              variant={isNamed && period.name === name ? "light" : "subtle"}
              justify="flex-start"
              aria-pressed={isNamed && period.name === name}
              onClick={() => {
                onPeriod({ name });
                setOpened(false);
              }}
            >
              {t(`dashboards.period.${name}`)}
            </Button>
          ))}
          <TextInput
            type="datetime-local"
            size="xs"
            label={t("dashboards.from")}
            value={from}
            onChange={(event) => setFrom(event.currentTarget.value)}
          />
          <TextInput
            type="datetime-local"
            size="xs"
            label={t("dashboards.to")}
            value={to}
            error={
              first !== undefined && last !== undefined && first >= last
                ? t("dashboards.backwards")
                : undefined
            }
            onChange={(event) => setTo(event.currentTarget.value)}
          />
          <Button
            variant="filled"
            disabled={first === undefined || last === undefined || first >= last}
            onClick={() => {
              if (first === undefined || last === undefined) return;
              onPeriod({ from: first, to: last });
              setOpened(false);
            }}
          >
            {t("dashboards.showPeriod")}
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

const languagesOffered = ["ru", "en", "uk", "kk", "be", "de"];
const shownNames = ["entity", "direction", "sentiment", "severity", "platform", "lang", "source"] as const;

function FilterMenu({ view, onView }: { view: BoardView; onView: (view: BoardView) => void }) {
  const { t } = useTranslation();
  const { data: sources = [] } = useQuery(sourcesQuery);
  const { data: entities = [] } = useQuery(entitiesQuery);
  const words = useFilterWords();
  const offered: Record<(typeof shownNames)[number], readonly string[]> = {
    entity: entities.map(({ entityId }) => String(entityId)),
    direction: directions,
    sentiment: sentiments,
    severity: ["5", "4", "3", "2", "1"],
    platform: platforms,
    lang: languagesOffered,
    source: sources.map(({ sourceId }) => String(sourceId)),
  };
  return (
    <Popover width={320} position="bottom-start" shadow="md">
      <Popover.Target>
        <Button leftSection={<IconFilter size={15} aria-hidden />}>{t("dashboards.filter")}</Button>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={classes["dates"]}>
          {shownNames.map((name) => {
            const given: unknown = view[name];
            const chosen = Array.isArray(given) ? given.map(String) : [];
            return (
              <MultiSelect
                key={name}
                size="xs"
                label={words.name(name)}
                searchable
                clearable
                hidePickedOptions
                comboboxProps={{ withinPortal: false }}
                value={chosen}
                data={[...new Set([...offered[name], ...chosen])].map((value) => ({
                  value,
                  label: words.value(name, value),
                }))}
                onChange={(picked) =>
                  onView({
                    ...view,
                    [name]: picked.length === 0 ? undefined : picked.map((each) => read(name, each)),
                  })
                }
              />
            );
          })}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

function read(name: FilterName, value: string): string | number {
  return ["entity", "source", "severity", "tier", "author", "story"].includes(name) ? Number(value) : value;
}

function FilterPills({ view, onView }: { view: BoardView; onView: (view: BoardView) => void }) {
  const { t } = useTranslation();
  const words = useFilterWords();
  const filter = filterOf(view);
  const pairs = filterNames.flatMap((name) =>
    [filter[name]].flat().flatMap((value) => (value === undefined ? [] : [[name, value] as const])),
  );
  if (pairs.length === 0) return null;
  return (
    <div className={classes["pills"]} role="group" aria-label={t("dashboards.pills")}>
      {pairs.map(([name, value]) => {
        const label = words.value(name, String(value));
        return (
          <span key={`${name}=${value}`} className={classes["pill"]}>
            <span>
              <b>{words.name(name)}:</b> <bdi>{label}</bdi>
            </span>
            <CloseButton
              size="xs"
              aria-label={t("triage.removeFilter", { filter: `${words.name(name)}: ${label}` })}
              onClick={() => onView(toggleValue(view, name, value))}
            />
          </span>
        );
      })}
      <UnstyledButton className={classes["clear"] ?? ""} onClick={() => onView(withoutFilters(view))}>
        {t("triage.clearFilters")}
      </UnstyledButton>
    </div>
  );
}
