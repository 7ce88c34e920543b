import { createWriteStream, rmSync } from "node:fs";
import { open, rename, stat } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type { Snapshot } from "@earshot/db/backup/snapshot";
import { freeBytes } from "@earshot/runtime/disk";
import { sealFrames } from "@earshot/runtime/sealed/frames";
import { newPassphraseKey } from "@earshot/runtime/sealed/passphrase-key";
import { createCipherSeal, createPlainSeal } from "@earshot/runtime/sealed/seal";
import { errorText, systemCode } from "@earshot/runtime/start-error";
import { CommandError } from "../failure.ts";
import {
  formatName,
  formatVersion,
  type ContentEnd,
  type ContentHead,
  type FileHead,
} from "./backup-format.ts";
import { jsonRecord, rowsRecord } from "./content-records.ts";
import { createRowCount } from "./count-rows.ts";
import type { InstallationKeys } from "./installation-keys.ts";
import { partialName, removePartials } from "./partial-file.ts";

export interface BackupTarget {
  file: string;
  /** Replaces a file that is there. */
  isForced: boolean;
  /** null: not encrypted. */
  passphrase: string | null;
  /** Of the secrets in the rows: those of the key file go into the backup when it is encrypted. */
  keys: InstallationKeys;
  /** Version of Earshot. */
  version: string;
  /** Told of every piece that was read, with all rows so far. */
  onRows: (table: string, rows: number) => void;
}

export interface WrittenBackup extends ContentEnd {
  file: string;
  fileBytes: number;
}

/** Fast rather than small: the next level takes twice as long for a tenth less. */
const gzipLevel = 1;

/** A file has about an eighth of the bytes of its database, indexes included; with less free space it need not even be tried. */
const spareShare = 8;
const megabyte = 1_000_000;

/**
 * Writes a snapshot to a file of mode 0600: beside its place first, and renamed once all of it is on the disk, so that
 * neither a kill nor a full disk leaves half a file or harms an older one. Throws CommandError.
 */
export async function writeBackup(
  snapshot: Snapshot & { bytes: number },
  target: BackupTarget,
): Promise<WrittenBackup> {
  const { file } = target;
  await checkPlace(target, snapshot.bytes / spareShare);
  const partial = partialName(file);
  const remove = (): void => rmSync(partial, { force: true });
  process.once("exit", remove);
  try {
    await removePartials(file);
    const end = await writePartial(partial, snapshot, target);
    const { size } = await stat(partial);
    if (!target.isForced) await refuseExisting(file);
    await rename(partial, file);
    await syncFolder(path.dirname(file));
    return { ...end, file, fileBytes: size };
  } catch (error) {
    remove();
    throw explain(error, file);
  } finally {
    process.off("exit", remove);
  }
}

async function writePartial(
  partial: string,
  snapshot: Snapshot,
  { passphrase, keys, version, onRows }: BackupTarget,
): Promise<ContentEnd> {
  const sealing = passphrase === null ? null : await newPassphraseKey(passphrase);
  const head: FileHead = {
    format: formatName,
    version: formatVersion,
    earshot: version,
    takenAt: snapshot.head.takenAt,
    encryption: sealing?.recipe ?? null,
  };
  const line = Buffer.from(`${JSON.stringify(head)}\n`, "utf8");
  const seal = sealing === null ? createPlainSeal(line) : createCipherSeal(sealing.key, line);
  const content: ContentHead = {
    ...snapshot.head,
    secretKeyIds: keys.known.map(({ keyId }) => keyId),
    secretKeys:
      sealing === null || keys.place !== "file"
        ? null
        : keys.known.map(({ key }) => key.toString("base64url")),
  };
  const end: ContentEnd = { tables: 0, rows: 0, bytes: 0 };
  await pipeline(
    Readable.from(contentOf(snapshot, content, end, onRows)),
    createGzip({ level: gzipLevel, chunkSize: 256 * 1024 }),
    async function* (chunks: AsyncIterable<Buffer>) {
      yield line;
      yield* sealFrames(chunks, seal);
    },
    createWriteStream(partial, { flags: "wx", mode: 0o600, flush: true }),
  );
  return end;
}

async function* contentOf(
  snapshot: Snapshot,
  head: ContentHead,
  end: ContentEnd,
  onRows: BackupTarget["onRows"],
): AsyncGenerator<Buffer> {
  yield jsonRecord(head);
  for await (const { table, rows } of snapshot.tables()) {
    const count = createRowCount();
    yield jsonRecord({ table: table.name });
    for await (const chunk of rows) {
      count.add(chunk);
      onRows(table.name, end.rows + count.rows());
      yield* rowsRecord(chunk);
    }
    const counted = count.end();
    yield jsonRecord(counted);
    end.tables += 1;
    end.rows += counted.rows;
    end.bytes += counted.bytes;
  }
  yield jsonRecord(end);
}

async function checkPlace({ file, isForced }: BackupTarget, bytesMin: number): Promise<void> {
  if (!isForced) await refuseExisting(file);
  const folder = path.dirname(file);
  const free = await freeBytes(folder);
  if (free >= bytesMin) return;
  throw new CommandError(
    `The disk of ${folder} has only ${Math.floor(free / megabyte)} MB left, and the backup may need ${Math.ceil(bytesMin / megabyte)} MB. Free some space or choose another folder.`,
  );
}

async function refuseExisting(file: string): Promise<void> {
  const found = await stat(file).catch(() => null);
  if (found !== null)
    throw new CommandError(`${file} is there already. Choose another name, or add --force.`);
}

/** A renamed file survives a power cut only once its folder is on the disk. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function explain(error: unknown, file: string): unknown {
  const code = systemCode(error);
  if (code === "ENOSPC" || code === "EDQUOT")
    return new CommandError(`The disk of ${path.dirname(file)} is full: no backup was written.`);
  if (code !== null && /^E[A-Z]+$/.test(code))
    return new CommandError(`${file} cannot be written: ${errorText(error)}. No backup was written.`);
  return error;
}
