import { mayDo } from "../triage/permission.ts";
import type { PageLanguage } from "../triage/page-language.ts";
import type { Role } from "../triage/status.ts";
import type { AlertKind } from "./alert-rules.ts";
import { countedEn, countedRu } from "./counted.ts";
import { receivedText } from "./finding-text.ts";

/** An alert as it is told by mail. */
export interface ToldAlert {
  kind: AlertKind;
  code: string;
  params: unknown;
}

/** Alerts about what is collected concern whoever cares for sources; the others whoever runs the installation. */
const aboutSources: ReadonlySet<AlertKind> = new Set([
  "collector_stopped",
  "sources_failing",
  "platform_stopped",
  "source_stopped",
]);

/** Whether an alert concerns somebody in this role. */
export function isConcernOf(role: Role, kind: AlertKind): boolean {
  return mayDo(role, aboutSources.has(kind) ? "edit_sources" : "run_system");
}

/** Whether somebody in this role is told of an alert by mail. */
export function isToldTo(role: Role, kind: AlertKind): boolean {
  // A mail about mail that does not leave would only join the queue.
  return kind !== "mail_failing" && isConcernOf(role, kind);
}

/** Beyond this many a mail names no more. */
const namedMax = 20;

/**
 * One letter about everything that began, or ended, since the last one.
 * @param isOver the troubles are over
 * @param pageUrl where the page is reached; null where nobody knows
 */
export function alertMail(
  alerts: readonly ToldAlert[],
  isOver: boolean,
  language: PageLanguage,
  pageUrl: string | null,
): { subject: string; text: string } {
  const isRu = language === "ru";
  const told = alerts.map(
    ({ code, params }) => receivedText(code, params, language) ?? { what: code, mend: null },
  );
  const [first] = told;
  const count = alerts.length;
  const subject = subjectOf(
    count === 1
      ? firstSentence(first?.what ?? "")
      : isRu
        ? countedRu(count, "неполадка", "неполадки", "неполадок")
        : countedEn(count, "trouble", "troubles"),
    isOver,
    isRu,
  );
  const lines = told.slice(0, namedMax).map(({ what, mend }) => {
    const over = isRu ? `Снова в порядке. Было: ${what}` : `Well again. It was: ${what}`;
    return `— ${isOver ? over : what}${isOver || mend === null ? "" : `\n  ${mend}`}`;
  });
  const rest = count - lines.length;
  if (rest > 0) lines.push(isRu ? `— и ещё ${rest}` : `— and ${rest} more`);
  const look = isRu ? "Подробности" : "Details";
  const where = pageUrl === null ? [] : [`${look}: ${pageUrl.replace(/\/+$/, "")}/coverage`];
  return { subject, text: `${[...lines, ...where].join("\n\n")}\n` };
}

const subjectCharsMax = 120;

/** The reason stands in the letter: a subject says what happened. */
function firstSentence(what: string): string {
  return what.split(/[.!?](?=\s|$)/u, 1)[0] ?? what;
}

function subjectOf(what: string, isOver: boolean, isRu: boolean): string {
  const prefix = isOver ? (isRu ? "Earshot: снова в порядке — " : "Earshot: well again – ") : "Earshot: ";
  const line = prefix + what.replace(/\s+/g, " ").trim();
  return line.length <= subjectCharsMax ? line : `${line.slice(0, subjectCharsMax - 1).trimEnd()}…`;
}
