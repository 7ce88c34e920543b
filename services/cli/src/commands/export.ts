import { writeFile } from "node:fs/promises";
import type { Command } from "commander";
import { callerPath } from "../caller-path.ts";
import { CommandError } from "../failure.ts";

export function addExport(program: Command): void {
  program
    .command("export")
    .description(
      "Write settings, tags, clocks, channels, alerts, rules, watch list, sources, playbook, fact cards, key messages, calendar and dashboards as YAML that apply reads back. Never a secret.",
    )
    .option("--file <file.yaml>", "where to write it, instead of standard output")
    .option(
      "--with-secret-words",
      "write secret words of the watch list too; keep the file where only those read who may know them",
    )
    .addHelpText(
      "after",
      `
Examples:
  $ npm run --silent earshot -- export > earshot.yaml
  $ npm run earshot -- export --file earshot.yaml
The same configuration gives the same file, so that it can be kept in a repository. People, posts and what was done to them belong to
a backup: earshot backup.`,
    )
    .action(exportConfiguration);
}

async function exportConfiguration(options: { file?: string; withSecretWords?: boolean }): Promise<void> {
  const { withInstallation } = await import("../installation.ts");
  const { readConfiguration } = await import("../settings/read-configuration.ts");
  const { writeConfiguration } = await import("../settings/write-configuration.ts");
  const text = await withInstallation(async ({ database }) =>
    // One moment for all of it.
    database.db.transaction(async (tx) => writeConfiguration(await readConfiguration(tx), options), {
      isolationLevel: "repeatable read",
      accessMode: "read only",
    }),
  );
  if (options.file === undefined) {
    process.stdout.write(text);
    return;
  }
  const file = callerPath(options.file);
  await writeFile(file, text).catch((error: Error) => {
    throw new CommandError(
      `${file} could not be written (${error.message}). Name another place with --file.`,
    );
  });
  process.stdout.write(`Written to ${file}.\n`);
}
