/*
 * Loaded before anything else and written in the JavaScript of 2018, so that an old Node.js can read it and say
 * which one is needed, instead of stumbling over syntax that it does not know.
 */

/** Lowest version of Node.js that Earshot runs on; the same figure as `engines` in package.json. */
const lowest = [20, 19];

/** A failure that a person can mend: shown as one sentence, without a stack. */
export class SetupError extends Error {}

/** Throws a SetupError when this Node.js is too old. */
export function checkNode(version) {
  const parts = version.split(".").map(Number);
  if (parts[0] > lowest[0] || (parts[0] === lowest[0] && parts[1] >= lowest[1])) return;
  throw new SetupError(
    "Earshot needs Node.js " +
      lowest.join(".") +
      " or newer; this is " +
      version +
      ". Install a newer one from https://nodejs.org and run the command again.",
  );
}
