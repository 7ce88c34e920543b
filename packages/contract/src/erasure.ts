import { z } from "zod";
import { idMax } from "./id.ts";

const time = z.iso.datetime();
const expected = z.int().positive();

/** How much went. */
const removedSchema = z.object({ accounts: z.int(), posts: z.int(), notes: z.int(), auditLines: z.int() });

export const erasurePreviewSchema = z.object({
  name: z.string(),
  version: z.int(),
  accounts: z.int(),
  posts: z.int(),
  notes: z.int(),
  /** What incidents hold as evidence: it stays until the holds are released, and goes then by itself. */
  held: z.object({
    posts: z.int(),
    incidents: z.array(z.object({ incidentId: z.int(), title: z.string() })),
  }),
  /** Where people wrote the person down by name; that is for people to change. */
  writtenDown: z.array(
    z.object({
      kind: z.enum([
        "rule",
        "alert_rule",
        "saved_view",
        "source",
        "entity",
        "draft",
        "fact_card",
        "calendar",
        "key_message",
      ]),
      id: z.int(),
      name: z.string(),
    }),
  ),
});
export type ErasurePreview = z.infer<typeof erasurePreviewSchema>;

/** `typed`: the name of the card, as whoever erases it typed it. */
export const eraseAuthorSchema = z.object({ expected, typed: z.string().max(400) });
export const erasedSchema = z.object({ erasureId: z.int(), removed: removedSchema, held: z.int() });
export type Erased = z.infer<typeof erasedSchema>;

export const erasureSchema = z.object({
  erasureId: z.int(),
  at: time,
  by: z.string().nullable(),
  removed: removedSchema,
  held: z.int(),
  endedAt: time.nullable(),
  /** Posts of theirs that were met again and not taken. */
  refused: z.int(),
  refusedAt: time.nullable(),
  liftedAt: time.nullable(),
});
export type Erasure = z.infer<typeof erasureSchema>;
export const erasureListSchema = z.object({ erasures: z.array(erasureSchema) });
export const erasureParamsSchema = z.object({ erasureId: z.coerce.number().int().positive().max(idMax) });

/** Everything that is stored of a person. */
export const authorExportSchema = z.object({
  form: z.literal("earshot-author-1"),
  madeAt: time,
  name: z.string(),
  givenName: z.string().nullable(),
  standing: z.string().nullable(),
  standingReason: z.string().nullable(),
  derivedStanding: z.string().nullable(),
  accounts: z.array(z.record(z.string(), z.unknown())),
  posts: z.array(z.record(z.string(), z.unknown())),
  notes: z.array(z.record(z.string(), z.unknown())),
  history: z.array(z.record(z.string(), z.unknown())),
  blocks: z.array(z.record(z.string(), z.unknown())),
});
