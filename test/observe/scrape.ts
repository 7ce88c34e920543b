import parse from "parse-prometheus-text-format";

export type Scraped = Awaited<ReturnType<typeof scrape>>;

/** Asks for /metrics as Prometheus does, and reads the answer with a parser that is not ours. */
export async function scrape(url: string, token: string | null = null) {
  const headers: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` };
  const response = await fetch(`${url}/metrics`, { headers });
  const text = await response.text();
  if (response.status !== 200) throw new Error(`${response.status}: ${text}`);
  const families = new Map(parse(text).map((family) => [family.name, family]));
  // The parser makes one of all series of a histogram; read as plain samples they keep their labels.
  const plain = text.replace(/^# TYPE .* histogram$/gm, "");
  const series = parse(plain);

  function samples(name: string, labels: Record<string, string>) {
    const isHistogram = families.get(name)?.type === "HISTOGRAM";
    const wanted = isHistogram ? `${name}_count` : name;
    const all = series.filter((family) => family.name === wanted).flatMap(({ metrics }) => metrics);
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
      return samples(name, labels).reduce((sum, { value }) => sum + Number(value), 0);
    },
    /** How many series there are. */
    width: (name: string) => samples(name, {}).length,
    has: (name: string, labels: Record<string, string> = {}) => samples(name, labels).length > 0,
  };
}
