import { z } from "zod";
import { entityKinds } from "@earshot/core/match/entity";
import { heldStates, rematchStates } from "@earshot/core/match/rematch";
import { foundPostSchema } from "./found-post.ts";

/** What a walk over history changed for one entity. Counts of posts. */
export const rematchChangeSchema = z.object({
  entityId: z.int(),
  name: z.string(),
  kind: z.enum(entityKinds),
  isRetired: z.boolean(),
  gained: z.int(),
  lost: z.int(),
  /** Of the lost ones: stay in triage because a person has worked on them. */
  kept: z.int(),
});
export type RematchChange = z.infer<typeof rematchChangeSchema>;

/** A walk over history after a change of the watch list. */
export const rematchRunSchema = z.object({
  runId: z.int(),
  state: z.enum(rematchStates),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  /** Name of who paused or stopped it. */
  heldBy: z.string().nullable(),
  done: z.int(),
  total: z.int(),
  share: z.number().min(0).max(1),
  /** Posts; null until a step has ended. */
  perSecond: z.number().nullable(),
  leftSeconds: z.number().nullable(),
  /** Entities that were changed, or for which something changed. */
  changes: z.array(rematchChangeSchema),
});
export type RematchRun = z.infer<typeof rematchRunSchema>;

/** The newest first. */
export const rematchListSchema = z.object({
  runs: z.array(rematchRunSchema),
  /** Names of streams: of them only posts that matched when they came are stored, so a walk finds nothing else there. */
  streams: z.array(z.string()),
});

export const holdRematchSchema = z.object({ state: z.enum(heldStates) });

export const rematchPostsQuerySchema = z.object({
  entityId: z.coerce.number().int().positive(),
  change: z.enum(["gained", "lost"]),
});

export const rematchPostsSchema = z.object({ posts: z.array(foundPostSchema) });
