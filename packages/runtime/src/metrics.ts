import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";

/** Label values of one series. The caller sees to it that there are few of them. */
export type Labels = Record<string, string>;

/** The metrics of one process, in the names and units of Prometheus. */
export type Metrics = {
  /** Creates a counter; its name ends in `_total`. */
  counter(name: string, help: string, labels?: readonly string[]): (labels: Labels, by?: number) => void;
  /** Creates a histogram of seconds; its name ends in `_seconds`. */
  histogram(
    name: string,
    help: string,
    labels: readonly string[],
    bucketSeconds: readonly number[],
  ): (labels: Labels, seconds: number) => void;
  /** Creates gauges that are read at each scrape, all of them with one question. */
  gauges<N extends string>(
    definitions: Readonly<Record<N, { help: string; labels?: readonly string[] }>>,
    read: () => Promise<readonly GaugeValue<N>[]>,
  ): void;
  /** The text that Prometheus reads. Gauges that cannot be read now are left out and counted. */
  text(): Promise<string>;
  readonly contentType: string;
};

export type GaugeValue<N extends string = string> = { name: N; labels?: Labels; value: number };

/**
 * An empty set of metrics with what every process of Node.js tells (memory, processor, event loop) and what it is. Each process
 * has its own; nothing is kept globally.
 */
export function createMetrics(about: { process: string; version: string }): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  new Gauge({
    name: "earshot_build_info",
    help: "Version and role of this process; always 1.",
    labelNames: ["version", "process", "node"],
    registers,
  }).set({ version: about.version, process: about.process, node: process.version }, 1);
  const failures = new Counter({
    name: "earshot_scrape_failures_total",
    help: "Gauges that could not be read at a scrape.",
    registers,
  });
  const beforeScrape: (() => Promise<void>)[] = [];

  return {
    contentType: registry.contentType,
    counter(name, help, labelNames = []) {
      const counter = new Counter({ name, help, labelNames: [...labelNames], registers });
      return (labels, by = 1) => counter.inc(labels, by);
    },
    histogram(name, help, labelNames, buckets) {
      const settings = { name, help, labelNames: [...labelNames], buckets: [...buckets], registers };
      const histogram = new Histogram(settings);
      return (labels, seconds) => histogram.observe(labels, seconds);
    },
    gauges(definitions, read) {
      const made = new Map<string, Gauge>();
      for (const [name, given] of Object.entries<{ help: string; labels?: readonly string[] }>(definitions)) {
        const { help, labels = [] } = given;
        made.set(name, new Gauge({ name, help, labelNames: [...labels], registers }));
      }
      beforeScrape.push(async () => {
        for (const gauge of made.values()) gauge.reset();
        try {
          for (const { name, labels = {}, value } of await read()) made.get(name)?.set(labels, value);
        } catch {
          failures.inc();
          for (const gauge of made.values()) gauge.remove();
        }
      });
    },
    async text() {
      await Promise.all(beforeScrape.map((renew) => renew()));
      return registry.metrics();
    },
  };
}
