import { createReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { BackupError, type Snapshot, type TableRows } from "@earshot/db/backup/snapshot";
import { openFrames, SealError } from "@earshot/runtime/sealed/frames";
import { isAffordable, openPassphraseKey } from "@earshot/runtime/sealed/passphrase-key";
import { createCipherSeal, createPlainSeal, type Opener } from "@earshot/runtime/sealed/seal";
import { errorText, systemCode } from "@earshot/runtime/start-error";
import { CommandError } from "../failure.ts";
import {
  anyFileHead,
  contentEnd,
  contentHead,
  fileHead,
  fileHeadBytesMax,
  formatVersion,
  tableEnd,
  tableStart,
  type ContentEnd,
  type ContentHead,
  type FileHead,
  type TableEnd,
} from "./backup-format.ts";
import { readRecords, type ContentRecord } from "./content-records.ts";
import { createRowCount } from "./count-rows.ts";

/** A backup file that is being read, once and from its beginning. */
export interface OpenBackup extends Snapshot {
  head: ContentHead;
  fileHead: FileHead;
}

/**
 * Opens a file; `askPassphrase` is called when it is encrypted. Whatever is wrong with the file, at once or while its
 * tables are walked, is a CommandError of one sentence.
 */
export async function openBackup(file: string, askPassphrase: () => Promise<string>): Promise<OpenBackup> {
  const { head, line } = await readFileHead(file);
  const opener = await openerOf(file, head, line, askPassphrase);
  const records = readRecords(contentOf(file, line.length, opener));
  const described = await saidPlainly(file, async () => contentHead.parse(await nextJson(records)));
  return {
    fileHead: head,
    head: described,
    tables: () => saidPlainlyEach(file, tablesOf(described, records)),
  };
}

/** Reads a file to its end and holds it to what it says of itself. */
export async function verifyBackup(
  file: string,
  askPassphrase: () => Promise<string>,
  onRows: (table: string, rows: number) => void,
): Promise<{ fileHead: FileHead; head: ContentHead; tables: Map<string, TableEnd>; total: ContentEnd }> {
  const backup = await openBackup(file, askPassphrase);
  const tables = new Map<string, TableEnd>();
  const total: ContentEnd = { tables: 0, rows: 0, bytes: 0 };
  for await (const { table, rows } of backup.tables()) {
    const count = createRowCount();
    for await (const chunk of rows) {
      count.add(chunk);
      onRows(table.name, total.rows + count.rows());
    }
    const counted = count.end();
    tables.set(table.name, counted);
    total.tables += 1;
    total.rows += counted.rows;
    total.bytes += counted.bytes;
  }
  return { fileHead: backup.fileHead, head: backup.head, tables, total };
}

async function readFileHead(file: string): Promise<{ head: FileHead; line: Buffer }> {
  const start = await firstBytes(file);
  const end = start.indexOf(0x0a);
  const line = start.subarray(0, end + 1);
  const read = end === -1 ? null : parseJson(line.toString("utf8"));
  const any = anyFileHead.safeParse(read);
  if (!any.success) throw new CommandError(`${file} is not a backup of Earshot.`);
  if (any.data.version > formatVersion)
    throw new CommandError(
      `${file} was written by a newer Earshot (${any.data.earshot}), in a format that this version does not read. Use that version.`,
    );
  const head = fileHead.safeParse(read);
  if (!head.success || (head.data.encryption !== null && !isAffordable(head.data.encryption)))
    throw damaged(file);
  return { head: head.data, line };
}

async function firstBytes(file: string): Promise<Buffer> {
  try {
    if (!(await stat(file)).isFile()) throw new CommandError(`${file} is not a file.`);
    const handle = await open(file, "r");
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(fileHeadBytesMax), 0, fileHeadBytesMax, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw systemCode(error) === null ? error : unreadable(file, error);
  }
}

async function openerOf(
  file: string,
  { encryption }: FileHead,
  line: Buffer,
  askPassphrase: () => Promise<string>,
): Promise<Opener> {
  if (encryption === null) return createPlainSeal(line);
  const key = await openPassphraseKey(await askPassphrase(), encryption).catch(() => {
    throw damaged(file);
  });
  if (key === null) throw new CommandError(`The passphrase is not the one that ${file} was encrypted with.`);
  return createCipherSeal(key, line);
}

function contentOf(file: string, start: number, opener: Opener): AsyncIterable<Buffer> {
  const bytes = createReadStream(file, { start, highWaterMark: 256 * 1024 });
  // The error arrives where the content is read.
  return pipeline(
    Readable.from(openFrames(bytes as AsyncIterable<Buffer>, opener)),
    createGunzip({ chunkSize: 256 * 1024 }),
    () => undefined,
  );
}

async function* tablesOf(
  head: ContentHead,
  records: AsyncGenerator<ContentRecord>,
): AsyncGenerator<TableRows> {
  const total: ContentEnd = { tables: 0, rows: 0, bytes: 0 };
  for (const table of head.tables) {
    const { table: name } = tableStart.parse(await nextJson(records));
    if (name !== table.name) throw new Error("the tables are not in their order");
    yield { table, rows: rowsOf(records, total) };
  }
  const said = contentEnd.parse(await nextJson(records));
  const isSame = said.tables === total.tables && said.rows === total.rows && said.bytes === total.bytes;
  if (!isSame || !(await records.next()).done) throw new Error("the end is not where it is said to be");
}

async function* rowsOf(records: AsyncGenerator<ContentRecord>, total: ContentEnd): AsyncGenerator<Buffer> {
  const count = createRowCount();
  for (;;) {
    const { value: record, done } = await records.next();
    if (done) throw new Error("a table does not end");
    if (record.kind === "json") {
      const [said, counted] = [tableEnd.parse(JSON.parse(record.bytes.toString("utf8"))), count.end()];
      if (said.sha256 !== counted.sha256 || said.rows !== counted.rows)
        throw new Error("a table is not what it is said to be");
      total.tables += 1;
      total.rows += counted.rows;
      total.bytes += counted.bytes;
      return;
    }
    count.add(record.bytes);
    yield record.bytes;
  }
}

async function nextJson(records: AsyncGenerator<ContentRecord>): Promise<unknown> {
  const { value, done } = await records.next();
  if (done || value.kind !== "json") throw new Error("a description is missing");
  return JSON.parse(value.bytes.toString("utf8"));
}

async function* saidPlainlyEach(file: string, tables: AsyncGenerator<TableRows>): AsyncGenerator<TableRows> {
  for (;;) {
    const next = await saidPlainly(file, () => tables.next());
    if (next.done) return;
    yield { table: next.value.table, rows: plainRows(file, next.value.rows) };
  }
}

async function* plainRows(file: string, rows: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const iterator = rows[Symbol.asyncIterator]();
  for (;;) {
    const next = await saidPlainly(file, () => iterator.next());
    if (next.done) return;
    yield next.value;
  }
}

async function saidPlainly<T>(file: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof CommandError || error instanceof BackupError) throw error;
    if (error instanceof SealError && error.reason === "cut_off")
      throw new CommandError(`${file} is cut off: it was not written or copied to its end.`);
    if (/^E[A-Z]+$/.test(systemCode(error) ?? "")) throw unreadable(file, error);
    throw damaged(file, error);
  }
}

function damaged(file: string, cause?: unknown): CommandError {
  return new CommandError(`${file} was changed or damaged after it had been written.`, { cause });
}

function unreadable(file: string, error: unknown): CommandError {
  return new CommandError(
    systemCode(error) === "ENOENT" ? `${file} is not there.` : `${file} cannot be read: ${errorText(error)}.`,
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
