import type { Command } from "commander";

export function addDoctor(program: Command): void {
  program
    .command("doctor")
    .description("Check database, queue, disk, clock and sources, and say how to mend what is wrong.")
    .option("--json", "print one JSON document: {ok, checks:[{name, ok, detail, mend}]}")
    .addHelpText(
      "after",
      "\nExamples:\n  $ npm run earshot -- doctor\n  $ npm run --silent earshot -- doctor --json\nExit code 1 when something that Earshot cannot do without is wrong.",
    )
    .action(examine);
}

async function examine(options: { json?: boolean }): Promise<void> {
  const { createInstallationChecks } = await import("@earshot/runtime/installation-checks");
  const { databaseClock } = await import("@earshot/db/queries/system");
  const { listSources } = await import("@earshot/db/queries/sources");
  const { dataFolder, withInstallation } = await import("../installation.ts");
  const { withQueues } = await import("../with-queues.ts");
  const report = await withInstallation((installation) =>
    withQueues(installation, ({ counts }) => {
      const { config, database } = installation;
      return createInstallationChecks({
        databaseClock: () => databaseClock(database.db),
        countJobs: counts,
        sources: () => listSources(database.db),
        // Also with a database elsewhere: the log stands there.
        dataFolder: dataFolder(config),
        now: () => new Date(),
      }).run();
    }),
  );
  process.exitCode = report.ok ? 0 : 1;
  if (options.json) {
    const checks = report.checks.map(({ name, ok, detail, mend }) => ({ name, ok, detail, mend }));
    process.stdout.write(`${JSON.stringify({ ok: report.ok, checks })}\n`);
    return;
  }
  for (const { name, ok, detail, mend } of report.checks) {
    process.stdout.write(`${ok ? "ok  " : "!!  "} ${name.padEnd(9)} ${detail}\n`);
    if (mend !== null) process.stdout.write(`     ${" ".repeat(9)} → ${mend}\n`);
  }
}
