import { createWriteStream } from "node:fs";
import { extname } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Command } from "commander";
import type { Database } from "@earshot/db/database";
import type { TriageFilter } from "@earshot/db/queries/triage-filter";
import { callerPath } from "../caller-path.ts";
import { CommandError } from "../failure.ts";

const formats = ["jsonl", "csv", "xlsx"] as const;
type Format = (typeof formats)[number];

interface ExportOptions {
  format?: string;
  since?: string;
  until?: string;
  open?: boolean;
  language?: string;
  force?: boolean;
}

export function addPostsExport(posts: Command): void {
  posts
    .command("export [file]")
    .description(
      "Write the posts of triage with their whole texts, most urgent first: JSONL (which `import` reads back), CSV or XLSX.",
    )
    .option("--format <format>", "jsonl, csv or xlsx; else the ending of the file tells, else jsonl")
    .option("--since <date>", "published at this instant or later, 2026-03-01 or 2026-03-01T12:00:00Z")
    .option("--until <date>", "published before this instant")
    .option("--open", "only posts that nobody closed")
    .option("--language <ru|en>", "words of a table", "en")
    .option("--force", "write over a file that is there already")
    .addHelpText(
      "after",
      `
Examples:
  $ npm run --silent earshot -- posts export > posts.jsonl
  $ npm run earshot -- posts export march.xlsx --since 2026-03-01 --until 2026-04-01 --language ru`,
    )
    .action(exportPosts);
}

async function exportPosts(path: string | undefined, options: ExportOptions): Promise<void> {
  const format = readFormat(
    options.format ?? (path === undefined ? "jsonl" : extname(path).slice(1) || "jsonl"),
  );
  if (options.language !== "ru" && options.language !== "en")
    throw new CommandError("--language is ru or en.");
  const language = options.language;
  const { statuses } = await import("@earshot/core/triage/status");
  const filter: TriageFilter = {
    ...(options.open ? {} : { status: statuses }),
    since: readInstant("--since", options.since),
    until: readInstant("--until", options.until),
  };
  const { withInstallation } = await import("../installation.ts");
  await withInstallation(async ({ database }) => {
    const content = await write(database, filter, format, language);
    if (path === undefined) return pipeline(content, process.stdout, { end: false });
    const file = callerPath(path);
    await pipeline(content, createWriteStream(file, { flags: options.force ? "w" : "wx" })).catch(
      (error: NodeJS.ErrnoException) => {
        if (error.code === "EEXIST")
          throw new CommandError(`${file} is there already. Add --force to write over it.`);
        throw error.code === undefined
          ? error
          : new CommandError(`${file} cannot be written (${error.code}).`);
      },
    );
  });
}

function readFormat(text: string): Format {
  const format = formats.find((each) => each === text.toLowerCase());
  if (format === undefined) throw new CommandError(`${text} is no format. There are ${formats.join(", ")}.`);
  return format;
}

function readInstant(option: string, text: string | undefined): Date | undefined {
  if (text === undefined) return undefined;
  const at = new Date(text);
  if (Number.isNaN(at.getTime())) throw new CommandError(`${option} wants a date such as 2026-03-01.`);
  return at;
}

async function write(
  { db }: Database,
  filter: TriageFilter,
  format: Format,
  language: "ru" | "en",
): Promise<Readable> {
  const { exportMentions } = await import("@earshot/db/queries/export-mentions");
  const { listTags } = await import("@earshot/db/queries/tags");
  const { mentionLine } = await import("@earshot/core/report/mention-line");
  const { createMentionTable } = await import("@earshot/core/report/mention-table");
  const { byteOrderMark, csvLine } = await import("@earshot/core/report/csv");
  const names = new Map((await listTags(db)).map(({ tagId, name }) => [tagId, name]));
  const tagName = (tagId: number): string => names.get(tagId) ?? "";
  const { header, cells } = createMentionTable(language, tagName);
  const pages = exportMentions(db, filter);
  if (format === "xlsx") {
    const { writeWorkbook } = await import("@earshot/documents/write-workbook");
    return writeWorkbook(
      "Earshot",
      header,
      (async function* rows() {
        for await (const page of pages) for (const row of page) yield cells(row);
      })(),
    );
  }
  const by = language === "ru" ? ";" : ",";
  const toText = (cell: ReturnType<typeof cells>[number]) =>
    cell instanceof Date ? cell.toISOString() : cell;
  return Readable.from(
    (async function* lines() {
      if (format === "csv") yield byteOrderMark + csvLine(header, by);
      for await (const page of pages) {
        yield page
          .map((row) => (format === "csv" ? csvLine(cells(row).map(toText), by) : mentionLine(row, tagName)))
          .join("");
      }
    })(),
  );
}
