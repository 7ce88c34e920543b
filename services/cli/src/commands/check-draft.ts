import type { Command } from "commander";
import { checkLineFiles, inputLines, writeAnswers, type LineFiles } from "../line-files.ts";

export function addCheckDraft(program: Command): void {
  program
    .command("check-draft")
    .description(
      "Check drafts of answers against the seven principles of executive presence. Needs no database; one line of output for each line of input.",
    )
    .requiredOption(
      "--input <file>",
      "JSONL: {id, draft, lang?, facts?, confidential?, mention?, quietPeriods?, calendar?, statements?, now?}",
    )
    .requiredOption("--output <file>", "JSONL: {id, findings}, in the order of the input")
    .addHelpText(
      "after",
      `
Example:
  $ echo '{"id":"1","draft":"Вернём всё завтра, гарантирую.","lang":"ru","facts":[{"id":"f1","text":"Возврат занимает до десяти дней."}]}' > in.jsonl
  $ npm run --silent earshot -- check-draft --input in.jsonl --output out.jsonl
Without now, quiet periods and calendar are compared with this moment.
A line that cannot be read becomes {"id":…,"error":{"field":…,"message":…}}; the others are not affected.`,
    )
    .action(checkFile);
}

async function checkFile(options: LineFiles): Promise<void> {
  const { input, output } = await checkLineFiles(options);
  await writeAnswers(output, answers(input));
}

async function* answers(path: string): AsyncGenerator {
  const [{ createClassifier }, { checkDraft }, { readDraftLine }] = await Promise.all([
    import("@earshot/text/classify/ask-models"),
    import("@earshot/text/draft/check-draft"),
    import("@earshot/text/draft/read-draft-line"),
  ]);
  const classifier = createClassifier();
  for await (const line of inputLines(path)) {
    const read = readDraftLine(line);
    yield read.ok
      ? { id: read.input.id, findings: checkDraft(classifier, read.input, Date.now()) }
      : read.error;
  }
}
