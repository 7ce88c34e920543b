const hourMs = 3_600_000;
/** Where nothing has to be said by a time: after so long, each. */
const usualWaits = [4 * hourMs, 24 * hourMs] as const;
/** Nobody is reminded sooner after they were told. */
const leastWaitMs = 5 * 60_000;

/**
 * When somebody whose word a draft waits for is reminded next: at half of the time that is left until the answer is due, and when it is due. Null when
 * that was done twice, which is enough.
 */
export function nextReminder(step: {
  askedAt: Date;
  reminderCount: number;
  dueAt: Date | null;
}): Date | null {
  const { askedAt, reminderCount, dueAt } = step;
  const usual = usualWaits[reminderCount];
  if (usual === undefined) return null;
  const asked = askedAt.getTime();
  if (dueAt === null || dueAt.getTime() <= asked) return new Date(asked + usual);
  const left = dueAt.getTime() - asked;
  return new Date(asked + Math.max(leastWaitMs, reminderCount === 0 ? left / 2 : left));
}
