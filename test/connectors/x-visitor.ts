import { connectDatabase } from "@earshot/db/database";
import { createQuota } from "@earshot/db/queries/quota";
import { createSafeFetch } from "@earshot/runtime/safe-fetch/safe-fetch";
import { demoAccess } from "@earshot/sources/access";
import { freePace } from "@earshot/sources/pace";
import { xConnector } from "@earshot/sources/x/x-connector";

/**
 * A process that visits searches of X, all at once, under one budget: what two collectors would do. Arguments: the database, the root of
 * the network, the budget in cents, the phrases. Says in one line of JSON how each visit went.
 */
const [databaseUrl = "", root = "", cents = "0", ...phrases] = process.argv.slice(2);
const database = connectDatabase(databaseUrl);
const safeFetch = createSafeFetch({ allowHosts: [new URL(root).host], userAgent: "test" });
const now = () => new Date();
const access = { ...demoAccess("x", root), limits: { monthly_budget_cents: Number(cents) } };
const outcomes = await Promise.all(
  phrases.map(async (phrase) => {
    const url = `https://x.com/search?q=${phrase}`;
    const none = { etag: null, lastModified: null, bodyHash: null, cursor: null };
    const polled = await xConnector.poll(
      { kind: "x", url, namespace: "x", platform: "x", access, ...none },
      {
        safeFetch,
        readFeed: () => Promise.reject(new Error("no feed here")),
        pace: freePace,
        quota: createQuota(database.db, now),
        now,
        signal: new AbortController().signal,
      },
    );
    return polled.ok ? "ok" : polled.code;
  }),
);
await Promise.all([safeFetch.close(), database.close()]);
process.stdout.write(`${JSON.stringify(outcomes)}\n`);
