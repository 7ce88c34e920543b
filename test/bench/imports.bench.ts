import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { importLimits } from "@earshot/core/import/import-limits";
import { connectDatabase, type Db } from "@earshot/db/database";
import { migrate } from "@earshot/db/migrate";
import { byCommandLine } from "@earshot/db/queries/changed-by";
import { getImport, startImport } from "@earshot/db/queries/import-runs";
import { addPart, beginUpload } from "@earshot/db/queries/import-upload";
import { openFile, type ByteSource } from "@earshot/sources/table/byte-source";
import { guessReading } from "@earshot/sources/table/guess-reading";
import { lookAtTable } from "@earshot/sources/table/look-at-table";
import { readTable } from "@earshot/sources/table/read-table";
import { writeWorkbook } from "@earshot/documents/write-workbook";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { onEmbeddedServer } from "./bench-server.ts";
import { openCollect } from "./collect-rig.ts";
import type { Figure } from "./figure.ts";

const rows = Number(process.env["EARSHOT_BENCH_ROWS"] ?? 1_000_000);
const header = ["Дата", "Заголовок", "Текст", "Ссылка", "Автор", "Лайки"];
const words = "кофе цена вкус очередь бариста утро город улица чек скидка приложение курьер".split(" ");
const megabyte = 1_000_000;

/** A file of posts from the upload to stored and matched rows; how soon a broken-off one goes on; memory of the process that reads. */
export async function run(): Promise<Figure[]> {
  const { folder, remove } = await temporaryFolder();
  try {
    const [csv, xlsx] = [join(folder, "posts.csv"), join(folder, "posts.xlsx")];
    await pipeline(Readable.from(lines()), createWriteStream(csv));
    await pipeline(writeWorkbook("Лист", header, Readable.from(made())), createWriteStream(xlsx));
    return [
      ...(await measureReading("csv", csv)),
      ...(await measureReading("xlsx", xlsx)),
      ...(await onEmbeddedServer(({ url }) => measureImport(url, csv))),
    ];
  } finally {
    await remove();
  }
}

function* made(): Generator<(string | number)[]> {
  for (let n = 0; n < rows; n += 1) {
    const text = Array.from({ length: 25 }, (_, k) => words[(n * 7 + k * k + k * n) % words.length]).join(
      " ",
    );
    const named = n % 10 === 0 ? "Заслонка: " : "";
    const day = String(1 + (n % 28)).padStart(2, "0");
    const address = `https://n${n % 500}.example/${n}`;
    yield [`2026-03-${day} 10:00`, `${named}№ ${n}`, text, address, `Автор ${n % 9_000}`, n % 100];
  }
}

function* lines(): Generator<string> {
  yield `${header.join(";")}\n`;
  for (const row of made()) yield `${row.join(";")}\n`;
}

/** All rows without storing them, and the time until the first row of the second half is there. */
async function measureReading(kind: string, path: string): Promise<Figure[]> {
  const file = await openFile(path);
  const { shape } = await lookAtTable(file, {});
  let place = { afterRow: 0, byte: null as number | null, rows: 0 };
  let count = 0;
  const begun = performance.now();
  for await (const { number, nextByte } of readTable(file, shape)) {
    count += 1;
    if (count === rows / 2) place = { afterRow: number, byte: nextByte ?? null, rows: count };
  }
  const all = performance.now() - begun;
  const again = performance.now();
  for await (const _row of readTable(file, shape, place)) break;
  const waited = performance.now() - again;
  await file.close();
  return [
    { name: `import: rows of ${kind} read, nothing stored`, value: count / (all / 1_000), unit: "rows/s" },
    { name: `import: going on in the middle of ${kind}`, value: waited, unit: "ms" },
  ];
}

async function measureImport(url: string, path: string): Promise<Figure[]> {
  await migrate(url);
  const database = connectDatabase(url);
  const rig = await openCollect(url, [], []);
  const file = await openFile(path);
  const importRunId = await handOver(database.db, file);
  let highest = 0;
  const sampling = setInterval(() => (highest = Math.max(highest, process.memoryUsage().rss)), 200);
  const begun = performance.now();
  await rig.allMatched(rows);
  const seconds = (performance.now() - begun) / 1_000;
  clearInterval(sampling);
  const run = await getImport(database.db, importRunId);
  if (run?.added !== rows) throw new Error(`${String(run?.added)} posts of ${rows} rows.`);
  await rig.close();
  await file.close();
  await database.close();
  return [
    { name: "import: row of CSV to matched post", value: rows / seconds, unit: "rows/s" },
    { name: "import: resident memory at most", value: highest / megabyte, unit: "MB" },
  ];
}

async function handOver(db: Db, file: ByteSource): Promise<number> {
  const by = byCommandLine();
  const importRunId = await beginUpload(db, by, { fileName: "posts.csv", fileBytes: file.size }, new Date());
  const { partBytes } = importLimits;
  for (let part = 0; part * partBytes < file.size; part += 1)
    await addPart(db, { importRunId, part, bytes: await file.read(part * partBytes, partBytes) });
  const { reading } = guessReading(await lookAtTable(file, {}), "posts.csv", "UTC");
  await startImport(db, by, { importRunId, name: "posts", reading, vendor: null }, new Date());
  return importRunId;
}
