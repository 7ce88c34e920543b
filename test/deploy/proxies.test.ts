import { afterAll, describe, expect, onTestFinished, test } from "vitest";
import { notifyTriage } from "@earshot/db/queries/notify";
import { freePort } from "../queue/test-servers.ts";
import { createApiClient, signInFirst } from "../support/api-client.ts";
import { startTestInstallation } from "../support/installation.ts";
import { openLiveEvents } from "../support/live-events.ts";
import { hasProgram } from "../support/machine.ts";
import { startCaddy, startNginx } from "./tls-proxy.ts";

// The certificate of the test is nobody's; only this file's process believes it.
process.env["NODE_TLS_REJECT_UNAUTHORIZED"] = "0";
afterAll(() => {
  delete process.env["NODE_TLS_REJECT_UNAUTHORIZED"];
});

const proxies = [
  { name: "nginx", start: startNginx },
  { name: "caddy", start: startCaddy },
].map((proxy) => ({ ...proxy, isHere: hasProgram(proxy.name) && hasProgram("openssl") }));

describe.each(proxies)("behind $name, as config/deploy sets it up", ({ start, isHere }) => {
  test.skipIf(!isHere)(
    "people sign in over TLS, see live changes, and cannot choose their address",
    async () => {
      const [port, ownPort] = [await freePort(), await freePort()];
      const publicUrl = `https://localhost:${port}`;
      const installation = await startTestInstallation({
        demo: false,
        env: {
          EARSHOT_PORT: String(ownPort),
          EARSHOT_PUBLIC_URL: publicUrl,
          EARSHOT_TRUSTED_PROXIES: "127.0.0.1",
        },
      });
      onTestFinished(() => installation.close());
      const proxy = await start(port, `http://127.0.0.1:${ownPort}`);
      onTestFinished(() => proxy.close());

      const client = createApiClient(publicUrl);
      const claimed = { "x-forwarded-for": "203.0.113.9", "x-forwarded-host": "evil.example" };
      const wrong = { email: "anna@example.com", password: "a wrong password" };
      expect((await client.send("POST", "/api/v1/session", wrong, claimed)).status).toBe(401);
      const { rows } = await installation.database.pool.query("select distinct address from sign_in_attempt");
      expect(rows).toEqual([{ address: "127.0.0.1" }]);

      expect(installation.signInLink).toContain(`${publicUrl}/welcome#`);
      await signInFirst(client, installation.signInLink);
      expect(client.cookie).toMatch(/^__Host-earshot_session=/);
      const answer = await client.get("/api/v1/session");
      expect(answer.headers.get("strict-transport-security")).toContain("max-age=31536000");

      const live = await openLiveEvents(publicUrl, client.cookie);
      onTestFinished(() => live.close());
      await notifyTriage(installation.database.db, [1], true);
      expect((await live.next()).data).toMatchObject({ postIds: [1] });
    },
  );
});
