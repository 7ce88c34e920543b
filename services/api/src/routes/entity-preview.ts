import { entityPreviewSchema, previewEntitySchema } from "@earshot/contract/entity-preview";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { createPreviewer, PreviewsBusy } from "../preview/previewer.ts";
import { ProblemError } from "../problem.ts";

const preview = {
  schema: {
    tags: ["watch list"],
    summary: "What a draft would find in stored posts, its false friends, and what else might be looked for",
    body: previewEntitySchema,
    response: { 200: entityPreviewSchema },
  },
  // Each reads stored posts; the page asks again whenever somebody stops typing, and an office shares one address.
  config: { action: "edit_watch_list", rateLimit: { max: 240, timeWindow: "1 minute" } },
} satisfies RouteContract;

/** The preview of an entity while it is edited. Nothing is saved. */
export async function registerEntityPreview(app: Routes, deps: ApiDeps): Promise<void> {
  const previewer = createPreviewer(deps.database.pool.options.connectionString ?? "");
  app.addHook("onClose", async () => previewer.close());
  app.post("/api/v1/entities/preview", preview, async (request, reply) => {
    // A page that typed on does not wait any more: its request is closed, and the reading ends.
    const gone = new AbortController();
    reply.raw.on("close", () => gone.abort());
    return previewer.preview(request.body, gone.signal).catch((error: unknown) => {
      if (gone.signal.aborted) throw new ProblemError(499, "Nobody waits for this preview any more.");
      if (error instanceof PreviewsBusy)
        throw new ProblemError(503, "Too many previews are being made at once; ask again in a moment.");
      throw error;
    });
  });
}
