import type { Widget } from "@earshot/contract/dashboard";
import type { FigureAnswer } from "@earshot/contract/figure";
import { useMemo } from "react";
import { useBoard } from "./board-context.ts";
import type { Category, ChartData } from "./chart-data.ts";
import type { Picked } from "./chart-picks.ts";
import { filterOfGroup, narrowed } from "./drill.ts";
import { filterOfWidget } from "./figure-question.ts";
import { restKey } from "./group-names.ts";

export interface Picks {
  onPick(picked: Picked): void;
  onBrush: ((first: number, last: number) => void) | undefined;
  /** All posts of the widget; undefined where none may be shown. */
  onAll: (() => void) | undefined;
  /** The posts of one cell. */
  onPosts: ((category: Category | undefined, series: string | null) => void) | undefined;
  /** Whether a press on the category narrows the dashboard. */
  canFilter(category: Category): boolean;
}

/**
 * What presses on a chart do: one that means a group narrows the dashboard to it, one that means a step of time to that time, and with
 * Ctrl or ⌘ either shows the posts.
 */
export function usePicks(widget: Widget, answer: FigureAnswer, data: ChartData | null): Picks {
  const { scope, onFilter, onPeriod, onPosts, isEditing } = useBoard();
  return useMemo(() => {
    const filter = filterOfWidget(widget, scope);
    const groups = (category: Category | undefined, series: string | null) => [
      ...(data === null || category === undefined ? [] : [[data.by, category.key] as const]),
      ...(data === null || series === null ? [] : [[data.split, series] as const]),
    ];
    const showPosts = (category: Category | undefined, series: string | null): void => {
      // No filter says "all the others": its list would be another than its number.
      if (category?.key === restKey || series === restKey) return;
      const from = category?.at ?? answer.from;
      const to = category?.until ?? answer.to;
      onPosts?.(
        narrowed(filter, groups(category, series)),
        from < answer.from ? answer.from : from,
        to > answer.to ? answer.to : to,
      );
    };
    const onCategory = (category: Category, series: string | null): void => {
      const split = data === null || series === null ? null : filterOfGroup(data.split, series);
      const one = data === null ? null : (split ?? filterOfGroup(data.by, category.key));
      if (one !== null) onFilter?.(one.name, one.values);
      else if (category.at !== null && category.until !== null) onPeriod?.(category.at, category.until);
    };
    return {
      onPick({ category: at, series, isDrill }) {
        const category = data?.categories[at];
        if (category === undefined || isEditing) return;
        if (isDrill) showPosts(category, series);
        else onCategory(category, series);
      },
      onBrush:
        onPeriod === null || isEditing
          ? undefined
          : (first, last) => {
              const [from, to] = [data?.categories[first]?.at, data?.categories[last]?.until];
              if (from && to) onPeriod(from, to);
            },
      onAll: onPosts === null ? undefined : () => showPosts(undefined, null),
      onPosts: onPosts === null ? undefined : showPosts,
      canFilter: (category) =>
        data !== null &&
        (category.at === null
          ? filterOfGroup(data.by, category.key) !== null && onFilter !== null
          : onPeriod !== null),
    };
  }, [widget, scope, answer, data, onFilter, onPeriod, onPosts, isEditing]);
}
