import { createWriteStream } from "node:fs";
import { access, constants, stat } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { callerPath } from "./caller-path.ts";
import { CommandError } from "./failure.ts";
import { readLines } from "./read-lines.ts";

/** Where a command reads lines from and where it writes what it makes of them. */
export interface LineFiles {
  input: string;
  output: string;
}

/** Paths as they were given, from the caller's folder; refuses what would be lost or cannot be read. */
export async function checkLineFiles(given: LineFiles): Promise<LineFiles> {
  const input = callerPath(given.input);
  const output = callerPath(given.output);
  await access(input, constants.R_OK).catch(() => {
    throw new CommandError(`--input: ${input} cannot be read. Name a JSONL file that exists.`);
  });
  if (await isSameFile(input, output))
    throw new CommandError("--output: name another file than --input; the input would be overwritten.");
  return { input, output };
}

/** The lines of a file; what goes wrong with it is said in one sentence. */
export async function* inputLines(path: string): AsyncGenerator<string> {
  const lines = readLines(path);
  for (;;) {
    const line = await lines.next().catch((error: Error) => {
      throw new CommandError(`--input: ${path} cannot be read (${error.message}).`);
    });
    if (line.done === true) return;
    yield line.value;
  }
}

/** Writes one line of JSON for each answer. */
export async function writeAnswers(path: string, answers: AsyncIterable<unknown>): Promise<void> {
  await pipeline(Readable.from(written(answers)), createWriteStream(path)).catch((error: Error) => {
    if (error instanceof CommandError) throw error;
    throw new CommandError(`--output: ${path} could not be written (${error.message}).`);
  });
}

async function* written(answers: AsyncIterable<unknown>): AsyncGenerator<string> {
  for await (const answer of answers) yield `${JSON.stringify(answer)}\n`;
}

/** The same file also under another name. */
async function isSameFile(input: string, output: string): Promise<boolean> {
  const [from, to] = await Promise.all([input, output].map((path) => stat(path).catch(() => null)));
  return from?.isFile() === true && from.ino === to?.ino && from.dev === to.dev;
}
