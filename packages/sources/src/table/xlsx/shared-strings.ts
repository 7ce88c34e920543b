import { importLimits } from "@earshot/core/import/import-limits";
import { cutCell } from "../read-csv.ts";
import { TableError } from "../table-error.ts";
import { scanXml } from "./scan-xml.ts";
import { createTextSpill } from "./text-spill.ts";
import type { ZipEntries } from "./zip-entries.ts";

/** Characters kept in memory; what follows goes to a file of its own and is read back where a row needs it. */
const charsInMemory = 16_000_000;
const stringsMax = 20_000_000;
const partName = "xl/sharedStrings.xml";

/** The texts of a workbook, which its cells name by number. */
export interface SharedStrings {
  /** Null when it lies in the file: ask `fetch`. */
  get(index: number): string | null;
  fetch(index: number): Promise<string>;
  close(): Promise<void>;
}

/** Reads the texts of a workbook; those of a large one do not stay in memory. @param most texts read, for a look at the beginning */
export async function readSharedStrings(zip: ZipEntries, most = stringsMax): Promise<SharedStrings> {
  const kept: string[] = [];
  const spill = createTextSpill();
  let chars = 0;
  if (zip.names.has(partName)) {
    const fresh: string[] = [];
    for await (const _piece of scanXml(zip.open(partName), gatherStrings(fresh))) {
      for (const text of fresh.splice(0)) {
        if (spill.count() === 0 && chars + text.length <= charsInMemory) kept.push(text);
        else spill.add(text);
        chars += text.length;
      }
      await spill.flush();
      if (kept.length + spill.count() > stringsMax) throw new TableError("zip_bomb", "too many strings");
      if (kept.length + spill.count() >= most) break;
    }
  }
  return {
    get: (index) => kept[index] ?? (index >= kept.length + spill.count() ? "" : null),
    fetch: async (index) => kept[index] ?? spill.read(index - kept.length),
    close: spill.close,
  };
}

/** Collects the text of each `si`, runs joined, phonetic hints left out. */
function gatherStrings(into: string[]) {
  let text = "";
  let isText = false;
  let isPhonetic = false;
  return {
    open(name: string) {
      if (name === "si") text = "";
      else if (name === "rPh") isPhonetic = true;
      else if (name === "t") isText = !isPhonetic;
    },
    text(piece: string) {
      if (isText && text.length < importLimits.cellChars) text = cutCell(text + piece);
    },
    close(name: string) {
      if (name === "si") into.push(text);
      else if (name === "rPh") isPhonetic = false;
      else if (name === "t") isText = false;
    },
  };
}
