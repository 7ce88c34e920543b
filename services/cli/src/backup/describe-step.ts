import type { WriteStep } from "@earshot/db/backup/write-snapshot";

/** The line that a step of a restore or a move is shown by. */
export function describeStep(step: WriteStep): string {
  switch (step.step) {
    case "schema":
      return "Making the tables …";
    case "table":
      return `Copying ${step.table} …`;
    case "index":
      return `Building ${step.name} …`;
    case "migrating":
      return "Bringing them up to this version …";
    case "statistics":
      return "Tidying up …";
    default:
      throw new Error(`An unknown step: ${JSON.stringify(step satisfies never)}`);
  }
}
