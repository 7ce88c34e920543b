import type { MentionFilter } from "@earshot/contract/mention-filter";
import { Button } from "@mantine/core";
import { IconCheck, IconFilterOff, IconInbox, IconRadar2 } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { memo, Suspense, useCallback, useState, type ReactNode, type RefObject } from "react";
import { useTranslation } from "react-i18next";
import { lazyPart } from "../app/lazy-part.tsx";
import { sourcesQuery } from "../api/sources.ts";
import { Empty } from "../app/Empty.tsx";
import { Failure } from "../app/Failure.tsx";
import { ShiftNotice } from "../shift/ShiftNotice.tsx";
import { clearFilter, isFiltered } from "./filter-address.ts";
import { onlyStatusView } from "./status-views.ts";
import { FilterPills } from "./FilterPills.tsx";
import { isRowInView } from "./in-view.ts";
import { ListBar } from "./ListBar.tsx";
import { ListSkeleton } from "./ListSkeleton.tsx";
import { MentionList } from "./MentionList.tsx";
import type { OpenDialog } from "./TriagePage.tsx";
import type { useMentionList } from "./use-mention-list.ts";

/** They depend on the filter, not on the chosen post: a key that moves the cursor draws them not anew. */
const Bar = memo(ListBar);
const Pills = memo(FilterPills);
const Shift = memo(ShiftNotice);
const ShiftPanel = lazyPart(async () => (await import("../shift/ShiftPanel.tsx")).ShiftPanel);

interface ListPaneProps {
  list: ReturnType<typeof useMentionList>;
  filter: MentionFilter;
  selected: number | null;
  isPhone: boolean;
  scroller: RefObject<HTMLDivElement | null>;
  searchField: RefObject<HTMLInputElement | null>;
  onFilter: (filter: MentionFilter) => void;
  onSelect: (postId: number) => void;
  onDialog: (dialog: OpenDialog) => void;
  /** What stands right over the rows. */
  children?: ReactNode;
}

/** The list with everything over it: view, search, filters, count. */
export function ListPane(props: ListPaneProps) {
  const { list, filter, isPhone, searchField, onFilter, onDialog } = props;
  const [isShiftOpen, setIsShiftOpen] = useState(false);
  const openShift = useCallback(() => setIsShiftOpen(true), []);
  return (
    <>
      <Bar
        filter={filter}
        total={list.total}
        search={searchField}
        isPhone={isPhone}
        onFilter={onFilter}
        onDialog={onDialog}
        onShift={openShift}
      />
      <Shift onOpen={openShift} />
      <Pills filter={filter} onFilter={onFilter} />
      {props.children}
      <ListBody {...props} />
      <Suspense>
        {isShiftOpen && (
          <ShiftPanel
            onShow={(shown) => {
              onFilter(shown);
              setIsShiftOpen(false);
            }}
            onClose={() => setIsShiftOpen(false)}
          />
        )}
      </Suspense>
    </>
  );
}

function ListBody({ list, filter, selected, isPhone, scroller, onFilter, onSelect }: ListPaneProps) {
  const { query, ids } = list;
  // The same function every time, or a key press would draw every row anew.
  const openStory = useCallback((storyId: number) => onFilter({ story: [storyId] }), [onFilter]);
  if (!list.isReadable) return <EmptyList filter={filter} isReadable={false} onFilter={onFilter} />;
  if (query.isPending) return <ListSkeleton />;
  if (query.isError && ids.length === 0) {
    return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (ids.length === 0 && list.waitingCount === 0)
    return <EmptyList filter={filter} isReadable onFilter={onFilter} />;
  return (
    <>
      <MentionList
        ids={ids}
        get={list.get}
        foundIn={list.foundIn}
        isInView={(row) => isRowInView(row, filter)}
        selected={selected}
        waitingCount={list.waitingCount}
        hasMore={list.hasMore}
        onNeed={list.need}
        isPhone={isPhone}
        isPerStory={filter.per === "story"}
        order={filter.sort ?? "urgency"}
        scroller={scroller}
        onSelect={onSelect}
        onOpenStory={openStory}
        onShowWaiting={() => {
          list.showWaiting();
          scroller.current?.scrollTo({ top: 0 });
        }}
        onNearEnd={list.fetchMore}
      />
    </>
  );
}

interface EmptyListProps extends Pick<ListPaneProps, "filter" | "onFilter"> {
  /** Whether the search could be read. */
  isReadable: boolean;
}

function EmptyList({ filter, isReadable, onFilter }: EmptyListProps) {
  const { t } = useTranslation();
  const { data: sources } = useQuery(sourcesQuery);
  const view = onlyStatusView(filter);
  if (isReadable && view !== null) {
    return (
      <Empty icon={<IconInbox size={28} stroke={1.5} aria-hidden />} title={t(`triage.empty.${view}.title`)}>
        <p>{t(`triage.empty.${view}.text`)}</p>
        <Button onClick={() => onFilter(clearFilter(filter))}>{t("triage.empty.showOpen")}</Button>
      </Empty>
    );
  }
  if (isFiltered(filter)) {
    return (
      <Empty
        icon={<IconFilterOff size={28} stroke={1.5} aria-hidden />}
        title={t(isReadable ? "triage.empty.filtered" : "desk.search.wrong")}
      >
        <p>{t(isReadable ? "triage.empty.filteredText" : "desk.search.wrongText")}</p>
        <Button onClick={() => onFilter(clearFilter(filter))}>{t("triage.clearFilters")}</Button>
      </Empty>
    );
  }
  if (sources?.length === 0) {
    return (
      <Empty icon={<IconRadar2 size={28} stroke={1.5} aria-hidden />} title={t("triage.empty.fresh")}>
        <p>{t("triage.empty.freshText")}</p>
        <Button.Group>
          <Button component={Link} to="/sources">
            {t("triage.empty.addSource")}
          </Button>
          <Button component={Link} to="/watch-list">
            {t("triage.empty.addEntity")}
          </Button>
        </Button.Group>
      </Empty>
    );
  }
  return (
    <Empty icon={<IconCheck size={28} stroke={1.5} aria-hidden />} title={t("triage.empty.title")}>
      <p>{t("triage.empty.text")}</p>
    </Empty>
  );
}
