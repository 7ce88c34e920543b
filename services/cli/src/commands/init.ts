import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { isCancel, cancel, confirm, intro, outro, select, text } from "@clack/prompts";
import type { Command } from "commander";
import { callerPath } from "../caller-path.ts";
import { CommandError } from "../failure.ts";
import { isWebAddress } from "../settings/web-address.ts";
import { writeMonitorFile, type Answers } from "../settings/write-monitor-file.ts";

export function addInit(program: Command): void {
  program
    .command("init")
    .description(
      "Answer a few questions: your company, its executives, first sources. Writes a file and applies it.",
    )
    .option("--output <file.yaml>", "where the answers are written", "earshot-monitor.yaml")
    .addHelpText(
      "after",
      "\nExample:\n  $ npm run earshot -- init\nThe file can be edited and applied again: earshot apply earshot-monitor.yaml",
    )
    .action(init);
}

async function init(options: { output: string }): Promise<void> {
  if (!process.stdin.isTTY)
    throw new CommandError(
      "init asks questions and needs a terminal. Without one, edit config/monitor/example.yaml and run: earshot apply <file>",
    );
  const file = callerPath(options.output);
  if (existsSync(file)) throw new CommandError(`${file} exists already. Name another file with --output.`);
  const { say, ...answers } = await ask();
  await writeFile(file, writeMonitorFile(answers), { flag: "wx" }).catch((error: Error) => {
    throw new CommandError(`${file} could not be written (${error.message}).`);
  });
  const isNow = answer(
    await confirm({
      message: say(`Записано в ${file}. Применить сейчас?`, `Written to ${file}. Apply it now?`),
    }),
  );
  if (isNow) {
    const { applyFile } = await import("./apply.ts");
    await applyFile(file, { yes: true });
  }
  outro(
    isNow
      ? say("Готово. Если Earshot не запущен: npm start", "Done. Unless Earshot is running: npm start")
      : say(
          `Когда будете готовы: npm run earshot -- apply ${options.output}`,
          `When you are ready: npm run earshot -- apply ${options.output}`,
        ),
  );
}

/** Two wordings, of which the chosen language takes one. */
type Say = (ru: string, en: string) => string;

async function ask(): Promise<Answers & { say: Say }> {
  intro("Earshot");
  const language = answer(
    await select({
      message: "Language · Язык",
      options: [
        { value: "ru", label: "Русский" },
        { value: "en", label: "English" },
      ] as const,
    }),
  );
  const say: Say = (ru, en) => (language === "ru" ? ru : en);
  const needed = (value: string | undefined): string | undefined =>
    (value ?? "").trim().length < 2 ? say("Хотя бы две буквы", "At least two letters") : undefined;
  const company = answer(
    await text({ message: say("Как называется компания?", "What is the company called?"), validate: needed }),
  );
  const aliases = list(
    answer(
      await text({
        message: say(
          "Другие написания через запятую (можно пусто)",
          "Other spellings, with commas (may be empty)",
        ),
        defaultValue: "",
      }),
    ),
  );
  const executives = list(
    answer(
      await text({
        message: say(
          "Руководители: имя и фамилия, через запятую",
          "Executives: first and last names, with commas",
        ),
        defaultValue: "",
      }),
    ),
  );
  const feeds = list(
    answer(
      await text({
        message: say("Адреса лент RSS или Atom через запятую", "Addresses of RSS or Atom feeds, with commas"),
        defaultValue: "",
        validate: (value) => {
          const wrong = list(value ?? "").find((each) => !isWebAddress(each));
          return wrong && say(`Не адрес целиком: ${wrong}`, `Not a whole address: ${wrong}`);
        },
      }),
    ),
  );
  return { say, company: company.trim(), aliases, executives, feeds };
}

function list(given: string): string[] {
  return given
    .split(",")
    .map((each) => each.trim())
    .filter((each) => each.length > 1);
}

function answer<T>(given: T): Exclude<T, symbol> {
  if (!isCancel(given)) return given as Exclude<T, symbol>;
  cancel("Nothing was changed · Ничего не изменено");
  process.exit(1);
}
