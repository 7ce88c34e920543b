import type { Rule, RuleRun } from "@earshot/contract/rule";
import { ActionIcon, Menu, Switch } from "@mantine/core";
import { IconChevronDown, IconChevronUp, IconDots } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmDialog } from "../app/ConfirmDialog.tsx";
import { Moment } from "../app/Moment.tsx";
import { ActionWords } from "./ActionWords.tsx";
import { RunLine } from "./RunLine.tsx";
import classes from "./Rules.module.css";
import { useRuleDeeds } from "./use-rule-deeds.ts";

interface RuleCardProps {
  rule: Rule;
  at: number;
  rules: readonly Rule[];
  onEdit: () => void;
}

/** One rule: if and then, what it did, and what can be done with it. */
export function RuleCard({ rule, at, rules, onEdit }: RuleCardProps) {
  const { t } = useTranslation();
  const deeds = useRuleDeeds();
  const { name } = rule;
  const move = (by: -1 | 1) => {
    const ids = rules.map(({ ruleId }) => ruleId);
    const [moved] = ids.splice(at, 1);
    if (moved !== undefined) deeds.order.mutate([...ids.slice(0, at + by), moved, ...ids.slice(at + by)]);
  };
  return (
    <li className={classes["card"]} data-off={!rule.isOn || undefined}>
      <div className={classes["order"]}>
        <ActionIcon
          variant="subtle"
          color="gray"
          disabled={at === 0}
          aria-label={t("rules.up", { name })}
          onClick={() => move(-1)}
        >
          <IconChevronUp size={16} />
        </ActionIcon>
        <span className="tabular">{at + 1}</span>
        <ActionIcon
          variant="subtle"
          color="gray"
          disabled={at === rules.length - 1}
          aria-label={t("rules.down", { name })}
          onClick={() => move(1)}
        >
          <IconChevronDown size={16} />
        </ActionIcon>
      </div>
      <div className={classes["body"]}>
        <h2>{name}</h2>
        <p className={classes["if"]}>
          <code>{rule.query}</code>
          <ActionWords actions={rule.actions} />
          {rule.isLast && <span className={classes["quiet"]}>{t("rules.isLast")}</span>}
        </p>
        <p className={classes["figures"]}>
          {rule.matched === 0 ? t("rules.never") : t("rules.matched", { count: rule.matched })}
          {rule.matched > 0 && ` · ${t("rules.lately", { count: rule.matchedLately })}`}
          {rule.lastMatchedAt !== null && (
            <>
              {" · "}
              {t("rules.last")} <Moment at={rule.lastMatchedAt} />
            </>
          )}
          {rule.idleDays !== null && (
            <span className={classes["idle"]}>{t("rules.idle", { count: rule.idleDays })}</span>
          )}
        </p>
        {rule.runs.map((run) => (
          <RunLine
            key={run.ruleRunId}
            run={run}
            isUndone={isTakenBack(run, rule.runs)}
            onStop={() => deeds.stop.mutate(run.ruleRunId)}
            onUndo={() => deeds.undo.mutate({ ruleId: rule.ruleId, ruleRunId: run.ruleRunId })}
          />
        ))}
      </div>
      <Switch
        size="sm"
        aria-label={t("rules.on", { name })}
        checked={rule.isOn}
        onChange={(event) =>
          deeds.save.mutate({ rule, draft: { ...rule, isOn: event.currentTarget.checked } })
        }
      />
      <RuleMenu rule={rule} deeds={deeds} onEdit={onEdit} />
    </li>
  );
}

/** A walk that was stopped on its way back may be begun again. */
function isTakenBack(run: RuleRun, runs: readonly RuleRun[]): boolean {
  return runs.some(
    ({ kind, state, undoes, ruleRunId }) =>
      kind === "undo" &&
      state !== "stopped" &&
      ruleRunId > run.ruleRunId &&
      (undoes === null || undoes === run.ruleRunId),
  );
}

const historyDays = [7, 30, 90];

function RuleMenu({
  rule,
  deeds,
  onEdit,
}: {
  rule: Rule;
  deeds: ReturnType<typeof useRuleDeeds>;
  onEdit: () => void;
}) {
  const { t } = useTranslation();
  const { ruleId, name } = rule;
  const [asking, setAsking] = useState<"remove" | "undo" | null>(null);
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={t("rules.menu", { name })}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={onEdit}>{t("rules.edit")}</Menu.Item>
          <Menu.Divider />
          <Menu.Label>{t("rules.apply")}</Menu.Label>
          {historyDays.map((days) => (
            <Menu.Item key={days} onClick={() => deeds.apply.mutate({ ruleId, days })}>
              {t("rules.applyDays", { days })}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item disabled={rule.matched === 0} onClick={() => setAsking("undo")}>
            {t("rules.undoAll")}
          </Menu.Item>
          <Menu.Item onClick={() => setAsking("remove")}>{t("rules.remove")}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {asking === "undo" && (
        <ConfirmDialog
          title={t("rules.undoAll")}
          text={t("rules.undoText", { name })}
          confirm={t("rules.undoConfirm")}
          isBusy={deeds.undo.isPending}
          onConfirm={() =>
            deeds.undo.mutate({ ruleId, ruleRunId: null }, { onSettled: () => setAsking(null) })
          }
          onClose={() => setAsking(null)}
        />
      )}
      {asking === "remove" && (
        <ConfirmDialog
          title={t("rules.remove")}
          text={t("rules.removeText", { name })}
          confirm={t("rules.remove")}
          isBusy={deeds.remove.isPending}
          onConfirm={() => deeds.remove.mutate(ruleId, { onSettled: () => setAsking(null) })}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  );
}
