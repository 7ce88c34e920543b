import { sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";

/** How many posts of a story were published when: equal steps from the first post on. */
export interface StoryFlow {
  from: Date;
  stepSeconds: number;
  originals: number[];
  reprints: number[];
}

export const flowSteps = 24;
const stepSecondsMin = 60;

/** The flow of each of these stories. */
export async function loadFlow(
  db: Db,
  stories: readonly { storyId: number; firstAt: Date; lastAt: Date }[],
): Promise<Map<number, StoryFlow>> {
  const flows = new Map(stories.map((story) => [story.storyId, emptyFlow(story)]));
  if (stories.length === 0) return flows;
  const asked = JSON.stringify(
    [...flows].map(([story_id, flow]) => ({ story_id, from_at: flow.from, seconds: flow.stepSeconds })),
  );
  const rows = await readRows<{ story_id: string; step: number; is_reprint: boolean; count: number }>(
    db,
    sql`
    select t.story_id, floor(extract(epoch from t.published_at - g.from_at) / g.seconds)::integer as step, t.is_reprint,
      count(*)::integer as count
    from json_to_recordset(${asked}::json) as g(story_id bigint, from_at timestamptz, seconds integer)
    join triage t on t.story_id = g.story_id group by 1, 2, 3`,
  );
  for (const { story_id, step, is_reprint, count } of rows) {
    const flow = flows.get(Number(story_id));
    const list = is_reprint ? flow?.reprints : flow?.originals;
    // A post whose date a source changed since may lie outside.
    const at = Math.min(Math.max(step, 0), flowSteps - 1);
    if (list) list[at] = (list[at] ?? 0) + count;
  }
  return flows;
}

function emptyFlow({ firstAt, lastAt }: { firstAt: Date; lastAt: Date }): StoryFlow {
  const seconds = (lastAt.getTime() - firstAt.getTime()) / 1000;
  const zeros = (): number[] => Array.from({ length: flowSteps }, () => 0);
  return {
    from: firstAt,
    stepSeconds: Math.max(stepSecondsMin, Math.floor(seconds / flowSteps) + 1),
    originals: zeros(),
    reprints: zeros(),
  };
}
