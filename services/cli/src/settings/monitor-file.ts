import { z } from "zod";
import { parseDocument } from "yaml";
import { readPlatform } from "@earshot/core/collect/platform";
import { sourceKinds } from "@earshot/core/collect/source";
import { entityKinds, termKinds } from "@earshot/core/match/entity";
import { CommandError } from "../failure.ts";
import { keysInCircles } from "./companies-first.ts";
import { isWebAddress } from "./web-address.ts";

const keySchema = z.string().regex(/^[A-Za-z0-9_-]{1,60}$/, {
  error: "a key is 1 to 60 Latin letters, digits, _ or -",
});

const termSchema = z.preprocess(
  (given) => (typeof given === "string" ? { text: given } : given),
  z.strictObject({
    text: z.string().trim().min(2).max(200),
    kind: z.enum(termKinds).default("word"),
    needsContext: z.boolean().default(false),
    caseSensitive: z.boolean().default(false),
  }),
);

const entitySchema = z.strictObject({
  key: keySchema,
  kind: z.enum(entityKinds),
  name: z.string().trim().min(1).max(200),
  company: keySchema.nullish(),
  terms: z.array(termSchema).min(1),
  exclude: z.array(z.string().trim().min(2).max(200)).default([]),
  require: z.array(z.string().trim().min(2).max(200)).default([]),
});

const sourceSchema = z.strictObject({
  key: keySchema,
  kind: z.enum(sourceKinds).default("feed"),
  url: z.string().trim().max(2000).refine(isWebAddress, {
    error: "use a whole address, such as https://example.com/feed.xml",
  }),
  name: z.string().trim().min(1).max(200),
  platform: z.string().default("news").transform(readPlatform),
  tier: z.union([z.literal(1), z.literal(2), z.literal(3)]).default(2),
  audience: z.int().min(0).nullable().default(null),
  folder: z.string().max(100).nullable().default(null),
  language: z.string().max(8).nullable().default(null),
});

const fileSchema = z.strictObject({
  entities: z.array(entitySchema).default([]),
  sources: z.array(sourceSchema).default([]),
});

export type MonitorFile = z.infer<typeof fileSchema>;

/**
 * Reads a monitor file (config/monitor/example.yaml shows every field).
 * Throws CommandError with one line per field that must be mended.
 */
export function readMonitorFile(text: string, name: string): MonitorFile {
  const document = parseDocument(text);
  const broken = document.errors[0];
  if (broken) throw new CommandError(`${name}: ${broken.message}`);
  const read = fileSchema.safeParse(document.toJS({ maxAliasCount: 100 }) ?? {});
  if (!read.success) {
    const lines = read.error.issues.map((issue) => `  ${issue.path.join(".") || "(file)"}: ${issue.message}`);
    throw new CommandError(`${name}: these fields need mending\n${lines.join("\n")}`);
  }
  const problems = danglingKeys(read.data);
  if (problems.length > 0)
    throw new CommandError(`${name}: these fields need mending\n${problems.join("\n")}`);
  return read.data;
}

function danglingKeys(file: MonitorFile): string[] {
  const problems: string[] = [];
  const keys = new Set<string>();
  for (const [index, { key }] of file.entities.entries()) {
    if (keys.has(key)) problems.push(`  entities.${index}.key: ${key} is used twice`);
    keys.add(key);
  }
  for (const [index, { company }] of file.entities.entries()) {
    if (company && !keys.has(company))
      problems.push(`  entities.${index}.company: no entity has the key ${company}`);
  }
  for (const key of keysInCircles(file.entities))
    problems.push(
      `  entities.${file.entities.findIndex((each) => each.key === key)}.company: ${key} would belong to itself`,
    );
  const sourceKeys = new Set<string>();
  for (const [index, { key }] of file.sources.entries()) {
    if (sourceKeys.has(key)) problems.push(`  sources.${index}.key: ${key} is used twice`);
    sourceKeys.add(key);
  }
  return problems;
}
