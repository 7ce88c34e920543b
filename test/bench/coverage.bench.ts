import type { Pool } from "pg";
import { createApiClient, signInFirst, type ApiClient } from "../support/api-client.ts";
import { besideInstallation } from "./bench-installation.ts";
import { onEmbeddedServer } from "./bench-server.ts";
import type { Figure } from "./figure.ts";

const sourceCount = 2_000;
const rounds = 12;
const dayMs = 24 * 3_600_000;

/** The coverage of 2,000 sources with five weeks of history behind them, through the API, as its page asks. Goal: 300 ms. */
export async function run(): Promise<Figure[]> {
  return onEmbeddedServer((postgres) =>
    besideInstallation({ DATABASE_URL: postgres.url }, async (running) => {
      await makeHistory(running.database.pool);
      const client = createApiClient(running.url);
      await signInFirst(client, running.signInLink);
      const now = Date.now();
      const span = (days: number, step: string): string =>
        `from=${new Date(now - days * dayMs).toISOString()}&to=${new Date(now).toISOString()}&step=${step}`;
      return [
        await timed(client, "coverage: 30 days by day", `/api/v1/coverage?${span(30, "day")}`),
        await timed(client, "coverage: 7 days by hour", `/api/v1/coverage?${span(7, "hour")}`),
        await timed(client, "coverage: summary of 30 days", `/api/v1/coverage/summary?${span(30, "day")}`),
        await timed(client, "sources: the list", "/api/v1/sources"),
      ];
    }),
  );
}

async function timed(client: ApiClient, name: string, address: string): Promise<Figure> {
  const took: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const begun = performance.now();
    const answer = await client.get(address);
    if (answer.status !== 200) throw new Error(`${address} answered ${answer.status}`);
    took.push(performance.now() - begun);
  }
  // The first ones compile.
  const sorted = took.slice(2).toSorted((a, b) => a - b);
  return {
    name: `${name}, ${sourceCount} sources, median`,
    value: sorted[sorted.length >> 1] ?? 0,
    unit: "ms",
  };
}

/** Most sources change their state now and then, one in twenty all the time; one in five has gaps; each publishes in eight hours a day. */
async function makeHistory(pool: Pool): Promise<void> {
  await pool.query(
    `insert into source (key, kind, platform, name, url, tier, state, state_since, created_at, next_check_at, last_success_at)
     select 'bench-' || n, 'feed', (array['news', 'telegram', 'vk', 'blog'])[1 + n % 4], 'Source ' || n, 'https://bench-' || n || '.example/',
       2, 'ok', now(), now() - interval '40 days', now() + interval '1 day', now()
     from generate_series(1, $1) n`,
    [sourceCount],
  );
  await pool.query("delete from source_state_span");
  await pool.query(
    `insert into source_state_span (source_id, from_at, to_at, state, reason_code)
     select source_id, at, case when n = spans then null else at + interval '40 days' / spans end,
       case when n % 3 = 0 then 'late' when n % 7 = 0 then 'failing' else 'ok' end,
       case when n % 3 = 0 then 'rate_limited' when n % 7 = 0 then 'timeout' end
     from (select source_id, created_at, case when source_id % 20 = 0 then 200 else 8 end as spans from source) s
     cross join lateral generate_series(1, spans) n
     cross join lateral (select created_at + (n - 1) * interval '40 days' / spans as at) placed`,
  );
  await pool.query(
    `insert into source_gap (source_id, from_at, to_at, why)
     select source_id, now() - n * interval '6 days', now() - n * interval '6 days' + interval '5 hours', 'timeout'
     from source cross join generate_series(1, 3) n where source_id % 5 = 0`,
  );
  await pool.query(
    `insert into source_hour (source_id, hour, posts)
     select source_id, date_trunc('hour', now(), 'UTC') - make_interval(hours => 3 * n + source_id % 3), 1 + n % 4
     from source cross join generate_series(0, 279) n`,
  );
  await pool.query("analyze");
}
