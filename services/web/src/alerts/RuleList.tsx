import type { KeptRule } from "@earshot/contract/alert";
import { roleNames } from "@earshot/core/triage/status-names";
import { Button, Skeleton } from "@mantine/core";
import { IconBellCog } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { alertRulesQuery, alertsKey, channelsQuery, removeAlertRule, saveAlertRule } from "../api/alerts.ts";
import { colleaguesQuery } from "../api/desk.ts";
import { ConfirmDialog } from "../app/ConfirmDialog.tsx";
import { Empty } from "../app/Empty.tsx";
import { Failure } from "../app/Failure.tsx";
import { Moment } from "../app/Moment.tsx";
import { usePerson } from "../app/person.ts";
import { useSay } from "../app/use-say.tsx";
import { useLanguage } from "../words/use-language.ts";
import classes from "./Alerts.module.css";
import { newRule, usualRules, falseAlarmsKey } from "./rule-draft.ts";
import { RuleEditor } from "./RuleEditor.tsx";

/** The rules: what each waits for, how often, and whom it tells. */
export function RuleList() {
  const { t } = useTranslation();
  const { may } = usePerson();
  const query = useQuery(alertRulesQuery);
  const [edited, setEdited] = useState<KeptRule | "new" | null>(null);
  const [removed, setRemoved] = useState<KeptRule | null>(null);
  const rules = query.data;
  if (query.isError && rules === undefined)
    return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  if (rules === undefined) return <Skeleton height={160} mt={12} />;
  return (
    <>
      {rules.every(({ rule }) => rule.condition.kind === "impostor") && (
        <Empty icon={<IconBellCog size={28} stroke={1.5} aria-hidden />} title={t("alerts.rule.none")}>
          <p>{t("alerts.rule.noneHint")}</p>
          {may("edit_settings") && <UsualRules />}
        </Empty>
      )}
      <ul className={classes["list"]}>
        {rules.map((kept) => (
          <RuleLine
            key={kept.alertRuleId}
            kept={kept}
            onEdit={() => setEdited(kept)}
            onRemove={() => setRemoved(kept)}
          />
        ))}
      </ul>
      {may("edit_settings") && <Button onClick={() => setEdited("new")}>{t("alerts.rule.add")}</Button>}
      {edited !== null && (
        <RuleEditor known={edited === "new" ? null : edited} onClose={() => setEdited(null)} />
      )}
      {removed !== null && <RemoveRule kept={removed} onClose={() => setRemoved(null)} />}
    </>
  );
}

function UsualRules() {
  const { t } = useTranslation();
  const say = useSay();
  const queryClient = useQueryClient();
  const adding = useMutation({
    async mutationFn() {
      for (const kind of usualRules) await saveAlertRule(newRule(t(`alerts.usual.${kind}`), kind), null);
    },
    onError: say.failed,
    onSettled: () => queryClient.invalidateQueries({ queryKey: alertsKey }),
  });
  return (
    <Button variant="filled" loading={adding.isPending} onClick={() => adding.mutate()}>
      {t("alerts.rule.usual")}
    </Button>
  );
}

function RemoveRule({ kept, onClose }: { kept: KeptRule; onClose: () => void }) {
  const { t } = useTranslation();
  const say = useSay();
  const queryClient = useQueryClient();
  const removing = useMutation({
    mutationFn: () => removeAlertRule(kept.alertRuleId),
    onSuccess: onClose,
    onError: say.failed,
    onSettled: () => queryClient.invalidateQueries({ queryKey: alertsKey }),
  });
  return (
    <ConfirmDialog
      title={t("alerts.rule.removeTitle", { name: kept.rule.name })}
      text={t("alerts.rule.removeText")}
      confirm={t("alerts.rule.remove")}
      isBusy={removing.isPending}
      onConfirm={() => removing.mutate()}
      onClose={onClose}
    />
  );
}

function RuleLine({ kept, onEdit, onRemove }: { kept: KeptRule; onEdit: () => void; onRemove: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { may } = usePerson();
  const { rule, forecast } = kept;
  const number = (value: number): string => value.toLocaleString(language, { maximumFractionDigits: 1 });
  const perMonth = forecast.perMonth ?? 0;
  return (
    <li className={classes["rule"]}>
      <div className={classes["head"]}>
        <span>{rule.name}</span>
        {!rule.isOn && <span className={classes["hint"]}>{t("alerts.rule.off")}</span>}
      </div>
      {may("edit_settings") ? (
        <div className={classes["tools"]}>
          <Button onClick={onEdit} aria-label={`${t("alerts.rule.edit")}: ${rule.name}`}>
            {t("alerts.rule.edit")}
          </Button>
          <Button variant="subtle" onClick={onRemove} aria-label={`${t("alerts.rule.remove")}: ${rule.name}`}>
            {t("alerts.rule.remove")}
          </Button>
        </div>
      ) : (
        <span />
      )}
      <div className={classes["facts"]}>
        <span>{t(`alerts.rule.kind.${rule.condition.kind}`)}</span>
        {rule.query !== "" && <code>{rule.query}</code>}
        <span>
          {kept.lastFiredAt === null ? (
            t("alerts.rule.neverFired")
          ) : (
            <>
              {t("alerts.rule.lastFired")} <Moment at={kept.lastFiredAt} />
            </>
          )}
        </span>
        <span>
          {forecast.perMonth === undefined
            ? t("alerts.rule.expectedSoon")
            : perMonth === 0
              ? t("alerts.rule.expectedNone")
              : t("alerts.rule.expected", { count: number(perMonth) })}
          {forecast.at !== undefined && (
            <>
              {" "}
              ({t("alerts.rule.reckoned")} <Moment at={forecast.at} />)
            </>
          )}
        </span>
        {forecast.falseAlarmsPerMonth != null && (
          <span>{t(falseAlarmsKey(rule.condition), { count: number(forecast.falseAlarmsPerMonth) })}</span>
        )}
        <Recipients kept={kept} />
      </div>
    </li>
  );
}

function Recipients({ kept: { rule } }: { kept: KeptRule }) {
  const { t } = useTranslation();
  const names = roleNames[useLanguage()];
  const people = useQuery(colleaguesQuery).data ?? [];
  const channels = useQuery(channelsQuery).data?.channels ?? [];
  const steps = rule.steps.map(({ roles, personIds, channelIds }) =>
    [
      ...roles.map((role) => names[role]),
      ...people.filter(({ personId }) => personIds.includes(personId)).map(({ name }) => name),
      ...channels.filter(({ channelId }) => channelIds.includes(channelId)).map(({ name }) => name),
    ].join(", "),
  );
  const told = steps.filter((step) => step !== "");
  if (told.length === 0) return <span className={classes["trouble"]}>{t("alerts.rule.toNobody")}</span>;
  return <span>{told.join(" → ")}</span>;
}
