import { afterAll, beforeAll, expect, test } from "vitest";
import { makeEntity, makeSource, triaged } from "../db/rig.ts";
import { createApiClient, signInFirst, type ApiClient } from "../support/api-client.ts";
import { collectedPost } from "../support/collected-post.ts";
import { startTestInstallation, type TestInstallation } from "../support/installation.ts";
import { signInAs } from "../support/sign-in-as.ts";

let installation: TestInstallation;
let admin: ApiClient;
let postId = 0;

const path = "/api/v1/playbook";
/** Answers whatever comes, before any other rule is asked. */
const ownRule = `
  - id: our-house
    when: {}
    answer: { respond: do_not_respond, insufficientEvidence: false, speaker: none, channel: none, deadlineMinutes: null, posture: none, tactics: [] }
    because: { ru: Так решил дом., en: The house decided so. }
    line: { ru: "{company} молчит.", en: "{company} is silent." }
    avoid: { ru: [], en: [] }
`;

beforeAll(async () => {
  installation = await startTestInstallation({ demo: false });
  admin = createApiClient(installation.url);
  await signInFirst(admin, installation.signInLink);
  // The walk over history would take away what no term matches.
  await admin.send("POST", "/api/v1/queues/match/pause");
  const { db } = installation.database;
  const entityId = await makeEntity(db, "Маяк");
  const text = "Говорят, «Маяк» закрывает пекарню на Лесной. Правда ли это?";
  const [saved] = await triaged(db, await makeSource(db), [
    {
      post: collectedPost({ externalId: "one", text, publishedAt: new Date(), platform: "vk" }),
      entities: [entityId],
      analysis: { severity: 3, direction: "clarification", toxicity: 0, spam: 0 },
    },
  ]);
  postId = saved?.postId ?? 0;
  await admin.send("POST", `/api/v1/mentions/${postId}/prompt`);
});
afterAll(() => installation?.close());

async function held(): Promise<{ playbookId: number; yaml: string; isShipped: boolean }> {
  const [newest] = (await admin.get(`${path}/versions`)).body.versions;
  return (await admin.get(`${path}/versions/${newest.playbookId}`)).body;
}

const withOwnRule = (yaml: string): string => yaml.replace(/^rules:\n/m, `rules:${ownRule}`);

test("the playbook that came with Earshot holds until people write their own, and prompts follow it", async () => {
  const shipped = await held();
  expect(shipped.isShipped).toBe(true);
  // Out and in again it is the same.
  const { playbookId: basedOn, yaml } = shipped;
  const same = await admin.send("PUT", path, { basedOn, yaml });
  expect(same.body.playbookId).toBe(basedOn);

  const own = withOwnRule(yaml);
  const preview = await admin.send("POST", `${path}/preview`, { yaml: own });
  expect(preview.body).toMatchObject({ problems: [], looked: 1, changed: 1, isMore: false });
  expect(preview.body.samples[0]).toMatchObject({
    postId,
    after: { respond: "do_not_respond", rule: "our-house" },
  });
  expect((await held()).playbookId).toBe(basedOn);
  const asItIs = await admin.send("POST", `${path}/preview`, { yaml });
  expect(asItIs.body).toMatchObject({ looked: 1, changed: 0 });

  const saved = await admin.send("PUT", path, { basedOn, yaml: own, note: "Silence" });
  expect(saved.status).toBe(200);
  expect(saved.body).toMatchObject({ note: "Silence", isShipped: false, by: expect.any(String) });
  await expect
    .poll(async () => (await admin.get(`/api/v1/mentions/${postId}/prompt`)).body.prompt.rules[0], {
      timeout: 40_000,
      interval: 200,
    })
    .toBe("our-house");
  const { prompt, isStale } = (await admin.get(`/api/v1/mentions/${postId}/prompt`)).body;
  expect(isStale).toBe(false);
  expect(prompt.line.ru).toBe("Маяк молчит.");

  const late = await admin.send("PUT", path, { basedOn, yaml });
  expect(late.status).toBe(409);
  const audit = (await admin.get("/api/v1/audit?what=playbook.changed")).body.lines;
  expect(audit).toHaveLength(1);
  expect(audit[0].to.addedRules).toEqual(["our-house"]);
});

test.each([
  ["a line that is no YAML", "rules: [", /строка 1/],
  [
    "a rule without an answer",
    "version: 1\npostures: {}\ntactics: {}\nrules:\n  - id: a\n    when: {}",
    /postures\.inform/,
  ],
  ["an alias in an alias", `a: &a [x]\nb: &b [*a, *a]\nversion: [*b]`, /строка 2/],
])("%s is told with its place, and nothing is saved", async (_name, yaml, told) => {
  const before = await held();
  const { body } = await admin.send("POST", `${path}/preview`, { yaml });
  expect(body.problems.join(" ")).toMatch(told);
  const refused = await admin.send("PUT", path, { basedOn: before.playbookId, yaml });
  expect(refused.status).toBe(400);
  expect((await held()).playbookId).toBe(before.playbookId);
});

test("what is no playbook is told with its line, its rule and in the language of who wrote it", async () => {
  const yaml = (await held()).yaml.replace("speaker: none", "speaker: nobody");
  const { id } = (await admin.get(`${path}/versions/${(await held()).playbookId}`)).body.playbook.rules[0];
  const line = yaml.split("\n").findIndex((each: string) => each.includes("nobody")) + 1;
  const problemOf = async (language: string): Promise<string> => {
    await admin.send("PATCH", "/api/v1/me", { language });
    return (await admin.send("POST", `${path}/preview`, { yaml })).body.problems.join(" ");
  };
  expect(await problemOf("ru")).toMatch(new RegExp(`^строка ${line}, ${id}\\.answer\\.speaker: [А-Я]`));
  expect(await problemOf("en")).toMatch(new RegExp(`^line ${line}, ${id}\\.answer\\.speaker: Invalid`));
});

test("who may not change settings reads the playbook and changes nothing", async () => {
  const pr = await signInAs(installation, "pr", "reads-the-playbook");
  const { playbookId, yaml } = await held();
  expect((await pr.get(`${path}/versions/${playbookId}`)).status).toBe(200);
  expect((await pr.send("PUT", path, { basedOn: playbookId, yaml })).status).toBe(403);
});
