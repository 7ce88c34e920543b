import { Command } from "commander";
import { addAnalyse } from "./commands/analyse.ts";
import { addApply } from "./commands/apply.ts";
import { addDemo } from "./commands/demo.ts";
import { addDoctor } from "./commands/doctor.ts";
import { addInit } from "./commands/init.ts";
import { addLink } from "./commands/link.ts";
import { addMatch } from "./commands/match.ts";
import { addSource } from "./commands/source.ts";
import { addStart } from "./commands/start.ts";
import { reportFailure } from "./failure.ts";

/** Runs one `earshot …` command. Exit code 0 is success; 1 is a failure that was said in one sentence. */
export async function runCommand(argv: string[]): Promise<void> {
  const program = new Command("earshot")
    .description(
      "Social listening and executive presence, self-hosted. Paths are relative to the folder you call from.",
    )
    .showHelpAfterError("Add --help for the options and examples.");
  for (const add of [
    addStart,
    addInit,
    addApply,
    addLink,
    addDemo,
    addSource,
    addMatch,
    addAnalyse,
    addDoctor,
  ])
    add(program);
  try {
    await program.parseAsync(argv);
  } catch (error) {
    reportFailure(error);
  }
}
