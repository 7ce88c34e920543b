import type { Command } from "commander";
import { addSourceLists } from "./source-lists.ts";

export function addSource(program: Command): void {
  const source = program
    .command("source")
    .description("Work with sources.")
    .addHelpText(
      "after",
      `
Examples:
  $ npm run earshot -- source try https://example.com/feed.xml
  $ npm run earshot -- source import feeds.opml`,
    );
  source
    .command("try <url-or-file>")
    .description("Read a feed once, as the collector would, and show what came out. Nothing is saved.")
    .option("--content-type <type>", "content type of a file, as a server would have sent it")
    .option(
      "--allow-host <host:port>",
      "private or loopback address that may be read (repeatable)",
      collect,
      [],
    )
    .option("--json", "print one JSON document")
    .addHelpText(
      "after",
      `
Examples:
  $ npm run --silent earshot -- source try https://example.com/feed.xml
  $ npm run --silent earshot -- source try ./saved.xml --content-type 'application/rss+xml; charset=windows-1251' --json
Exit code 1 and {"ok":false,"code":…} when it cannot be read; the codes are listed in packages/sources/README.md.`,
    )
    .action(trySourceOnce);
  addSourceLists(source);
}

function collect(value: string, earlier: string[]): string[] {
  return [...earlier, value];
}

interface TryOptions {
  contentType?: string;
  allowHost: string[];
  json?: boolean;
}

async function trySourceOnce(target: string, options: TryOptions): Promise<void> {
  const { trySource } = await import("@earshot/sources/try-source");
  const { callerPath } = await import("../caller-path.ts");
  const isAddress = /^[a-z][a-z0-9+.-]*:/i.test(target);
  const tried = await trySource(isAddress ? target : callerPath(target), {
    contentType: options.contentType ?? null,
    allowHosts: options.allowHost,
    allowFiles: true,
    now: new Date(),
  });
  process.exitCode = tried.ok ? 0 : 1;
  if (options.json) {
    process.stdout.write(`${JSON.stringify(tried)}\n`);
    return;
  }
  if (!tried.ok) {
    process.stderr.write(`${tried.code}: ${tried.message}\n`);
    return;
  }
  process.stdout.write(
    `${tried.feed.title ?? "(no title)"} · ${tried.feed.kind} · ${tried.posts.length} posts · read by ${tried.reader}\n`,
  );
  for (const post of tried.posts.slice(0, 10)) {
    process.stdout.write(`  ${post.publishedAt}  ${(post.title ?? post.text).slice(0, 90)}\n`);
  }
  for (const warning of tried.warnings) process.stdout.write(`  ! ${warning}\n`);
}
