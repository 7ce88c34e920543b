import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline/promises";
import type { Command } from "commander";
import { callerPath } from "../caller-path.ts";
import { CommandError } from "../failure.ts";
import type { MonitorFile } from "../settings/monitor-file.ts";

export function addApply(program: Command): void {
  program
    .command("apply <file.yaml>")
    .description(
      "Show what a file would change in settings, tags, clocks, channels, alerts, rules, watch list, sources, playbook, fact cards, key messages, calendar and dashboards, ask, and do it. What the file leaves out stays as it is.",
    )
    .option("--yes", "do it without asking")
    .option("--dry-run", "only show; exit code 0 when nothing differs, 2 when something does")
    .option(
      "--prune",
      "what the file leaves out, in the sections that it has, goes or returns to its default",
    )
    .option("--check", "read the file and say what it holds; look at nothing else")
    .addHelpText(
      "after",
      `
Examples:
  $ npm run earshot -- apply config/monitor/example.yaml --check
  $ npm run earshot -- apply my-company.yaml
  $ npm run earshot -- apply my-company.yaml --dry-run
  $ npm run earshot -- apply my-company.yaml --prune --yes
Every field is explained in config/monitor/example.yaml; export writes such a file. A running Earshot takes the change up within seconds.`,
    )
    .action(applyFile);
}

export interface ApplyFileOptions {
  yes?: boolean;
  dryRun?: boolean;
  prune?: boolean;
  check?: boolean;
}

/** Applies a file, or only looks. Throws CommandError with the fields to mend; nothing is applied then. */
export async function applyFile(path: string, options: ApplyFileOptions): Promise<void> {
  const file = callerPath(path);
  const text = await readFile(file, "utf8").catch(() => {
    throw new CommandError(`${file} cannot be read. Name a YAML file that exists.`);
  });
  const { readMonitorFile } = await import("../settings/monitor-file.ts");
  const monitor = readMonitorFile(text, path);
  if (options.check) {
    const counts = describeCounts(monitor.entities.length, monitor.sources.length);
    process.stdout.write(`${path} is fine: ${counts}.\n`);
    return;
  }
  await applyRead(monitor, options);
}

async function applyRead(monitor: MonitorFile, options: ApplyFileOptions): Promise<void> {
  const { openSecretBox, withInstallation } = await import("../installation.ts");
  const { withQueues } = await import("../with-queues.ts");
  const { planApply } = await import("../settings/plan-apply.ts");
  const { applyMonitor } = await import("../settings/apply-monitor.ts");
  const { describeDifferences } = await import("../settings/describe-differences.ts");
  await withInstallation(async (installation) => {
    const { database } = installation;
    const secrets = openSecretBox(installation.config);
    const how = { isDemo: false, isPruning: options.prune === true, env: process.env };
    const { differences } = await planApply(database.db, secrets, monitor, how);
    if (differences.length === 0) {
      process.stdout.write("Nothing to change: everything is as the file says.\n");
      return;
    }
    process.stdout.write(describeDifferences(differences, process.stdout.isTTY && !process.env["NO_COLOR"]));
    if (options.dryRun) {
      process.exitCode = 2;
      return;
    }
    if (!options.yes && !(await isAgreed())) {
      process.stdout.write("Nothing was applied.\n");
      process.exitCode = 1;
      return;
    }
    const applied = await withQueues(installation, (queues) =>
      applyMonitor({ database, queues, secrets, now: () => new Date() }, monitor, how, differences),
    );
    const rematch = applied.isRematching ? " Stored posts are matched again in the background." : "";
    for (const { name, signing } of applied.signings)
      process.stdout.write(`The webhook ${name} is signed with ${signing}. This is shown once.\n`);
    process.stdout.write(`Applied: ${describeDeeds(applied.differences)}.${rematch}\n`);
  });
}

async function isAgreed(): Promise<boolean> {
  if (!process.stdin.isTTY) {
    throw new CommandError(
      "Nothing was applied: there is no terminal to ask at. Add --yes to apply without asking.",
    );
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return /^(y|yes|д|да)$/i.test((await terminal.question("Apply this? · Применить? [y/N] ")).trim());
  } finally {
    terminal.close();
  }
}

function describeDeeds(differences: readonly { kind: "add" | "change" | "remove" }[]): string {
  const count = (kind: string): number => differences.filter((each) => each.kind === kind).length;
  return `${count("add")} added, ${count("change")} changed, ${count("remove")} removed`;
}

function describeCounts(entities: number, sources: number): string {
  return `${entities} ${entities === 1 ? "entity" : "entities"} and ${sources} ${sources === 1 ? "source" : "sources"}`;
}
