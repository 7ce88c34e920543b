import { dialogueRate, ownPosts, severityRung, topStory } from "../dashboard/list-passports.ts";
import { spikePassport } from "../spike-cause/spike-passport.ts";
import { authorTone, timeToAnswer } from "./author-passports.ts";
import { clockShare } from "./clock-share.ts";
import { coderAgreement, correctedShare, correctionRate, machinePrecision } from "./coding-passports.ts";
import { engagementMetrics } from "./engagement-metrics.ts";
import { messagePullThrough } from "./message-passports.ts";
import type { Metric, MetricUnit } from "./metric.ts";
import type { Passport } from "./passport.ts";
import { reachMetrics } from "./reach-metrics.ts";
import { sentimentMetrics } from "./sentiment-metrics.ts";
import { volumeMetrics } from "./volume-metrics.ts";
import type { Words } from "../../settings/definition.ts";

/** Metrics that are reckoned from a tally of mentions: what a question of figures may ask for. */
export const metrics: readonly Metric[] = [
  ...volumeMetrics,
  ...sentimentMetrics,
  ...reachMetrics,
  ...engagementMetrics,
];

/** What every number on a screen has, however it is counted. */
export interface RegisteredPassport extends Passport {
  id: string;
  unit: MetricUnit;
  short: Words;
  minimumN: number;
}

/** Numbers that statements of their own count: see each passport for which. */
const countedElsewhere: readonly RegisteredPassport[] = [
  register("author_tone", authorTone, 10),
  register("time_to_answer", timeToAnswer, 1, "hours"),
  register("clock_share", clockShare, 1),
  register("coder_agreement", coderAgreement, 1, "ratio"),
  register("machine_precision", machinePrecision, 1),
  register("corrected_share", correctedShare, 1),
  register("correction_rate", correctionRate, 1),
  register("message_pull_through", messagePullThrough, 1),
  topStory,
  severityRung,
  ownPosts,
  dialogueRate,
  spikePassport,
];

/** Every passport there is, by the id under which pages, answers, exports and stored reports know it. */
export const passports: readonly RegisteredPassport[] = [...metrics, ...countedElsewhere];

const metricOf = new Map(metrics.map((metric) => [metric.id, metric]));

/** The metric of this id; undefined where there is none. */
export function findMetric(id: string): Metric | undefined {
  return metricOf.get(id);
}

function register(
  id: string,
  passport: Passport,
  minimumN: number,
  unit: MetricUnit = "percent",
): RegisteredPassport {
  return { ...passport, id, unit, short: passport.name, minimumN };
}
