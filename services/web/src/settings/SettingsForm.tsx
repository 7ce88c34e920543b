import type { Setting } from "@earshot/contract/settings";
import {
  definitionOf,
  groupOf,
  isSettingKey,
  settingGroups,
  type SettingGroup,
  type SettingKey,
} from "@earshot/core/settings/registry";
import { Button, Skeleton } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { connectionsQuery } from "../api/connections.ts";
import { changeSettings, settingsQuery, type SettingDrafts } from "../api/settings.ts";
import { systemQuery } from "../api/system.ts";
import { Failure } from "../app/Failure.tsx";
import { useSay } from "../app/use-say.tsx";
import { useLanguage } from "../words/use-language.ts";
import { changesOf, problemsOf } from "./setting-drafts.ts";
import { SettingField } from "./SettingField.tsx";
import classes from "./Settings.module.css";

interface SettingsFormProps {
  group: SettingGroup;
  /** Some of the group under a title of their own; all of it unless given. */
  part?: { title: string; keys: readonly SettingKey[] };
  onSaved?: () => void;
  /** What else can be done beside saving. */
  children?: ReactNode;
}

/** The settings of one group, saved together. Nothing is shown when the person may change none of them. */
export function SettingsForm({ group, part, onSaved, children }: SettingsFormProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const say = useSay();
  const queryClient = useQueryClient();
  const query = useQuery(settingsQuery);
  const [drafts, setDrafts] = useState<SettingDrafts>({});
  const saving = useMutation({
    mutationFn: changeSettings,
    async onSuccess(saved) {
      queryClient.setQueryData(settingsQuery.queryKey, saved);
      setDrafts({});
      say.done(t("settings.saved"));
      await queryClient.invalidateQueries({ queryKey: connectionsQuery.queryKey });
      // The team's name stands in the frame.
      await queryClient.invalidateQueries({ queryKey: systemQuery.queryKey });
      onSaved?.();
    },
    async onError(error) {
      say.failed(error);
      await queryClient.invalidateQueries({ queryKey: settingsQuery.queryKey });
    },
  });
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return <Skeleton height={180} mb={16} />;
  const { version } = query.data;
  // A page that was opened before an update may be told of settings that it does not know.
  const known = query.data.settings.filter(({ key }) => isSettingKey(key));
  const settings = known.filter(({ key }) => part?.keys.includes(key) ?? groupOf(key) === group);
  if (settings.length === 0) return null;
  const title = part?.title ?? settingGroups[group][language];
  const changes = changesOf(settings, drafts);
  const problems = problemsOf(changes);
  const isChanged = Object.keys(changes).length > 0;
  const helpOf = (setting: Setting | undefined) => setting && definitionOf(setting.key).help[language];
  const isFine = Object.keys(problems).length === 0;
  return (
    <form
      className={classes["card"]}
      aria-label={title}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (isChanged && isFine) saving.mutate({ version, changes });
      }}
    >
      <h2>{title}</h2>
      {settings.map((setting, index) => (
        <SettingField
          key={setting.key}
          setting={setting}
          drafts={drafts}
          problem={problems[setting.key] ?? null}
          isHelpSaid={helpOf(setting) === helpOf(settings[index - 1])}
          onDraft={(value) => setDrafts((before) => ({ ...before, [setting.key]: value }))}
        />
      ))}
      <div className={classes["actions"]}>
        <Button type="submit" variant="filled" disabled={!isChanged || !isFine} loading={saving.isPending}>
          {t("frame.save")}
        </Button>
        {isChanged && (
          <Button variant="subtle" color="gray" onClick={() => setDrafts({})}>
            {t("settings.discard")}
          </Button>
        )}
        {children}
      </div>
    </form>
  );
}
