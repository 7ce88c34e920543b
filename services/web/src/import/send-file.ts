import { beginImport, sendImportPart } from "../api/imports.ts";

const triesMax = 3;

export interface SentFile {
  importId: number;
  partBytes: number;
  /** Parts that have arrived. */
  done: number;
}

/**
 * Sends a file part by part; a part that fails is tried again. What has arrived is told to `onSent`, so that a broken upload can be gone on with
 * by calling this again with it.
 */
export async function sendFile(
  file: File,
  sent: SentFile | null,
  signal: AbortSignal,
  onSent: (sent: SentFile) => void,
): Promise<number> {
  let now: SentFile = sent ?? { ...(await beginImport(file.name, file.size)), done: 0 };
  onSent(now);
  for (; now.done * now.partBytes < file.size; onSent(now)) {
    const from = now.done * now.partBytes;
    await sendPart(now.importId, now.done, file.slice(from, from + now.partBytes), signal);
    now = { ...now, done: now.done + 1 };
  }
  return now.importId;
}

async function sendPart(importId: number, part: number, bytes: Blob, signal: AbortSignal): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await sendImportPart(importId, part, bytes, signal);
      return;
    } catch (error) {
      if (signal.aborted || tries >= triesMax) throw error;
    }
  }
}
