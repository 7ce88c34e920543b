/** Failed attempts within the window, counted apart so that one attacker cannot lock out everybody. */
export interface FailedAttempts {
  ofEmail: number;
  ofAddress: number;
}

export const throttleWindowMs = 15 * 60_000;
const ofEmailMax = 5;
const ofAddressMax = 20;

/** Whether another password may be tried now. The bound slows guessing to 20 tries an hour for one account. */
export function mayTryPassword(failed: FailedAttempts): boolean {
  return failed.ofEmail < ofEmailMax && failed.ofAddress < ofAddressMax;
}
