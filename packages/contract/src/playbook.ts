import { z } from "zod";
import { directions } from "@earshot/core/analyse/label";
import { cueNames } from "@earshot/core/respond/cue";
import type { Playbook } from "@earshot/core/respond/playbook";
import { matters, proofs, voices } from "@earshot/core/respond/reading";
import {
  channels,
  clusters,
  postures,
  responses,
  situations,
  speakers,
  tactics,
} from "@earshot/core/respond/vocabulary";

const text = z.string().trim().min(1).max(600);
const bilingual = z.strictObject({ ru: text, en: text });
const advice = { name: bilingual, use: bilingual, never: bilingual, example: bilingual };

const anyOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.array(z.enum(values)).min(1).optional();

const ruleSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "use small letters, digits and single hyphens")
    .max(60),
  when: z.strictObject({
    direction: anyOf(directions),
    situation: anyOf(situations),
    cluster: anyOf(clusters),
    evidence: anyOf(["refutes", "supports", "related", "none"]),
    matter: anyOf(matters),
    voice: anyOf(voices),
    proof: anyOf(proofs),
    cue: anyOf(cueNames),
    withoutCue: anyOf(cueNames),
  }),
  // What answers and what does not may not contradict each other.
  answer: z
    .strictObject({
      respond: z.enum(responses),
      insufficientEvidence: z.boolean(),
      speaker: z.enum(speakers),
      channel: z.enum(channels),
      deadlineMinutes: z.int().min(1).max(43_200).nullable(),
      posture: z.enum(postures),
      tactics: z.array(z.enum(tactics)).max(4),
    })
    .refine(
      ({ respond, deadlineMinutes, speaker, posture }) =>
        respond === "respond"
          ? deadlineMinutes !== null && speaker !== "none" && posture !== "none"
          : deadlineMinutes === null && speaker === "none" && posture === "none",
      "an answer has a speaker, a posture and a deadline; monitor and do_not_respond have none of them",
    ),
  because: bilingual,
  line: bilingual,
  avoid: z.strictObject({ ru: z.array(text).max(8), en: z.array(text).max(8) }),
});

/** A playbook as it is written in a file or sent by the page; says which field is at fault. */
export const playbookSchema = z
  .strictObject({
    version: z.int().min(1),
    postures: z.record(z.enum(postures), z.strictObject({ ...advice, excludes: z.array(z.enum(postures)) })),
    tactics: z.record(z.enum(tactics), z.strictObject(advice)),
    rules: z.array(ruleSchema).min(1).max(500),
  })
  .superRefine(({ rules }, context) => {
    const seen = new Set<string>();
    for (const [at, { id }] of rules.entries()) {
      if (seen.has(id))
        context.addIssue({
          code: "custom",
          path: ["rules", at, "id"],
          message: `another rule is called ${id} too`,
        });
      seen.add(id);
    }
    const last = rules.at(-1);
    if (last && Object.keys(last.when).length > 0)
      context.addIssue({
        code: "custom",
        path: ["rules", rules.length - 1, "when"],
        message: "the last rule asks nothing (when: {}), so that every post has an answer",
      });
  }) satisfies z.ZodType<Playbook>;
