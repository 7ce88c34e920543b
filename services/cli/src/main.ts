import { Command } from "commander";
import { addAnalyse } from "./commands/analyse.ts";
import { addApply } from "./commands/apply.ts";
import { addBackup } from "./commands/backup.ts";
import { addCheckDraft } from "./commands/check-draft.ts";
import { addClocks } from "./commands/clocks.ts";
import { addFigures } from "./commands/figures.ts";
import { addDemo } from "./commands/demo.ts";
import { addDoctor } from "./commands/doctor.ts";
import { addEvidence } from "./commands/evidence.ts";
import { addGenerate } from "./commands/generate.ts";
import { addExport } from "./commands/export.ts";
import { addInit } from "./commands/init.ts";
import { addLink } from "./commands/link.ts";
import { addMatch } from "./commands/match.ts";
import { addMigrate } from "./commands/migrate.ts";
import { addMove } from "./commands/move.ts";
import { addPeople } from "./commands/people.ts";
import { addPosts } from "./commands/posts.ts";
import { addPrompt } from "./commands/prompt.ts";
import { addResetPassword } from "./commands/reset-password.ts";
import { addRestore } from "./commands/restore.ts";
import { addSource } from "./commands/source.ts";
import { addRotateKey } from "./commands/rotate-key.ts";
import { addStart } from "./commands/start.ts";
import { addStories } from "./commands/stories.ts";
import { reportFailure } from "./failure.ts";

/** All commands with their options and help. Each loads what it needs only when it is called. */
export function createProgram(): Command {
  const program = new Command("earshot")
    .description(
      "Social listening and executive presence, self-hosted. Paths are relative to the folder you call from.",
    )
    .addHelpText(
      "after",
      `
Examples:
  $ npm start                                        start everything; without settings of yours it shows the demo
  $ npm run earshot -- init                          set up your own company by a few questions
  $ npm run earshot -- <command> --help              options and examples of a command`,
    )
    .showHelpAfterError("Add --help for the options and examples.");
  for (const add of [
    addStart,
    addInit,
    addApply,
    addExport,
    addRotateKey,
    addLink,
    addResetPassword,
    addPeople,
    addMigrate,
    addDemo,
    addSource,
    addPosts,
    addMatch,
    addAnalyse,
    addStories,
    addPrompt,
    addCheckDraft,
    addClocks,
    addFigures,
    addGenerate,
    addEvidence,
    addDoctor,
    addBackup,
    addRestore,
    addMove,
  ])
    add(program);
  return program;
}

/** Runs one `earshot …` command. Exit code 0 is success; 1 is a failure that was said in one sentence. */
export async function runCommand(argv: string[]): Promise<void> {
  try {
    await createProgram().parseAsync(argv);
  } catch (error) {
    reportFailure(error);
  }
}
