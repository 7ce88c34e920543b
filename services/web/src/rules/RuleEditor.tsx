import type { Rule, RuleDraft } from "@earshot/contract/rule";
import { parseQuery } from "@earshot/core/triage/query/parse-query";
import { doesSomething, noActions, type RuleActions } from "@earshot/core/triage/rule/rule";
import { Button, Checkbox, Modal, Switch, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { statusOf } from "../api/client.ts";
import { rulesQuery, saveRule } from "../api/rules.ts";
import { useSay } from "../app/use-say.tsx";
import { QueryInput } from "../triage/search/QueryInput.tsx";
import { ActionFields } from "./ActionFields.tsx";
import { RulePreviewPane } from "./RulePreviewPane.tsx";
import classes from "./Rules.module.css";
import { ownZone } from "../words/own-zone.ts";

/** A rule as it is being written, with what it would have done beside it. */
export function RuleEditor({ rule, onClose }: { rule: Rule | null; onClose: () => void }) {
  const { t } = useTranslation();
  const say = useSay();
  const queryClient = useQueryClient();
  const [first] = useState<RuleDraft>(() => draftOf(rule));
  const [draft, setDraft] = useState(first);
  const set = (part: Partial<RuleDraft>) => setDraft((before) => ({ ...before, ...part }));
  const saving = useMutation({
    mutationFn: saveRule,
    async onSuccess() {
      await queryClient.invalidateQueries({ queryKey: rulesQuery.queryKey });
      say.done(t("rules.form.saved"));
      onClose();
    },
    onError: (error) => statusOf(error) !== 409 && say.failed(error),
  });
  const parsed = draft.query.trim() === "" ? null : parseQuery(draft.query);
  const isReadable = parsed !== null && !("problem" in parsed);
  const doesAnything = doesSomething(draft.actions as RuleActions);
  const isConflict = saving.isError && statusOf(saving.error) === 409;
  return (
    <Modal
      opened
      size="xl"
      title={rule === null ? t("rules.form.new") : `${t("rules.form.change")} · ${rule.name}`}
      onClose={onClose}
      // What was written is not lost by a key or a press beside it.
      closeOnEscape={draft === first}
      closeOnClickOutside={draft === first}
    >
      <form
        className={classes["editor"]}
        onSubmit={(event) => {
          event.preventDefault();
          if (isReadable && doesAnything) saving.mutate({ rule, draft });
        }}
      >
        <div className={classes["fields"]}>
          <TextInput
            size="xs"
            label={t("rules.form.name")}
            required
            maxLength={80}
            data-autofocus
            value={draft.name}
            error={isConflict && t(rule === null ? "rules.form.taken" : "rules.form.meanwhile")}
            onChange={(event) => set({ name: event.currentTarget.value })}
          />
          <QueryInput
            label={t("rules.form.query")}
            isRequired
            query={draft.query}
            onQuery={(query) => set({ query })}
            hint={t("rules.form.queryHint")}
          />
          <ActionFields actions={draft.actions} onActions={(actions) => set({ actions })} />
          <Checkbox
            size="xs"
            label={t("rules.form.isLast")}
            checked={draft.isLast}
            onChange={(event) => set({ isLast: event.currentTarget.checked })}
          />
        </div>
        <RulePreviewPane
          draft={draft}
          ruleId={rule?.ruleId ?? null}
          isAskable={isReadable}
          doesAnything={doesAnything}
        />
        <div className={classes["foot"]}>
          <Button
            type="submit"
            variant="filled"
            disabled={!isReadable || !doesAnything || draft.name.trim() === ""}
            loading={saving.isPending}
          >
            {t("rules.form.save")}
          </Button>
          <Button onClick={onClose}>{t("frame.cancel")}</Button>
          <Switch
            size="sm"
            label={t("rules.form.isOn")}
            checked={draft.isOn}
            onChange={(event) => set({ isOn: event.currentTarget.checked })}
          />
          {isReadable && !doesAnything && <span role="status">{t("rules.form.nothing")}</span>}
        </div>
      </form>
    </Modal>
  );
}

function draftOf(rule: Rule | null): RuleDraft {
  if (rule !== null) {
    const { name, isOn, query, zone, actions, isLast } = rule;
    return { name, isOn, query, zone, actions, isLast };
  }
  const zone = ownZone();
  return { name: "", isOn: true, query: "", zone, actions: noActions, isLast: false };
}
