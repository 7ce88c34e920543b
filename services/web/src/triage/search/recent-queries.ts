/** Queries that are remembered on this machine, the newest first. */
const recentMax = 12;

const place = (personId: number): string => `earshot.queries.${personId}`;

/** What this person asked lately; empty where the browser keeps nothing. */
export function recentQueries(personId: number): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place(personId)) ?? "[]");
    return Array.isArray(kept) ? kept.filter((each) => typeof each === "string").slice(0, recentMax) : [];
  } catch {
    return [];
  }
}

/** Remembers a query; one that grew out of the newest by typing on takes its place. */
export function rememberQuery(personId: number, query: string): void {
  const before = recentQueries(personId).filter((each) => each !== query && !query.startsWith(each));
  try {
    localStorage.setItem(place(personId), JSON.stringify([query, ...before].slice(0, recentMax)));
  } catch {
    // A browser that keeps nothing remembers nothing.
  }
}
