import parse from "parse-prometheus-text-format";

export type Scraped = Awaited<ReturnType<typeof scrape>>;

/** Asks for /metrics as Prometheus does, and reads the answer with a parser that is not ours. */
export async function scrape(url: string, token: string | null = null) {
  const headers: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` };
  const response = await fetch(`${url}/metrics`, { headers });
  const text = await response.text();
  if (response.status !== 200) throw new Error(`${response.status}: ${text}`);
  const families = new Map(parse(text).map((family) => [family.name, family]));

  function samples(name: string, labels: Record<string, string>) {
    const all = families.get(name)?.metrics ?? [];
    return all.filter((sample) =>
      Object.entries(labels).every(([label, value]) => sample.labels?.[label] === value),
    );
  }

  return {
    contentType: response.headers.get("content-type"),
    text,
    families,
    /** Sum of the series that carry these labels; of a histogram, how much was counted. */
    sum(name: string, labels: Record<string, string> = {}): number {
      return samples(name, labels).reduce((sum, { value, count }) => sum + Number(value ?? count), 0);
    },
    has: (name: string, labels: Record<string, string> = {}) => samples(name, labels).length > 0,
  };
}
