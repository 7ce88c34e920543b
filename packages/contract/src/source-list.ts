import { z } from "zod";
import { idSchema } from "./id.ts";
import { folderSchema, sourceSchema, tagsSchema, tierSchema } from "./source.ts";
import { knownSourceSchema } from "./source-find.ts";

const sourceIds = z.array(idSchema).min(1).max(2000);

/** One change of several sources; tags are added and removed by name, the others stay. */
export const changeSourcesSchema = z.object({
  sourceIds,
  change: z.object({
    tier: tierSchema.optional(),
    folder: folderSchema.optional(),
    addTags: tagsSchema.optional(),
    removeTags: tagsSchema.optional(),
    isPaused: z.boolean().optional(),
  }),
});

export const sourceIdsSchema = z.object({ sourceIds });

/** What was changed; those that are no longer there were left out. */
export const changedSourcesSchema = z.object({ sources: z.array(sourceSchema), skipped: z.int() });

/** What each source brought in the last 30 days. */
export const sourceVolumesSchema = z.object({
  since: z.iso.datetime(),
  countedAt: z.iso.datetime(),
  volumes: z.array(z.object({ sourceId: z.int(), posts: z.int(), matches: z.int() })),
});

/** An OPML file as it is, in base64. */
export const opmlFileSchema = z.object({ base64: z.base64().min(1).max(7_500_000) });

export const opmlVerdicts = ["new", "exists", "retired", "doubled", "refused"] as const;

/** One feed of a list and what an import would do with it. */
export const opmlLineSchema = z.object({
  /** Its place among the feeds of the file, from 0; an import names the lines that it takes by it. */
  index: z.int(),
  name: z.string(),
  url: z.string(),
  folder: z.string().nullable(),
  tags: z.array(z.string()),
  verdict: z.enum(opmlVerdicts),
  /** Of a refused line. */
  refusal: z
    .enum(["no_address", "bad_address", "credentials", "no_connector", "no_way", "not_a_feed", "own_terms"])
    .nullable(),
  existing: knownSourceSchema.nullable(),
});
export type OpmlLineView = z.infer<typeof opmlLineSchema>;

export const opmlPreviewSchema = z.object({
  title: z.string().nullable(),
  /** The file ends before its end tag: some lines may be missing. */
  isCutOff: z.boolean(),
  lines: z.array(opmlLineSchema),
});
export type OpmlPreview = z.infer<typeof opmlPreviewSchema>;

export const importOpmlSchema = opmlFileSchema.extend({
  /** Lines to take by `index`; all that can be taken when left out. */
  only: z.array(z.int().min(0)).max(2000).optional(),
  /** Folder that the folders of the file go into. */
  into: folderSchema.default(null),
});

export const importedOpmlSchema = opmlPreviewSchema.extend({
  added: z.array(z.int()),
  restored: z.array(z.int()),
});
export type ImportedOpml = z.infer<typeof importedOpmlSchema>;
