import type { TableTrouble } from "@earshot/core/import/import-limits";

/** A file that cannot be read as a table; its trouble has words for people, its message is for the log. */
export class TableError extends Error {
  readonly trouble: TableTrouble;

  constructor(trouble: TableTrouble, message: string = trouble) {
    super(message);
    this.trouble = trouble;
  }
}
