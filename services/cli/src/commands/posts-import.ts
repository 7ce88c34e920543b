import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Command } from "commander";
import type { Db } from "@earshot/db/database";
import type { ImportReading } from "@earshot/core/import/reading";
import type { VendorKey } from "@earshot/core/import/vendors";
import type { ByteSource } from "@earshot/sources/table/byte-source";
import { callerPath } from "../caller-path.ts";
import { CommandError } from "../failure.ts";

interface ImportOptions {
  name?: string;
  zone?: string;
  sheet?: string;
  headerRow?: string;
  map: string[];
  check?: boolean;
  wait?: boolean;
}

export function addPostsImport(posts: Command): void {
  posts
    .command("import <file>")
    .description(
      "Import a table of posts; a running Earshot reads it in the background. Importing it again doubles nothing.",
    )
    .option("--name <name>", "name of the import and of the source of its posts")
    .option(
      "--zone <zone>",
      "time zone of dates that name none, such as Europe/Moscow (default: that of this machine)",
    )
    .option("--sheet <name>", "sheet of a workbook")
    .option("--header-row <number>", "row with the names of the columns; 0: there are none")
    .option(
      "--map <column=field>",
      "what a column holds, or nothing after the sign to leave it out (repeatable)",
      gather,
      [],
    )
    .option("--check", "say how the file would be read; change nothing")
    .option("--wait", "wait until it is read, and say what came of it")
    .addHelpText(
      "after",
      `
Examples:
  $ npm run earshot -- posts import march.xlsx --check
  $ npm run earshot -- posts import march.csv --zone Europe/Moscow --map 'Текст=text' --wait
Columns are guessed by their names and contents, or as the last file with the same columns was read. Rows that do not fit are listed on the
page "Files of posts", where they can be mended.`,
    )
    .action(importPosts);
}

function gather(value: string, earlier: string[]): string[] {
  return [...earlier, value];
}

interface Proposal {
  reading: ImportReading;
  vendor: VendorKey | null;
  name: string;
}

async function importPosts(path: string, options: ImportOptions): Promise<void> {
  const file = callerPath(path);
  const about = await stat(file).catch(() => null);
  if (about === null || !about.isFile())
    throw new CommandError(`${file} cannot be read. Name a file that exists.`);
  const { openFile } = await import("@earshot/sources/table/byte-source");
  const { withInstallation } = await import("../installation.ts");
  const bytes = await openFile(file);
  try {
    await withInstallation(async (installation) => {
      const { db } = installation.database;
      const proposal = await propose(db, bytes, basename(file), options);
      describe(proposal);
      if (options.check) return;
      const importRunId = await send(db, bytes, basename(file), proposal);
      const { withQueues } = await import("../with-queues.ts");
      await withQueues(installation, (queues) =>
        queues.enqueue("import-posts", { importRunId }, { jobId: `import-${importRunId}-waiting-asked` }),
      );
      process.stdout.write(`Import ${importRunId} is handed over; a running Earshot reads it.\n`);
      if (options.wait) await follow(db, importRunId);
    });
  } finally {
    await bytes.close();
  }
}

async function propose(
  db: Db,
  bytes: ByteSource,
  fileName: string,
  options: ImportOptions,
): Promise<Proposal> {
  const { lookAtTable } = await import("@earshot/sources/table/look-at-table");
  const { guessReading } = await import("@earshot/sources/table/guess-reading");
  const { headerPrint } = await import("@earshot/sources/table/header-print");
  const { TableError } = await import("@earshot/sources/table/table-error");
  const { recallMapping } = await import("@earshot/db/queries/import-mappings");
  const { troubleTexts } = await import("@earshot/core/import/trouble-text");
  const { checkReading } = await import("@earshot/core/import/check-reading");
  const wish = { sheet: options.sheet, headerRow: readRow(options.headerRow) };
  const look = await lookAtTable(bytes, wish).catch((error: unknown) => {
    throw error instanceof TableError
      ? new CommandError(`${fileName}: ${troubleTexts.en[error.trouble]}`)
      : error;
  });
  const remembered = await recallMapping(db, headerPrint(look.shape.columns));
  const own = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const guess = guessReading(look, fileName, options.zone ?? remembered?.reading.zone ?? own);
  const fits = remembered?.reading.fields.length === look.shape.columns.length;
  const fields = await withMap(
    look.shape.columns,
    fits ? remembered.reading.fields : guess.reading.fields,
    options.map,
  );
  const reading = { ...guess.reading, fields };
  const [trouble] = checkReading(reading);
  if (trouble !== undefined)
    throw new CommandError(
      `${fileName}: ${troubleWords[trouble.trouble]} Say it with --map; --check shows the columns.`,
    );
  const name = options.name ?? remembered?.name ?? fileName.replace(/\.[a-z]{2,5}$/iu, "").slice(0, 100);
  return { reading, vendor: guess.vendor, name };
}

const troubleWords = {
  no_text_column: "no column holds a text or a title.",
  no_date_column: "no column holds the date.",
  twice: "two columns hold the same.",
  bad_zone: "there is no such time zone.",
  columns: "the columns do not fit.",
};

function readRow(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,3}$/u.test(text)) throw new CommandError("--header-row wants a number, 0 for none.");
  return Number(text);
}

async function withMap(
  columns: readonly string[],
  fields: ImportReading["fields"],
  map: readonly string[],
): Promise<ImportReading["fields"]> {
  const { importFields, isImportField } = await import("@earshot/core/import/field");
  const chosen = [...fields];
  for (const each of map) {
    const sign = each.lastIndexOf("=");
    const column = columns.indexOf(each.slice(0, sign).trim());
    const field = each.slice(sign + 1).trim();
    if (sign < 1 || column < 0) throw new CommandError(`--map ${each}: the file has no such column.`);
    if (field !== "" && !isImportField(field))
      throw new CommandError(`--map ${each}: a column holds one of ${importFields.join(", ")}.`);
    chosen[column] = field !== "" && isImportField(field) ? field : null;
  }
  return chosen;
}

function describe({ reading, vendor, name }: Proposal): void {
  const { format, encoding, sheet, headerRow, columns, fields, zone } = reading;
  const facts = [format, encoding, sheet, `header in row ${headerRow}`, zone, vendor].filter(
    (each) => each !== null,
  );
  process.stdout.write(`${name}: ${facts.join(", ")}\n`);
  for (const [at, column] of columns.entries()) {
    const field = fields[at] ?? null;
    process.stdout.write(`${field === null ? "-" : "+"} ${column}${field === null ? "" : ` = ${field}`}\n`);
  }
}

async function send(db: Db, bytes: ByteSource, fileName: string, proposal: Proposal): Promise<number> {
  const { addPart, beginUpload } = await import("@earshot/db/queries/import-upload");
  const { startImport } = await import("@earshot/db/queries/import-runs");
  const { rememberMapping } = await import("@earshot/db/queries/import-mappings");
  const { headerPrint } = await import("@earshot/sources/table/header-print");
  const { byCommandLine } = await import("@earshot/db/queries/changed-by");
  const { importLimits } = await import("@earshot/core/import/import-limits");
  const by = byCommandLine();
  const importRunId = await beginUpload(db, by, { fileName, fileBytes: bytes.size }, new Date());
  for (let part = 0; part * importLimits.partBytes < bytes.size; part += 1) {
    const piece = await bytes.read(part * importLimits.partBytes, importLimits.partBytes);
    const there = await addPart(db, { importRunId, part, bytes: piece });
    if (there === null) throw new CommandError(`${fileName} changed while it was read. Try again.`);
  }
  const { reading, vendor, name } = proposal;
  if (!(await startImport(db, by, { importRunId, name, reading, vendor }, new Date())))
    throw new CommandError(`${fileName} could not be handed over. Try again.`);
  await rememberMapping(db, { headerPrint: headerPrint(reading.columns), reading, name }, new Date());
  return importRunId;
}

const askEveryMs = 500;

async function follow(db: Db, importRunId: number): Promise<void> {
  const { getImport } = await import("@earshot/db/queries/import-runs");
  const { isUnderWay } = await import("@earshot/core/import/import-state");
  const { troubleTexts } = await import("@earshot/core/import/trouble-text");
  for (;;) {
    const run = await getImport(db, importRunId);
    if (run === null) throw new CommandError("The import is gone.");
    if (isUnderWay(run.state)) {
      await pause(askEveryMs);
      continue;
    }
    const { rowsRead, added, edited, seen, refused } = run;
    process.stdout.write(
      `${run.state}: ${rowsRead} rows, ${added} new, ${edited} changed, ${seen} known, ${refused} refused\n`,
    );
    if (run.failure !== null) throw new CommandError(troubleTexts.en[run.failure]);
    return;
  }
}
