import { createWriteStream } from "node:fs";
import { access, constants, stat } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { Readable } from "node:stream";
import type { Command } from "commander";
import { callerPath } from "../caller-path.ts";
import { CommandError } from "../failure.ts";
import { readLines } from "../read-lines.ts";

export function addAnalyse(program: Command): void {
  program
    .command("analyse")
    .description(
      "Label texts: direction, sentiment, signals. Needs no database; one line of output for each line of input.",
    )
    .requiredOption(
      "--input <file>",
      "JSONL: {id, text, title?, lang?, platform?, company?, executive?, author?, target?, start?, end?, parent?}",
    )
    .requiredOption("--output <file>", "JSONL, in the order of the input")
    .addHelpText(
      "after",
      `
Example:
  $ echo '{"id":"1","text":"Кофе отличный, а очередь на час. Когда откроете вторую кассу?","company":"Заслонка"}' > in.jsonl
  $ npm run --silent earshot -- analyse --input in.jsonl --output out.jsonl
A line that cannot be read becomes {"id":…,"error":{"field":…,"message":…}}; the others are not affected.`,
    )
    .action(analyseFile);
}

async function analyseFile(options: { input: string; output: string }): Promise<void> {
  const input = callerPath(options.input);
  const output = callerPath(options.output);
  await access(input, constants.R_OK).catch(() => {
    throw new CommandError(`--input: ${input} cannot be read. Name a JSONL file that exists.`);
  });
  if (await isSameFile(input, output))
    throw new CommandError("--output: name another file than --input; the input would be overwritten.");
  const { createAnalyser } = await import("@earshot/text/analyse");
  const analyser = createAnalyser();
  await pipeline(
    Readable.from(answers(input, (line) => analyser.analyseLine(line))),
    createWriteStream(output),
  ).catch((error: Error) => {
    if (error instanceof CommandError) throw error;
    throw new CommandError(`--output: ${output} could not be written (${error.message}).`);
  });
}

async function* answers(path: string, answer: (line: string) => unknown): AsyncGenerator<string> {
  const lines = readLines(path);
  for (;;) {
    const line = await lines.next().catch((error: Error) => {
      throw new CommandError(`--input: ${path} cannot be read (${error.message}).`);
    });
    if (line.done === true) return;
    yield `${JSON.stringify(answer(line.value))}\n`;
  }
}

/** The same file also under another name. */
async function isSameFile(input: string, output: string): Promise<boolean> {
  const [from, to] = await Promise.all([input, output].map((path) => stat(path).catch(() => null)));
  return from?.isFile() === true && from.ino === to?.ino && from.dev === to.dev;
}
