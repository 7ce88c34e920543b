import { constants } from "node:fs";
import { open } from "node:fs/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { feedLimits } from "./feed/limits.ts";

/** `no_file`: absent, unreadable, or no ordinary file. */
export type FileCode = "no_file" | "too_large";

export type FileReading =
  | { ok: true; bytes: Uint8Array; url: string }
  | { ok: false; code: FileCode; message: string };

/** Reads a feed from disk: ordinary files only, since a device or a pipe may never end. Never throws. */
export async function readFeedFile(pathOrUrl: string): Promise<FileReading> {
  try {
    const path = /^file:/iu.test(pathOrUrl) ? fileURLToPath(pathOrUrl) : pathOrUrl;
    // Opening a pipe waits for its writer unless told not to.
    const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const { size, isOrdinary } = await file
        .stat()
        .then((stat) => ({ size: stat.size, isOrdinary: stat.isFile() }));
      if (!isOrdinary) return { ok: false, code: "no_file", message: `${path} is not an ordinary file` };
      if (size > feedLimits.bytes) {
        return {
          ok: false,
          code: "too_large",
          message: `${size} bytes, at most ${feedLimits.bytes} are read`,
        };
      }
      return { ok: true, bytes: await file.readFile(), url: pathToFileURL(path).href };
    } finally {
      await file.close();
    }
  } catch (error) {
    return { ok: false, code: "no_file", message: error instanceof Error ? error.message : "unreadable" };
  }
}
