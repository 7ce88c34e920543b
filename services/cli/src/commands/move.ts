import type { Command } from "commander";
import { CommandError } from "../failure.ts";

export function addMove(program: Command): void {
  program
    .command("move")
    .description(
      "Copy everything to another PostgreSQL and prove that nothing was lost. Earshot must not run; the old data stay.",
    )
    .option("--to-database <url>", "an empty database on a PostgreSQL server of yours")
    .option("--to-redis <url>", "Redis or Valkey for the queue")
    .option("--to-embedded", "back from DATABASE_URL to the embedded server")
    .addHelpText(
      "after",
      `
Examples:
  $ npm run earshot -- move --to-database postgres://earshot:…@db:5432/earshot --to-redis redis://queue:6379
  $ DATABASE_URL=postgres://… npm run earshot -- move --to-embedded
Jobs that wait in the old queue need not move: what is still to do stands in the database.`,
    )
    .action(move);
}

interface MoveOptions {
  toDatabase?: string;
  toRedis?: string;
  toEmbedded?: boolean;
}

async function move(options: MoveOptions): Promise<void> {
  const { loadConfig, say } = await import("../installation.ts");
  const { withServer } = await import("../backup/with-server.ts");
  const { moveInstallation } = await import("../backup/move-installation.ts");
  const { describeProof } = await import("../backup/describe-proof.ts");
  checkTargets(options, loadConfig().database.url);
  const toRedis = options.toRedis ?? null;
  const proof = await withServer(options.toEmbedded ? "embedded alone" : "alone", ({ config, log, url }) =>
    moveInstallation({
      from: options.toEmbedded ? (config.database.url ?? "") : url,
      to: options.toEmbedded ? url : (options.toDatabase ?? ""),
      toRedis,
      log,
      say,
      now: () => new Date(),
    }),
  );
  process.stdout.write(describeProof(proof, options));
}

function checkTargets({ toDatabase, toRedis, toEmbedded }: MoveOptions, databaseUrl: string | null): void {
  if ((toDatabase === undefined) === (toEmbedded !== true))
    throw new CommandError("Say where to: --to-database <url> or --to-embedded.");
  if (toEmbedded && databaseUrl === null)
    throw new CommandError("--to-embedded moves the data of DATABASE_URL, which is not set.");
  if (toDatabase !== undefined && !hasProtocol(toDatabase, ["postgres:", "postgresql:"]))
    throw new CommandError("--to-database: use postgres://user:password@host:5432/earshot.");
  if (toRedis !== undefined && !hasProtocol(toRedis, ["redis:", "rediss:"]))
    throw new CommandError("--to-redis: use redis://host:6379.");
}

function hasProtocol(url: string, protocols: readonly string[]): boolean {
  return URL.canParse(url) && protocols.includes(new URL(url).protocol);
}
