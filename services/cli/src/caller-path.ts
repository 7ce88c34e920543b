import { resolve } from "node:path";

/**
 * Resolves a path that a person typed. `npm run` changes to the project's root and leaves the caller's folder in INIT_CWD
 * (https://docs.npmjs.com/cli/commands/npm-run-script).
 */
export function callerPath(path: string): string {
  return resolve(process.env["INIT_CWD"] ?? process.cwd(), path);
}
