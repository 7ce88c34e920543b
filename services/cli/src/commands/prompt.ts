import type { Command } from "commander";
import type { Playbook } from "@earshot/core/respond/playbook";
import { callerPath } from "../caller-path.ts";
import { checkLineFiles, inputLines, writeAnswers, type LineFiles } from "../line-files.ts";
import { readPlaybook, shippedPlaybook } from "../settings/read-playbook.ts";

export function addPrompt(program: Command): void {
  program
    .command("prompt")
    .description(
      "Suggest responses: whether to answer, who, how, by when, with which approved facts. Needs no database; one line of output for each line of input.",
    )
    .requiredOption(
      "--input <file>",
      "JSONL as for analyse, with facts?: [{id, text}]; parent is the text of the post that it answers",
    )
    .requiredOption("--output <file>", "JSONL, in the order of the input")
    .option("--playbook <file>", "YAML; the one that comes with Earshot is config/monitor/playbook.yaml")
    .addHelpText(
      "after",
      `
Example:
  $ echo '{"id":"1","text":"Правда, что «Заслонку» в Твери закрывают?","company":"Заслонка","facts":[{"id":"f1","text":"Кафе в Твери работает, аренда продлена до 2028 года."}]}' > in.jsonl
  $ npm run --silent earshot -- prompt --input in.jsonl --output out.jsonl
Nothing is stated that no fact card and no post carries: every point names what it cites.
A line that cannot be read becomes {"id":…,"error":{"field":…,"message":…}}; the others are not affected.`,
    )
    .action(promptFile);
}

async function promptFile(options: LineFiles & { playbook?: string }): Promise<void> {
  const { input, output } = await checkLineFiles(options);
  const playbook = await readPlaybook(
    options.playbook === undefined ? shippedPlaybook : callerPath(options.playbook),
  );
  await writeAnswers(output, answers(input, playbook));
}

async function* answers(path: string, playbook: Playbook): AsyncGenerator {
  const [{ createAnalyser }, { suggestPrompt }, { readPromptLine }] = await Promise.all([
    import("@earshot/text/analyse"),
    import("@earshot/text/respond/suggest-prompt"),
    import("@earshot/text/respond/read-prompt-input"),
  ]);
  const analyser = createAnalyser();
  for await (const line of inputLines(path)) {
    const read = readPromptLine(line);
    yield read.ok ? suggestPrompt(playbook, analyser, read.input) : read.error;
  }
}
