import type { Finding, FindingLevel } from "@earshot/core/system/finding";
import { checkTitles, findingText } from "@earshot/core/system/finding-text";
import type { PageLanguage } from "@earshot/core/triage/page-language";

const marks: Record<FindingLevel, string> = { ok: "ok  ", warn: "!   ", fail: "!!  " };

/** The language of a terminal, by what its environment says of messages; English unless it is Russian. */
export function terminalLanguage(env: NodeJS.ProcessEnv): PageLanguage {
  const said = env["LC_ALL"] || env["LC_MESSAGES"] || env["LANG"] || "";
  return /^ru\b|^ru_/i.test(said) ? "ru" : "en";
}

/** One block of lines for each finding, then the count. */
export function describeFindings(findings: readonly Finding[], language: PageLanguage): string {
  const titles = checkTitles[language];
  const width = Math.max(...findings.map(({ check }) => titles[check].length));
  const lines = findings.map((finding) => {
    const { what, mend } = findingText(finding, language);
    const line = `${marks[finding.level]}${titles[finding.check].padEnd(width)}  ${what}\n`;
    return mend === null ? line : `${line}${" ".repeat(width + 6)}→ ${mend}\n`;
  });
  return [...lines, conclusion(findings, language)].join("");
}

function conclusion(findings: readonly Finding[], language: PageLanguage): string {
  const count = (level: FindingLevel) => findings.filter((finding) => finding.level === level).length;
  const [warnings, failures] = [count("warn"), count("fail")];
  if (warnings + failures === 0) return language === "ru" ? "\nВсё в порядке.\n" : "\nAll is well.\n";
  return language === "ru"
    ? `\nМешает работать: ${failures}, стоит внимания: ${warnings}.\n`
    : `\nIn the way: ${failures}; worth a look: ${warnings}.\n`;
}

/** The stable contract of `doctor --json`. */
export function findingsJson(findings: readonly Finding[], language: PageLanguage): string {
  const checks = findings.map((finding) => {
    const { what, mend } = findingText(finding, language);
    const { check, level, code, params, fix } = finding;
    return { name: check, ok: level === "ok", level, code, params, detail: what, mend, fix };
  });
  return `${JSON.stringify({ ok: isWell(findings), checks })}\n`;
}

/** Nothing that Earshot cannot do without is wrong. */
export function isWell(findings: readonly Finding[]): boolean {
  return findings.every(({ level }) => level !== "fail");
}
