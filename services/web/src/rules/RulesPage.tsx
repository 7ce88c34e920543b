import type { Rule } from "@earshot/contract/rule";
import { Button, Skeleton } from "@mantine/core";
import { IconFilterBolt, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { rulesQuery } from "../api/rules.ts";
import { Empty } from "../app/Empty.tsx";
import { Failure } from "../app/Failure.tsx";
import { RuleCard } from "./RuleCard.tsx";
import { RuleEditor } from "./RuleEditor.tsx";
import classes from "./Rules.module.css";

const whileRunning = 1_500;

/** All rules in their order, with what each did. */
export function RulesPage() {
  const { t } = useTranslation();
  const [edited, setEdited] = useState<Rule | "new" | null>(null);
  const query = useQuery({
    ...rulesQuery,
    refetchInterval: ({ state }) =>
      state.data?.some(({ runs }) => runs.some((run) => run.state === "running")) === true
        ? whileRunning
        : false,
  });
  const rules = query.data;
  if (query.isError && rules === undefined)
    return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <>
      <div className={classes["lead"]}>
        <p>{t("rules.lead")}</p>
        <Button
          variant="filled"
          leftSection={<IconPlus size={15} aria-hidden />}
          onClick={() => setEdited("new")}
        >
          {t("rules.add")}
        </Button>
      </div>
      {rules === undefined && <Skeleton height={160} />}
      {rules?.length === 0 && (
        <Empty icon={<IconFilterBolt size={28} stroke={1.5} aria-hidden />} title={t("rules.empty")}>
          <p>{t("rules.emptyText")}</p>
        </Empty>
      )}
      <ol className={classes["list"]}>
        {rules?.map((rule, at) => (
          <RuleCard key={rule.ruleId} rule={rule} at={at} rules={rules} onEdit={() => setEdited(rule)} />
        ))}
      </ol>
      {edited !== null && (
        <RuleEditor rule={edited === "new" ? null : edited} onClose={() => setEdited(null)} />
      )}
    </>
  );
}
