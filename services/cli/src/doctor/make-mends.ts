import { confirm, isCancel } from "@clack/prompts";
import type { PageLanguage } from "@earshot/core/triage/page-language";
import type { Config } from "@earshot/runtime/env";
import { errorText } from "@earshot/runtime/start-error";
import { CommandError } from "../failure.ts";
import { say } from "../installation.ts";
import type { Examination } from "./examine.ts";
import { makeMend, mendsOf, mendWords } from "./mend.ts";

/** Makes the mends that findings name, each after asking unless told otherwise. @returns whether anything was mended */
export async function makeMends(
  examined: Examination,
  config: Config,
  { isAsked, language }: { isAsked: boolean; language: PageLanguage },
): Promise<boolean> {
  const fixes = mendsOf(examined.findings);
  if (fixes.length > 0 && isAsked && !process.stdin.isTTY)
    throw new CommandError("--fix asks before each mend and needs a terminal. Without one, add --yes.");
  let isMended = false;
  for (const fix of fixes) {
    const words = mendWords[fix][language];
    if (isAsked && !(await isAgreed(words))) continue;
    try {
      await makeMend(fix, examined, config);
      isMended = true;
      say(`✓ ${words}`);
    } catch (error) {
      say(`✗ ${words}: ${errorText(error)}`);
    }
  }
  return isMended;
}

async function isAgreed(message: string): Promise<boolean> {
  const answer = await confirm({ message: `${message}?`, output: process.stderr });
  return !isCancel(answer) && answer;
}
