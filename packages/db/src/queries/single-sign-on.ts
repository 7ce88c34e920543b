import type { GroupRole } from "@earshot/core/triage/group-role";
import { and, eq, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { oidcIdentity } from "../schema/oidc-identity.ts";
import { person } from "../schema/person.ts";
import { storable } from "../storable.ts";
import { recordAudit, type Actor } from "./audit.ts";
import { changePersonWithin, insertPerson, personColumns, type Language, type Person } from "./people.ts";

/** Whom the provider vouches for. */
export interface ProvenIdentity {
  issuer: string;
  subject: string;
  /** Null when it tells none. */
  email: string | null;
  isEmailVerified: boolean;
  name: string | null;
  groupRole: GroupRole;
}

export type SingleSignOnRefusal = "no_role" | "no_email" | "email_taken" | "disabled";

export type EnteredBySingleSignOn = { ok: true; person: Person } | { ok: false; reason: SingleSignOnRefusal };

export interface EnterBySingleSignOn {
  identity: ProvenIdentity;
  /** Whether somebody who is here already gets known by a verified address. */
  linksByEmail: boolean;
  /** Of a person who is new. */
  language: Language;
  address: string | null;
  now: Date;
}

/**
 * The person behind a proven identity, with the role that their groups give: a known one, one with the same verified address, or a new
 * one. Of two first sign-ins at once one makes the person and the other finds them.
 */
export async function enterBySingleSignOn(
  db: Db,
  given: EnterBySingleSignOn,
): Promise<EnteredBySingleSignOn> {
  const { identity, now } = given;
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${identity.subject}, 0))`);
    const known = (await knownPerson(tx, identity)) ?? (await samePerson(tx, given));
    if (known === "email_taken") return { ok: false, reason: known } as const;
    if (known === null) return join(tx, given);
    if (known.disabledAt !== null) return { ok: false, reason: "disabled" } as const;
    const { role, isOnlyForNew } = identity.groupRole;
    if (isOnlyForNew || role === known.role) {
      await keepIdentity(tx, identity, known.personId, now);
      return { ok: true, person: known } as const;
    }
    if (role === null) return { ok: false, reason: "no_role" } as const;
    const changed = await changePersonWithin(tx, actorOf(given), known.personId, { role }, now);
    // The last administrator stays one: an installation without any could not be mended from the page.
    const isKept = !changed.ok && changed.reason === "last_admin";
    await keepIdentity(tx, identity, known.personId, now);
    return { ok: true, person: { ...known, role: isKept ? known.role : role } } as const;
  });
}

type KnownPerson = Person & { disabledAt: Date | null };
const knownColumns = { ...personColumns, disabledAt: person.disabledAt };

async function knownPerson(db: Db, { issuer, subject }: ProvenIdentity): Promise<KnownPerson | null> {
  const rows = await db
    .select(knownColumns)
    .from(oidcIdentity)
    .innerJoin(person, eq(person.personId, oidcIdentity.personId))
    .where(and(eq(oidcIdentity.issuer, issuer), eq(oidcIdentity.subject, storable(subject))));
  return rows[0] ?? null;
}

/** Somebody who has the address here already. */
async function samePerson(
  db: Db,
  { identity, linksByEmail, now, ...given }: EnterBySingleSignOn,
): Promise<KnownPerson | "email_taken" | null> {
  if (identity.email === null) return null;
  const rows = await db
    .select(knownColumns)
    .from(person)
    .where(sql`lower(${person.email}) = lower(${storable(identity.email)})`);
  const [same] = rows;
  if (!same) return null;
  if (!linksByEmail || !identity.isEmailVerified) return "email_taken";
  const target = { targetKind: "person", targetId: same.personId, targetName: same.name };
  const to = { issuer: identity.issuer };
  await recordAudit(db, actorOf(given), { what: "person.linked", ...target, to }, now);
  return same;
}

async function join(db: Db, given: EnterBySingleSignOn): Promise<EnteredBySingleSignOn> {
  const { identity, language, now } = given;
  const { email, groupRole } = identity;
  if (groupRole.role === null) return { ok: false, reason: "no_role" };
  if (email === null) return { ok: false, reason: "no_email" };
  const facts = { name: identity.name ?? email, email, role: groupRole.role, language };
  const added = await insertPerson(db, { ...facts, passwordHash: null, now });
  if (!added.ok) return added;
  const { personId, name, role } = added.person;
  await keepIdentity(db, identity, personId, now);
  const target = { targetKind: "person", targetId: personId, targetName: name };
  const to = { name, email, role, issuer: identity.issuer };
  await recordAudit(db, actorOf(given), { what: "person.joined", ...target, to }, now);
  return added;
}

async function keepIdentity(
  db: Db,
  { issuer, subject }: ProvenIdentity,
  personId: number,
  now: Date,
): Promise<void> {
  await db
    .insert(oidcIdentity)
    .values({ issuer, subject: storable(subject), personId, createdAt: now, lastUsedAt: now })
    .onConflictDoUpdate({
      target: [oidcIdentity.issuer, oidcIdentity.subject],
      set: { lastUsedAt: now },
    });
}

/** The provider tells of groups and addresses: nobody of the team changed anything. */
function actorOf({ address }: Pick<EnterBySingleSignOn, "address">): Actor {
  return { personId: null, via: "single sign-on", address };
}
