import { z } from "zod";
import {
  importedOpmlSchema,
  importOpmlSchema,
  opmlFileSchema,
  opmlPreviewSchema,
  type OpmlLineView,
} from "@earshot/contract/source-list";
import { importSources, listAddresses } from "@earshot/db/queries/source-import";
import { listSources } from "@earshot/db/queries/sources";
import { judgeOpml, opmlOfSource, sourceOfOpml, type JudgedLine } from "@earshot/sources/opml/judge-opml";
import { opmlLimits, type OpmlTrouble } from "@earshot/sources/opml/opml-outline";
import { readOpml } from "@earshot/sources/opml/read-opml";
import { writeOpml } from "@earshot/sources/opml/write-opml";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { ProblemError } from "../problem.ts";
import { changedBy } from "../sign-in/permit.ts";

/** The largest file in base64, and the words around it. */
const bodyLimit = 8_000_000;

const take = {
  schema: {
    tags: ["sources"],
    summary:
      "All feeds as OPML 2.0, folders as nested outlines; sources of other kinds are no feeds and stay out",
    produces: ["text/x-opml"],
    response: { 200: z.string() },
  },
  config: { action: "read" },
} satisfies RouteContract;

const look = {
  schema: {
    tags: ["sources"],
    summary: "What an OPML file holds and an import would do; nothing is saved",
    body: opmlFileSchema,
    response: { 200: opmlPreviewSchema },
  },
  config: { action: "edit_sources", rateLimit: { max: 30, timeWindow: "1 minute" } },
} satisfies RouteContract;

const bring = {
  schema: {
    tags: ["sources"],
    summary: "Add the feeds of an OPML file; each is looked at in the background",
    body: importOpmlSchema,
    response: { 200: importedOpmlSchema },
  },
  config: { action: "edit_sources", rateLimit: { max: 30, timeWindow: "1 minute" } },
} satisfies RouteContract;

/** Sources as OPML, out and in. */
export async function registerSourceOpml(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  app.get("/api/v1/sources/opml", take, async (_request, reply) => {
    const rows = (await listSources(db)).filter(({ isDemo, kind }) => !isDemo && kind === "feed");
    const now = deps.now();
    const day = now.toISOString().slice(0, 10);
    return reply
      .header("content-type", "text/x-opml; charset=utf-8")
      .header("content-disposition", `attachment; filename="earshot-sources-${day}.opml"`)
      .send(writeOpml(rows.map(opmlOfSource), { title: "Earshot", at: now }));
  });
  app.post("/api/v1/sources/opml/preview", { ...look, bodyLimit }, async ({ body }) => {
    const { judged, ...about } = await judgeFile(deps, body.base64);
    return { ...about, lines: judged.map(viewLine) };
  });
  app.post("/api/v1/sources/opml/import", { ...bring, bodyLimit }, async (request) => {
    const { base64, only, into } = request.body;
    const { judged, ...about } = await judgeFile(deps, base64);
    const wanted = only === undefined ? null : new Set(only);
    const taken = judged.filter(({ index }) => wanted === null || wanted.has(index));
    const imported = await importSources(
      db,
      changedBy(request, "edit_sources"),
      {
        add: taken.filter(({ verdict }) => verdict === "new").map(({ feed }) => sourceOfOpml(feed, into)),
        restore: taken.flatMap(({ verdict, existing }) =>
          verdict === "retired" && existing !== null ? [existing.sourceId] : [],
        ),
        from: "opml",
      },
      deps.now(),
    );
    return {
      ...about,
      lines: judged.map(viewLine),
      added: imported.added.map(({ sourceId }) => sourceId),
      restored: imported.restored,
    };
  });
}

async function judgeFile({ database }: ApiDeps, base64: string) {
  const reading = readOpml(Buffer.from(base64, "base64"));
  if (!reading.ok) {
    const message = troubleTexts[reading.trouble];
    const status = reading.trouble === "too_large" || reading.trouble === "too_many" ? 413 : 400;
    throw new ProblemError(status, message, [{ field: "base64", message: reading.trouble }]);
  }
  const { lines, title, isCutOff } = reading;
  return { judged: judgeOpml(lines, await listAddresses(database.db)), title, isCutOff };
}

const troubleTexts: Record<OpmlTrouble, string> = {
  too_large: `The file is larger than ${opmlLimits.bytes / 1024 / 1024} MB. Part it into several.`,
  too_many: `The file has more than ${opmlLimits.outlines} outlines. Part it into several.`,
  too_deep: `Folders are nested more than ${opmlLimits.depth} levels deep.`,
  not_opml: "This is no OPML file. Export the list of feeds from your reader as OPML.",
  doctype:
    "The file declares a document type or entities, which a list of feeds has no use for. Remove them.",
  empty: "The file names no feeds.",
};

function viewLine({ index, feed, verdict, refusal, existing }: JudgedLine): OpmlLineView {
  const { name, url, folder, tags } = feed;
  return { index, name, url, folder, tags, verdict, refusal, existing };
}
