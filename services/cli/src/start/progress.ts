import type { StartStep } from "@earshot/runtime/postgres/embedded-postgres";

const sentences: Record<StartStep, string> = {
  copying: "Copying PostgreSQL to a folder that its account can reach …",
  creating: "Creating the database (once) …",
  starting: "Starting the database …",
  adopting: "Taking over the database that an earlier start left running …",
};

/** The line that a step of the database's start is shown by. */
export function describeStep(step: StartStep): string {
  return sentences[step];
}
