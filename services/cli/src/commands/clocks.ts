import type { Command } from "commander";

const batchSize = 500;
const example = "\nExample:\n  $ npm run earshot -- clocks rebuild";

export function addClocks(program: Command): void {
  const clocks = program
    .command("clocks")
    .description("Clocks of posts: until when each has to be dealt with.")
    .addHelpText("after", example);
  clocks
    .command("rebuild")
    .description(
      "Reckon all clocks anew from history. What stands there should not change; it says what did.",
    )
    .addHelpText("after", example)
    .action(rebuild);
}

async function rebuild(): Promise<void> {
  const { say, withInstallation } = await import("../installation.ts");
  const { rebuildClocks } = await import("@earshot/db/queries/clock-settle");
  await withInstallation(async ({ database: { db } }) => {
    let posts = 0;
    let differing = 0;
    for (let afterId: number | null = 0; afterId !== null;) {
      const step = await rebuildClocks(db, { afterId, limit: batchSize });
      posts += step.posts;
      differing += step.differing;
      afterId = step.lastId;
    }
    say(`${posts} posts looked at, clocks of ${differing} were different.`);
  });
}
