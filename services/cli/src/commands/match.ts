import { readFile } from "node:fs/promises";
import type { Command } from "commander";
import type { Entity } from "@earshot/core/match/entity";
import { callerPath } from "../caller-path.ts";
import { CommandError } from "../failure.ts";

export function addMatch(program: Command): void {
  program
    .command("match")
    .description("Say what a text would match, and why.")
    .requiredOption("--explain <text>", "the text, as a post would carry it")
    .option("--watch-list <file.yaml>", "match against a file instead of the watch list of this installation")
    .option("--lang <ru|en>", "language of the explanation", "en")
    .option("--json", "print one JSON document")
    .addHelpText(
      "after",
      `
Examples:
  $ npm run earshot -- match --explain "Был вчера в Заслонке, Дёжкину привет"
  $ npm run earshot -- match --explain "поменял заслонку на ВАЗе" --watch-list config/monitor/demo.yaml --lang ru`,
    )
    .action(explain);
}

interface MatchOptions {
  explain: string;
  watchList?: string;
  lang: string;
  json?: boolean;
}

async function explain(options: MatchOptions): Promise<void> {
  if (options.lang !== "ru" && options.lang !== "en") throw new CommandError("--lang: use ru or en.");
  const { createMatcher } = await import("@earshot/text/match/create-matcher");
  const { describeExplanation } = await import("@earshot/text/match/describe-explanation");
  const entities =
    options.watchList === undefined
      ? await watchListOfInstallation()
      : await watchListOfFile(options.watchList);
  const explanation = createMatcher(entities).explain({ title: null, text: options.explain });
  process.stdout.write(
    options.json ? `${JSON.stringify(explanation)}\n` : `${describeExplanation(explanation, options.lang)}\n`,
  );
}

async function watchListOfInstallation(): Promise<Entity[]> {
  const { withInstallation } = await import("../installation.ts");
  const { loadWatchList } = await import("@earshot/db/queries/watch-list");
  const { entities } = await withInstallation(({ database }) => loadWatchList(database.db));
  if (entities.length === 0) {
    throw new CommandError(
      "Nothing is watched yet. Run `earshot init`, apply a file, or name one with --watch-list.",
    );
  }
  return entities;
}

async function watchListOfFile(path: string): Promise<Entity[]> {
  const text = await readFile(callerPath(path), "utf8").catch(() => {
    throw new CommandError(`--watch-list: ${path} cannot be read. Name a YAML file that exists.`);
  });
  const { readMonitorFile } = await import("../settings/monitor-file.ts");
  const { entitiesOf } = await import("../settings/entities-of.ts");
  return entitiesOf(readMonitorFile(text, path));
}
