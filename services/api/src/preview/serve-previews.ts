import { parentPort, workerData } from "node:worker_threads";
import type { EntityPreview } from "@earshot/contract/entity-preview";
import { connectDatabase } from "@earshot/db/database";
import { previewEntity, type PreviewRequest } from "./preview-entity.ts";

/** What the thread is asked. A preview that nobody waits for any more is cancelled by its number. */
export type ThreadRequest = { id: number; draft: PreviewRequest } | { id: number; cancel: true };

export type ThreadAnswer =
  | { id: number; ok: true; preview: EntityPreview }
  | { id: number; ok: false; error: Error };

const { databaseUrl } = workerData as { databaseUrl: string };
const database = connectDatabase(databaseUrl, { max: 2, applicationName: "earshot-preview" });
const running = new Map<number, AbortController>();

parentPort?.on("message", (request: ThreadRequest) => {
  if ("cancel" in request) running.get(request.id)?.abort();
  else void answer(request.id, request.draft);
});

async function answer(id: number, draft: PreviewRequest): Promise<void> {
  const control = new AbortController();
  running.set(id, control);
  const said = await previewEntity(database.db, draft, control.signal).then(
    (preview): ThreadAnswer => ({ id, ok: true, preview }),
    (error: unknown): ThreadAnswer => ({
      id,
      ok: false,
      error: error instanceof Error ? error : new Error(String(error)),
    }),
  );
  running.delete(id);
  parentPort?.postMessage(said, []);
}
