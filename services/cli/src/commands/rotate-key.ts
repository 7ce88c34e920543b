import type { Command } from "commander";
import { CommandError } from "../failure.ts";

export function addRotateKey(program: Command): void {
  program
    .command("rotate-key")
    .description(
      "Make a new key for the secrets in the database and seal them all with it. Earshot may go on running.",
    )
    .addHelpText(
      "after",
      `
Example:
  $ npm run earshot -- rotate-key
The key is the file secret.key in the data folder; keep a copy of the new one apart from backups of the database.
With EARSHOT_SECRET_KEY put the new key before the old one, with a comma, wherever it is set; restart; run this; take the old one out.
Run it again after a kill or a failure: it goes on where it was.`,
    )
    .action(rotateKey);
}

async function rotateKey(): Promise<void> {
  const { dataFolder, withInstallation } = await import("../installation.ts");
  const { rotateSecrets } = await import("../settings/rotate-secrets.ts");
  const rotated = await withInstallation(({ config, database }) =>
    rotateSecrets(database.db, { keys: config.secrets.keys, dataDir: dataFolder(config) }, new Date()),
  );
  process.stdout.write(`${describe(rotated)}\n`);
  if (rotated.unreadable.length === 0) return;
  throw new CommandError(
    `No key opens ${rotated.unreadable.join(", ")}: enter them again in the page. Everything else is sealed with the new key.`,
  );
}

function describe({ resealed, where }: { resealed: number; where: string }): string {
  const secrets = `${resealed} ${resealed === 1 ? "secret" : "secrets"}`;
  return where === "file"
    ? `Sealed ${secrets} with the new key; the old one is gone from the key file.`
    : `Sealed ${secrets} with the first key of EARSHOT_SECRET_KEY. The others can be taken out of it now.`;
}
