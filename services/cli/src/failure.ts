/** A failure of a command that the person can mend: shown as one sentence, without a stack. */
export class CommandError extends Error {}

/** Says why a command failed, in one sentence where it is known, and sets the exit code. */
export function reportFailure(error: unknown): void {
  process.exitCode = 1;
  const isExpected = error instanceof CommandError || (error instanceof Error && error.name === "StartError");
  const text =
    error instanceof Error ? (isExpected ? error.message : (error.stack ?? error.message)) : String(error);
  process.stderr.write(`earshot: ${text}\n`);
}
