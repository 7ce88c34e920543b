import path from "node:path";
import { freePort } from "@earshot/runtime/port";
import { temporaryFolder } from "../support/temporary-folder.ts";
import type { Figure } from "./figure.ts";
import { startProduct } from "./product-process.ts";

const warmStarts = 3;

/** From the command to the first screen of the demo, and from Ctrl-C to the end. Goals: warm start and stop in 5 s. */
export async function run(): Promise<Figure[]> {
  const { folder, remove } = await temporaryFolder();
  try {
    const port = await freePort("127.0.0.1");
    // Builds the page and fills the caches, which is the install's part of a first start.
    await (await startProduct(path.join(folder, "warm-up"), port)).stop();
    const dataFolder = path.join(folder, "measured");
    const cold = await startProduct(dataFolder, port);
    const stops = [await cold.stop()];
    const starts: number[] = [];
    for (let at = 0; at < warmStarts; at += 1) {
      const warm = await startProduct(dataFolder, port);
      starts.push(warm.tookMs);
      stops.push(await warm.stop());
    }
    await (await startProduct(dataFolder, port)).kill();
    const afterKill = await startProduct(dataFolder, port);
    stops.push(await afterKill.stop());
    return [
      { name: "start: empty data folder", value: cold.tookMs, unit: "ms" },
      { name: `start: warm, median of ${warmStarts}`, value: median(starts), unit: "ms" },
      { name: "start: after kill -9, server adopted", value: afterKill.tookMs, unit: "ms" },
      { name: `stop: slowest of ${stops.length}`, value: Math.max(...stops), unit: "ms" },
    ];
  } finally {
    await remove();
  }
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
