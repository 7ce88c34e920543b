import { expect, test } from "vitest";
import { authorize } from "@earshot/core/triage/authorized";
import { tokenScopes } from "@earshot/core/triage/permission";
import type { Db } from "@earshot/db/database";
import { changePassword } from "@earshot/db/queries/account";
import { makeToken, revokeToken } from "@earshot/db/queries/api-tokens";
import { commandLine, type Actor } from "@earshot/db/queries/audit";
import { changeSettings } from "@earshot/db/queries/change-settings";
import { retireEntity } from "@earshot/db/queries/entity-edit";
import { invite } from "@earshot/db/queries/invitations";
import { addPerson, changePerson } from "@earshot/db/queries/people";
import type { SecretBox } from "@earshot/db/queries/sealed";
import { removeSecondFactor } from "@earshot/db/queries/second-factor";
import { revokeSession } from "@earshot/db/queries/sessions";
import { issuePasswordLink } from "@earshot/db/queries/sign-in-links";
import { retireSources } from "@earshot/db/queries/source-edit";
import { changeStatus } from "@earshot/db/queries/triage-change";

const now = new Date(0);
const actor: Actor = { personId: 1, via: "person", address: null };
const person = { personId: 1, role: "admin" } as const;
const facts = { name: "A", email: "a@example.com", role: "pr" } as const;
const link = { tokenHash: "", now, expiresAt: now };
const token = { name: "", tokenHash: "", visibleStart: "", scopes: tokenScopes, now, expiresAt: now };

/**
 * Never called: the compiler reads it. Each line is a change that nobody was asked about, and the day that one of them
 * compiles, the comment above it becomes an error of the type check.
 */
export async function uncheckedCalls(db: Db, box: SecretBox): Promise<void> {
  // @ts-expect-error -- a person is no proof
  await changePerson(db, { may: person, actor }, 2, { role: "viewer" }, now);
  // @ts-expect-error -- neither is a look-alike of one
  await changePerson(db, { may: { personId: 1, action: "manage_people" }, actor }, 2, {}, now);
  // @ts-expect-error -- nor who is named in the audit log
  await changePerson(db, { actor: commandLine }, 2, { isDisabled: true }, now);
  const own = authorize(person, "own_account");
  // @ts-expect-error -- a check may have failed
  await revokeSession(db, { may: own, actor }, 1, now);
  if (own === null) return;
  const by = { may: own, actor };
  // @ts-expect-error -- a proof for one thing is none for another
  await changePerson(db, by, 2, { role: "viewer" }, now);
  // @ts-expect-error -- to invite is for who manages people
  await invite(db, by, { ...facts, ...link });
  // @ts-expect-error -- so is to add people
  await addPerson(db, { ...facts, language: "ru", passwordHash: null, now });
  // @ts-expect-error -- and to make a link into somebody's account
  await issuePasswordLink(db, by, { personId: 2, ...link });
  const people = authorize(person, "manage_people");
  if (people === null) return;
  // @ts-expect-error -- who manages people does not choose their passwords
  await changePassword(db, { may: people, actor }, { passwordHash: "", ownTokenHash: "", now });
  // @ts-expect-error -- nor makes tokens in their names
  await makeToken(db, { may: people, actor }, token);
  const reading = authorize(person, "read");
  if (reading === null) return;
  // @ts-expect-error -- reading revokes nothing
  await revokeToken(db, { may: reading, actor }, 1, now);
  // @ts-expect-error -- nor resets anything
  await removeSecondFactor(db, { may: reading, actor }, 2, now);
  // @ts-expect-error -- nor takes a source away
  await retireSources(db, { may: reading, actor }, [1], now);
  // @ts-expect-error -- nor anything from the watch list
  await retireEntity(db, { may: reading, actor }, 1, now);
  const change = { version: 1, changes: {}, actor, now, systemProof: null };
  // @ts-expect-error -- nor changes settings
  await changeSettings(db, box, { ...change, proof: reading });
  // @ts-expect-error -- nor changes a post
  await changeStatus(db, reading, { postId: 1, version: 1, status: "answered", now });
}

test("calls that nobody was asked about do not compile (the type check reads this file)", () => {
  expect(uncheckedCalls).toBeTypeOf("function");
});
