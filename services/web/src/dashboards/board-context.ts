import type { SharedWidget } from "@earshot/contract/dashboard-link";
import type { Widget } from "@earshot/contract/dashboard";
import type { DashboardPeriod, StoredFilter } from "@earshot/core/report/dashboard/dashboard";
import { createContext, useContext } from "react";
import type { FilterName } from "./board-view.ts";

/** What all widgets of a dashboard have in common. */
export interface Scope {
  period: DashboardPeriod;
  /** IANA name. */
  zone: string;
  compare: boolean;
  filter: StoredFilter;
}

/** What a widget may be asked for by itself: each comes when it comes. */
export type WidgetPart = "figures" | "spikes" | "list";

export interface WidgetSource {
  /** Tells answers of different sources apart. */
  key: readonly string[];
  ask(widget: Widget, part: WidgetPart, scope: Scope, signal: AbortSignal): Promise<Partial<SharedWidget>>;
  /** One answer holds all parts. */
  isWhole: boolean;
}

export interface Board {
  scope: Scope;
  source: WidgetSource;
  /** Where it stands: on the desk of somebody signed in, behind a link, on a wall. */
  place: "desk" | "shared" | "wall";
  /** Sizes of letters are multiplied with it. */
  scale: number;
  /** Whether widgets are being arranged. */
  isEditing: boolean;
  /** Numbers of those who count where no entity is chosen. */
  ownIds: readonly number[];
  /** Narrows the dashboard to a value, or widens it again; null where it cannot be narrowed. */
  onFilter: ((name: FilterName, values: string | number | readonly (string | number)[]) => void) | null;
  onPeriod: ((from: string, to: string) => void) | null;
  /** Opens the posts of a filter between two instants. */
  onPosts: ((filter: StoredFilter, from: string, to: string) => void) | null;
}

const BoardContext = createContext<Board | null>(null);
export const BoardProvider = BoardContext.Provider;

export function useBoard(): Board {
  const board = useContext(BoardContext);
  if (board === null) throw new Error("A widget stands on a dashboard.");
  return board;
}
