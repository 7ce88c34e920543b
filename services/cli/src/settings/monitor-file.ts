import { z } from "zod";
import { LineCounter, parseDocument, type Document } from "yaml";
import { clockPolicySchema } from "@earshot/contract/clock";
import { readFolder, readTags } from "@earshot/core/collect/folder";
import { readPlatform } from "@earshot/core/collect/platform";
import { sourceKinds } from "@earshot/core/collect/source";
import { entityKinds, termKinds } from "@earshot/core/match/entity";
import { isZone } from "@earshot/core/triage/zone";
import { chosenReasons } from "@earshot/core/triage/irrelevant";
import { queryLengthMax } from "@earshot/core/triage/query/query-length";
import { tagColours, tagNameLengthMax } from "@earshot/core/triage/tag";
import { CommandError } from "../failure.ts";
import { alertSchema, channelSchema } from "./alerts-in-file.ts";
import { checkKeys, type Problem } from "./check-keys.ts";
import { keySchema } from "./file-key.ts";
import { checkGivenSettings } from "./given-settings.ts";
import {
  dashboardSchema,
  factSchema,
  keyMessageSchema,
  planSchema,
  playbookSchema,
} from "./respond-in-file.ts";
import { isWebAddress } from "./web-address.ts";

const textSchema = z.string().trim().min(2).max(200);

const termSchema = z.preprocess(
  (given) => (typeof given === "string" ? { text: given } : given),
  z.strictObject({
    text: textSchema,
    kind: z.enum(termKinds).default("word"),
    needsContext: z.boolean().default(false),
    caseSensitive: z.boolean().default(false),
  }),
);

const contextTermSchema = z.preprocess(
  (given) => (typeof given === "string" ? { text: given } : given),
  z.strictObject({ text: textSchema, kind: z.enum(termKinds).default("word") }),
);

const entitySchema = z.strictObject({
  key: keySchema,
  kind: z.enum(entityKinds),
  name: z.string().trim().min(1).max(200),
  company: keySchema.nullish(),
  position: z.string().trim().max(200).nullish(),
  patronymic: z.string().trim().max(200).nullish(),
  terms: z.array(termSchema).min(1),
  exclude: z.array(contextTermSchema).optional(),
  require: z.array(contextTermSchema).optional(),
  lookalikes: z.array(contextTermSchema).optional(),
  /** Words that the world should not know yet; export leaves them out, and a file that does leaves them as they are. */
  secrets: z.array(termSchema).optional(),
});

const sourceSchema = z.strictObject({
  key: keySchema,
  kind: z.enum(sourceKinds).default("feed"),
  url: z.string().trim().max(2000).refine(isWebAddress, {
    error: "use a whole address, such as https://example.com/feed.xml",
  }),
  name: z.string().trim().min(1).max(200),
  platform: z.string().transform(readPlatform).optional(),
  tier: z.union([z.literal(1), z.literal(2), z.literal(3)], { error: "use 1, 2 or 3" }).optional(),
  audience: z.int().min(0).nullish(),
  folder: z.string().max(400).transform(readFolder).nullish(),
  tags: z.array(z.string().max(200)).max(40).transform(readTags).optional(),
  note: z.string().trim().max(2_000).nullish(),
  language: z.string().max(8).nullish(),
  /** Answers below its posts are read too. */
  readsComments: z.boolean().optional(),
  /** Days that its posts are kept; without it as long as those of all sources. */
  keepDays: z.int().min(1).max(3_650).nullish(),
  /** Key of the company or executive whose own account it is. */
  owner: keySchema.nullish(),
  /** Root below which services that stand in for the true ones are: the world of the demo. */
  serviceRoot: z.string().max(300).nullish(),
});

const tagSchema = z.preprocess(
  (given) => (typeof given === "string" ? { name: given } : given),
  z.strictObject({
    name: z.string().trim().min(1).max(tagNameLengthMax),
    colour: z.enum(tagColours).optional(),
  }),
);

const ruleSchema = z.strictObject({
  name: z.string().trim().min(1).max(80),
  query: z.string().trim().min(1).max(queryLengthMax),
  /** In whose days the query is meant. */
  zone: z.string().max(60).refine(isZone, { error: "there is no such time zone" }).default("UTC"),
  on: z.boolean().default(true),
  /** Rules below are not asked about a post that fits. */
  last: z.boolean().default(false),
  do: z.strictObject({
    tags: z.array(z.string().trim().min(1).max(tagNameLengthMax)).max(20).default([]),
    /** E-mail address of whom posts are given to. */
    assign: z.email().nullish(),
    severity: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]).nullish(),
    irrelevant: z.enum(chosenReasons).nullish(),
    /** Name of an alert rule. */
    alert: z.string().max(200).nullish(),
  }),
});

const fileSchema = z.strictObject({
  settings: z.record(z.string(), z.unknown()).optional(),
  tags: z.array(tagSchema).optional(),
  /** How clocks run, as a whole. */
  clocks: clockPolicySchema.optional(),
  channels: z.array(channelSchema).optional(),
  /** Rules by which the team is told. */
  alerts: z.array(alertSchema).optional(),
  /** In their order. */
  rules: z.array(ruleSchema).optional(),
  /** Who answers what, as a whole. */
  playbook: playbookSchema.optional(),
  facts: z.array(factSchema).max(500).optional(),
  /** In their order. */
  keyMessages: z.array(keyMessageSchema).max(200).optional(),
  calendar: z.array(planSchema).max(2_000).optional(),
  dashboards: z.array(dashboardSchema).max(500).optional(),
  entities: z.array(entitySchema).default([]),
  sources: z.array(sourceSchema).default([]),
});

type ReadFile = z.infer<typeof fileSchema>;
export type SectionName = keyof ReadFile;

/** A file as it was written; what it leaves out is undefined. */
export interface MonitorFile extends ReadFile {
  /** Sections that the file has, be they empty; all of them unless given. */
  sections?: readonly SectionName[];
}
export type GivenChannel = NonNullable<MonitorFile["channels"]>[number];
export type GivenAlert = NonNullable<MonitorFile["alerts"]>[number];
export type GivenRule = NonNullable<MonitorFile["rules"]>[number];
export type GivenFact = NonNullable<MonitorFile["facts"]>[number];
export type GivenKeyMessage = NonNullable<MonitorFile["keyMessages"]>[number];
export type GivenPlan = NonNullable<MonitorFile["calendar"]>[number];
export type GivenDashboard = NonNullable<MonitorFile["dashboards"]>[number];
export type GivenEntity = MonitorFile["entities"][number];
export type GivenSource = MonitorFile["sources"][number];

/**
 * Reads a monitor file (config/monitor/example.yaml shows every field).
 * Throws CommandError with line, field and mend for each thing that must be mended.
 */
export function readMonitorFile(text: string, name: string): MonitorFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const broken = document.errors[0];
  if (broken) throw new CommandError(`${name}: ${broken.message}`);
  const given: unknown = document.toJS({ maxAliasCount: 100 }) ?? {};
  const read = fileSchema.safeParse(given);
  const problems = read.success
    ? [...checkKeys(read.data), ...checkGivenSettings(read.data.settings ?? {})]
    : read.error.issues.map(({ path, message }) => ({ path: path as Problem["path"], message }));
  if (!read.success || problems.length > 0) {
    const said = problems.map((problem) => `  ${describe(problem, document, lines)}`);
    throw new CommandError(`${name}: these fields need mending\n${said.join("\n")}`);
  }
  const sections = Object.keys(given as object) as SectionName[];
  return { ...read.data, sections };
}

/** "line 4, entities.0.kind: …"; a field that is missing is named by the line of what it is missing in. */
function describe({ path, message }: Problem, document: Document, lines: LineCounter): string {
  const field = path.join(".") || "(file)";
  for (let depth = path.length; depth > 0; depth--) {
    const node: unknown = document.getIn(path.slice(0, depth), true);
    const offset = (node as { range?: [number, number, number] } | undefined)?.range?.[0];
    if (offset !== undefined) return `line ${lines.linePos(offset).line}, ${field}: ${message}`;
  }
  return `${field}: ${message}`;
}
