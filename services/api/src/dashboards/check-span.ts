import { invalidField } from "../problem.ts";

const dayMs = 86_400_000;
/** Days that are looked at in one answer, by the step in which they are. */
const daysMax = { hour: 93, day: 1_100 } as const;

/** The time of a question; where it makes no sense, the field says how to mend it. */
export function checkSpan(
  asked: { from: string; to: string },
  step: keyof typeof daysMax = "day",
): { from: Date; to: Date } {
  const [from, to] = [new Date(asked.from), new Date(asked.to)];
  const days = (to.getTime() - from.getTime()) / dayMs;
  if (days <= 0) throw invalidField("to", "must be later than from");
  if (days > daysMax[step]) throw invalidField("from", `is too long ago: ${daysMax[step]} days at most`);
  return { from, to };
}
