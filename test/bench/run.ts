/**
 * Runs every `*.bench.ts` of this folder, each in a process of its own so that one's memory and compiled code do not
 * colour another's figures. `--json` prints one line per figure; names as arguments choose some.
 */
import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Figure } from "./figure.ts";

const folder = fileURLToPath(new URL(".", import.meta.url));
const single = process.env["EARSHOT_BENCH_FILE"];

if (single) {
  const { run } = (await import(`./${single}`)) as { run: () => Promise<Figure[]> };
  const figures = await run();
  process.stdout.write(`\n@figures ${JSON.stringify(figures)}\n`);
  process.exit(0);
}

const asJson = process.argv.includes("--json");
const chosen = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const files = readdirSync(folder)
  .filter((name) => name.endsWith(".bench.ts"))
  .filter((name) => chosen.length === 0 || chosen.some((word) => name.includes(word)))
  .sort();

let isGood = files.length > 0;
if (!isGood) process.stderr.write(`No bench is called ${chosen.join(", ")}.\n`);
for (const file of files) {
  const figures = await runApart(file);
  if (figures === null) {
    isGood = false;
    process.stderr.write(`${file} failed\n`);
    continue;
  }
  for (const figure of figures)
    process.stdout.write(asJson ? `${JSON.stringify(figure)}\n` : `${describe(figure)}\n`);
}
process.exitCode = isGood ? 0 : 1;

function runApart(file: string): Promise<Figure[] | null> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...process.execArgv, fileURLToPath(import.meta.url)], {
      env: { ...process.env, EARSHOT_BENCH_FILE: file },
      stdio: ["ignore", "pipe", "inherit"],
    });
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => (output += chunk));
    child.on("exit", (code) => {
      const line = output.split("\n").find((each) => each.startsWith("@figures "));
      resolve(code === 0 && line ? (JSON.parse(line.slice("@figures ".length)) as Figure[]) : null);
    });
  });
}

function describe(figure: Figure): string {
  const value =
    figure.value >= 100 ? Math.round(figure.value).toLocaleString("en") : figure.value.toPrecision(3);
  const beside = figure.peer === undefined ? "" : `   ${figure.ratio?.toFixed(2)} × ${figure.peer}`;
  return `${figure.name.padEnd(52)} ${value.padStart(12)} ${figure.unit}${beside}`;
}
