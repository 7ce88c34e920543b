import type { AlertRuleBody, ReplayView } from "@earshot/contract/alert";
import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { replayAlertRule } from "../api/alerts.ts";
import { Moment } from "../app/Moment.tsx";
import { useSay } from "../app/use-say.tsx";
import { useLanguage } from "../words/use-language.ts";
import classes from "./Alerts.module.css";
import { falseAlarmsKey } from "./rule-draft.ts";

/** What a rule would have done over the last 90 days, before anybody saves it. */
export function ReplayPanel({ rule }: { rule: AlertRuleBody }) {
  const { t } = useTranslation();
  const say = useSay();
  const trying = useMutation({
    // A rule is tried before it has a name.
    mutationFn: async () => ({
      of: rule,
      found: await replayAlertRule({ ...rule, name: rule.name.trim() || "?" }),
    }),
    onError: say.failed,
  });
  const isStale = trying.data !== undefined && JSON.stringify(trying.data.of) !== JSON.stringify(rule);
  return (
    <div className={classes["replay"]} aria-live="polite">
      <div>
        <Button loading={trying.isPending} onClick={() => trying.mutate()}>
          {t("alerts.rule.replay")}
        </Button>
      </div>
      {isStale && <p className={classes["hint"]}>{t("alerts.rule.replayStale")}</p>}
      {trying.data && <Found found={trying.data.found} of={trying.data.of} />}
    </div>
  );
}

function Found({ found, of }: { found: ReplayView; of: AlertRuleBody }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const number = (value: number): string => value.toLocaleString(language, { maximumFractionDigits: 1 });
  const { lacking, falseAlarmsPerMonth } = found;
  return (
    <>
      <p>
        <b>{t("alerts.rule.replayTitle", { days: found.days })}: </b>
        {found.count === 0
          ? t("alerts.rule.replayNone")
          : t("alerts.rule.replayCount", { count: found.count, perMonth: number(found.perMonth) })}
        {falseAlarmsPerMonth !== null && (
          <>
            {" "}
            {asSentence(t(falseAlarmsKey(of.condition), { count: number(falseAlarmsPerMonth) }), language)}
          </>
        )}
      </p>
      {lacking && <p>{t("alerts.rule.replayLacking", lacking)}</p>}
      {found.isCut && <p>{t("alerts.rule.replayCut")}</p>}
      <DayBars found={found} />
      <ul className={classes["posts"]}>
        {found.examples.map(({ at, post, spike, postCount }, i) => (
          <li key={`${at}-${i}`}>
            <Moment at={at} />
            {(spike !== null || postCount > 0) && (
              <> · {t("alerts.posts", { count: spike?.count ?? postCount })}</>
            )}
            {post !== null && (
              <>
                {" · "}
                {post.text} <span className={classes["by"]}>{post.by}</span>
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function asSentence(words: string, language: string): string {
  return `${words.slice(0, 1).toLocaleUpperCase(language)}${words.slice(1)}.`;
}

const dayMs = 86_400_000;
const daysShown = 90;

/** One bar a day; a day without an alarm is a place without a bar. */
function DayBars({ found }: { found: ReplayView }) {
  if (found.perDay.length === 0) return null;
  const counts = new Map(found.perDay.map(({ day, count }) => [day, count]));
  const last = found.perDay.at(-1)?.day ?? "";
  const most = Math.max(...found.perDay.map(({ count }) => count));
  const end = Math.max(Date.parse(last), Date.now() - dayMs);
  const days = Array.from({ length: daysShown }, (_, at) =>
    new Date(end - (daysShown - 1 - at) * dayMs).toISOString().slice(0, 10),
  );
  return (
    <div className={classes["bars"]} aria-hidden>
      {days.map((day) => {
        const count = counts.get(day) ?? 0;
        return (
          <span
            key={day}
            title={`${day}: ${count}`}
            data-none={count === 0 || undefined}
            style={{ height: `${Math.max(8, (count / most) * 100)}%` }}
          />
        );
      })}
    </div>
  );
}
