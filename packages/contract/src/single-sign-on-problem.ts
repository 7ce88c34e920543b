/** Why single sign-on ended without a session: `refused` in the address of the sign-in page. */
export const singleSignOnProblems = [
  "provider",
  "expired",
  "denied",
  "no_role",
  "no_email",
  "email_taken",
  "disabled",
] as const;
export type SingleSignOnProblem = (typeof singleSignOnProblems)[number];
