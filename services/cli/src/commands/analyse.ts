import type { Analyser } from "@earshot/text/analyse";
import type { Command } from "commander";
import { checkLineFiles, inputLines, writeAnswers, type LineFiles } from "../line-files.ts";

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

async function analyseFile(options: LineFiles): Promise<void> {
  const { input, output } = await checkLineFiles(options);
  const { createAnalyser } = await import("@earshot/text/analyse");
  const analyser = createAnalyser();
  await writeAnswers(output, answers(input, analyser));
}

async function* answers(path: string, analyser: Analyser): AsyncGenerator {
  for await (const line of inputLines(path)) yield analyser.analyseLine(line);
}
