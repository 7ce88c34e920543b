import type { ZodTypeProvider } from "fastify-type-provider-zod";
import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
  RouteShorthandOptions,
} from "fastify";
import type { Finding } from "@earshot/core/system/finding";
import type { Database } from "@earshot/db/database";
import type { Queues } from "@earshot/pipeline/queue";
import type { SecretBox } from "@earshot/runtime/encrypt-secret";
import type { Metrics } from "@earshot/runtime/metrics";
import type { Logger } from "@earshot/runtime/logger";
import type { findFeeds } from "@earshot/sources/find/find-feeds";
import type { previewSource } from "@earshot/sources/preview-source";
import type { LiveHub } from "./live-hub.ts";

/** Everything the API works with; a test builds it with an object literal. */
export interface ApiDeps {
  database: Database;
  queues: Queues;
  hub: LiveHub;
  /** How the installation is; never rejects. */
  examine: () => Promise<Finding[]>;
  metrics: Metrics;
  /** Opens /metrics to whoever sends it; null: to nobody. */
  metricsToken: string | null;
  /** Seals what the database keeps of secrets. */
  secrets: SecretBox;
  log: Logger;
  now: () => Date;
  findFeeds: typeof findFeeds;
  previewSource: typeof previewSource;
  /** Private addresses that sources may have, `host:port`. */
  allowHosts: string[];
  /** Address under which people reach the page; decides whether cookies are `Secure`. */
  publicUrl: string;
  trustedProxies: string[];
  /** Folder of the built page; null serves the API alone. */
  webRoot: string | null;
  version: string;
}

export type Routes = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** What a route states of itself: its schemas, and who may use it. */
export type RouteContract = Pick<RouteShorthandOptions, "schema" | "config">;
