/** What stopped a start: scripts may branch on it, people read `message`. */
export type StartErrorCode =
  | "bad_setting"
  | "data_folder"
  | "disk_full"
  | "in_use"
  | "port_taken"
  | "unsupported"
  | "database"
  | "secret_key"
  | "backup";

/**
 * A start that cannot go on, said to the person who started it.
 * `message` is `what` and `mend`, each a sentence with its full stop.
 */
export class StartError extends Error {
  readonly code: StartErrorCode;
  readonly what: string;
  readonly mend: string;

  constructor(code: StartErrorCode, what: string, mend: string, cause?: unknown) {
    super(`${what} ${mend}`, cause === undefined ? undefined : { cause });
    this.name = "StartError";
    this.code = code;
    this.what = what;
    this.mend = mend;
  }
}

/** The `code` of a Node.js system error (`ENOENT`, `EACCES` …), or null when the value carries none. */
export function systemCode(error: unknown): string | null {
  if (typeof error !== "object" || error === null || !("code" in error)) return null;
  return typeof error.code === "string" ? error.code : null;
}

/** One line of text for any thrown value. */
export function errorText(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
