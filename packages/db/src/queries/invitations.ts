import type { Role } from "@earshot/core/triage/status";
import { and, desc, eq, isNull, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { person } from "../schema/person.ts";
import { signInLink } from "../schema/sign-in-link.ts";
import { storable } from "../storable.ts";
import { recordAudit } from "./audit.ts";
import type { ChangedByAnyone } from "./changed-by.ts";
import { findPersonId } from "./people.ts";

/** An invitation that nobody has taken up yet. */
export interface Invitation {
  invitationId: number;
  name: string;
  email: string;
  role: Role;
  /** Name of who invited; null when that was a command. */
  invitedBy: string | null;
  createdAt: Date;
  expiresAt: Date;
}

const columns = {
  invitationId: signInLink.signInLinkId,
  name: sql<string>`coalesce(${signInLink.name}, '')`,
  email: sql<string>`coalesce(${signInLink.email}, '')`,
  role: signInLink.role,
  createdAt: signInLink.createdAt,
  expiresAt: signInLink.expiresAt,
};

const isOpen = and(eq(signInLink.purpose, "invitation"), isNull(signInLink.usedAt));

/** Those that are open, the newest first; expired ones stay until they are sent again or revoked. */
export async function listInvitations(db: Db): Promise<Invitation[]> {
  return db
    .select({ ...columns, invitedBy: person.name })
    .from(signInLink)
    .leftJoin(person, eq(person.personId, signInLink.madeBy))
    .where(isOpen)
    .orderBy(desc(signInLink.createdAt));
}

export interface Invite {
  name: string;
  email: string;
  role: Role;
  tokenHash: string;
  now: Date;
  expiresAt: Date;
}

export type Invited =
  | { ok: true; invitationId: number }
  /** Somebody with the address is here, or was and is disabled; or has an open invitation. */
  | { ok: false; reason: "email_taken" | "invited" };

/** Invites a person. Only the hash of the link's token is kept. */
export async function invite(db: Db, by: ChangedByAnyone<"manage_people">, given: Invite): Promise<Invited> {
  const { now, tokenHash, expiresAt, role } = given;
  const [name, email] = [storable(given.name), storable(given.email)];
  return db.transaction(async (tx) => {
    if ((await findPersonId(tx, email)) !== null) return { ok: false, reason: "email_taken" } as const;
    const rows = await tx
      .insert(signInLink)
      .values({
        tokenHash,
        purpose: "invitation",
        role,
        name,
        email,
        personId: null,
        madeBy: by.may.personId,
        createdAt: now,
        expiresAt,
      })
      .onConflictDoNothing()
      .returning({ invitationId: signInLink.signInLinkId });
    const made = rows[0];
    if (!made) return { ok: false, reason: "invited" } as const;
    await recordAudit(
      tx,
      by.actor,
      { what: "person.invited", ...target(made, name), to: { email, role } },
      now,
    );
    return { ok: true, ...made } as const;
  });
}

/** Gives an invitation a new link; the old one stops working. Null when it is not open any more. */
export async function renewInvitation(
  db: Db,
  by: ChangedByAnyone<"manage_people">,
  given: { invitationId: number; tokenHash: string; now: Date; expiresAt: Date },
): Promise<Pick<Invitation, "name" | "email" | "role"> | null> {
  const { invitationId, now, ...facts } = given;
  return db.transaction(async (tx) => {
    const rows = await tx
      .update(signInLink)
      .set(facts)
      .where(and(isOpen, eq(signInLink.signInLinkId, invitationId)))
      .returning(columns);
    const renewed = rows[0];
    if (!renewed) return null;
    const said = {
      what: "person.invited_again",
      ...target(renewed, renewed.name),
      to: { email: renewed.email },
    };
    await recordAudit(tx, by.actor, said, now);
    return renewed;
  });
}

/** Its link stops working. False when it is not open any more. */
export async function revokeInvitation(
  db: Db,
  by: ChangedByAnyone<"manage_people">,
  invitationId: number,
  now: Date,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const rows = await tx
      .delete(signInLink)
      .where(and(isOpen, eq(signInLink.signInLinkId, invitationId)))
      .returning(columns);
    const gone = rows[0];
    if (!gone) return false;
    const said = {
      what: "person.invitation_revoked",
      ...target(gone, gone.name),
      from: { email: gone.email },
    };
    await recordAudit(tx, by.actor, said, now);
    return true;
  });
}

function target({ invitationId }: { invitationId: number }, name: string) {
  return { targetKind: "invitation", targetId: invitationId, targetName: name };
}
