import { StartError } from "../start-error.ts";

/** Sentences of PostgreSQL that have a cause outside of it, with what to say and what to do. */
const KNOWN: readonly { pattern: RegExp; toError: (folder: string) => StartError }[] = [
  {
    pattern: /No space left on device|Disk quota exceeded/i,
    toError: (folder) =>
      new StartError(
        "disk_full",
        `The disk of ${folder} is full.`,
        "Free some space (300 MB or more), or choose a folder on another disk with EARSHOT_DATA_DIR.",
      ),
  },
  {
    pattern: /Read-only file system|Permission denied|Operation not permitted/i,
    toError: (folder) =>
      new StartError(
        "data_folder",
        `PostgreSQL may not write in ${folder}.`,
        "Give the folder to the account that starts Earshot, or choose another one with EARSHOT_DATA_DIR.",
      ),
  },
  {
    pattern: /could not look up effective user ID (\d+)/,
    toError: () =>
      new StartError(
        "unsupported",
        `User id ${process.getuid?.() ?? "?"} has no entry in /etc/passwd, and PostgreSQL refuses to run without one.`,
        "Add the entry, start Earshot as a named user, or point DATABASE_URL at a PostgreSQL server.",
      ),
  },
  {
    pattern: /error while loading shared libraries|GLIBC_[\d.]+. not found/,
    toError: () =>
      new StartError(
        "unsupported",
        "The packaged PostgreSQL lacks a library on this system.",
        "Run `pnpm rebuild` to let its install script finish, or point DATABASE_URL at a PostgreSQL server.",
      ),
  },
  {
    pattern: /database files are incompatible with server/,
    toError: (folder) =>
      new StartError(
        "database",
        `The database in ${folder} was written by another release of PostgreSQL.`,
        "Start the Earshot that wrote it and export, or choose a new folder with EARSHOT_DATA_DIR.",
      ),
  },
];

/** Turns what a program of PostgreSQL said before it gave up into a StartError. */
export function explainOutput(output: string, folder: string, doing: string): StartError {
  const known = KNOWN.find(({ pattern }) => pattern.test(output));
  if (known !== undefined) return known.toError(folder);
  return new StartError(
    "database",
    `PostgreSQL could not ${doing} in ${folder}: ${lastComplaint(output)}.`,
    "If the sentence does not help, look at server.log beside the data, or point DATABASE_URL at a PostgreSQL server.",
  );
}

/** The last fatal line without its time stamp, else the last line, without its full stop. */
function lastComplaint(output: string): string {
  const lines = output.split("\n").filter((line) => line.trim() !== "");
  const fatal = lines.findLast((line) => /\b(?:FATAL|PANIC|error):/.test(line));
  const line = fatal ?? lines.at(-1) ?? "it said nothing";
  return line.replace(/^.*?\b(?:FATAL|PANIC|error):\s*/, "").replace(/\.$/, "");
}
