import type { Command } from "commander";
import { checkLineFiles, inputLines, writeAnswers, type LineFiles } from "../line-files.ts";

export function addStories(program: Command): void {
  program
    .command("stories")
    .description(
      "Group texts by the event that they tell of. Needs no database; one line of output for each line of input.",
    )
    .requiredOption(
      "--input <file>",
      "JSONL: {id, text and title or one of them, publishedAt?}, in any order",
    )
    .requiredOption(
      "--output <file>",
      "JSONL: {id, story}, in the order of the input; same number, same event",
    )
    .addHelpText(
      "after",
      `
Example:
  $ echo '{"id":"1","title":"Кафе закрыли","text":"…","publishedAt":"2026-11-22T08:00:00Z"}' > in.jsonl
  $ npm run --silent earshot -- stories --input in.jsonl --output out.jsonl
Without publishedAt a text may belong to an event of any day; where it cannot be read the answer has a "warning" and the text is grouped all the same.
A line that cannot be read becomes {"id":…,"error":{"field":…,"message":…}}; the others are not affected.`,
    )
    .action(groupFile);
}

async function groupFile(options: LineFiles): Promise<void> {
  const { input, output } = await checkLineFiles(options);
  const { groupLines } = await import("@earshot/text/group-lines");
  const lines: string[] = [];
  for await (const line of inputLines(input)) lines.push(line);
  await writeAnswers(output, each(groupLines(lines)));
}

async function* each(answers: readonly unknown[]): AsyncGenerator {
  yield* answers;
}
