import { afterAll, beforeAll, expect, test } from "vitest";
import { startMailServer, type TestMailServer } from "./mail-server.ts";
import { openRig, type Rig } from "./rig.ts";

let rig: Rig;
const servers: TestMailServer[] = [];

beforeAll(async () => {
  rig = await openRig();
  await rig.set({
    "mail.host": "127.0.0.1",
    "mail.user": "earshot",
    "mail.password": "hunter2-secret",
    "mail.from": "earshot@example.com",
  });
  // With the library's own certificate, which nobody vouches for.
  servers.push(await startMailServer());
  servers.push(await startMailServer({ disabledCommands: [] }));
  servers.push(await startMailServer({ secure: true }));
});
afterAll(async () => {
  await rig.close();
  await Promise.all(servers.map((server) => server.close()));
});

const [plain, starttls, tls] = [0, 1, 2];

const rows = [
  {
    name: "STARTTLS is asked for and not offered",
    server: plain,
    security: "starttls",
    check: false,
    error: /STARTTLS/i,
  },
  {
    name: "an unknown certificate under STARTTLS",
    server: starttls,
    security: "starttls",
    check: true,
    error: /certificate/,
  },
  { name: "the same, let through", server: starttls, security: "starttls", check: false, error: null },
  {
    name: "an unknown certificate under TLS",
    server: tls,
    security: "tls",
    check: true,
    error: /certificate/,
  },
  { name: "the same, let through", server: tls, security: "tls", check: false, error: null },
  { name: "TLS to a server that speaks in clear", server: plain, security: "tls", check: false, error: /./ },
];

test.each(rows)("$name ($security)", async ({ name, server, security, check, error }) => {
  const target = servers[server];
  await rig.set({
    "mail.port": target?.port,
    "mail.security": security,
    "mail.check_certificate": check,
  });
  const before = target?.letters.length ?? 0;
  const id = await rig.send({ key: `${name} ${security}` });
  const mail = await rig.mail(id);
  expect(mail["state"]).toBe(error === null ? "sent" : "waiting");
  if (error !== null) expect(mail["error"]).toMatch(error);
  expect((target?.letters.length ?? 0) - before).toBe(error === null ? 1 : 0);
});
