import type { Command } from "commander";

export function addMigrate(program: Command): void {
  program
    .command("migrate")
    .description(
      "Bring the database to the schema of this version. `start` does it by itself; parts that run as processes of their own wait for it.",
    )
    .addHelpText("after", "\nExamples:\n  $ DATABASE_URL=postgres://… npm run earshot -- migrate")
    .action(runMigrations);
}

async function runMigrations(): Promise<void> {
  const { withInstallation } = await import("../installation.ts");
  const { readPlaybook, shippedPlaybook } = await import("../settings/read-playbook.ts");
  const { bringPlaybook } = await import("@earshot/db/queries/playbook/save-playbook");
  // Opening an installation migrates it.
  await withInstallation(async ({ database: { db } }) => {
    await bringPlaybook(db, { playbook: await readPlaybook(shippedPlaybook), now: new Date() });
  });
  process.stdout.write("The database has the schema of this version.\n");
}
