import { z } from "zod";
import { sourceKinds } from "@earshot/core/collect/source";
import { missingKeysSchema } from "./source-find.ts";

/** How one kind of source is reached. */
export const connectionSchema = z.object({
  kind: z.enum(sourceKinds),
  /** Keys that are not given; null when nothing is missing. */
  needs: missingKeysSchema.nullable(),
  /** Through which proxy, without its sign-in; null: none. */
  proxy: z.string().nullable(),
});

export const connectionListSchema = z.object({
  connections: z.array(connectionSchema),
  /** `host:port` that may be asked although they may stand in the private network: of the environment and of these settings. */
  allowHosts: z.array(z.string()),
});
export type ConnectionList = z.infer<typeof connectionListSchema>;

export const connectionParams = z.object({ kind: z.enum(sourceKinds) });

/** What one cheap request found. */
export const connectionCheckSchema = z.discriminatedUnion("ok", [
  z.object({
    ok: z.literal(true),
    /** What was asked for. */
    url: z.string(),
    title: z.string().nullable(),
    /** Posts that were found; null where the request asks for none. */
    postCount: z.int().nullable(),
    tookMs: z.int(),
  }),
  z.object({ ok: z.literal(false), url: z.string(), code: z.string(), message: z.string() }),
]);
export type ConnectionCheck = z.infer<typeof connectionCheckSchema>;
