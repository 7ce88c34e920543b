import { parentPort } from "node:worker_threads";
import type { FeedInput, FeedReading } from "./feed-reading.ts";
import { readDocument, type ReadingMode } from "./read-document.ts";

/** What the thread is asked, one document at a time. */
export interface ThreadRequest {
  input: FeedInput;
  mode: ReadingMode;
}

parentPort?.on("message", ({ input, mode }: ThreadRequest) => {
  void readDocument(input, mode).then(
    (reading) => answer(reading),
    (error: unknown) => answer({ ok: false, code: "reader_failed", message: String(error) }),
  );
});
answer("ready");

function answer(message: FeedReading | "ready"): void {
  parentPort?.postMessage(message, []);
}
