import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { Writable } from "node:stream";
import { errorText } from "@earshot/runtime/start-error";
import { callerPath } from "../caller-path.ts";
import { CommandError } from "../failure.ts";

export interface PassphraseSource {
  /** EARSHOT_BACKUP_PASSPHRASE; null: not set. */
  fromEnvironment: string | null;
  /** As typed; undefined: not given. */
  file: string | undefined;
}

const lengthMin = 8;

/** The passphrase for a new backup; null: it is not to be encrypted. `mustEncrypt` asks on the terminal when none is set. */
export async function newPassphrase(source: PassphraseSource, mustEncrypt: boolean): Promise<string | null> {
  const given = await givenPassphrase(source);
  if (given !== null) return longEnough(given);
  if (!mustEncrypt) return null;
  const passphrase = longEnough(await askHidden("Passphrase of the backup: "));
  const again = await askHidden("The same again: ");
  if (again.trim() !== passphrase) throw new CommandError("The two passphrases differ. Nothing was written.");
  return passphrase;
}

/** Asks for the passphrase of an existing backup once, however often it is needed. */
export function knownPassphrase(source: PassphraseSource): () => Promise<string> {
  let asked: Promise<string> | null = null;
  return () =>
    (asked ??= givenPassphrase(source).then(
      async (given) => given ?? (await askHidden("Passphrase of the backup: ")).trim(),
    ));
}

async function givenPassphrase({ file, fromEnvironment }: PassphraseSource): Promise<string | null> {
  if (file === undefined) return fromEnvironment;
  const text = await readFile(callerPath(file), "utf8").catch((error: unknown) => {
    throw new CommandError(`--passphrase-file: ${file} cannot be read: ${errorText(error)}.`);
  });
  return text.trim();
}

function longEnough(passphrase: string): string {
  const trimmed = passphrase.trim();
  if (trimmed.length >= lengthMin) return trimmed;
  throw new CommandError(`The passphrase is too short: use ${lengthMin} characters or more.`);
}

/** Asks on the terminal and shows nothing of what is typed. */
function askHidden(question: string): Promise<string> {
  if (!process.stdin.isTTY) {
    throw new CommandError(
      "The passphrase is asked for on a terminal, and there is none. Set EARSHOT_BACKUP_PASSPHRASE or name a file with --passphrase-file.",
    );
  }
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  // Only now does the terminal no longer show what is typed.
  process.stderr.write(question);
  return new Promise<string>((resolve, reject) => {
    lines.once("line", resolve);
    lines.once("close", () => reject(new CommandError("No passphrase was given. Nothing was done.")));
  }).finally(() => {
    lines.close();
    process.stderr.write("\n");
  });
}
