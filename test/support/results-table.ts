import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const results = fileURLToPath(new URL("../RESULTS.md", import.meta.url));

/** Adds a row to the table below a heading of test/RESULTS.md; at the end of the file where there is none. */
export async function addResult(heading: string, cells: readonly string[]): Promise<void> {
  const lines = (await readFile(results, "utf8")).split("\n");
  const begin = lines.findIndex((line) => line.startsWith(`## ${heading}`));
  const next = lines.findIndex((line, at) => at > begin && line.startsWith("## "));
  const last = lines.findLastIndex(
    (line, at) => line.startsWith("|") && at > begin && (next === -1 || at < next),
  );
  const at = begin === -1 || last === -1 ? lines.length : last + 1;
  await writeFile(results, lines.toSpliced(at, 0, `| ${cells.join(" | ")} |`).join("\n"));
}
