import { InvalidArgumentError, type Command } from "commander";
import { CommandError } from "../failure.ts";

interface Options {
  mentions: number;
  months: number;
  seed: number;
  open: number;
}

const monthMs = 30 * 24 * 3_600_000;

export function addGenerate(program: Command): void {
  program
    .command("generate")
    .description(
      "Fill an installation of the demo with made-up posts of a real shape, to see how it works with many: authors by Zipf's law, hours of day, bursts, threads, reprints, Russian and English.",
    )
    .requiredOption("--mentions <number>", "how many posts", wholeNumber(1, 100_000_000))
    .option("--months <number>", "over how many months, up to now", wholeNumber(1, 60), 12)
    .option("--open <percent>", "posts that nobody closed yet", wholeNumber(0, 100), 30)
    .option(
      "--seed <number>",
      "another number makes other posts, beside those that are there",
      wholeNumber(1, 2 ** 31),
      1,
    )
    .addHelpText(
      "after",
      `
Examples:
  $ EARSHOT_DATA_DIR=/srv/earshot-load npm run earshot -- generate --mentions 1000000
  $ npm run earshot -- demo reset                     removes them again, with the demo

Labels are taken from the posts of the demo, so start it once before: npm start`,
    )
    .action(generate);
}

async function generate(options: Options): Promise<void> {
  const { withInstallation } = await import("../installation.ts");
  const { hasOwnData } = await import("@earshot/db/queries/demo");
  const { fillWithPosts } = await import("@earshot/db/load/fill");
  const { planPosts } = await import("@earshot/world/load/plan-posts");
  const { madeWord } = await import("@earshot/world/load/made-words");
  const started = performance.now();
  const to = new Date();
  const from = new Date(to.getTime() - options.months * monthMs);
  const { mentions: posts, seed } = options;
  const size = { posts, seed, from, to, authors: Math.ceil(posts / 20) + 10, sources: 300 };
  await withInstallation(async ({ database }) => {
    if (await hasOwnData(database.db))
      throw new CommandError(
        "Made-up posts would stand among your own. Name an empty folder for them: EARSHOT_DATA_DIR=/srv/earshot-load (or another DATABASE_URL).",
      );
    const filled = await fillWithPosts(
      database,
      { ...size, openShare: options.open / 100 },
      function* (templates) {
        for (const post of planPosts({ ...size, templates: templates.length })) {
          const { lang = "ru" } = templates[post.template] ?? {};
          yield { ...post, suffix: post.words.map((rank) => madeWord(rank, lang)).join(" ") };
        }
      },
      (done) => say(done, posts, started),
    );
    if (filled === null)
      throw new CommandError(
        "There are no posts yet that others could be made from. Start the demo once (npm start), wait a minute, and try again.",
      );
    const seconds = Math.round((performance.now() - started) / 1_000);
    process.stdout.write(
      `Made ${filled.posts} posts, ${filled.stories} stories among them, in ${seconds} s.\n`,
    );
  });
}

const sayEvery = 100_000;

function say(done: number, posts: number, started: number): void {
  if (done % sayEvery !== 0 && done !== posts) return;
  process.stderr.write(
    `  ${done} of ${posts} posts (${Math.round((performance.now() - started) / 1_000)} s)\n`,
  );
}

function wholeNumber(min: number, max: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (Number.isInteger(value) && value >= min && value <= max) return value;
    throw new InvalidArgumentError(`Use a whole number from ${min} to ${max}.`);
  };
}
