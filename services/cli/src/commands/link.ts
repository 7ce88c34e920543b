import type { Command } from "commander";
import { CommandError } from "../failure.ts";

export function addLink(program: Command): void {
  program
    .command("link")
    .description(
      "Print a one-time sign-in link: for the first person, or with --email for somebody who lost the password.",
    )
    .option("--email <address>", "whose link it is")
    .addHelpText(
      "after",
      "\nExamples:\n  $ npm run earshot -- link\n  $ npm run earshot -- link --email anna@example.com",
    )
    .action(printLink);
}

async function printLink(options: { email?: string }): Promise<void> {
  const { withInstallation } = await import("../installation.ts");
  const { readPageAddress } = await import("../page-address.ts");
  const { issueFirstLink, issuePersonalLink } = await import("../sign-in-link.ts");
  await withInstallation(async ({ database, config }) => {
    const base = await readPageAddress(database.db, config);
    const now = new Date();
    const link = options.email
      ? await issuePersonalLink(database, base, options.email, now)
      : await issueFirstLink(database, base, now);
    if (link !== null) {
      process.stdout.write(`${link}\n`);
      return;
    }
    throw new CommandError(
      options.email
        ? `--email: nobody here has the address ${options.email}. Check its spelling.`
        : "Somebody can sign in already. Name whose link you want: earshot link --email anna@example.com",
    );
  });
}
