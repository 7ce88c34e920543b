import { z } from "zod";

/**
 * Server-sent events of `GET /api/v1/events`; the name of the event is its `kind`.
 * `changed` tells which posts of the list are new or different, the page asks for them by the list.
 */
export const liveEventSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("changed"), postIds: z.array(z.int()), isArrival: z.boolean() }),
  z.object({ kind: z.literal("sources") }),
  /** Tags or saved views are different. */
  z.object({ kind: z.literal("desk") }),
  /** Who is on which post is different. */
  z.object({ kind: z.literal("holds") }),
  /** These incidents are different; any of them when none is named. */
  z.object({ kind: z.literal("incidents"), incidentIds: z.array(z.int()) }),
  /** The inboxes of these people are different; of everybody when none is named. */
  z.object({ kind: z.literal("inbox"), personIds: z.array(z.int()) }),
  /** Drafts of answers, or who speaks for whom. */
  z.object({ kind: z.literal("drafts") }),
  /** Alerts about the installation itself, or its queues. */
  z.object({ kind: z.literal("system") }),
  /** Alerts to the team, their rules, channels or deliveries. */
  z.object({ kind: z.literal("alerts") }),
  /** The server lost sight of changes for a while: ask for everything again. */
  z.object({ kind: z.literal("reconnected") }),
]);
export type LiveEvent = z.infer<typeof liveEventSchema>;
