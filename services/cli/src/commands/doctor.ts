import { type Command, Option } from "commander";

export function addDoctor(program: Command): void {
  program
    .command("doctor")
    .description(
      "Look at machine, database, queue, workers, sources, secrets and backups, and say how to mend what is wrong.",
    )
    .option(
      "--json",
      "print one JSON document: {ok, checks:[{name, ok, level, code, params, detail, mend, fix}]}",
    )
    .option("--fix", "make the mends that lose nothing, each after asking")
    .option("--yes", "with --fix: without asking")
    .addOption(
      new Option("--lang <language>", "language of the sentences, else that of the terminal").choices([
        "ru",
        "en",
      ]),
    )
    .addHelpText(
      "after",
      `
Examples:
  $ npm run earshot -- doctor
  $ npm run earshot -- doctor --fix
  $ npm run --silent earshot -- doctor --json --lang en
Levels: ok; warn: work goes on, somebody should look; fail: something is in the way. Exit code 1 when anything fails.`,
    )
    .action(examine);
}

interface DoctorOptions {
  json?: boolean;
  fix?: boolean;
  yes?: boolean;
  lang?: "ru" | "en";
}

async function examine(options: DoctorOptions): Promise<void> {
  const { beginCommand } = await import("../installation.ts");
  const { examineAll } = await import("../doctor/examine.ts");
  const { describeFindings, findingsJson, isWell, terminalLanguage } = await import("../doctor/describe.ts");
  const language = options.lang ?? terminalLanguage(process.env);
  const { config, log, shutdown } = beginCommand();
  try {
    let examined = await examineAll(config, log, shutdown);
    if (options.fix) {
      const { makeMends } = await import("../doctor/make-mends.ts");
      const isMended = await makeMends(examined, config, { isAsked: !options.yes, language });
      if (isMended) examined = await examineAll(config, log, shutdown);
    }
    const { findings } = examined;
    process.exitCode = isWell(findings) ? 0 : 1;
    process.stdout.write(
      options.json ? findingsJson(findings, language) : describeFindings(findings, language),
    );
  } finally {
    await shutdown.close();
  }
}
