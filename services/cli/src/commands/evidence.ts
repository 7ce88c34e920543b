import type { Command } from "commander";
import { CommandError } from "../failure.ts";

export function addEvidence(program: Command): void {
  const example = "\nExample:\n  $ npm run earshot -- evidence verify 3";
  program
    .command("evidence")
    .description("Look after what incidents hold as evidence.")
    .addHelpText("after", example)
    .command("verify <incident>")
    .description("Look at every link of the chain of an incident; the exit code is 1 when one was changed.")
    .addHelpText("after", example)
    .action(verify);
}

async function verify(given: string): Promise<void> {
  const incidentId = Number(given);
  if (!Number.isInteger(incidentId) || incidentId < 1)
    throw new CommandError(`"${given}" is no number of an incident: take it from the address of its page.`);
  const { withInstallation } = await import("../installation.ts");
  const { verifyEvidence } = await import("@earshot/db/queries/incident-evidence");
  const verdict = await withInstallation(({ database }) => verifyEvidence(database.db, incidentId));
  if (verdict === null) throw new CommandError(`There is no incident ${incidentId}.`);
  const { count, letGo, head, faults } = verdict;
  process.stdout.write(`${count} links, ${letGo} of them let go; newest hash: ${head ?? "none"}\n`);
  for (const { sequence, fault } of faults) process.stdout.write(`link ${sequence}: ${fault}\n`);
  if (!verdict.isWhole) throw new CommandError("The chain of evidence is broken.");
}
