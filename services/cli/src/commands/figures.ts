import type { Command } from "commander";

const example = "\nExample:\n  $ npm run earshot -- figures rebuild";

export function addFigures(program: Command): void {
  const figures = program
    .command("figures")
    .description("Numbers of charts and reports: what they are counted from.")
    .addHelpText("after", example);
  figures
    .command("rebuild")
    .description(
      "Count all mentions and sums anew from the posts, while Earshot goes on counting. What stands there should not change; it says what did.",
    )
    .addHelpText("after", example)
    .action(rebuild);
}

const partNames = { posts: "posts", sums: "months of sums" } as const;

async function rebuild(): Promise<void> {
  const { say, withInstallation } = await import("../installation.ts");
  const { rebuildFigures } = await import("@earshot/db/queries/figures/rebuild-figures");
  await withInstallation(async ({ database: { db } }) => {
    let told = "";
    const { mentions, sums } = await rebuildFigures(db, ({ part, looked, of }) => {
      const tenth = `${partNames[part]}: ${Math.floor((10 * looked) / Math.max(1, of))}0% of ${of}`;
      if (tenth !== told) say(tenth);
      told = tenth;
    });
    say(
      `${mentions.looked} posts looked at, ${mentions.differing} mentions were counted differently; ${sums.differing} sums were different.`,
    );
  });
}
