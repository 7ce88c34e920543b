import { readFile, stat, writeFile } from "node:fs/promises";
import type { Command } from "commander";
import type { JudgedLine, OpmlVerdict } from "@earshot/sources/opml/judge-opml";
import type { OpmlRefusal, OpmlTrouble } from "@earshot/sources/opml/opml-outline";
import { callerPath } from "../caller-path.ts";
import { CommandError } from "../failure.ts";

/** `source import` and `source export`: lists of feeds, as every feed reader writes and reads them. */
export function addSourceLists(source: Command): void {
  source
    .command("import <file.opml>")
    .description(
      "Add the feeds of an OPML list; outlines around them become folders. What is there already stays.",
    )
    .option("--into <folder>", "folder that the folders of the list go into")
    .option("--check", "say what would become of each line; change nothing")
    .addHelpText(
      "after",
      `
Examples:
  $ npm run earshot -- source import feeds.opml --check
  $ npm run earshot -- source import feeds.opml --into 'СМИ/Импорт'
A running Earshot reads what was added within seconds; the list of sources shows what cannot be read.`,
    )
    .action(importList);
  source
    .command("export [file.opml]")
    .description("Write all feeds as OPML 2.0, to a file or to the screen. `import` reads it back unchanged.")
    .option("--force", "write over a file that is there already")
    .addHelpText(
      "after",
      `
Examples:
  $ npm run --silent earshot -- source export > sources.opml
  $ npm run earshot -- source export sources.opml`,
    )
    .action(exportList);
}

async function importList(path: string, options: { into?: string; check?: boolean }): Promise<void> {
  const { readOpml } = await import("@earshot/sources/opml/read-opml");
  const { judgeOpml, sourceOfOpml } = await import("@earshot/sources/opml/judge-opml");
  const { readFolder } = await import("@earshot/core/collect/folder");
  const reading = readOpml(await readList(callerPath(path)));
  if (!reading.ok) throw new CommandError(`${path}: ${troubleTexts[reading.trouble]}`);
  const { withInstallation } = await import("../installation.ts");
  const { importSources, listAddresses } = await import("@earshot/db/queries/source-import");
  const { byCommandLine } = await import("@earshot/db/queries/changed-by");
  await withInstallation(async ({ database: { db } }) => {
    const judged = judgeOpml(reading.lines, await listAddresses(db));
    for (const line of judged) process.stdout.write(`${describeLine(line)}\n`);
    if (reading.isCutOff) process.stdout.write("! The file breaks off: some lines may be missing.\n");
    if (options.check) return;
    const into = readFolder(options.into ?? null);
    const { added, restored } = await importSources(
      db,
      byCommandLine(),
      {
        add: judged.filter(({ verdict }) => verdict === "new").map(({ feed }) => sourceOfOpml(feed, into)),
        restore: judged.flatMap(({ verdict, existing }) =>
          verdict === "retired" && existing !== null ? [existing.sourceId] : [],
        ),
        from: "opml",
      },
      new Date(),
    );
    process.stdout.write(
      `${added.length} added, ${restored.length} back from the archive, ${judged.length - added.length - restored.length} left out.\n`,
    );
  });
}

async function readList(file: string): Promise<Uint8Array> {
  const { opmlLimits } = await import("@earshot/sources/opml/opml-outline");
  const about = await stat(file).catch(() => null);
  if (about === null || !about.isFile())
    throw new CommandError(`${file} cannot be read. Name an OPML file that exists.`);
  // Before it is read: a file of any size may be named by mistake.
  if (about.size > opmlLimits.bytes) throw new CommandError(`${file}: ${troubleTexts.too_large}`);
  return readFile(file);
}

async function exportList(path: string | undefined, options: { force?: boolean }): Promise<void> {
  const { opmlOfSource } = await import("@earshot/sources/opml/judge-opml");
  const { writeOpml } = await import("@earshot/sources/opml/write-opml");
  const { withInstallation } = await import("../installation.ts");
  const { listSources } = await import("@earshot/db/queries/sources");
  await withInstallation(async ({ database }) => {
    const own = (await listSources(database.db)).filter(({ isDemo }) => !isDemo);
    const sources = own.filter(({ kind }) => kind === "feed");
    const others = own.length - sources.length;
    if (others > 0)
      process.stderr.write(
        `${others} ${others === 1 ? "source is no feed and stays" : "sources are no feeds and stay"} out: OPML lists feeds.\n`,
      );
    const text = writeOpml(sources.map(opmlOfSource), { title: "Earshot", at: new Date() });
    if (path === undefined) {
      process.stdout.write(text);
      return;
    }
    const file = callerPath(path);
    await writeFile(file, text, { flag: options.force ? "w" : "wx" }).catch(
      (error: NodeJS.ErrnoException) => {
        const why =
          error.code === "EEXIST"
            ? "is there already. Add --force to write over it."
            : `cannot be written (${error.code}).`;
        throw new CommandError(`${file} ${why}`);
      },
    );
    process.stdout.write(
      `${sources.length} ${sources.length === 1 ? "source" : "sources"} written to ${file}\n`,
    );
  });
}

const verdictMarks: Record<OpmlVerdict, string> = {
  new: "+",
  retired: "↺",
  exists: "=",
  doubled: "=",
  refused: "!",
};

const refusalTexts: Record<OpmlRefusal, string> = {
  no_address: "it has no address of a feed",
  bad_address: "its address is no web address",
  credentials: "a name and a password stand in its address",
  no_connector: "this network cannot be read yet",
  no_way: "this platform has no open feeds",
  not_a_feed: "it is no feed: paste its address under Sources → Add",
  own_terms:
    "it is given for personal use only: paste its address under Sources → Add, where its terms are shown",
};

function describeLine({ feed, verdict, refusal, existing }: JudgedLine): string {
  const place = feed.folder === null ? "" : ` [${feed.folder}]`;
  const why =
    refusal !== null
      ? refusalTexts[refusal]
      : verdict === "doubled"
        ? "twice in the file"
        : verdict === "exists"
          ? `collected already as "${existing?.name ?? ""}"`
          : verdict === "retired"
            ? "back from the archive"
            : "";
  // What a list says is not to steer the terminal.
  const said = `${verdictMarks[verdict]} ${feed.name}${place} ${feed.url}${why === "" ? "" : `: ${why}`}`;
  return said.replace(/[\p{Cc}\p{Cf}]/gu, " ");
}

const troubleTexts: Record<OpmlTrouble, string> = {
  too_large: "the file is larger than 5 MB. Part it into several.",
  too_many: "the file has more than 2,000 outlines. Part it into several.",
  too_deep: "its folders are nested too deep.",
  not_opml: "this is no OPML. Export the list of feeds from your reader as OPML.",
  doctype: "it declares a document type or entities, which a list of feeds has no use for. Remove them.",
  empty: "it names no feeds.",
};
