import type { Widget } from "@earshot/contract/dashboard";
import { useQueries } from "@tanstack/react-query";
import { createContext } from "react";
import { useLanguage } from "../words/use-language.ts";
import type { Board } from "./board-context.ts";
import { commonShare, type HeardLess } from "./heard-before.ts";
import { widgetPartQuery } from "./widget-source.ts";

/**
 * Which of the two times the dashboard has said, once for all, to have been listened to too little to compare; null where it says nothing. A widget of
 * which another share was heard says so itself.
 */
export const SaidShareContext = createContext<HeardLess | null>(null);
export const SaidShareProvider = SaidShareContext.Provider;

/** What most of the widgets that cannot be compared have in common; their answers are asked for once, by themselves or here. */
export function useSaidShare(board: Board | null, widgets: readonly Widget[]): HeardLess | null {
  const language = useLanguage();
  const counting = board?.scope.compare === true ? widgets.filter(countsMentions) : [];
  return useQueries({
    queries: board === null ? [] : counting.map((widget) => widgetPartQuery(widget, "figures", board)),
    combine: (answers) =>
      commonShare(
        answers.map(({ data }) => data?.figures),
        language,
      ),
  });
}

function countsMentions({ kind }: Widget): boolean {
  return kind === "figures" || kind === "volume";
}
