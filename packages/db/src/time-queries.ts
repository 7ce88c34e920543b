import type { Pool, PoolClient } from "pg";

type Ask = (...given: unknown[]) => unknown;

/**
 * Tells of each statement how long it took, waiting for a connection included. The listener is called on the way of whoever asked, so
 * that it can count for a request. Statements asked with a callback are the pool's own and told by it already.
 */
export function timeQueries(pool: Pool, onQuery: (ms: number) => void): void {
  timed(pool, onQuery);
  pool.on("connect", (client: PoolClient) => timed(client, onQuery));
}

function timed(asked: Pool | PoolClient, onQuery: (ms: number) => void): void {
  const ask = asked.query.bind(asked) as Ask;
  const timing: Ask = (...given) => {
    const start = performance.now();
    const answer = ask(...given);
    return answer instanceof Promise ? tellAfter(answer, start, onQuery) : answer;
  };
  Object.assign(asked, { query: timing });
}

async function tellAfter<T>(answer: Promise<T>, start: number, onQuery: (ms: number) => void): Promise<T> {
  try {
    return await answer;
  } finally {
    onQuery(performance.now() - start);
  }
}
