import type { Setting } from "@earshot/contract/settings";
import type { SourceKind } from "@earshot/core/collect/source";
import { sourceKindName } from "@earshot/core/collect/source-kind-names";
import type { SettingKey } from "@earshot/core/settings/registry";
import { connectionKeys } from "@earshot/core/settings/connections";
import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useLocation } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { connectionsQuery } from "../api/connections.ts";
import { settingsQuery } from "../api/settings.ts";
import { Failure } from "../app/Failure.tsx";
import { useLanguage } from "../words/use-language.ts";
import { CheckConnection } from "./CheckConnection.tsx";
import { SettingsForm } from "./SettingsForm.tsx";
import classes from "./Settings.module.css";

const commonKeys: SettingKey[] = ["connect.proxy", "connect.proxy_login"];

/** How the services of sources are reached: proxies, mirrors, keys, and whether they answer. */
export function ConnectionsPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const query = useQuery(connectionsQuery);
  const settings = useQuery(settingsQuery).data?.settings ?? [];
  const { hash } = useLocation();
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return <Skeleton height={240} />;
  const { connections, allowHosts } = query.data;
  return (
    <>
      <p className={classes["lead"]}>{t("settings.connect.lead")}</p>
      <SettingsForm group="connect" part={{ title: t("settings.connect.common"), keys: commonKeys }} />
      {connections.map(({ kind, needs, proxy }) => (
        <details key={kind} className={classes["connection"]} id={kind} open={kind === hash}>
          <summary>
            <b>{sourceKindName(kind, language)}</b>
            <span data-level={needs?.level ?? "none"}>
              {needs === null
                ? t(isGiven(kind, settings) ? "settings.connect.given" : "settings.connect.keyless")
                : t(`settings.connect.needs.${needs.level}`)}
              {proxy !== null && ` · ${t("settings.connect.through", { proxy })}`}
            </span>
          </summary>
          <p className={classes["about"]}>{t(`settings.connect.about.${kind as ShownKind}`)}</p>
          <SettingsForm
            group="connect"
            part={{ title: sourceKindName(kind, language), keys: connectionKeys(kind) }}
          >
            {kind !== "imap" && <CheckConnection kind={kind} />}
          </SettingsForm>
        </details>
      ))}
      <SettingsForm group="engine" />
      <p className={classes["lead"]}>
        {allowHosts.length === 0
          ? t("settings.connect.noHosts")
          : t("settings.connect.hosts", { hosts: allowHosts.join(", ") })}
      </p>
    </>
  );
}

function isGiven(kind: SourceKind, settings: readonly Setting[]): boolean {
  const keys = new Set(connectionKeys(kind));
  return settings.some((setting) => setting.isSecret && setting.isSet && keys.has(setting.key));
}

/** Kinds that have words here: those with settings of their own. */
type ShownKind = Exclude<SourceKind, "webhook" | "import" | "jetstream">;
