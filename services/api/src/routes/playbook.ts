import {
  playbookListSchema,
  playbookParams,
  playbookPreviewSchema,
  playbookTextSchema,
  previewPlaybookSchema,
  savePlaybookSchema,
  type PlaybookText,
} from "@earshot/contract/playbook-version";
import type { Playbook } from "@earshot/core/respond/playbook";
import type { PromptBody } from "@earshot/core/respond/prompt";
import { readHeldPlaybook, readPlaybookVersion } from "@earshot/db/queries/playbook/read-playbook";
import { listPlaybookVersions, savePlaybook } from "@earshot/db/queries/playbook/save-playbook";
import { previewPlaybook } from "@earshot/db/queries/prompts/preview-playbook";
import { promptMaker } from "@earshot/text/respond/prompt-maker";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { iso } from "../iso.ts";
import { readPlaybookText, writePlaybookText } from "../playbook-text.ts";
import { ProblemError } from "../problem.ts";
import { changedBy } from "../sign-in/permit.ts";
import { signedInPerson } from "../sign-in/signed-in.ts";

const tags = ["prompts"];
const samplesMax = 20;

const versions = {
  schema: {
    tags,
    summary: "Versions of the playbook, the one that holds first",
    response: { 200: playbookListSchema },
  },
  config: { action: "read" },
} satisfies RouteContract;

const version = {
  schema: {
    tags,
    summary: "One version of the playbook, as YAML",
    params: playbookParams,
    response: { 200: playbookTextSchema },
  },
  config: { action: "read" },
} satisfies RouteContract;

const preview = {
  schema: {
    tags,
    summary: "Which stored prompts of open posts another playbook would change",
    body: previewPlaybookSchema,
    response: { 200: playbookPreviewSchema },
  },
  config: { action: "edit_settings" },
} satisfies RouteContract;

const saving = {
  schema: {
    tags,
    summary: "Save a playbook that holds from now on; 409 when somebody else did meanwhile",
    body: savePlaybookSchema,
    response: { 200: playbookTextSchema },
  },
  config: { action: "edit_settings" },
} satisfies RouteContract;

/** The playbook: who answers what, in which posture, by when. */
export async function registerPlaybook(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  const path = "/api/v1/playbook";

  async function readText(playbookId: number): Promise<PlaybookText> {
    const found = await readPlaybookVersion(db, playbookId);
    const told = (await listPlaybookVersions(db)).find((each) => each.playbookId === playbookId);
    if (!found || !told) throw new ProblemError(404, "There is no such version of the playbook.");
    return { ...told, savedAt: iso(told.savedAt), ...viewPlaybook(found.playbook) };
  }

  app.get(`${path}/versions`, versions, async () => ({
    versions: (await listPlaybookVersions(db)).map((each) => ({ ...each, savedAt: iso(each.savedAt) })),
  }));
  app.get(`${path}/versions/:playbookId`, version, async ({ params }) => readText(params.playbookId));
  app.post(`${path}/preview`, preview, async (request) => {
    const read = readPlaybookText(request.body.yaml, signedInPerson(request).language);
    const held = await readHeldPlaybook(db);
    const nothing = { looked: 0, isMore: false, changed: 0, samples: [] };
    if (!read.ok) return { problems: read.problems, read: null, ...nothing };
    const seen = { problems: [], read: viewPlaybook(read.playbook) };
    if (held === null) return { ...seen, ...nothing };
    const given = { before: held.playbook, after: read.playbook, at: deps.now() };
    const { looked, isMore, changed } = await previewPlaybook(db, promptMaker, given);
    const samples = changed.slice(0, samplesMax).map(({ postId, title, before, after }) => ({
      postId,
      title,
      before: viewAnswer(before),
      after: viewAnswer(after),
    }));
    return { ...seen, looked, isMore, changed: changed.length, samples };
  });
  app.put(path, saving, async (request) => {
    const { basedOn, yaml, note } = request.body;
    const read = readPlaybookText(yaml);
    if (!read.ok)
      throw new ProblemError(
        400,
        "The playbook needs mending; see errors.",
        read.problems.map((message) => ({ field: "yaml", message })),
      );
    const given = { basedOn, playbook: read.playbook, note, now: deps.now() };
    const saved = await savePlaybook(db, changedBy(request, "edit_settings"), given);
    if (!saved.ok)
      throw new ProblemError(409, "Somebody saved another version meanwhile. Read it and decide anew.");
    return readText(saved.playbookId);
  });
}

/** As text and for a form; JSON, being YAML, comes in the same way. */
function viewPlaybook(playbook: Playbook) {
  return { yaml: writePlaybookText(playbook), playbook };
}

function viewAnswer({ respond, speaker, posture, deadlineMinutes, rules }: PromptBody) {
  return { respond, speaker, posture, deadlineMinutes, rule: rules[0] ?? "" };
}
