import type { Command } from "commander";

export function addRestore(program: Command): void {
  program
    .command("restore <file>")
    .description(
      "Make this installation what a backup holds. Earshot must not run; all of it happens, or nothing.",
    )
    .option("--replace", "replace the data that are here; they are backed up first")
    .option("--passphrase-file <file>", "the passphrase of an encrypted backup")
    .addHelpText(
      "after",
      `
Examples:
  $ npm run earshot -- restore earshot-monday.earshot
  $ npm run earshot -- restore earshot-monday.earshot --replace
  $ DATABASE_URL=postgres://… npm run earshot -- restore earshot-monday.earshot
A backup of an older version is brought up to this one. Everybody signs in anew.`,
    )
    .action(restore);
}

async function restore(path: string, options: { replace?: boolean; passphraseFile?: string }): Promise<void> {
  const { callerPath } = await import("../caller-path.ts");
  const { loadConfig, say } = await import("../installation.ts");
  const { knownPassphrase } = await import("../backup/passphrase.ts");
  const { restoreInstallation } = await import("../backup/restore-installation.ts");
  const { withServer } = await import("../backup/with-server.ts");
  const { describeTotal } = await import("../backup/describe-backup.ts");
  const source = { file: options.passphraseFile, fromEnvironment: loadConfig().backup.passphrase };
  const startedAt = performance.now();
  const restored = await withServer("alone", (server) =>
    restoreInstallation({
      server,
      file: callerPath(path),
      askPassphrase: knownPassphrase(source),
      isReplacing: options.replace === true,
      say,
      now: () => new Date(),
    }),
  );
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
  const total = describeTotal({ ...restored, bytes: 0 });
  const lines = [`Restored ${total}, as they were at ${restored.takenAt}, in ${seconds} s.`];
  if (restored.oldData !== null)
    lines.push(`What was here before is in ${restored.oldData}; restore that file to go back.`);
  if (restored.keyNote !== null) lines.push(restored.keyNote);
  process.stdout.write(`${lines.join("\n")}\n`);
}
