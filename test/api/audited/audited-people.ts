import type { Answer, ApiClient } from "../../support/api-client.ts";
import { showCode } from "../../support/authenticator.ts";
import { mailSettings, password, type AuditedDesk, type AuditedRoutes } from "./audited-desk.ts";

/** Sessions, accounts, invitations, tokens. */
export function auditedPeople(desk: AuditedDesk): AuditedRoutes {
  const { admin, anonymous, colleague, fresh } = desk;
  const own = { email: "anna@example.com", password };
  const keyOf = (answer: Answer): string => String(answer.body.link).split("#")[1] ?? "";

  const invited = async () =>
    admin.send("POST", "/api/v1/invitations", { name: "I", email: `${fresh("i")}@example.com`, role: "pr" });

  async function openInvitation(): Promise<string> {
    await invited();
    const { invitations } = (await admin.get("/api/v1/invitations")).body;
    return `/api/v1/invitations/${invitations[0].invitationId}`;
  }

  async function tokenOf(client: ApiClient): Promise<number> {
    const given = { name: fresh("token"), scopes: ["read"], days: 1 };
    return (await client.send("POST", "/api/v1/me/tokens", given)).body.made.apiTokenId;
  }

  async function withPassword() {
    const client = await colleague();
    const link = await admin.send("POST", `/api/v1/accounts/${client.person.personId}/link`);
    await client.send("POST", "/api/v1/session/link", { token: keyOf(link), password });
    return client;
  }

  /** Somebody with an authenticator. */
  async function withCodes() {
    const client = await withPassword();
    const begun = await client.send("POST", "/api/v1/me/second-factor", { password });
    const code = showCode(begun.body.secret, new Date());
    const confirmed = await client.send("POST", "/api/v1/me/second-factor/confirm", { code });
    return Object.assign(client, { confirmed });
  }

  return {
    "POST /api/v1/session": ["session.started", () => anonymous().send("POST", "/api/v1/session", own)],
    "DELETE /api/v1/session": [
      "session.ended",
      async () => (await colleague()).send("DELETE", "/api/v1/session"),
    ],
    "POST /api/v1/session/link": [
      "person.joined",
      async () =>
        anonymous().send("POST", "/api/v1/session/link", { token: keyOf(await invited()), password }),
    ],
    "POST /api/v1/session/forgot": [
      "person.password_forgotten",
      async () => {
        await desk.changeSettings(mailSettings(desk));
        return anonymous().send("POST", "/api/v1/session/forgot", { email: own.email });
      },
    ],
    "PATCH /api/v1/me": [
      "account.changed",
      async () => (await colleague()).send("PATCH", "/api/v1/me", { name: fresh("name") }),
    ],
    "POST /api/v1/me/password": [
      "account.password_changed",
      async () =>
        (await withPassword()).send("POST", "/api/v1/me/password", {
          oldPassword: password,
          password: "a newer password",
        }),
    ],
    "DELETE /api/v1/me/sessions": [
      "session.others_revoked",
      async () => {
        await anonymous().send("POST", "/api/v1/session", own);
        return admin.send("DELETE", "/api/v1/me/sessions");
      },
    ],
    "DELETE /api/v1/me/sessions/{sessionId}": [
      "session.revoked",
      async () => {
        const client = await colleague();
        const { sessions } = (await client.get("/api/v1/me/sessions")).body;
        return client.send("DELETE", `/api/v1/me/sessions/${sessions[0].sessionId}`);
      },
    ],
    "POST /api/v1/me/second-factor/confirm": [
      "account.second_factor_on",
      async () => (await withCodes()).confirmed,
    ],
    "POST /api/v1/me/second-factor/recovery-codes": [
      "account.recovery_codes",
      async () => (await withCodes()).send("POST", "/api/v1/me/second-factor/recovery-codes", { password }),
    ],
    "POST /api/v1/me/second-factor/remove": [
      "account.second_factor_off",
      async () => (await withCodes()).send("POST", "/api/v1/me/second-factor/remove", { password }),
    ],
    "POST /api/v1/me/tokens": [
      "token.made",
      () => admin.send("POST", "/api/v1/me/tokens", { name: "t", scopes: ["read"], days: 1 }),
    ],
    "DELETE /api/v1/me/tokens/{apiTokenId}": [
      "token.revoked",
      async () => admin.send("DELETE", `/api/v1/me/tokens/${await tokenOf(admin)}`),
    ],
    "DELETE /api/v1/tokens/{apiTokenId}": [
      "token.revoked",
      async () => admin.send("DELETE", `/api/v1/tokens/${await tokenOf(await colleague())}`),
    ],
    "PATCH /api/v1/accounts/{personId}": [
      "person.changed",
      async () =>
        admin.send("PATCH", `/api/v1/accounts/${(await colleague()).person.personId}`, { role: "viewer" }),
    ],
    "POST /api/v1/accounts/{personId}/link": [
      "person.password_link",
      async () => admin.send("POST", `/api/v1/accounts/${(await colleague()).person.personId}/link`),
    ],
    "DELETE /api/v1/accounts/{personId}/second-factor": [
      "person.second_factor_reset",
      async () =>
        admin.send("DELETE", `/api/v1/accounts/${(await withCodes()).person.personId}/second-factor`),
    ],
    "POST /api/v1/invitations": ["person.invited", invited],
    "POST /api/v1/invitations/{invitationId}/renew": [
      "person.invited_again",
      async () => admin.send("POST", `${await openInvitation()}/renew`, {}),
    ],
    "DELETE /api/v1/invitations/{invitationId}": [
      "person.invitation_revoked",
      async () => admin.send("DELETE", await openInvitation()),
    ],
  };
}
