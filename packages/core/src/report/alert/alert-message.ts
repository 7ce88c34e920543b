import { impostorReasonText, type ImpostorReason } from "../../triage/author/impostor.ts";
import { severityNames } from "../../triage/status-names.ts";
import type { PageLanguage } from "../../triage/page-language.ts";
import type { Severity } from "../../triage/status.ts";
import { countedEn, countedRu, spanText } from "../../system/counted.ts";
import type { Message, QuotedPost } from "../../notify/message.ts";

/** An alert as it is told. */
export interface AlertToTell {
  alertId: number;
  ruleName: string;
  severity: Severity;
  openedAt: Date;
  postCount: number;
  /** Figures of a spike. */
  spike: { count: number; mean: number; windowHours: number } | null;
  /** An account that may pass itself off as one of ours. */
  impostor?: { account: string; own: string; reasons: readonly ImpostorReason[] } | null | undefined;
  /** The gravest and newest of its posts. */
  quotes: readonly QuotedPost[];
  /** Which step this is; from 1 on nobody has acknowledged it yet. */
  step: number;
}

const quotesMax = 3;
const toldMax = 15;

/** What one alert has to say. `pageUrl` without a slash at its end, null where nobody knows it. */
export function alertMessage(
  alert: AlertToTell,
  given: { language: PageLanguage; pageUrl: string | null; takeUrl: string | null; now: Date },
): Message {
  const { language, pageUrl, takeUrl, now } = given;
  const isRu = language === "ru";
  const lines = [whatCame(alert, language)];
  if (alert.step > 0) {
    const since = spanText(now.getTime() - alert.openedAt.getTime(), language);
    lines.unshift(isRu ? `Никто не откликнулся за ${since}.` : `Nobody has taken it on for ${since}.`);
  }
  const rest = alert.postCount - Math.min(alert.quotes.length, quotesMax);
  if (rest > 0 && alert.quotes.length > 0) lines.push(isRu ? `И ещё ${rest}.` : `And ${rest} more.`);
  const url = pageUrl === null ? null : `${pageUrl}/alerts?alert=${alert.alertId}`;
  return {
    language,
    severity: alert.severity,
    title: `${severityNames[language][alert.severity]}: ${alert.ruleName}`,
    lines,
    quotes: alert.quotes.slice(0, quotesMax),
    link: url === null ? null : { text: isRu ? "Открыть" : "Open", url },
    acknowledge: { text: isRu ? "Беру на себя" : "I take it on", alertId: alert.alertId, url: takeUrl },
  };
}

function whatCame({ spike, postCount, impostor }: AlertToTell, language: PageLanguage): string {
  const isRu = language === "ru";
  if (impostor != null) {
    const { account, own } = impostor;
    const reasons = impostor.reasons.map((each) => impostorReasonText(each, language)).join("; ");
    return isRu
      ? `${account}: похоже, выдаёт себя за «${own}»: ${reasons}.`
      : `${account} may pass itself off as “${own}”: ${reasons}.`;
  }
  if (spike === null)
    return isRu
      ? countedRu(postCount, "публикация", "публикации", "публикаций")
      : countedEn(postCount, "post", "posts");
  const hours = isRu ? `${spike.windowHours} ч` : `${spike.windowHours} h`;
  const usual = spike.mean.toLocaleString(language, { maximumFractionDigits: 1 });
  return isRu
    ? `${countedRu(spike.count, "публикация", "публикации", "публикаций")} за ${hours}, обычно ${usual}.`
    : `${countedEn(spike.count, "post", "posts")} within ${hours}, usually ${usual}.`;
}

/** Several alerts that are told together, the gravest first. */
export function digestMessage(
  alerts: readonly AlertToTell[],
  given: { language: PageLanguage; pageUrl: string | null },
): Message {
  const { language, pageUrl } = given;
  const isRu = language === "ru";
  const sorted = alerts.toSorted((a, b) => b.severity - a.severity || b.postCount - a.postCount);
  const lines = sorted
    .slice(0, toldMax)
    .map(
      (each) => `${severityNames[language][each.severity]}: ${each.ruleName}. ${whatCame(each, language)}`,
    );
  const rest = sorted.length - lines.length;
  if (rest > 0) lines.push(isRu ? `И ещё ${rest}.` : `And ${rest} more.`);
  const [gravest] = sorted;
  return {
    language,
    severity: gravest?.severity ?? null,
    title: isRu
      ? countedRu(alerts.length, "оповещение", "оповещения", "оповещений")
      : countedEn(alerts.length, "alert", "alerts"),
    lines,
    quotes: sorted.flatMap(({ quotes }) => quotes.slice(0, 1)).slice(0, quotesMax),
    link: pageUrl === null ? null : { text: isRu ? "Открыть" : "Open", url: `${pageUrl}/alerts` },
    acknowledge: null,
  };
}
