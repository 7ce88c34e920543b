import { expect, test } from "vitest";
import { noActions, type Rule, type RuleActions } from "@earshot/core/triage/rule/rule";
import { commandLine } from "@earshot/db/queries/audit";
import { openIncident } from "@earshot/db/queries/incident-open";
import { applyRules } from "@earshot/db/queries/rule-apply";
import { previewRule } from "@earshot/db/queries/rule-preview";
import { beginApply, beginUndo, listRuleRuns, stepRun, stopRun } from "@earshot/db/queries/rule-runs";
import { addRule, asRule, changeRule, listRules, orderRules, retireRule } from "@earshot/db/queries/rules";
import { addTag } from "@earshot/db/queries/tags";
import { assign, changeTags, correct } from "@earshot/db/queries/triage-change";
import { loadHistory } from "@earshot/db/queries/triage-history";
import { mentionRows } from "@earshot/db/queries/triage-row";
import { undo } from "@earshot/db/queries/triage-undo";
import {
  analysed,
  collected,
  editor,
  later,
  makeEntity,
  makePerson,
  makeSource,
  now,
  triaged,
  useDatabase,
} from "../db/rig.ts";

const use = useDatabase();
let made = 0;

/** Posts that speak of one word that occurs nowhere else. */
async function scene(count = 1) {
  made += 1;
  const word = `слово${"абвгдежзиклмнопрстуф"[made]}`;
  const sourceId = await makeSource(use.db);
  const entityId = await makeEntity(use.db, "Plant");
  const posts = Array.from({ length: count }, (_, at) => ({
    post: collected({ externalId: `rule-${made}-${at}`, text: `Text: ${word} и ещё` }),
    entities: [entityId],
  }));
  const saved = await triaged(use.db, sourceId, posts);
  const postIds = saved.map(({ postId }) => postId);
  const actor = await makePerson(use.db, `ruler-${made}`);
  const row = async (postId = postIds[0] ?? 0) => {
    const [found] = await mentionRows(use.db, [postId]);
    if (!found) throw new Error("It is in triage.");
    return found;
  };
  const tag = async () => {
    const tagged = await addTag(use.db, actor, { name: `Tag ${made}`, by: commandLine, now });
    if (!tagged.ok) throw new Error(tagged.reason);
    return tagged.tag.tagId;
  };
  return { word, postIds, postId: postIds[0] ?? 0, actor, row, tag };
}

async function makeRule(query: string, actions: Partial<RuleActions>, given: Partial<Rule> = {}) {
  made += 1;
  const rule: Rule = {
    name: `Rule ${made}`,
    isOn: true,
    query,
    zone: "Europe/Moscow",
    actions: { ...noActions, ...actions },
    isLast: false,
    ...given,
  };
  const saved = await addRule(use.db, editor, { rule, now });
  if (!saved.ok) throw new Error(saved.reason);
  return asRule(saved.rule);
}

async function walk(ruleRunId: number, limit = 2) {
  const [first] = (
    await listRuleRuns(
      use.db,
      (await listRules(use.db)).map(({ ruleId }) => ruleId),
      500,
    )
  ).filter((run) => run.ruleRunId === ruleRunId);
  let lastId = first?.lastId ?? 0;
  for (;;) {
    const { next } = await stepRun(use.db, { ruleRunId, lastId, limit, now: later(5) });
    if (next === null) break;
    lastId = next.lastId;
  }
  const rows = await use.pool.query(
    "select state, done, changed, skipped from rule_run where rule_run_id = $1",
    [ruleRunId],
  );
  return rows.rows[0];
}

test("what fits is tagged, given and graded by the machine, once, and told in the history with the rule's name", async () => {
  const { word, postIds, postId, actor, row, tag } = await scene();
  const tagId = await tag();
  const rule = await makeRule(`${word} severity>=2`, {
    tagIds: [tagId],
    assigneeId: actor.personId,
    severity: 4,
  });
  const applied = await applyRules(use.db, { rules: [rule], postIds, ruleRunId: null, now });
  expect(applied).toMatchObject({ met: 1, changed: postIds, graver: postIds });
  expect(await row()).toMatchObject({
    severity: 4,
    severityBy: "rule",
    tagIds: [tagId],
    assignee: { personId: actor.personId },
  });
  const { events } = await loadHistory(use.db, postId);
  expect(events[0]).toMatchObject({ kind: "rule", by: null, note: rule.name, to: { severity: 4 } });
  expect(await applyRules(use.db, { rules: [rule], postIds, ruleRunId: null, now })).toMatchObject({
    met: 0,
  });
});

test("a rule in the days of a zone that this machine does not know fits nothing, and holds up no other", async () => {
  const { word, postIds, row } = await scene();
  const good = await makeRule(word, { severity: 4 });
  const lost = {
    ...(await makeRule(`${word} published>=2020-01-01`, { severity: 5 })),
    zone: "Mars/Olympus",
  };
  expect(await applyRules(use.db, { rules: [lost, good], postIds, ruleRunId: null, now })).toMatchObject({
    met: 1,
  });
  expect(await row()).toMatchObject({ severity: 4 });
});

test("no second thought of the model takes off what a rule set; its clock goes by it", async () => {
  const { word, postIds, postId, row } = await scene();
  const rule = await makeRule(word, { severity: 5 });
  await applyRules(use.db, { rules: [rule], postIds, ruleRunId: null, now });
  await analysed(use.db, new Map([[postId, { severity: 1 }]]));
  expect(await row()).toMatchObject({ severity: 5, clock: { kind: "first_response", targetMs: 900_000 } });
});

test("what people decided stays, and what they took back does not come again", async () => {
  const { word, postIds, postId, actor, row, tag } = await scene();
  const tagId = await tag();
  const version = async () => (await row()).version;
  await correct(use.db, actor, { postId, version: await version(), severity: 1, now });
  await assign(use.db, actor, { postId, version: await version(), assigneeId: actor.personId, now });
  await assign(use.db, actor, { postId, version: await version(), assigneeId: null, now });
  const rule = await makeRule(word, { tagIds: [tagId], severity: 5, assigneeId: actor.personId });
  expect(await applyRules(use.db, { rules: [rule], postIds, ruleRunId: null, now })).toMatchObject({
    heldBack: 1,
  });
  expect(await row()).toMatchObject({ severity: 1, severityBy: "person", assignee: null, tagIds: [tagId] });
  await changeTags(use.db, actor, { postId, version: await version(), remove: [tagId], now });
  const run = await beginApply(use.db, editor, { ruleId: rule.ruleId, since: later(-100_000), now });
  if (!run.ok) throw new Error(run.reason);
  await walk(run.run.ruleRunId);
  expect((await row()).tagIds).toEqual([]);
});

test("a rule that closes leaves alone what somebody works on; a person takes its deed back like any other", async () => {
  const { word, postIds, postId, actor, row } = await scene();
  const rule = await makeRule(word, { irrelevant: "spam" });
  await applyRules(use.db, { rules: [rule], postIds, ruleRunId: null, now });
  expect(await row()).toMatchObject({ status: "dismissed", irrelevantBecause: "spam", clock: null });
  const { events } = await loadHistory(use.db, postId);
  expect(await undo(use.db, actor, { postId, eventId: events[0]?.eventId, now: later(1) })).toMatchObject({
    ok: true,
  });
  expect(await row()).toMatchObject({ status: "new", irrelevantBecause: null });
});

test("history: applied batch by batch, taken back by walk, skipping what was changed since", async () => {
  const { word, postIds, actor, row, tag } = await scene(5);
  const tagId = await tag();
  const rule = await makeRule(word, { tagIds: [tagId], severity: 4 });
  const { ruleId } = rule;
  const begun = await beginApply(use.db, editor, { ruleId, since: later(-100_000), now });
  if (!begun.ok) throw new Error(begun.reason);
  expect(await beginApply(use.db, editor, { ruleId, since: later(-100_000), now })).toEqual({
    ok: false,
    reason: "running",
  });
  expect(await walk(begun.run.ruleRunId)).toMatchObject({ state: "done", changed: 5 });
  for (const postId of postIds) expect(await row(postId)).toMatchObject({ severity: 4, tagIds: [tagId] });

  const [kept = 0] = postIds;
  await correct(use.db, actor, {
    postId: kept,
    version: (await row(kept)).version,
    severity: 3,
    now: later(1),
  });
  const taken = await beginUndo(use.db, editor, { ruleId, undoes: begun.run.ruleRunId, now: later(2) });
  if (!taken.ok) throw new Error(taken.reason);
  expect(taken.run.total).toBe(5);
  expect(await walk(taken.run.ruleRunId)).toMatchObject({ state: "done", changed: 4, skipped: 1 });
  expect(await row(postIds[1])).toMatchObject({ severity: 2, severityBy: "machine", tagIds: [] });
  expect(await row(kept)).toMatchObject({ severity: 3 });

  const again = await beginApply(use.db, editor, { ruleId, since: later(-100_000), now: later(3) });
  if (!again.ok) throw new Error(again.reason);
  expect(await walk(again.run.ruleRunId)).toMatchObject({ changed: 4 });
  const all = await beginUndo(use.db, editor, { ruleId, undoes: null, now: later(4) });
  if (!all.ok) throw new Error(all.reason);
  expect(await walk(all.run.ruleRunId)).toMatchObject({ changed: 4 });
});

test("a walk can be stopped, and a step that was made is not made again", async () => {
  const { word, tag } = await scene(3);
  const rule = await makeRule(word, { tagIds: [await tag()] });
  const begun = await beginApply(use.db, editor, { ruleId: rule.ruleId, since: later(-100_000), now });
  if (!begun.ok) throw new Error(begun.reason);
  const { ruleRunId } = begun.run;
  const first = await stepRun(use.db, { ruleRunId, lastId: 0, limit: 1, now });
  expect(first.next?.done).toBe(1);
  expect((await stepRun(use.db, { ruleRunId, lastId: 0, limit: 1, now })).next).toBeNull();
  expect(await stopRun(use.db, editor, { ruleRunId, now })).toBe(true);
  expect(await stopRun(use.db, editor, { ruleRunId, now })).toBe(false);
  expect(
    (await stepRun(use.db, { ruleRunId, lastId: first.next?.lastId ?? 0, limit: 1, now })).next,
  ).toBeNull();
});

test("before it is saved a rule shows what it would have done, and with whom it is at odds", async () => {
  const { word, postIds, actor, row, postId } = await scene(4);
  await correct(use.db, actor, { postId, version: (await row()).version, severity: 1, now });
  const rival = await makeRule(`${word} lang:ru`, { severity: 3 });
  const rule = {
    name: "",
    isOn: true,
    query: word,
    zone: "UTC",
    actions: { ...noActions, severity: 5 as const },
    isLast: false,
  };
  const found = await previewRule(use.db, { rule, ruleId: null, since: later(-100_000), now });
  expect(found).toMatchObject({
    fits: 4,
    isExact: true,
    changes: 3,
    heldBack: 1,
    days: [{ day: "2026-11-20", count: 4 }],
    rivals: [{ ruleId: rival.ruleId, fields: ["severity"], posts: 4, goesFirst: true }],
  });
  expect(await row(postIds[1])).toMatchObject({ severity: 2 });
  expect(
    await previewRule(use.db, { rule: { ...rule, query: "(" }, ruleId: null, since: later(-9), now }),
  ).toBe("unreadable");
});

test("rules are refused that say nothing or cannot be read, and kept in order", async () => {
  const rule = { name: "A", isOn: true, query: "пожар", zone: "UTC", actions: noActions, isLast: false };
  expect(await addRule(use.db, editor, { rule, now })).toMatchObject({ ok: false, reason: "no_actions" });
  const acting = { ...rule, actions: { ...noActions, severity: 4 as const } };
  expect(await addRule(use.db, editor, { rule: { ...acting, query: "(пожар" }, now })).toMatchObject({
    reason: "query",
  });
  const one = await makeRule("пожар", { severity: 4 });
  const two = await makeRule("пожар", { severity: 5 });
  const rules = async () => (await listRules(use.db)).map(({ ruleId }) => ruleId);
  expect((await rules()).slice(-2)).toEqual([one.ruleId, two.ruleId]);
  const turned = [two.ruleId, ...(await rules()).filter((id) => id !== two.ruleId)];
  expect(await orderRules(use.db, editor, { ruleIds: turned, now })).toBe(true);
  expect(await rules()).toEqual(turned);
  expect(await orderRules(use.db, editor, { ruleIds: [one.ruleId], now })).toBe(false);
  expect(
    await changeRule(use.db, editor, { ruleId: one.ruleId, version: 9, rule: acting, now }),
  ).toMatchObject({ reason: "changed_meanwhile" });
  expect(
    await changeRule(use.db, editor, {
      ruleId: one.ruleId,
      version: 1,
      rule: { ...acting, name: two.name },
      now,
    }),
  ).toMatchObject({ reason: "taken" });
  expect(await retireRule(use.db, editor, { ruleId: two.ruleId, now })).toBe(true);
  expect(await rules()).not.toContain(two.ruleId);
});

test("taking a rule back takes its posts out of the incident too; what a person put there stays", async () => {
  const { word, postIds, actor } = await scene(3);
  const by = { may: actor, actor: commandLine };
  const own = { postIds: postIds.slice(0, 1), storyIds: [], title: "Авария", now };
  const { incidentId } = await openIncident(use.db, by, own);
  const rule = await makeRule(word, { incidentId });
  const inIncident = async () => {
    const { rows } = await use.pool.query<{ post_id: string }>(
      "select post_id from incident_post where incident_id = $1 and removed_at is null order by post_id",
      [incidentId],
    );
    return rows.map(({ post_id: id }) => Number(id));
  };
  const tried = { rule, ruleId: rule.ruleId, since: later(-100_000), now };
  expect(await previewRule(use.db, tried)).toMatchObject({ fits: 3, changes: 2 });
  const begun = await beginApply(use.db, editor, { ruleId: rule.ruleId, since: later(-100_000), now });
  if (!begun.ok) throw new Error(begun.reason);
  expect(await walk(begun.run.ruleRunId)).toMatchObject({ changed: 2 });
  expect(await inIncident()).toEqual(postIds);
  const undone = await beginUndo(use.db, editor, { ruleId: rule.ruleId, undoes: null, now });
  if (!undone.ok) throw new Error(undone.reason);
  expect(await walk(undone.run.ruleRunId)).toMatchObject({ changed: 2 });
  expect(await inIncident()).toEqual(postIds.slice(0, 1));
  const { events } = await loadHistory(use.db, postIds[2] ?? 0);
  expect(events[0]).toMatchObject({ kind: "incident", by: null, to: { incidentId: null } });
});
