import type { TestMailServer } from "../../notify/mail-server.ts";
import { createApiClient, type Answer, type ApiClient } from "../../support/api-client.ts";
import type { TestInstallation } from "../../support/installation.ts";
import { signInAs } from "../../support/sign-in-as.ts";

/** What every changing route is tried at. */
export interface AuditedDesk {
  installation: TestInstallation;
  server: TestMailServer;
  admin: ApiClient;
  /** A name that nothing else has. */
  fresh(word: string): string;
  anonymous(): ApiClient;
  /** Somebody else of the team, signed in. */
  colleague(): ReturnType<typeof signInAs>;
  changeSettings(changes: object): Promise<Answer>;
}

/** By route: what it leaves in the audit log, and a way to have it done. */
export type AuditedRoutes = Record<string, [what: string, act: () => Promise<Answer>]>;

export const password = "correct horse battery";

export function openAuditedDesk(given: Pick<AuditedDesk, "installation" | "server" | "admin">): AuditedDesk {
  const { installation, admin } = given;
  let made = 0;
  const fresh = (word: string): string => `${word}-${(made += 1)}`;
  return {
    ...given,
    fresh,
    anonymous: () => createApiClient(installation.url),
    colleague: () => signInAs(installation, "pr", fresh("pr")),
    async changeSettings(changes) {
      const { version } = (await admin.get("/api/v1/settings")).body;
      return admin.send("PATCH", "/api/v1/settings", { version, changes });
    },
  };
}

/** Settings with which mail arrives at the server of the test. */
export function mailSettings({ server }: AuditedDesk): object {
  return {
    "mail.host": "127.0.0.1",
    "mail.port": server.port,
    "mail.security": "none",
    "mail.from": "earshot@example.com",
  };
}
