import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Provider } from "oidc-provider";

/** Somebody whom the provider knows. */
export interface ProviderPerson {
  sub: string;
  email?: string;
  email_verified?: boolean;
  name?: string;
  groups?: string[];
}

export interface OidcServer {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Who is sitting at the browser that comes next; null refuses to sign in. */
  person: ProviderPerson | null;
  close(): Promise<void>;
}

/** A real OpenID provider (oidc-provider) on loopback, which signs in whoever is `person` without asking. */
export async function startOidcServer(redirectUri: string): Promise<OidcServer> {
  const http = createServer();
  await new Promise<void>((done) => http.listen(0, "127.0.0.1", done));
  const issuer = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const known = new Map<string, ProviderPerson>();
  const client = { id: "earshot", secret: "a secret of the client" };
  const server: OidcServer = {
    issuer,
    clientId: client.id,
    clientSecret: client.secret,
    person: null,
    close: () =>
      new Promise((done) => {
        http.close(() => done());
        http.closeAllConnections();
      }),
  };
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [redirectUri],
        token_endpoint_auth_method: "client_secret_post",
      },
    ],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name", "groups"] },
    features: { devInteractions: { enabled: false } },
    ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 60, IdToken: 60, Interaction: 60, Session: 60 },
    pkce: { required: () => true },
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_ctx, sub) => ({ accountId: sub, claims: async () => ({ ...known.get(sub), sub }) }),
    async loadExistingGrant(ctx) {
      const grant = new ctx.oidc.provider.Grant({
        clientId: client.id,
        ...(ctx.oidc.session?.accountId && { accountId: ctx.oidc.session.accountId }),
      });
      grant.addOIDCScope("openid email profile");
      await grant.save();
      return grant;
    },
  });
  const answer = provider.callback();
  http.on("request", (request, response) => {
    if (!request.url?.startsWith("/interaction/")) return void answer(request, response);
    const { person } = server;
    if (person !== null) known.set(person.sub, person);
    const result =
      person === null
        ? { error: "access_denied", error_description: "not today" }
        : { login: { accountId: person.sub } };
    provider.interactionFinished(request, response, result).catch(() => response.destroy());
  });
  return server;
}
