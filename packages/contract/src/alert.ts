import { directions } from "@earshot/core/analyse/label";
import { alertRuleKinds, groupings, watchedAuthors } from "@earshot/core/report/alert/alert-rule";
import { alertStates } from "@earshot/core/report/alert/alert-state";
import { roles } from "@earshot/core/triage/status";
import { z } from "zod";
import { impostorCheckSchema } from "./author.ts";
import { idMax, idSchema } from "./id.ts";
import { platformSchema } from "./mention.ts";
import { mailStates } from "./mail.ts";
import { zoneSchema } from "./zone.ts";

const minuteSchema = z.int().min(0).max(1_439);
const severitySchema = z.literal([1, 2, 3, 4, 5]);

export const quietSchema = z.object({
  /** Minutes since midnight, by the clock of the zone. */
  from: minuteSchema,
  to: minuteSchema,
  /** From this severity on it is told all the same; null: never. */
  unlessSeverity: severitySchema.nullable(),
});

export const alertConditionSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("severity"), from: severitySchema }),
  z.object({ kind: z.literal("executive"), role: z.enum(["main", "any"]) }),
  z.object({
    kind: z.literal("direction"),
    directions: z.array(z.enum(directions)).min(1).max(directions.length),
    confidenceMin: z.number().min(0).max(1),
  }),
  z
    .object({
      kind: z.literal("author"),
      watched: z.array(z.enum(watchedAuthors)).max(watchedAuthors.length),
      handles: z.array(z.string().trim().min(1).max(100)).max(100),
      followersMin: z.int().min(1).max(10_000_000_000).nullable(),
    })
    .refine(
      ({ watched, handles, followersMin }) => watched.length + handles.length > 0 || followersMin !== null,
      {
        error: "Say which authors: watched ones, handles, or a number of followers.",
      },
    ),
  z.object({ kind: z.literal("story"), posts: z.int().min(2).max(10_000), hours: z.int().min(1).max(168) }),
  z.object({
    kind: z.literal("spike"),
    windowHours: z.literal([1, 3, 6, 24]),
    /** From chance alone, at most. */
    falseAlarmsPerMonth: z.number().min(0.01).max(100),
    minCount: z.int().min(2).max(100_000),
  }),
  z.object({ kind: z.literal("query") }),
  z.object({ kind: z.literal("impostor") }),
]);

export const alertStepSchema = z.object({
  afterMinutes: z.int().min(0).max(10_080),
  personIds: z.array(idSchema).max(100),
  roles: z.array(z.enum(roles)).max(roles.length),
  channelIds: z.array(idSchema).max(100),
});

/** What a rule says. Times of steps rise. */
export const alertRuleBodySchema = z
  .object({
    name: z.string().trim().min(1).max(120),
    isOn: z.boolean(),
    condition: alertConditionSchema,
    query: z.string().max(2_000),
    groupBy: z.enum(groupings),
    coolDownMinutes: z.int().min(1).max(43_200),
    severity: z.union([severitySchema, z.literal("post")]),
    telling: z.discriminatedUnion("mode", [
      z.object({ mode: z.literal("at_once") }),
      z.object({ mode: z.literal("digest"), minutes: z.array(minuteSchema).min(1).max(24) }),
    ]),
    quiet: quietSchema.nullable(),
    zone: zoneSchema,
    steps: z.array(alertStepSchema).max(10),
  })
  .refine(
    ({ steps }) =>
      steps.every((step, at) => at === 0 || step.afterMinutes >= (steps[at - 1]?.afterMinutes ?? 0)),
    {
      error: "Steps go on in time.",
      path: ["steps"],
    },
  );
export type AlertRuleBody = z.infer<typeof alertRuleBodySchema>;

export const saveAlertRuleSchema = z.object({
  rule: alertRuleBodySchema,
  /** Of a known rule: the version that was changed. */
  version: z.int().optional(),
});

export const alertForecastSchema = z.object({
  /** When it was reckoned; absent when it never was, or by an earlier version. */
  at: z.iso.datetime().optional(),
  days: z.number().optional(),
  perMonth: z.number().optional(),
  falseAlarmsPerMonth: z.number().nullable().optional(),
});

export const alertRuleSchema = z.object({
  alertRuleId: z.int(),
  version: z.int(),
  rule: alertRuleBodySchema,
  /** What its last replay found. */
  forecast: alertForecastSchema,
  lastFiredAt: z.iso.datetime().nullable(),
  updatedAt: z.iso.datetime(),
});
export type KeptRule = z.infer<typeof alertRuleSchema>;
export const alertRuleListSchema = z.object({ rules: z.array(alertRuleSchema) });
export const savedAlertRuleSchema = z.object({ alertRuleId: z.int() });

/** When a rule would have fired over the last 90 days. */
export const replaySchema = z.object({
  /** Days that there was anything to replay of. */
  days: z.number(),
  count: z.int(),
  perMonth: z.number(),
  /** Of a spike rule: from chance alone, at most. Of impostors: by what people judged. */
  falseAlarmsPerMonth: z.number().nullable(),
  /** What a spike rule lacks to be judged. */
  lacking: z.object({ days: z.int(), posts: z.int() }).nullable(),
  /** There were more posts than are read. */
  isCut: z.boolean(),
  /** How often on each day, the oldest first. */
  perDay: z.array(z.object({ day: z.iso.date(), count: z.int() })),
  /** The newest. */
  examples: z.array(
    z.object({
      at: z.iso.datetime(),
      postCount: z.int(),
      post: z.object({ postId: z.int(), text: z.string(), by: z.string() }).nullable(),
      spike: z.object({ count: z.int(), mean: z.number() }).nullable(),
    }),
  ),
});
export type ReplayView = z.infer<typeof replaySchema>;

export const alertSchema = z.object({
  alertId: z.int(),
  alertRuleId: z.int(),
  ruleName: z.string(),
  kind: z.enum(alertRuleKinds),
  cause: z.string(),
  state: z.enum(alertStates),
  severity: severitySchema,
  openedAt: z.iso.datetime(),
  lastAt: z.iso.datetime(),
  postCount: z.int(),
  spike: z.object({ count: z.int(), mean: z.number(), windowHours: z.int() }).nullable(),
  /** The account that may pass itself off as one of ours; null of other alerts. */
  impostor: z
    .object({
      authorId: z.int(),
      cardId: z.int(),
      account: z.string(),
      platform: platformSchema,
      check: impostorCheckSchema,
    })
    .nullable(),
  posts: z.array(z.object({ postId: z.int(), text: z.string(), by: z.string(), url: z.string().nullable() })),
  stepsTold: z.int(),
  /** When the next step is told; null when there is none. */
  nextStepAt: z.iso.datetime().nullable(),
  acknowledgedAt: z.iso.datetime().nullable(),
  /** Name of whoever took it on, or the chat it was done in. */
  acknowledgedBy: z.string().nullable(),
  closedAt: z.iso.datetime().nullable(),
  /** Messages about it, by what became of them. */
  deliveries: z.record(z.enum(mailStates), z.int()),
});
export type AlertView = z.infer<typeof alertSchema>;

export const alertDetailSchema = alertSchema.extend({
  /** Its posts, the gravest and newest first; at most 5,000. */
  postIds: z.array(z.int()),
});
export type AlertDetail = z.infer<typeof alertDetailSchema>;

export const alertListQuerySchema = z.object({
  state: z.enum(alertStates).default("open"),
  before: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
});
export const alertListSchema = z.object({
  alerts: z.array(alertSchema),
  counts: z.object({ open: z.int(), acknowledged: z.int() }),
  /** For `before` of the next page; null at the end. */
  next: z.int().nullable(),
});
export type AlertList = z.infer<typeof alertListSchema>;

export const alertParamsSchema = z.object({
  alertId: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER),
});
export const alertRuleParamsSchema = z.object({ alertRuleId: z.coerce.number().int().positive().max(idMax) });
export const takeAlertSchema = z.object({ token: z.string().min(1).max(2_000) });
export const takenAlertSchema = z.object({ ruleName: z.string(), isFirst: z.boolean(), by: z.string() });
