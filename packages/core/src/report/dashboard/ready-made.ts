import type { DashboardDefinition } from "./dashboard.ts";
import { arrange, type Watched } from "./ready-made/arrange.ts";
import { competitors } from "./ready-made/competitors.ts";
import { crisisWall } from "./ready-made/crisis-wall.ts";
import { executives } from "./ready-made/executives.ts";
import { overview } from "./ready-made/overview.ts";

/** A dashboard that comes with the program; it can be copied and shared, not changed. */
export interface ReadyMade {
  key: string;
  definition: DashboardDefinition;
}

const drawings = [overview, executives, competitors, crisisWall];

/** The ready-made dashboards, made for whom the watch list holds. */
export function readyMadeDashboards(watched: readonly Watched[]): ReadyMade[] {
  return drawings.map((drawing) => ({ key: drawing.key, definition: arrange(drawing, watched) }));
}

/** Null where none has this name. */
export function findReadyMade(key: string, watched: readonly Watched[]): ReadyMade | null {
  return readyMadeDashboards(watched).find((each) => each.key === key) ?? null;
}
