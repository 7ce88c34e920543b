import { expect, test } from "vitest";
import { byCommandLine } from "@earshot/db/queries/changed-by";
import { invite } from "@earshot/db/queries/invitations";
import { addPerson, changePerson, findPerson, hasPeople, listPeople } from "@earshot/db/queries/people";
import { readSignInLink, redeemSignInLink, saveSignInLink } from "@earshot/db/queries/sign-in-links";
import {
  endSession,
  extendSession,
  findSession,
  forgetOldSessions,
  startSession,
} from "@earshot/db/queries/sessions";
import { countFailedSignIns, recordSignInAttempt } from "@earshot/db/queries/sign-in-attempts";
import { later, now, useDatabase } from "./rig.ts";

const use = useDatabase();
const first = { purpose: "first_person", role: "admin", personId: null, now, expiresAt: later(60) } as const;
const anna = { name: "Анна", email: "Anna@pr.example", passwordHash: "hash", language: "ru" } as const;

test("the first link makes one administrator, however many redeem it at once", async () => {
  expect(await hasPeople(use.db)).toBe(false);
  await saveSignInLink(use.db, { ...first, tokenHash: "old" });
  await saveSignInLink(use.db, { ...first, tokenHash: "first" });
  expect((await readSignInLink(use.db, "old", now)).state).toBe("unknown");
  expect(await readSignInLink(use.db, "first", now)).toEqual({
    state: "ok",
    purpose: "first_person",
    person: null,
  });
  const outcomes = await Promise.all(
    [1, 2, 3, 4].map((n) =>
      redeemSignInLink(use.db, {
        ...anna,
        address: null,
        email: n === 1 ? anna.email : `other-${n}@pr.example`,
        tokenHash: "first",
        now,
      }),
    ),
  );
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
  expect(outcomes.filter((outcome) => !outcome.ok)).toEqual(
    Array.from({ length: 3 }, () => ({ ok: false, reason: "used" })),
  );
  expect((await readSignInLink(use.db, "first", now)).state).toBe("used");
  expect((await listPeople(use.db)).map((person) => person.role)).toEqual(["admin"]);
});

test("links that are over or unknown, and an address that is taken", async () => {
  await addPerson(use.db, { ...anna, email: "taken@pr.example", role: "pr", now, by: byCommandLine() });
  const guest = { name: "Guest", email: "guest@pr.example", role: "viewer" } as const;
  await invite(use.db, byCommandLine(), { ...guest, tokenHash: "invited", now, expiresAt: later(60) });
  const redeem = (tokenHash: string, email: string, at = now) =>
    redeemSignInLink(use.db, { ...anna, email, tokenHash, address: null, now: at });
  expect(await redeem("nobody's", "x@pr.example")).toEqual({ ok: false, reason: "unknown" });
  expect(await redeem("invited", "x@pr.example", later(60))).toEqual({ ok: false, reason: "expired" });
  await saveSignInLink(use.db, { ...first, tokenHash: "another-first" });
  expect(await redeem("another-first", "TAKEN@pr.example")).toEqual({ ok: false, reason: "email_taken" });
  expect(await redeem("invited", "somebody-else@pr.example")).toMatchObject({
    ok: true,
    person: { role: "viewer", email: guest.email },
  });
});

test("a link for a new password changes it and ends the sessions, but makes nobody", async () => {
  const added = await addPerson(use.db, {
    ...anna,
    email: "boris@pr.example",
    role: "pr",
    now,
    by: byCommandLine(),
  });
  if (!added.ok) throw new Error(added.reason);
  const { personId } = added.person;
  await startSession(use.db, { tokenHash: "boris-1", personId, csrfToken: "c", now, expiresAt: later(60) });
  await saveSignInLink(use.db, { ...first, purpose: "new_password", tokenHash: "renew", personId });
  const redeemed = await redeemSignInLink(use.db, {
    ...anna,
    address: null,
    email: "ignored@pr.example",
    passwordHash: "newer",
    tokenHash: "renew",
    now,
  });
  expect(redeemed).toMatchObject({ ok: true, person: { personId, email: "boris@pr.example" } });
  expect(await findPerson(use.db, " boris@pr.example".trim())).toMatchObject({ passwordHash: "newer" });
  expect(await findSession(use.db, "boris-1", now)).toBeNull();
});

test("a person is found by address in any letter case, and not after being disabled", async () => {
  const added = await addPerson(use.db, {
    ...anna,
    email: "Vera@Pr.Example",
    role: "head",
    now,
    by: byCommandLine(),
  });
  if (!added.ok) throw new Error(added.reason);
  const { personId } = added.person;
  expect(
    await addPerson(use.db, { ...anna, email: "vera@pr.example", role: "pr", now, by: byCommandLine() }),
  ).toEqual({
    ok: false,
    reason: "email_taken",
  });
  expect(await findPerson(use.db, "VERA@pr.example")).toMatchObject({
    personId,
    role: "head",
    passwordHash: "hash",
  });
  await startSession(use.db, { tokenHash: "vera-1", personId, csrfToken: "c", now, expiresAt: later(60) });
  expect(await changePerson(use.db, byCommandLine(), personId, { role: "viewer" }, now)).toMatchObject({
    ok: true,
  });
  expect((await findSession(use.db, "vera-1", now))?.person.role).toBe("viewer");
  await changePerson(use.db, byCommandLine(), personId, { isDisabled: true }, now);
  expect(await findPerson(use.db, "vera@pr.example")).toBeNull();
  expect(await findSession(use.db, "vera-1", now)).toBeNull();
  await changePerson(use.db, byCommandLine(), personId, { isDisabled: false }, now);
  expect(await findPerson(use.db, "vera@pr.example")).not.toBeNull();
  expect(await changePerson(use.db, byCommandLine(), 9999, { role: "admin" }, now)).toEqual({
    ok: false,
    reason: "missing",
  });
});

test("a session lives until its end, is extended by use and ended by signing out", async () => {
  const added = await addPerson(use.db, {
    ...anna,
    email: "gleb@pr.example",
    role: "pr",
    now,
    by: byCommandLine(),
  });
  if (!added.ok) throw new Error(added.reason);
  const given = { personId: added.person.personId, csrfToken: "csrf", now, expiresAt: later(10) };
  await startSession(use.db, { ...given, tokenHash: "gleb-1" });
  await startSession(use.db, { ...given, tokenHash: "gleb-2" });
  expect(await findSession(use.db, "gleb-1", later(9))).toMatchObject({
    csrfToken: "csrf",
    expiresAt: later(10),
  });
  expect(await findSession(use.db, "gleb-1", later(10))).toBeNull();
  await extendSession(use.db, "gleb-1", { now: later(9), expiresAt: later(30), address: null });
  expect(await findSession(use.db, "gleb-1", later(20))).not.toBeNull();
  await forgetOldSessions(use.db, later(20), later(-60));
  await endSession(use.db, "gleb-1");
  await endSession(use.db, "gleb-1");
  expect((await use.pool.query("select from session where token_hash like 'gleb%'")).rowCount).toBe(0);
});

test("failed attempts are counted for an account since its last success, and for an address whatever the account", async () => {
  const attempt = (email: string, address: string, isSuccess: boolean, minutes: number) =>
    recordSignInAttempt(use.db, { email, address, isSuccess, now: later(minutes) });
  await attempt("dina@pr.example", "10.0.0.1", false, 0);
  await attempt("Dina@pr.example ", "10.0.0.1", false, 1);
  await attempt("dina@pr.example", "10.0.0.1", true, 2);
  await attempt("dina@pr.example", "10.0.0.2", false, 3);
  await attempt("egor@pr.example", "10.0.0.1", false, 4);
  const count = (email: string, address: string, minutes: number) =>
    countFailedSignIns(use.db, { email, address, since: later(minutes) });
  expect(await count("DINA@pr.example", "10.0.0.1", -1)).toEqual({
    byEmail: 1,
    byEmailHere: 0,
    byAddress: 3,
    lastAt: later(4),
  });
  expect(await count("dina@pr.example", "10.0.0.1", 1)).toEqual({
    byEmail: 1,
    byEmailHere: 0,
    byAddress: 2,
    lastAt: later(4),
  });
  expect(await count("nobody@pr.example", "10.9.9.9", -1)).toEqual({
    byEmail: 0,
    byEmailHere: 0,
    byAddress: 0,
    lastAt: null,
  });
});
