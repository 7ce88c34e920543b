import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { z } from "zod";
import type { Repeat } from "@earshot/world/live-loop";

/** As many as the world itself keeps. */
const keptMax = 5_000;

const repeatSchema = z.object({
  of: z.string(),
  round: z.string(),
  at: z.coerce.date(),
  repeatsParent: z.boolean(),
});

export interface DemoMemory {
  repeated: readonly Repeat[];
  onRepeat: (repeat: Repeat) => void;
}

/**
 * What the demo's networks published while it ran, a line each in a file. Without it everything of the last start would seem deleted at the
 * next one, as the networks would not have it any more. The first line says which month it belongs to; of another month nothing is taken.
 */
export function openDemoMemory(file: string, calendarAt: string): DemoMemory {
  const head = JSON.stringify({ calendarAt });
  const [first, ...lines] = existsSync(file) ? readFileSync(file, "utf8").split("\n") : [];
  const found = first === head ? lines.flatMap(readRepeat) : [];
  const repeated = [
    ...new Map(found.map((repeat) => [`${repeat.of} ${repeat.round}`, repeat])).values(),
  ].slice(-keptMax);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, [head, ...repeated.map((repeat) => JSON.stringify(repeat)), ""].join("\n"));
  return { repeated, onRepeat: (repeat) => appendFileSync(file, `${JSON.stringify(repeat)}\n`) };
}

/** A line that was broken off by a crash is none. */
function readRepeat(line: string): Repeat[] {
  try {
    return [repeatSchema.parse(JSON.parse(line))];
  } catch {
    return [];
  }
}
