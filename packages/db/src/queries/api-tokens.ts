import type { TokenScope } from "@earshot/core/triage/permission";
import { and, desc, eq, gt, isNull } from "drizzle-orm";
import type { Db } from "../database.ts";
import { apiToken } from "../schema/api-token.ts";
import { person } from "../schema/person.ts";
import { storable } from "../storable.ts";
import { recordAudit } from "./audit.ts";
import type { ChangedBy } from "./changed-by.ts";
import { personColumns, type Person } from "./people.ts";

/** An API token as it is shown; the token itself is shown once, when it is made. */
export interface ApiToken {
  apiTokenId: number;
  name: string;
  visibleStart: string;
  scopes: TokenScope[];
  createdAt: Date;
  expiresAt: Date;
  lastUsedAt: Date | null;
  lastUsedAddress: string | null;
}

const columns = {
  apiTokenId: apiToken.apiTokenId,
  name: apiToken.name,
  visibleStart: apiToken.visibleStart,
  scopes: apiToken.scopes,
  createdAt: apiToken.createdAt,
  expiresAt: apiToken.expiresAt,
  lastUsedAt: apiToken.lastUsedAt,
  lastUsedAddress: apiToken.lastUsedAddress,
};

/** Those of a person, the newest first; expired ones too. */
export async function listOwnTokens(db: Db, personId: number): Promise<ApiToken[]> {
  return db
    .select(columns)
    .from(apiToken)
    .where(eq(apiToken.personId, personId))
    .orderBy(desc(apiToken.apiTokenId));
}

/** Those of everybody, with whose they are. */
export async function listTokens(db: Db): Promise<(ApiToken & { owner: Person })[]> {
  return db
    .select({ ...columns, owner: personColumns })
    .from(apiToken)
    .innerJoin(person, eq(person.personId, apiToken.personId))
    .orderBy(desc(apiToken.apiTokenId));
}

export interface MakeToken {
  name: string;
  tokenHash: string;
  visibleStart: string;
  scopes: readonly TokenScope[];
  now: Date;
  expiresAt: Date;
}

/** Makes a token of one's own. Only its hash is kept. */
export async function makeToken(db: Db, by: ChangedBy<"own_account">, given: MakeToken): Promise<ApiToken> {
  const { now, scopes, ...facts } = given;
  return db.transaction(async (tx) => {
    const rows = await tx
      .insert(apiToken)
      .values({
        ...facts,
        name: storable(facts.name),
        scopes: [...scopes],
        personId: by.may.personId,
        createdAt: now,
      })
      .returning(columns);
    const [made] = rows;
    if (!made) throw new Error("An API token was not saved.");
    const to = { scopes: made.scopes, expiresAt: made.expiresAt.toISOString() };
    await recordAudit(tx, by.actor, { what: "token.made", ...targetOf(made), to }, now);
    return made;
  });
}

/** Ends a token: one's own, or as administrator anybody's. False when there is none. */
export async function revokeToken(
  db: Db,
  by: ChangedBy<"own_account"> | ChangedBy<"manage_people">,
  apiTokenId: number,
  now: Date,
): Promise<boolean> {
  const isOwn = by.may.action === "own_account" ? eq(apiToken.personId, by.may.personId) : undefined;
  return db.transaction(async (tx) => {
    const rows = await tx
      .delete(apiToken)
      .where(and(eq(apiToken.apiTokenId, apiTokenId), isOwn))
      .returning(columns);
    const [ended] = rows;
    if (!ended) return false;
    await recordAudit(
      tx,
      by.actor,
      { what: "token.revoked", ...targetOf(ended), from: { scopes: ended.scopes } },
      now,
    );
    return true;
  });
}

function targetOf(token: ApiToken) {
  return { targetKind: "token", targetId: token.apiTokenId, targetName: token.name };
}

/** Who speaks by this token and what it may do; null when it is unknown, expired, or its owner may not sign in any more. */
export async function findToken(
  db: Db,
  tokenHash: string,
  now: Date,
): Promise<{ token: ApiToken; person: Person } | null> {
  const rows = await db
    .select({ token: columns, person: personColumns })
    .from(apiToken)
    .innerJoin(person, eq(person.personId, apiToken.personId))
    .where(and(eq(apiToken.tokenHash, tokenHash), gt(apiToken.expiresAt, now), isNull(person.disabledAt)));
  return rows[0] ?? null;
}

/** Notes when and from where a token was used. */
export async function noteTokenUse(
  db: Db,
  apiTokenId: number,
  used: { now: Date; address: string },
): Promise<void> {
  await db
    .update(apiToken)
    .set({ lastUsedAt: used.now, lastUsedAddress: used.address })
    .where(eq(apiToken.apiTokenId, apiTokenId));
}
