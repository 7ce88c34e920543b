import type { FoundInRow, MentionRow as Row } from "@earshot/contract/mention";
import type { ListOrder } from "@earshot/core/triage/order";
import type { RowColumn } from "@earshot/core/triage/row-column";
import { UnstyledButton } from "@mantine/core";
import { IconArrowUp } from "@tabler/icons-react";
import {
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type CSSProperties,
  type RefObject,
} from "react";
import { MentionRow } from "./MentionRow.tsx";
import { columnWidths, widthSteps } from "./column-widths.ts";
import { useWords } from "../words/use-language.ts";
import { useListLook } from "./use-list-look.ts";
import { useRowWindow } from "./use-row-window.ts";
import classes from "./MentionList.module.css";

/** Height of a row with two lines, and of one that stands under a finger. */
const rowHeight = { fine: 60, coarse: 64, compact: 40 };
/** Rows before the end at which more of the order is asked for. */
const fetchAhead = 400;
/** Rows over and under the screen that are fetched with it: whoever holds a key down sees no row that is not there yet. */
const neededAround = 40;

interface MentionListProps {
  ids: readonly number[];
  get: (postId: number) => Row | undefined;
  foundIn: (postId: number) => FoundInRow | undefined;
  isInView: (row: Row) => boolean;
  selected: number | null;
  waitingCount: number;
  /** Whether more posts follow than have a place here yet. */
  hasMore: boolean;
  isPhone: boolean;
  /** Each row stands for its whole story. */
  isPerStory: boolean;
  order: ListOrder;
  scroller: RefObject<HTMLDivElement | null>;
  onSelect: (postId: number) => void;
  onOpenStory: (storyId: number) => void;
  onShowWaiting: () => void;
  onNearEnd: () => void;
  /** Tells which posts are on the screen, and around it. */
  onNeed: (postIds: readonly number[]) => void;
}

export const optionId = (postId: number): string => `post-${postId}`;

/** The live list. It takes the focus as a whole; rows are its options, drawn only where they are seen. */
export function MentionList(props: MentionListProps) {
  const { ids, get, foundIn, isInView, selected, hasMore, isPhone, isPerStory, scroller } = props;
  const { onSelect, onOpenStory, onNearEnd, onNeed } = props;
  const t = useWords();
  const { isCompact, hidden: leftOut } = useListLook();
  const hidden = useShowingOrder(leftOut, props.order);
  const width = useWidth(scroller);
  const height = isPhone ? rowHeight.coarse : isCompact ? rowHeight.compact : rowHeight.fine;
  const { first, end, sight } = useRowWindow(scroller, ids.length, height);

  useEffect(() => {
    if (hasMore && end > ids.length - fetchAhead) onNearEnd();
  }, [hasMore, end, ids.length, onNearEnd]);

  useEffect(
    () => onNeed(ids.slice(Math.max(0, first - neededAround), end + neededAround)),
    [onNeed, ids, first, end],
  );

  useKeepInSight(ids, selected, (index) => {
    const pane = scroller.current;
    if (pane === null) return;
    const above = index * height;
    const below = above + height - sight.current.height;
    if (sight.current.top > above) pane.scrollTop = above;
    else if (sight.current.top < below) pane.scrollTop = below;
  });

  return (
    <div className={classes["frame"]}>
      <WaitingPill {...props} />
      <div
        ref={scroller}
        className={classes["scroller"]}
        role="listbox"
        tabIndex={0}
        aria-label={t("triage.list")}
        aria-activedescendant={selected === null ? undefined : optionId(selected)}
        data-list
      >
        <div
          className={classes["rows"]}
          data-compact={(isCompact && !isPhone) || undefined}
          data-order={props.order}
          data-width={widthSteps.filter((step) => width <= step).join(" ")}
          style={rowsStyle(ids.length * height, columnWidths(hidden, width, props.order))}
        >
          {ids.slice(first, end).map((id, at) => {
            const index = first + at;
            const row = get(id);
            if (row === undefined) return <RowPlace key={id} top={index * height} height={height} />;
            return (
              <MentionRow
                key={id}
                id={optionId(row.postId)}
                row={row}
                found={foundIn(row.postId)}
                isSelected={row.postId === selected}
                hasLeft={!isInView(row)}
                position={index + 1}
                count={hasMore ? -1 : ids.length}
                top={index * height}
                height={height}
                isWholeStory={isPerStory}
                hidden={hidden}
                onSelect={onSelect}
                onOpenStory={onOpenStory}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}

/** What the list is ordered by is seen in its rows, even by those who usually leave it out: else the order looks like chance. */
function useShowingOrder(hidden: ReadonlySet<RowColumn>, order: ListOrder): ReadonlySet<RowColumn> {
  return useMemo(
    () =>
      (order === "reach" || order === "velocity") && hidden.has(order)
        ? new Set([...hidden].filter((column) => column !== order))
        : hidden,
    [hidden, order],
  );
}

function rowsStyle(height: number, columns: string): CSSProperties {
  return { height, "--row-columns": columns } as CSSProperties;
}

/**
 * How wide the list is, in pixels. Told to the rows by an attribute: as the container of a query it would be laid out with the whole page at every
 * step of a key.
 */
function useWidth(scroller: RefObject<HTMLDivElement | null>): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const pane = scroller.current;
    if (pane === null) return;
    setWidth(pane.offsetWidth);
    const observer = new ResizeObserver(() => setWidth(pane.offsetWidth));
    observer.observe(pane);
    return () => observer.disconnect();
  }, [scroller]);
  return width;
}

/** Where a row will stand that is still on its way. */
function RowPlace({ top, height }: { top: number; height: number }) {
  return (
    <div className={classes["place"]} role="presentation" style={{ height, top }}>
      <span />
      <span />
    </div>
  );
}

/** Scrolls a row into sight when it becomes the chosen one, not when the list changes around it. */
function useKeepInSight(
  ids: readonly number[],
  selected: number | null,
  show: (index: number) => void,
): void {
  const shown = useRef<number | null>(null);
  useEffect(() => {
    if (selected === shown.current) return;
    const index = selected === null ? -1 : ids.indexOf(selected);
    if (selected !== null && index === -1) return;
    shown.current = selected;
    if (index >= 0) show(index);
  });
}

function WaitingPill({ waitingCount, onShowWaiting }: MentionListProps) {
  const t = useWords();
  return (
    <div className={classes["pill-place"]} role="status">
      {waitingCount > 0 && (
        <UnstyledButton className={classes["pill"]} onClick={onShowWaiting}>
          <IconArrowUp size={14} stroke={2} aria-hidden />
          {t("triage.waiting", { count: waitingCount })}
        </UnstyledButton>
      )}
    </div>
  );
}
