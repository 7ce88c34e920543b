import type { Command } from "commander";

export function addBackup(program: Command): void {
  program
    .command("backup <file>")
    .description(
      "Write everything to one file, as it is at one instant, beside a running Earshot or without one.",
    )
    .option("--encrypt", "encrypt with a passphrase, which is asked for unless it is set")
    .option("--passphrase-file <file>", "encrypt with the passphrase in a file")
    .option("--force", "replace a file that is there")
    .option("--verify", "read an existing backup to its end instead and say what it holds; needs no database")
    .addHelpText(
      "after",
      `
Examples:
  $ npm run earshot -- backup earshot-monday.earshot
  $ npm run earshot -- backup earshot-monday.earshot --encrypt
  $ EARSHOT_BACKUP_PASSPHRASE=… npm run earshot -- backup /mnt/nas/earshot.earshot --force
  $ npm run earshot -- backup --verify earshot-monday.earshot
With EARSHOT_BACKUP_PASSPHRASE set, every backup is encrypted. Only an encrypted one holds the key of the secrets (secret.key).`,
    )
    .action(backUp);
}

interface BackupOptions {
  encrypt?: boolean;
  passphraseFile?: string;
  force?: boolean;
  verify?: boolean;
}

async function backUp(path: string, options: BackupOptions): Promise<void> {
  const { callerPath } = await import("../caller-path.ts");
  const file = callerPath(path);
  if (options.verify) return verify(file, options);
  const { loadConfig, say } = await import("../installation.ts");
  const { newPassphrase } = await import("../backup/passphrase.ts");
  const { withServer } = await import("../backup/with-server.ts");
  const { backUpDatabase } = await import("../backup/back-up-database.ts");
  const { describeBackup } = await import("../backup/describe-backup.ts");
  const source = { file: options.passphraseFile, fromEnvironment: loadConfig().backup.passphrase };
  const passphrase = await newPassphrase(source, options.encrypt === true);
  const startedAt = performance.now();
  const written = await withServer("beside", ({ config, url, dataDir }) =>
    backUpDatabase({
      config,
      databaseUrl: url,
      dataDir,
      file,
      isForced: options.force === true,
      passphrase,
      say,
    }),
  );
  const seconds = (performance.now() - startedAt) / 1_000;
  process.stdout.write(describeBackup(written, { isEncrypted: passphrase !== null, seconds }));
}

async function verify(file: string, options: BackupOptions): Promise<void> {
  const { loadConfig, say } = await import("../installation.ts");
  const { knownPassphrase } = await import("../backup/passphrase.ts");
  const { verifyBackup } = await import("../backup/read-backup.ts");
  const { createProgress } = await import("../backup/progress.ts");
  const { describeVerified } = await import("../backup/describe-backup.ts");
  const source = { file: options.passphraseFile, fromEnvironment: loadConfig().backup.passphrase };
  const verified = await verifyBackup(file, knownPassphrase(source), createProgress(say, "Reading", 0));
  process.stdout.write(describeVerified(file, verified));
}
