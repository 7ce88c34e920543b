import { exportedListNames, isExportedList } from "../../report/exported-lists.ts";
import { definitionOf, isSettingKey } from "../../settings/registry.ts";
import type { PageLanguage } from "../../triage/page-language.ts";

interface Target {
  targetKind: string;
  targetId: string | null;
  targetName: string;
}

/** What a line is about, by its name: settings and lists have theirs in the language of the reader. */
export function auditedName({ targetKind, targetId, targetName }: Target, language: PageLanguage): string {
  if (targetId !== null && isSettingKey(targetId)) return definitionOf(targetId).name[language];
  if (targetKind === "list" && targetId !== null && isExportedList(targetId))
    return exportedListNames[language][targetId];
  return targetName;
}
