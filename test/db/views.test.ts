import { expect, test } from "vitest";
import { authorize } from "@earshot/core/triage/authorized";
import { commandLine } from "@earshot/db/queries/audit";
import { chooseDefaultView, orderViews } from "@earshot/db/queries/view-choices";
import { changeView, listViews, saveView, type SavedView, type ViewKeeper } from "@earshot/db/queries/views";
import { later, makePerson, now, useDatabase } from "./rig.ts";

const use = useDatabase();
let made = 0;

/** Somebody new who may edit the team's views, or may not. */
async function keeper(mayEditTeam = true): Promise<ViewKeeper> {
  made += 1;
  const { personId } = await makePerson(use.db, `keeper-${made}`);
  const actor = authorize({ personId, role: "pr" }, "own_account");
  if (!actor) throw new Error("Everybody has an account.");
  return { actor, mayEditTeam, by: commandLine, now };
}

const view = (name: string, address: string, isTeam = false) => ({ name, address, isTeam });
const names = async ({ actor }: ViewKeeper) =>
  (await listViews(use.db, actor.personId)).map((each) => each.name).filter((name) => name !== "Team");

function idOf(saved: SavedView): number {
  if (!saved.ok) throw new Error(saved.reason);
  return saved.viewId;
}

test("a view is one's own, or the team's where one may edit those", async () => {
  const anna = await keeper();
  const viewer = await keeper(false);
  const own = idOf(await saveView(use.db, anna, view("Own", "severity=1")));
  expect(await saveView(use.db, viewer, view("Team", "severity=2", true))).toEqual({
    ok: false,
    reason: "not_yours",
  });
  const team = idOf(await saveView(use.db, anna, view("Team", "severity=2", true)));
  expect(await listViews(use.db, anna.actor.personId)).toMatchObject([
    { viewId: own, name: "Own", isTeam: false, address: "severity=1", isDefault: false },
    { viewId: team, name: "Team", isTeam: true, madeBy: { name: `keeper-${made - 1}` } },
  ]);
  expect(await listViews(use.db, viewer.actor.personId)).toMatchObject([{ viewId: team }]);
  expect(await changeView(use.db, viewer, { viewId: own, name: "Mine" })).toEqual({
    ok: false,
    reason: "missing",
  });
  expect(await changeView(use.db, viewer, { viewId: team, name: "Mine" })).toEqual({
    ok: false,
    reason: "not_yours",
  });
});

test("the same name gets the new criteria, the same criteria get no second name", async () => {
  const anna = await keeper();
  const first = idOf(await saveView(use.db, anna, view("Пожары Ёлки", "q=a")));
  expect(await saveView(use.db, { ...anna, now: later(1) }, view("пожары  елки", "q=b"))).toEqual({
    ok: true,
    viewId: first,
    isNew: false,
  });
  expect(await listViews(use.db, anna.actor.personId)).toContainEqual(
    expect.objectContaining({ viewId: first, address: "q=b", updatedAt: later(1) }),
  );
  expect(await saveView(use.db, anna, view("Other", "q=b"))).toEqual({
    ok: false,
    reason: "same_criteria",
    name: "пожары елки",
  });
  // What others keep for themselves is none of one's business.
  expect((await saveView(use.db, await keeper(), view("Other", "q=b"))).ok).toBe(true);
});

test("renaming into a name that is taken is refused; deleting is taken back while the name is free", async () => {
  const anna = await keeper();
  const one = idOf(await saveView(use.db, anna, view("One", "q=1")));
  const two = idOf(await saveView(use.db, anna, view("Two", "q=2")));
  expect(await changeView(use.db, anna, { viewId: two, name: "one" })).toEqual({
    ok: false,
    reason: "name_taken",
  });
  expect((await changeView(use.db, anna, { viewId: one, name: "Uno" })).ok).toBe(true);
  expect((await changeView(use.db, anna, { viewId: one, isDeleted: true })).ok).toBe(true);
  expect(await names(anna)).toEqual(["Two"]);
  const again = idOf(await saveView(use.db, anna, view("Uno", "q=9")));
  expect(await changeView(use.db, anna, { viewId: one, isDeleted: false })).toEqual({
    ok: false,
    reason: "name_taken",
  });
  await changeView(use.db, anna, { viewId: again, isDeleted: true });
  expect((await changeView(use.db, anna, { viewId: one, isDeleted: false })).ok).toBe(true);
  expect(await names(anna)).toEqual(["Uno", "Two"]);
  const { rows } = await use.pool.query(
    "select what from audit_event where target_id = $1 and target_kind = 'view' order by audit_event_id",
    [String(one)],
  );
  expect(rows.map(({ what }) => what)).toEqual([
    "view.added",
    "view.changed",
    "view.deleted",
    "view.restored",
  ]);
});

test("order and first view are everybody's own", async () => {
  const [anna, petr] = [await keeper(), await keeper()];
  const ids = [];
  for (const n of [1, 2, 3])
    ids.push(idOf(await saveView(use.db, anna, view(`Shared ${n}`, `tag=${n}`, true))));
  await orderViews(use.db, anna.actor, [...ids].toReversed());
  expect((await names(anna)).slice(0, 3)).toEqual(["Shared 3", "Shared 2", "Shared 1"]);
  expect(await names(petr)).toEqual(["Shared 1", "Shared 2", "Shared 3"]);
  expect(await chooseDefaultView(use.db, anna.actor, ids[1] ?? null)).toBe(true);
  expect(await chooseDefaultView(use.db, anna.actor, ids[2] ?? null)).toBe(true);
  expect(await chooseDefaultView(use.db, anna.actor, 404_404)).toBe(false);
  const firstOf = async ({ actor }: ViewKeeper) =>
    (await listViews(use.db, actor.personId))
      .filter(({ isDefault }) => isDefault)
      .map(({ viewId }) => viewId);
  expect([await firstOf(anna), await firstOf(petr)]).toEqual([[ids[2]], []]);
  expect(await chooseDefaultView(use.db, anna.actor, null)).toBe(true);
  expect(await firstOf(anna)).toEqual([]);
});

test("of many who save one name at once, none breaks it", async () => {
  const anna = await keeper();
  const outcomes = await Promise.all(
    [1, 2, 3, 4].map((n) => saveView(use.db, anna, view("At once", `tag=${n}`))),
  );
  expect(outcomes.filter((outcome) => outcome.ok).length).toBeGreaterThan(0);
  expect((await names(anna)).filter((name) => name === "At once")).toHaveLength(1);
});
