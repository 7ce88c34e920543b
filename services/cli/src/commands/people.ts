import type { Command } from "commander";
import type { Db } from "@earshot/db/database";
import type { PersonRow } from "@earshot/db/queries/people";
import { CommandError } from "../failure.ts";

export function addPeople(program: Command): void {
  const people = program
    .command("people")
    .description("See who may sign in, and end or restore it.")
    .addHelpText(
      "after",
      `
Examples:
  $ npm run earshot -- people list
  $ npm run earshot -- people disable boris@example.com
  $ npm run earshot -- people reset-codes anna@example.com`,
    );
  const examples = (line: string) => `\nExample:\n  $ npm run earshot -- people ${line}`;
  people
    .command("list")
    .description("Everybody, with roles and when last seen.")
    .addHelpText("after", examples("list"))
    .action(list);
  people
    .command("disable <email>")
    .description("End somebody's right to sign in, with all sessions and API tokens.")
    .addHelpText("after", examples("disable boris@example.com"))
    .action((email: string) => change(email, true));
  people
    .command("restore <email>")
    .description("Let somebody sign in again.")
    .addHelpText("after", examples("restore boris@example.com"))
    .action((email: string) => change(email, false));
  people
    .command("reset-codes <email>")
    .description("Let somebody who lost the authenticator sign in with the password alone.")
    .addHelpText("after", examples("reset-codes anna@example.com"))
    .action(resetCodes);
}

async function list(): Promise<void> {
  await withPeople(async (db) => {
    const { listPeople } = await import("@earshot/db/queries/people");
    for (const person of await listPeople(db)) process.stdout.write(`${describe(person)}\n`);
  });
}

/** One line; when last seen in UTC. */
function describe({ email, name, role, isDisabled, hasSecondFactor, lastSeenAt }: PersonRow): string {
  const seen =
    lastSeenAt === null ? "never signed in" : `last seen ${lastSeenAt.toISOString().slice(0, 16)}Z`;
  const marks = [...(isDisabled ? ["disabled"] : []), ...(hasSecondFactor ? ["signs in with codes"] : [])];
  return [email, name, role, seen, ...marks].join(" · ");
}

async function change(email: string, isDisabled: boolean): Promise<void> {
  await withPeople(async (db) => {
    const { changePerson } = await import("@earshot/db/queries/people");
    const { byCommandLine } = await import("@earshot/db/queries/changed-by");
    const personId = await numberOf(db, email);
    const changed = await changePerson(db, byCommandLine(), personId, { isDisabled }, new Date());
    if (!changed.ok) {
      throw new CommandError(
        `${email} is the last administrator. Make somebody else one in the page first, or nobody could manage people.`,
      );
    }
    process.stdout.write(
      isDisabled ? `${email} may not sign in any more.\n` : `${email} may sign in again.\n`,
    );
  });
}

async function resetCodes(email: string): Promise<void> {
  await withPeople(async (db) => {
    const { removeSecondFactor } = await import("@earshot/db/queries/second-factor");
    const { byCommandLine } = await import("@earshot/db/queries/changed-by");
    const isRemoved = await removeSecondFactor(db, byCommandLine(), await numberOf(db, email), new Date());
    process.stdout.write(
      isRemoved ? `${email} signs in with the password alone now.\n` : `${email} has no sign-in codes.\n`,
    );
  });
}

async function numberOf(db: Db, email: string): Promise<number> {
  const { findPersonId } = await import("@earshot/db/queries/people");
  const personId = await findPersonId(db, email);
  if (personId === null) {
    throw new CommandError(`nobody here has the address ${email}. See who does: earshot people list`);
  }
  return personId;
}

async function withPeople(work: (db: Db) => Promise<void>): Promise<void> {
  const { withInstallation } = await import("../installation.ts");
  await withInstallation(({ database }) => work(database.db));
}
