import { z } from "zod";
import { idMax } from "./id.ts";

/** Executives of the watch list and which person of the team each of them is. */
export const speakerListSchema = z.object({
  speakers: z.array(
    z.object({
      entityId: z.int(),
      name: z.string(),
      position: z.string().nullable(),
      person: z.object({ personId: z.int(), name: z.string() }).nullable(),
    }),
  ),
});
export type ExecutiveSpeaker = z.infer<typeof speakerListSchema>["speakers"][number];
export const speakerParamsSchema = z.object({ entityId: z.coerce.number().int().positive().max(idMax) });
export const setSpeakerSchema = z.object({ personId: z.int().positive().max(idMax).nullable() });
