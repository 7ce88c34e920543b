import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { LineCounter, parseDocument } from "yaml";
import { playbookSchema } from "@earshot/contract/playbook";
import type { Playbook } from "@earshot/core/respond/playbook";
import { CommandError } from "../failure.ts";
import { projectFolder } from "../installation.ts";

/** The one that comes with Earshot. */
export const shippedPlaybook = join(projectFolder, "config/monitor/playbook.yaml");

/** Reads a playbook (config/monitor/playbook.yaml is the one that comes with Earshot). @throws CommandError that names line or field. */
export async function readPlaybook(path: string): Promise<Playbook> {
  const text = await readFile(path, "utf8").catch((error: Error) => {
    throw new CommandError(`--playbook: ${path} cannot be read (${error.message}).`);
  });
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [fault] = document.errors;
  if (fault) {
    const { line } = lines.linePos(fault.pos[0]);
    throw new CommandError(`--playbook: ${path}, line ${line}: ${fault.message}.`);
  }
  const read = playbookSchema.safeParse(document.toJS());
  if (read.success) return read.data;
  const told = read.error.issues.map(({ path: at, message }) => `  ${at.join(".")}: ${message}`);
  throw new CommandError(`--playbook: ${path} cannot be used:\n${told.join("\n")}`);
}
