import type { Database } from "@earshot/db/database";
import { byCommandLine } from "@earshot/db/queries/changed-by";
import { findPerson, hasPeople } from "@earshot/db/queries/people";
import { issuePasswordLink, saveSignInLink } from "@earshot/db/queries/sign-in-links";
import { hashSecret, newSecret } from "@earshot/runtime/secrets";

const validMs = 24 * 3_600_000;

/** A one-time link for the first person, who becomes administrator; null when somebody can sign in already. */
export async function issueFirstLink({ db }: Database, baseUrl: string, now: Date): Promise<string | null> {
  if (await hasPeople(db)) return null;
  const token = newSecret();
  await saveSignInLink(db, {
    tokenHash: hashSecret(token),
    purpose: "first_person",
    role: "admin",
    personId: null,
    now,
    expiresAt: expiry(now),
  });
  return linkTo(baseUrl, token);
}

/** A one-time link by which a known person signs in and sets a new password; null when nobody has that address. */
export async function issuePersonalLink(
  { db }: Database,
  baseUrl: string,
  email: string,
  now: Date,
): Promise<string | null> {
  const person = await findPerson(db, email);
  if (person === null) return null;
  const token = newSecret();
  const { personId } = person;
  const link = { personId, tokenHash: hashSecret(token), now, expiresAt: expiry(now) };
  const issued = await issuePasswordLink(db, byCommandLine(), link);
  return issued === null ? null : linkTo(baseUrl, token);
}

/** The token stands in the fragment, which a browser sends to nobody and no log keeps. */
function linkTo(baseUrl: string, token: string): string {
  return `${baseUrl}/welcome#${token}`;
}

function expiry(now: Date): Date {
  return new Date(now.getTime() + validMs);
}
