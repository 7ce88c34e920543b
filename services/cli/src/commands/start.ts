import type { Command } from "commander";

export function addStart(program: Command): void {
  program
    .command("start")
    .description(
      "Start everything in one process: database, workers, API and page. Without a watch list of your own it shows the demo.",
    )
    .option("--verbose", "write the log to the screen, not to a file")
    .addHelpText(
      "after",
      `
Examples:
  $ npm start
  $ EARSHOT_PORT=8080 npm start
  $ DATABASE_URL=postgres://… REDIS_URL=redis://… npm start
Ctrl-C stops everything in order. All settings: README.md, "Settings".`,
    )
    .action(start);
}

async function start(options: { verbose?: boolean }): Promise<void> {
  const { runInstallation } = await import("../start/run.ts");
  await runInstallation({ isVerbose: options.verbose === true });
}
