import { postures, responses, speakers } from "@earshot/core/respond/vocabulary";
import { z } from "zod";
import { idMax } from "./id.ts";
import { playbookSchema } from "./playbook.ts";

const time = z.iso.datetime();

/** Longer than any playbook that people can keep in mind. */
export const playbookTextMax = 400_000;
const yamlSchema = z.string().min(1).max(playbookTextMax);

export const playbookVersionSchema = z.object({
  playbookId: z.int(),
  savedAt: time,
  /** Null: it came with Earshot, or a command saved it. */
  by: z.string().nullable(),
  note: z.string(),
  /** It came with Earshot. */
  isShipped: z.boolean(),
});
export type PlaybookVersion = z.infer<typeof playbookVersionSchema>;

/** A version as a file that `earshot prompt --playbook` reads too. */
export const playbookTextSchema = playbookVersionSchema.extend({
  yaml: z.string(),
  /** The same for a form. */
  playbook: playbookSchema,
});
export type PlaybookText = z.infer<typeof playbookTextSchema>;

/** The newest first; the first one holds. */
export const playbookListSchema = z.object({ versions: z.array(playbookVersionSchema) });

export const playbookParams = z.object({ playbookId: z.coerce.number().int().positive().max(idMax) });

const answerSchema = z.object({
  respond: z.enum(responses),
  speaker: z.enum(speakers),
  posture: z.enum(postures),
  deadlineMinutes: z.int().nullable(),
  rule: z.string(),
});

/** What would become of prompts; nothing is saved. */
export const previewPlaybookSchema = z.object({ yaml: yamlSchema });
export const playbookPreviewSchema = z.object({
  /** What has to be mended, by line or field; the rest is empty then. */
  problems: z.array(z.string()),
  /** What was read, in the order of a file; null where it needs mending. */
  read: z.object({ yaml: z.string(), playbook: playbookSchema }).nullable(),
  /** Prompts of open posts that were looked at. */
  looked: z.int(),
  isMore: z.boolean(),
  changed: z.int(),
  /** At most twenty of them. */
  samples: z.array(
    z.object({ postId: z.int(), title: z.string(), before: answerSchema, after: answerSchema }),
  ),
});
export type PlaybookPreview = z.infer<typeof playbookPreviewSchema>;

export const savePlaybookSchema = z.object({
  /** The version that was looked at; 409 when another one holds by now. */
  basedOn: z.int().min(0).max(idMax),
  yaml: yamlSchema,
  /** What was changed and why, for the list of versions. */
  note: z.string().trim().max(500).default(""),
});
