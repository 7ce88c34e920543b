const queryMax = 2_000;

/** The query in the address of a search of GDELT's articles; null for anything else. */
export function readGdeltTarget(address: string): { query: string } | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || !/^(?:[\w-]+\.)?gdeltproject\.org$/.test(url.hostname)) return null;
  const query = url.searchParams.get("query")?.trim() ?? "";
  return query === "" || query.length > queryMax ? null : { query };
}
