import type { Command } from "commander";
import { CommandError } from "../failure.ts";

export function addResetPassword(program: Command): void {
  program
    .command("reset-password <email>")
    .description("Print a one-time link by which somebody chooses a new password; it works for 24 hours.")
    .addHelpText("after", "\nExample:\n  $ npm run earshot -- reset-password anna@example.com")
    .action(printLink);
}

async function printLink(email: string): Promise<void> {
  const { withInstallation } = await import("../installation.ts");
  const { readPageAddress } = await import("../page-address.ts");
  const { issuePersonalLink } = await import("../sign-in-link.ts");
  await withInstallation(async ({ database, config }) => {
    const base = await readPageAddress(database.db, config);
    const link = await issuePersonalLink(database, base, email, new Date());
    if (link === null) {
      throw new CommandError(
        `nobody with the address ${email} may sign in. See who may: earshot people list`,
      );
    }
    process.stdout.write(`${link}\n`);
  });
}
