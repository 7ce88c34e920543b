import type { Command } from "commander";
import type { trySource } from "@earshot/sources/try-source";
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
    .command("try <address-or-file>")
    .description(
      "Read a source once, as the collector would, and show what came out. Nothing is saved. Takes a feed, a channel, a profile, a search.",
    )
    .option("--content-type <type>", "content type of a file, as a server would have sent it")
    .option(
      "--allow-host <host:port>",
      "private or loopback address that may be read (repeatable)",
      collect,
      [],
    )
    .option("--with-settings", "use the keys, mirrors, proxies and quotas of this installation")
    .option("--json", "print one JSON document")
    .addHelpText(
      "after",
      `
Examples:
  $ npm run --silent earshot -- source try https://example.com/feed.xml
  $ npm run --silent earshot -- source try https://t.me/s/durov
  $ npm run --silent earshot -- source try https://vk.com/vk --with-settings
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
  withSettings?: boolean;
  json?: boolean;
}

async function trySourceOnce(target: string, options: TryOptions): Promise<void> {
  const { trySource } = await import("@earshot/sources/try-source");
  const { callerPath } = await import("../caller-path.ts");
  const { recognise } = await import("@earshot/sources/recognise/recognise");
  const isAddress = /^[a-z][a-z0-9+.-]*:/i.test(target) || isProfile(recognise(target).feeds);
  const given = {
    contentType: options.contentType ?? null,
    allowHosts: options.allowHost,
    allowFiles: true,
    now: new Date(),
  };
  const place = isAddress ? target : callerPath(target);
  const tried = options.withSettings
    ? await withReach((reach) =>
        trySource(place, { ...given, ...reach, allowHosts: [...given.allowHosts, ...reach.allowHosts] }),
      )
    : await trySource(place, given);
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

/** "@anna@pies.example" and "t.me/pies" name a source without being an address. */
function isProfile([only]: readonly { kind: string; service: string | null }[]): boolean {
  return only !== undefined && only.kind !== "feed" && only.service === null;
}

type Reach = Required<Pick<Parameters<typeof trySource>[1], "access" | "quota">> & { allowHosts: string[] };

/** Opens the database of the installation for what its settings say of services. */
async function withReach<T>(work: (reach: Reach) => Promise<T>): Promise<T> {
  const { openSecretBox, withInstallation } = await import("../installation.ts");
  const { chosenHosts } = await import("@earshot/core/settings/connections");
  const { createLiveConnections } = await import("@earshot/db/queries/connections");
  const { createQuota } = await import("@earshot/db/queries/quota");
  const { createLiveSettings } = await import("@earshot/db/queries/read-settings");
  const { accessBy } = await import("@earshot/sources/access");
  return withInstallation(async ({ config, database: { db } }) => {
    const now = (): Date => new Date();
    const settings = createLiveSettings(db, now);
    const connections = createLiveConnections(db, openSecretBox(config), settings, now);
    return work({
      allowHosts: [...config.fetch.allowHosts, ...chosenHosts(await settings.read())],
      access: async (kind, url) => accessBy(await connections.of(kind), { kind, url }),
      quota: createQuota(db, now),
    });
  });
}
