import { addPerson, type Person } from "@earshot/db/queries/people";
import { byCommandLine } from "@earshot/db/queries/changed-by";
import { startSession } from "@earshot/db/queries/sessions";
import type { Role } from "@earshot/core/triage/status";
import { hashSecret, newSecret } from "@earshot/runtime/secrets";
import { createApiClient, type ApiClient } from "./api-client.ts";
import type { TestInstallation } from "./installation.ts";

/** Adds a person of the role with a session, without the form and its throttle; the address is `<name>@example.com`. */
export async function signInAs(
  { database: { db }, url }: Pick<TestInstallation, "database" | "url">,
  role: Role,
  name: string = role,
): Promise<ApiClient & { person: Person }> {
  const now = new Date();
  const email = `${name.toLowerCase().replaceAll(/[^\w.-]/g, "-")}@example.com`;
  const added = await addPerson(db, {
    name,
    email,
    role,
    language: "en",
    passwordHash: null,
    now,
    by: byCommandLine(),
  });
  if (!added.ok) throw new Error(added.reason);
  const { person } = added;
  const token = newSecret();
  const csrfToken = newSecret();
  const expiresAt = new Date(now.getTime() + 3_600_000);
  const { personId } = person;
  await startSession(db, { tokenHash: hashSecret(token), personId, csrfToken, now, expiresAt });
  return Object.assign(createApiClient(url), { cookie: `earshot_session=${token}`, csrfToken, person });
}
