import { readFile } from "node:fs/promises";
import type { Command } from "commander";
import { callerPath } from "../caller-path.ts";
import { CommandError } from "../failure.ts";

export function addApply(program: Command): void {
  program
    .command("apply <file.yaml>")
    .description("Bring watch list and sources up to a file. What the file does not name stays as it is.")
    .option("--check", "read the file and say what it holds; change nothing")
    .addHelpText(
      "after",
      `
Examples:
  $ npm run earshot -- apply config/monitor/example.yaml --check
  $ npm run earshot -- apply my-company.yaml
Every field is explained in config/monitor/example.yaml. A running Earshot takes the change up within seconds.`,
    )
    .action(applyFile);
}

/** Applies a file, or only checks it. Throws CommandError with the fields to mend. */
export async function applyFile(path: string, options: { check?: boolean }): Promise<void> {
  const file = callerPath(path);
  const text = await readFile(file, "utf8").catch(() => {
    throw new CommandError(`${file} cannot be read. Name a YAML file that exists.`);
  });
  const { readMonitorFile } = await import("../settings/monitor-file.ts");
  const monitor = readMonitorFile(text, path);
  if (options.check) {
    process.stdout.write(
      `${path} is fine: ${describeCounts(monitor.entities.length, monitor.sources.length)}.\n`,
    );
    return;
  }
  const { withInstallation } = await import("../installation.ts");
  const { withQueues } = await import("../with-queues.ts");
  const { applyMonitor } = await import("../settings/apply-monitor.ts");
  await withInstallation((installation) =>
    withQueues(installation, async (queues) => {
      const applied = await applyMonitor(
        { database: installation.database, queues, now: () => new Date() },
        monitor,
        { isDemo: false },
      );
      const rematch = applied.isRematching ? " Stored posts are matched again in the background." : "";
      process.stdout.write(`Applied ${describeCounts(applied.entities, applied.sources)}.${rematch}\n`);
    }),
  );
}

function describeCounts(entities: number, sources: number): string {
  return `${entities} ${entities === 1 ? "entity" : "entities"} and ${sources} ${sources === 1 ? "source" : "sources"}`;
}
