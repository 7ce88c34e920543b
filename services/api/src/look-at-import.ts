import type { ImportLook, ImportWish } from "@earshot/contract/import";
import { checkReading } from "@earshot/core/import/check-reading";
import type { CollectedPost } from "@earshot/core/collect/post";
import type { ImportReading } from "@earshot/core/import/reading";
import { troubleTexts } from "@earshot/core/import/trouble-text";
import type { VendorKey } from "@earshot/core/import/vendors";
import { recallMapping, type RememberedMapping } from "@earshot/db/queries/import-mappings";
import type { ImportRunRow } from "@earshot/db/queries/import-runs";
import { readFileBytes } from "@earshot/db/queries/import-upload";
import type { Db } from "@earshot/db/database";
import type { ByteSource } from "@earshot/sources/table/byte-source";
import { guessReading } from "@earshot/sources/table/guess-reading";
import { headerPrint } from "@earshot/sources/table/header-print";
import { lookAtTable, type TableLook } from "@earshot/sources/table/look-at-table";
import { createRowReader } from "@earshot/sources/table/row-reader";
import { TableError } from "@earshot/sources/table/table-error";
import { iso } from "./iso.ts";
import { ProblemError } from "./problem.ts";

const rowsShown = 20;
const cellShown = 300;
const textShown = 600;

export interface Looked {
  look: TableLook;
  reading: ImportReading;
  vendor: VendorKey | null;
  remembered: RememberedMapping | null;
}

/**
 * How an uploaded file would be read: as wished, where nothing is wished as the last file with the same columns was, else as guessed. Throws a
 * problem for what is no table.
 */
export async function lookAtImport(db: Db, run: ImportRunRow, wish: ImportWish): Promise<Looked> {
  try {
    const { encoding, separator, sheet, headerRow } = wish;
    const look = await lookAtTable(storedFile(db, run), { encoding, separator, sheet, headerRow });
    const { columns } = look.shape;
    const remembered = await recallMapping(db, headerPrint(columns));
    const before = remembered?.reading;
    const { reading, vendor } = guessReading(
      look,
      run.fileName,
      wish.zone ?? before?.zone ?? wish.ownZone ?? "UTC",
    );
    const fits = before?.fields.length === columns.length;
    const fields =
      wish.fields?.length === columns.length ? wish.fields : fits ? before.fields : reading.fields;
    const dateOrder = wish.dateOrder ?? (fits ? before.dateOrder : reading.dateOrder);
    return { look, vendor, remembered: fits ? remembered : null, reading: { ...reading, fields, dateOrder } };
  } catch (error) {
    if (!(error instanceof TableError)) throw error;
    throw new ProblemError(400, troubleTexts.en[error.trouble], [{ field: "file", message: error.trouble }]);
  }
}

/** The bytes of an upload where they lie. */
function storedFile(db: Db, run: ImportRunRow): ByteSource {
  return {
    size: run.fileBytes,
    async read(start, length) {
      const bytes = await readFileBytes(db, run, start, length);
      if (bytes.length === 0 && length > 0 && start < run.fileBytes) throw new TableError("gone");
      return bytes;
    },
  };
}

/** The proposal with the first rows as the posts that they would become. */
export function viewLook(
  run: ImportRunRow,
  { look, reading, vendor, remembered }: Looked,
  now: Date,
): ImportLook {
  const troubles = checkReading(reading);
  const isReadable = !troubles.some(({ trouble }) => trouble === "bad_zone" || trouble === "columns");
  const readRow = isReadable ? createRowReader({ reading, issuer: vendor ?? "preview" }) : null;
  const rows = look.rows.map((row) => {
    const outcome = row.isBroken === true ? null : (readRow?.(row.cells, now) ?? null);
    const said = (row.cells[0] ?? "").slice(0, cellShown);
    const broken =
      row.isBroken === true ? [{ code: "not_json" as const, field: null, column: null, said }] : [];
    return {
      row: row.number,
      cells: reading.columns.map((_, column) => (row.cells[column] ?? "").slice(0, cellShown)),
      post: outcome?.ok === true ? viewPost(outcome.post) : null,
      reasons: outcome?.ok === false ? outcome.reasons : broken,
    };
  });
  return {
    ...reading,
    vendor,
    troubles,
    importId: run.importRunId,
    name: remembered?.name ?? run.name,
    fileName: run.fileName,
    sheets: look.sheets,
    remembered: remembered === null ? null : { name: remembered.name, usedAt: iso(remembered.usedAt) },
    looked: rows.length,
    wouldRefuse: rows.filter(({ post }) => post === null).length,
    rows: rows.slice(0, rowsShown),
  };
}

function viewPost(post: CollectedPost): ImportLook["rows"][number]["post"] {
  const { title, url, platform, tags, author, publishedAt, text } = post;
  const { likes, comments, shares, views } = post.engagement;
  return {
    title,
    text: text.slice(0, textShown).toWellFormed(),
    url,
    author: author?.name ?? author?.handle ?? null,
    platform,
    publishedAt: iso(publishedAt),
    likes,
    comments,
    shares,
    views,
    tags,
  };
}
