import { beforeAll, expect, test } from "vitest";
import type { Action } from "@earshot/core/triage/permission";
import { replayRule } from "@earshot/db/queries/alert-replay";
import { listAlerts } from "@earshot/db/queries/alert-list";
import { listAlertRules, saveAlertRule } from "@earshot/db/queries/alert-rules";
import { tellDueAlerts } from "@earshot/db/queries/alert-telling";
import { undoCardEvent } from "@earshot/db/queries/author-undo";
import type { ChangedBy } from "@earshot/db/queries/changed-by";
import { judgeAccount } from "@earshot/db/queries/impostor-verdict";
import { sealedName } from "@earshot/db/queries/sealed";
import { findImpostors } from "@earshot/report/find-impostors";
import { testSecretBox } from "../support/test-secret-box.ts";
import {
  collected,
  editor,
  later,
  makeEntity,
  makeActor,
  makeSource,
  now,
  triaged,
  useDatabase,
} from "../db/rig.ts";

const use = useDatabase();
const secrets = testSecretBox();
let place = { sourceId: 0, entityId: 0 };
let by: <A extends Action>(action: A) => ChangedBy<A>;

const handle = (text: string, role: "match" | "lookalike" = "match") =>
  ({ text, kind: "handle", role, needsContext: false, isCaseSensitive: false }) as const;

beforeAll(async () => {
  const terms = [handle("@dezhkin_pishet")];
  place = {
    sourceId: await makeSource(use.db),
    entityId: await makeEntity(use.db, "Аркадий Дёжкин", { kind: "executive", terms }),
  };
  ({ by } = await makeActor(use.db, "anna"));
});

async function wrote(account: string, name: string): Promise<number> {
  const author = { handle: account, name, url: null, bio: null, followers: null };
  const network = { namespace: "telegram", platform: "telegram" as const };
  await triaged(use.db, place.sourceId, [
    { post: collected({ ...network, externalId: `${account}/1`, author }), entities: [place.entityId] },
  ]);
  const { rows } = await use.pool.query("select author_id from author where handle = $1", [account]);
  return Number(rows[0]?.author_id);
}

const open = () => listAlerts(use.db, { state: "open", before: null, limit: 20 });

async function termsOf(): Promise<string[]> {
  const { rows } = await use.pool.query<{ term: string }>(
    "select role || ' ' || text as term from entity_term where entity_id = $1 order by 1",
    [place.entityId],
  );
  return rows.map(({ term }) => term);
}

async function judge(
  authorId: number,
  verdict: "ours" | "false_alarm" | "impostor",
  incident: "none" | "new" = "none",
) {
  const proofs = { triage: by("triage"), list: by("edit_watch_list") };
  return judgeAccount(use.db, proofs, { authorId, verdict, incident, reason: null, now });
}

test("a look-alike is told of once, in words; a namesake and our own account are not", async () => {
  await wrote("dezhkin_pishet", "Аркадий Дёжкин");
  await wrote("dezhkina_t", "Тамара Дёжкина");
  const authorId = await wrote("dezhk1n_pishet", "Аркадий Дёжкин");
  expect(await findImpostors(use.db, now)).toMatchObject({ suspected: 1, told: 1 });
  expect(await findImpostors(use.db, now)).toEqual({ looked: 0, suspected: 0, told: 0 });
  const [alert] = await open();
  expect(alert).toMatchObject({
    kind: "impostor",
    postCount: 1,
    impostor: { authorId, account: "dezhk1n_pishet" },
  });
  expect(alert?.impostor?.check.reasons.map(({ kind }) => kind)).toEqual(["handle", "name"]);
  const queued = await tellDueAlerts(use.db, secrets, { pageUrl: "https://earshot.example.org", now });
  const { rows } = await use.pool.query<{ key: string; body: string }>(
    "select key, body from outbox where outbox_id = any($1)",
    [queued],
  );
  const letters = rows.map(({ key, body }) => secrets.open(sealedName("outbox", key), body));
  expect(letters.length).toBeGreaterThan(0);
  expect(letters.every((text) => text.includes("похоже, выдаёт себя за «Аркадий Дёжкин»"))).toBe(true);
});

test("an impostor goes to the look-alikes and into an incident; taken back, it waits again", async () => {
  const authorId = await wrote("dezhkin_pishet_official", "Аркадий Дёжкин");
  await findImpostors(use.db, now);
  const judged = await judge(authorId, "impostor", "new");
  expect(judged).toMatchObject({ ok: true, incidentId: expect.any(Number) as number });
  expect(await termsOf()).toContain("lookalike @dezhkin_pishet_official");
  expect((await open()).some(({ impostor }) => impostor?.authorId === authorId)).toBe(false);
  const { rows } = await use.pool.query("select 1 from incident_post where incident_id = $1", [
    judged.ok ? judged.incidentId : 0,
  ]);
  expect(rows.length).toBe(1);
  expect(await judge(authorId, "ours")).toEqual({ ok: false, reason: "judged" });
  const undo = { eventId: judged.ok ? judged.eventId : 0, now };
  const mayNot = await undoCardEvent(use.db, by("triage"), { ...undo, list: null });
  expect(mayNot).toEqual({ ok: false, reason: "changed_since" });
  expect((await undoCardEvent(use.db, by("triage"), { ...undo, list: by("edit_watch_list") })).ok).toBe(true);
  expect(await termsOf()).toEqual(["match @dezhkin_pishet"]);
});

test("an account that is ours joins the entity, and a false alarm stays one after every change of the watch list", async () => {
  const [second, alarm] = [
    await wrote("dezhkin.pishet", "Аркадий Дёжкин"),
    await wrote("ark1975", "Аркадий Дёжкин"),
  ];
  await findImpostors(use.db, now);
  expect((await judge(second, "ours")).ok).toBe(true);
  expect((await judge(alarm, "false_alarm")).ok).toBe(true);
  expect(await termsOf()).toContain("match @dezhkin.pishet");
  await use.pool.query("update author set looked_at = null");
  expect(await findImpostors(use.db, now)).toMatchObject({ suspected: 0, told: 0 });
});

test("after somebody new is watched, accounts that are known are looked through by the new entry", async () => {
  const known = await wrote("oreshkina_real", "Вера Орешкина");
  await findImpostors(use.db, now);
  const terms = [handle("@oreshkina")];
  await makeEntity(use.db, "Вера Орешкина", { kind: "executive", terms });
  expect(await findImpostors(use.db, now)).toMatchObject({ suspected: 1, told: 1 });
  expect((await open()).some(({ impostor }) => impostor?.authorId === known)).toBe(true);
});

test("with the rule switched off the account is marked and nobody is told", async () => {
  const [kept] = (await listAlertRules(use.db)).filter(({ condition }) => condition.kind === "impostor");
  if (kept === undefined) throw new Error("The rule is made by itself.");
  const { alertRuleId, version, forecast, lastFiredAt: _fired, updatedAt: _updated, ...rule } = kept;
  await saveAlertRule(use.db, {
    ...editor,
    rule: { ...rule, isOn: false },
    forecast,
    known: { alertRuleId, version },
    now,
  });
  await wrote("dezhkin-pishet", "Аркадий Дёжкин");
  expect(await findImpostors(use.db, now)).toMatchObject({ suspected: 1, told: 0 });
});

test("the trial of a rule tells how many were false by what people judged, and nothing before they did", async () => {
  const rule = {
    condition: { kind: "impostor" },
    groupBy: "author",
    coolDownMinutes: 60,
    query: "",
    zone: "UTC",
  } as const;
  const expected = async () => {
    const { rows } = await use.pool.query<{ judged: number; wrong: number }>(
      `select count(verdict)::integer as judged, (count(*) filter (where verdict = 'false_alarm'))::integer as wrong
       from impostor_check where found_at >= $1::timestamptz - interval '90 days'`,
      [now],
    );
    return rows[0] ?? { judged: 0, wrong: 0 };
  };
  const authorId = await wrote("dezhkin_pishett", "Аркадий Дёжкин");
  await findImpostors(use.db, now);
  await judge(authorId, "false_alarm");
  const { judged, wrong } = await expected();
  const replay = await replayRule(use.db, rule, later(60));
  expect(wrong).toBeGreaterThan(0);
  expect(replay.falseAlarmsPerMonth).toBeCloseTo((replay.perMonth * wrong) / judged);
  await use.pool.query("update impostor_check set verdict = null");
  expect((await replayRule(use.db, rule, later(60))).falseAlarmsPerMonth).toBeNull();
});
