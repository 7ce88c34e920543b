import { decidePriority } from "@earshot/core/triage/priority";
import { readPriorityFacts } from "@earshot/core/triage/priority-facts";
import { priorityInputs, savePriorities, type PriorityInput } from "@earshot/db/queries/priority";
import type { JobContext } from "@earshot/pipeline/worker";
import type { AnalyseDeps } from "./deps.ts";

/** The `prioritise` job: priorities anew after an event (a correction, new counters), without reading the text again. */
export async function prioritisePosts(
  deps: AnalyseDeps,
  { postIds }: { postIds: number[] },
  context: JobContext,
): Promise<void> {
  const now = deps.now();
  const inputs = await priorityInputs(deps.database.db, postIds);
  const decided = inputs.map((input) => ({
    postId: input.postId,
    version: input.version,
    ...decide(input, now),
  }));
  const moved = await savePriorities(deps.database.db, decided);
  context.add({ posts: inputs.length, moved: moved.length });
}

function decide(input: PriorityInput, now: Date): ReturnType<typeof decidePriority> {
  const { severity, confidence, authorRole, source } = input;
  const facts = readPriorityFacts({ ...input, audience: source.audience }, now);
  return decidePriority({ severity, confidence, authorRole, sourceTier: source.tier, ...facts });
}
