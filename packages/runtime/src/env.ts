import { isIP } from "node:net";
import { z } from "zod";
import { readSecretKey } from "./encrypt-secret.ts";
import { LOG_LEVELS } from "./logger.ts";
import { readAllowedHost } from "./safe-fetch/url-policy.ts";
import { StartError } from "./start-error.ts";

const NAMES = [
  "EARSHOT_HOST",
  "EARSHOT_PORT",
  "EARSHOT_PUBLIC_URL",
  "EARSHOT_TRUSTED_PROXIES",
  "DATABASE_URL",
  "REDIS_URL",
  "EARSHOT_DATA_DIR",
  "EARSHOT_LOG_LEVEL",
  "EARSHOT_DEMO",
  "EARSHOT_WORLD_PORT",
  "EARSHOT_ALLOW_HOSTS",
  "EARSHOT_METRICS_TOKEN",
  "EARSHOT_METRICS_PORT",
  "EARSHOT_SECRET_KEY",
  "EARSHOT_BACKUP_PASSPHRASE",
  "EARSHOT_SKIP_BACKUP",
] as const;
type Name = (typeof NAMES)[number];

/** What the environment says, unchecked. An empty variable counts as absent, as compose files write them. */
export type RawEnv = Partial<Record<Name, string>>;

/** These may hold a password: a message never repeats them. */
const UNSPOKEN: ReadonlySet<string> = new Set<Name>([
  "DATABASE_URL",
  "REDIS_URL",
  "EARSHOT_METRICS_TOKEN",
  "EARSHOT_SECRET_KEY",
  "EARSHOT_BACKUP_PASSPHRASE",
]);

const schema = z.object({
  EARSHOT_HOST: z
    .string()
    .regex(/^[\w.:-]+$/, "Use a name or an address without port, such as 127.0.0.1 or 0.0.0.0.")
    .default("127.0.0.1"),
  EARSHOT_PORT: port("Use a number from 1 to 65535, or 0 for any free port.", 0).default(4100),
  EARSHOT_PUBLIC_URL: url(
    ["http:", "https:"],
    "Use the address people open, such as https://earshot.example.org.",
  )
    .transform((text) => text.replace(/\/+$/, ""))
    .optional(),
  EARSHOT_TRUSTED_PROXIES: list().refine(
    (proxies) => proxies.every(isProxy),
    "Use addresses or networks, several with commas, such as 127.0.0.1 or 10.0.0.0/8; loopback, linklocal and uniquelocal are names for the usual ones.",
  ),
  DATABASE_URL: url(
    ["postgres:", "postgresql:"],
    "Use postgres://user:password@host:5432/earshot, or leave it out for the embedded server.",
  ).optional(),
  REDIS_URL: url(
    ["redis:", "rediss:"],
    "Use redis://host:6379, or leave it out to run the queue on PostgreSQL.",
  ).optional(),
  EARSHOT_DATA_DIR: z.string().optional(),
  EARSHOT_LOG_LEVEL: z.enum(LOG_LEVELS, `Use one of ${LOG_LEVELS.join(", ")}.`).default("info"),
  EARSHOT_BACKUP_PASSPHRASE: z.string().min(8, "Use eight characters or more.").optional(),
  EARSHOT_SKIP_BACKUP: z.enum(["0", "1"], "Use 1, or leave it out.").default("0"),
  EARSHOT_DEMO: z.enum(["auto", "off", "on"], "Use auto, on or off.").default("auto"),
  EARSHOT_WORLD_PORT: port("Use a number from 1 to 65535, or 0 for any free port.", 0).default(4101),
  EARSHOT_ALLOW_HOSTS: list().transform((hosts, context) =>
    hosts.flatMap((host) => {
      const allowed = readAllowedHost(host);
      if (allowed !== null) return [allowed];
      context.addIssue({
        code: "custom",
        message: "Use host:port, several with commas, such as intranet:8080.",
      });
      return [];
    }),
  ),
  EARSHOT_METRICS_TOKEN: z
    .string()
    .regex(/^[\w.~+/=-]{20,200}$/, "Use 20 characters or more, as `openssl rand -hex 32` makes them.")
    .optional(),
  EARSHOT_METRICS_PORT: port("Use a number from 1 to 65535, or 0 for any free port.", 0).optional(),
  EARSHOT_SECRET_KEY: list().refine(
    (keys) => keys.every((key) => readSecretKey(key) !== null),
    "Use 32 random bytes in base64, as `openssl rand -base64 32` makes them; while keys are exchanged, the new one, a comma and the old one.",
  ),
});

const configSchema = schema.transform((env) => ({
  http: {
    host: env.EARSHOT_HOST,
    /** 0 picks a free port. */
    port: env.EARSHOT_PORT,
    /** Where people open the page, without a final slash; null when it is the address we listen on. */
    publicUrl: env.EARSHOT_PUBLIC_URL ?? null,
    /** Addresses or networks whose X-Forwarded-* headers are believed. */
    trustedProxies: env.EARSHOT_TRUSTED_PROXIES,
  },
  /** null: the embedded server. */
  database: { url: env.DATABASE_URL ?? null },
  /** null: the queue runs on PostgreSQL. */
  redis: { url: env.REDIS_URL ?? null },
  /** null: `defaultDataDir` decides. */
  data: { dir: env.EARSHOT_DATA_DIR ?? null },
  log: { level: env.EARSHOT_LOG_LEVEL },
  metrics: {
    /** Opens /metrics to whoever sends it; null: only people and API tokens that may run the system. */
    token: env.EARSHOT_METRICS_TOKEN ?? null,
    /** Where a worker that runs alone serves its metrics, on loopback; null: nowhere. */
    port: env.EARSHOT_METRICS_PORT ?? null,
  },
  /** `auto`: on as long as nothing is configured. */
  demo: { mode: env.EARSHOT_DEMO, worldPort: env.EARSHOT_WORLD_PORT },
  /** Private addresses that may be fetched, `host:port`. */
  fetch: { allowHosts: env.EARSHOT_ALLOW_HOSTS },
  /** Keys of the secrets in the database, the newest first; empty: the file of the data folder holds them. */
  secrets: { keys: env.EARSHOT_SECRET_KEY },
  backup: {
    /** Backups are encrypted with it; null: only those that ask for a passphrase are. */
    passphrase: env.EARSHOT_BACKUP_PASSPHRASE ?? null,
    /** Migrate without the backup before it. */
    isSkipped: env.EARSHOT_SKIP_BACKUP === "1",
  },
}));

type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;
export type Config = DeepReadonly<z.output<typeof configSchema>>;

/** Picks our variables out of an environment. */
export function readEnv(env: NodeJS.ProcessEnv): RawEnv {
  const raw: RawEnv = {};
  for (const name of NAMES) {
    const value = env[name]?.trim();
    if (value !== undefined && value !== "") raw[name] = value;
  }
  return raw;
}

/** Checks the variables and shapes them into one frozen value. Throws a StartError that names each bad variable and its mend. */
export function toConfig(raw: RawEnv): Config {
  const result = configSchema.safeParse(raw);
  if (result.success) return freeze(result.data);
  const bad = new Map(result.error.issues.map((issue) => [String(issue.path[0]), issue.message]));
  const named = [...bad.keys()].map((name) => spoken(name, raw)).join(" and ");
  const mend = [...bad.values()].join(" ");
  throw new StartError("bad_setting", `The environment has a value that cannot be used: ${named}.`, mend);
}

function spoken(name: string, raw: RawEnv): string {
  const value = Object.entries(raw).find(([key]) => key === name)?.[1] ?? "";
  return UNSPOKEN.has(name) ? name : `${name}=${JSON.stringify(value.slice(0, 100))}`;
}

function port(mend: string, min: number) {
  return z
    .string()
    .regex(/^\d{1,5}$/, mend)
    .transform(Number)
    .pipe(z.number().min(min, mend).max(65_535, mend));
}

function url(protocols: readonly string[], mend: string) {
  return z.string().refine((text) => {
    const parsed = URL.canParse(text) ? new URL(text) : null;
    return parsed !== null && protocols.includes(parsed.protocol) && parsed.hash === "";
  }, mend);
}

/** What Fastify believes as a proxy: an address, a network, or a name for the usual networks. */
function isProxy(text: string): boolean {
  if (["loopback", "linklocal", "uniquelocal"].includes(text)) return true;
  const [address = "", prefix, ...more] = text.split("/");
  const bits = isIP(address) === 6 ? 128 : 32;
  // A network of everybody would let any visitor choose the address that throttles and logs see.
  const isPrefix = prefix === undefined || (/^\d{1,3}$/.test(prefix) && +prefix >= 1 && +prefix <= bits);
  return isIP(address) !== 0 && isPrefix && more.length === 0;
}

/** Several values in one variable, separated by commas or spaces. */
function list() {
  return z
    .string()
    .default("")
    .transform((text) => text.split(/[\s,]+/).filter((part) => part !== ""));
}

function freeze<T extends object>(value: T): DeepReadonly<T> {
  for (const part of Object.values(value)) if (typeof part === "object" && part !== null) freeze(part);
  return Object.freeze(value) as DeepReadonly<T>;
}
