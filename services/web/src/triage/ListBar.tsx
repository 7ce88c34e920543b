import { writeFilter } from "@earshot/contract/filter-address";
import type { MentionList } from "@earshot/contract/mention";
import type { MentionFilter } from "@earshot/contract/mention-filter";
import { openStatuses } from "@earshot/core/triage/status";
import { periodStart } from "@earshot/core/triage/period";
import { ActionIcon, Indicator, SegmentedControl } from "@mantine/core";
import { IconAdjustmentsHorizontal, IconFiles, IconKeyboard, IconUserShare } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Suspense, type RefObject } from "react";
import { useTranslation } from "react-i18next";
import { countQuery } from "../api/mentions.ts";
import { lazyPart } from "../app/lazy-part.tsx";
import { useNow } from "../app/use-now.ts";
import { fullCount } from "../words/number-words.ts";
import { useLanguage } from "../words/use-language.ts";
import { ExportMenu } from "./ExportMenu.tsx";
import classes from "./ListBar.module.css";
import { togglePerStory } from "./filter-address.ts";
import { LookMenu, OrderMenu } from "./LookMenu.tsx";
import { QueryField } from "./search/QueryField.tsx";
import { statusViewNames, statusViewOf, statusViews, type StatusView } from "./status-views.ts";
import type { OpenDialog } from "./TriagePage.tsx";
import { ViewsMenu } from "./ViewsMenu.tsx";

const CoverageNote = lazyPart(async () => (await import("../gaps/CoverageNote.tsx")).CoverageNote);

interface ListBarProps {
  filter: MentionFilter;
  total: MentionList["total"] | null;
  search: RefObject<HTMLInputElement | null>;
  isPhone: boolean;
  onFilter: (filter: MentionFilter) => void;
  onDialog: (dialog: OpenDialog) => void;
  onShift: () => void;
}

/** Over the list: which posts, how many, and the search. */
export function ListBar({ filter, total, search, isPhone, onFilter, onDialog, onShift }: ListBarProps) {
  const { t } = useTranslation();
  const others = writeFilter(filter).filter(
    ([name]) => !["status", "q", "per", "sort"].includes(name),
  ).length;
  return (
    <div className={classes["bar"]}>
      <div className={classes["line"]}>
        <QueryField filter={filter} search={search} onFilter={onFilter} />
        <ActionIcon
          data-hint={t("triage.filters")}
          size={32}
          variant="default"
          aria-label={t("triage.filters")}
          onClick={() => onDialog("filters")}
        >
          <Indicator disabled={others === 0} size={8} offset={-1}>
            <IconAdjustmentsHorizontal size={17} stroke={1.75} style={{ display: "block" }} />
          </Indicator>
        </ActionIcon>
        <OrderMenu filter={filter} onFilter={onFilter} />
        {!isPhone && <LookMenu />}
        <PerStory filter={filter} onFilter={onFilter} />
        <ActionIcon
          data-hint={t("shift.title")}
          size={32}
          variant="default"
          aria-label={t("shift.title")}
          onClick={onShift}
        >
          <IconUserShare size={17} stroke={1.75} />
        </ActionIcon>
        {!isPhone && <ExportMenu filter={filter} />}
        {!isPhone && (
          <ActionIcon
            data-hint={t("triage.keys.title")}
            size={32}
            variant="default"
            aria-label={t("triage.keys.title")}
            onClick={() => onDialog("help")}
          >
            <IconKeyboard size={18} stroke={1.75} />
          </ActionIcon>
        )}
      </div>
      <div className={classes["line"]}>
        <ViewsMenu filter={filter} onFilter={onFilter} onDialog={onDialog} />
        <ViewSwitch filter={filter} onFilter={onFilter} />
        <Total filter={filter} total={total} isPhone={isPhone} />
      </div>
      <Completeness filter={filter} />
    </div>
  );
}

/** One row a story, or every post by itself. */
function PerStory({ filter, onFilter }: Pick<ListBarProps, "filter" | "onFilter">) {
  const { t } = useTranslation();
  const isOn = filter.per === "story";
  return (
    <ActionIcon
      data-hint={t(isOn ? "stories.perPost" : "stories.perStory")}
      size={32}
      variant="default"
      className={classes["per-story"] ?? ""}
      aria-label={t("stories.perStory")}
      aria-pressed={isOn}
      onClick={() => onFilter(togglePerStory(filter))}
    >
      <IconFiles size={17} stroke={1.75} />
    </ActionIcon>
  );
}

function ViewSwitch({ filter, onFilter }: Pick<ListBarProps, "filter" | "onFilter">) {
  const { t } = useTranslation();
  const view = statusViewOf(filter);
  const isOpen = (filter.status ?? []).toSorted().join() === [...openStatuses].sort().join();
  // Of a story all posts are shown, so that the open ones have to be asked for.
  const isOfStory = filter.story !== undefined;
  return (
    <div className={classes["views"]}>
      <SegmentedControl
        size="xs"
        withItemsBorders={false}
        aria-label={t("triage.status")}
        value={isOpen ? "open" : isOfStory && view === "open" ? "" : (view ?? "")}
        data={statusViewNames.map((name) => ({ value: name, label: t(`triage.view.${name}`) }))}
        onChange={(name) => {
          const { status: _left, ...rest } = filter;
          const statuses = name === "open" && isOfStory ? openStatuses : statusViews[name as StatusView];
          onFilter(statuses.length === 0 ? rest : { ...rest, status: [...statuses] });
        }}
      />
    </div>
  );
}

/** Says so when posts of the chosen time may be missing: a count of it is too low then. */
function Completeness({ filter }: Pick<ListBarProps, "filter">) {
  const now = useNow();
  const { since, until, period, platform, source } = filter;
  const from =
    period === undefined || period === "shift" ? since : periodStart(period, new Date(now)).toISOString();
  if (from === undefined) return null;
  return (
    <Suspense>
      <CoverageNote from={from} to={until ?? null} platforms={platform} sourceIds={source} />
    </Suspense>
  );
}

/** Beyond this the server never counts. */
const countedMax = 10_000;

/** How many posts there are; where the list came with "more than" alone, the exact number follows. */
function Total({ filter, total: quick, isPhone }: Pick<ListBarProps, "filter" | "total" | "isPhone">) {
  const { t } = useTranslation();
  const language = useLanguage();
  const isRough = quick !== null && !quick.isExact && quick.count < countedMax;
  const { data: exact } = useQuery({ ...countQuery(filter), enabled: isRough });
  const total = isRough ? (exact ?? quick) : quick;
  if (total === null) return null;
  const shown = fullCount(total.count, language);
  return (
    <span className={classes["total"]}>
      {isPhone && total.isExact
        ? shown
        : total.isExact
          ? t(filter.per === "story" ? "stories.total" : "triage.total", { count: total.count, shown })
          : t("triage.totalMore", { shown })}
    </span>
  );
}
