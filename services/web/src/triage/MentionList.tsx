import type { FoundInRow, MentionRow as Row } from "@earshot/contract/mention";
import { UnstyledButton } from "@mantine/core";
import { IconArrowUp } from "@tabler/icons-react";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef, type RefObject } from "react";
import { useTranslation } from "react-i18next";
import { MentionRow } from "./MentionRow.tsx";
import classes from "./MentionList.module.css";

/** Height of a row with two lines, and of one that stands under a finger. */
const rowHeight = { fine: 60, coarse: 64 };
/** Rows before the end at which the next page is asked for. */
const fetchAhead = 20;

interface MentionListProps {
  ids: readonly number[];
  get: (postId: number) => Row | undefined;
  foundIn: (postId: number) => FoundInRow | undefined;
  isInView: (row: Row) => boolean;
  selected: number | null;
  waitingCount: number;
  hasMore: boolean;
  isPhone: boolean;
  /** Each row stands for its whole story. */
  isPerStory: boolean;
  scroller: RefObject<HTMLDivElement | null>;
  onSelect: (postId: number) => void;
  onOpenStory: (storyId: number) => void;
  onShowWaiting: () => void;
  onNearEnd: () => void;
}

export const optionId = (postId: number): string => `post-${postId}`;

/** The live list. It takes the focus as a whole; rows are its options, drawn only where they are seen. */
export function MentionList(props: MentionListProps) {
  const { ids, get, foundIn, isInView, selected, hasMore, isPhone, isPerStory, scroller } = props;
  const { onSelect, onOpenStory, onNearEnd } = props;
  const { t } = useTranslation();
  const virtualizer = useVirtualizer({
    count: ids.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => (isPhone ? rowHeight.coarse : rowHeight.fine),
    getItemKey: (index) => ids[index] ?? index,
    overscan: 8,
  });
  const drawn = virtualizer.getVirtualItems();
  const lastDrawn = drawn.at(-1)?.index ?? 0;

  useEffect(() => {
    if (hasMore && lastDrawn >= ids.length - fetchAhead) onNearEnd();
  }, [hasMore, lastDrawn, ids.length, onNearEnd]);

  useKeepInSight(ids, selected, (index) => virtualizer.scrollToIndex(index, { align: "auto" }));

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
        <div className={classes["rows"]} style={{ height: virtualizer.getTotalSize() }}>
          {drawn.map(({ index, key, start, size }) => {
            const row = get(ids[index] ?? -1);
            if (row === undefined) return null;
            return (
              <MentionRow
                key={key}
                id={optionId(row.postId)}
                row={row}
                found={foundIn(row.postId)}
                isSelected={row.postId === selected}
                hasLeft={!isInView(row)}
                position={index + 1}
                count={hasMore ? -1 : ids.length}
                top={start}
                height={size}
                isWholeStory={isPerStory}
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
  const { t } = useTranslation();
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
