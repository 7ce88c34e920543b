/** Failed attempts within the window. */
export interface FailedAttempts {
  /** For the account, from wherever. */
  ofEmail: number;
  /** For the account, from the network that tries now. */
  ofEmailHere: number;
  /** From the network that tries now, whatever the account. */
  ofAddress: number;
}

export const throttleWindowMs = 15 * 60_000;
const ofEmailHereMax = 5;
const ofAddressMax = 20;

/** Far above what one stranger can reach, so that nobody shuts a person out of the account from elsewhere by a few wrong guesses. */
const ofEmailMax = 100;

/** Whether another password may be tried now: 20 tries an hour for one account from one network, 400 from a whole botnet. */
export function mayTryPassword(failed: FailedAttempts): boolean {
  const { ofEmail, ofEmailHere, ofAddress } = failed;
  return ofEmailHere < ofEmailHereMax && ofAddress < ofAddressMax && ofEmail < ofEmailMax;
}
