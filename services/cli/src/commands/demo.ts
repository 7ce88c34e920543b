import type { Command } from "commander";

export function addDemo(program: Command): void {
  program
    .command("demo")
    .description("The demo month.")
    .addHelpText("after", "\nExample:\n  $ npm run earshot -- demo reset")
    .command("reset")
    .description(
      "Remove the demo without trace: its sources, watch list, posts and all that was done to them. Your own stays.",
    )
    .addHelpText(
      "after",
      "\nExample:\n  $ npm run earshot -- demo reset\nUntil you configure something of your own, the next start begins a fresh demo (EARSHOT_DEMO=off prevents it).",
    )
    .action(resetDemo);
}

async function resetDemo(): Promise<void> {
  const { withInstallation } = await import("../installation.ts");
  const { removeDemo } = await import("@earshot/db/queries/demo");
  const removed = await withInstallation(({ database }) => removeDemo(database.db));
  process.stdout.write(
    `Removed the demo: ${removed.posts} posts, ${removed.sources} sources, ${removed.entities} entities.\n`,
  );
}
