import type { MentionFilter } from "@earshot/contract/mention-filter";
import { Menu } from "@mantine/core";
import { IconBookmarkPlus, IconCheck, IconLink, IconSettings } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { countQuery } from "../api/mentions.ts";
import { viewsQuery } from "../api/views.ts";
import { useSay } from "../app/use-say.tsx";
import { fullCount } from "../words/number-words.ts";
import { useLanguage } from "../words/use-language.ts";
import { addressOf } from "./filter-address.ts";
import { readyViewNames, readyViews } from "./ready-views.ts";
import type { OpenDialog } from "./TriagePage.tsx";
import { filterOf } from "./use-default-view.ts";
import classes from "./Views.module.css";

export interface ViewsProps {
  filter: MentionFilter;
  onFilter: (filter: MentionFilter) => void;
  onDialog: (dialog: OpenDialog) => void;
}

/** Saved views, each with how many posts it holds now, and the way to save this one. */
export function ViewItems({ filter, onFilter, onDialog }: ViewsProps) {
  const { t } = useTranslation();
  const say = useSay();
  const { data } = useQuery(viewsQuery);
  const views = data?.views ?? [];
  const address = addressOf(filter);
  const shown = views.find((view) => view.address === address);

  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(`${window.location.origin}/triage${address && `?${address}`}`);
    say.done(t("desk.views.copied"));
  };
  return (
    <>
      <div className={classes["menu"]}>
        {views.length === 0 && <p className={classes["none"]}>{t("desk.views.none")}</p>}
        {views.map((view) => (
          <Menu.Item
            key={view.viewId}
            leftSection={<IconCheck size={15} aria-hidden opacity={view === shown ? 1 : 0} />}
            rightSection={<ViewCount filter={filterOf(view.address)} />}
            onClick={() => onFilter(filterOf(view.address))}
          >
            <span className={classes["name"]}>
              <bdi>{view.name}</bdi>
              <small>
                {view.isTeam ? t("desk.views.shared", { name: view.madeBy.name }) : t("desk.views.own")}
                {view.isDefault && ` · ${t("desk.views.isDefault")}`}
              </small>
            </span>
          </Menu.Item>
        ))}
        <Menu.Label>{t("desk.views.ready")}</Menu.Label>
        {readyViewNames.map((name) => (
          <Menu.Item
            key={name}
            leftSection={
              <IconCheck size={15} aria-hidden opacity={address === addressOf(readyViews[name]) ? 1 : 0} />
            }
            rightSection={<ViewCount filter={readyViews[name]} />}
            onClick={() => onFilter(readyViews[name])}
          >
            {t(`desk.views.readyName.${name}`)}
          </Menu.Item>
        ))}
      </div>
      <Menu.Divider />
      <Menu.Item
        leftSection={<IconBookmarkPlus size={15} aria-hidden />}
        disabled={addressOf(filter) === "" || shown !== undefined}
        onClick={() => onDialog("save_view")}
      >
        {t("desk.views.save")}
      </Menu.Item>
      <Menu.Item leftSection={<IconLink size={15} aria-hidden />} onClick={() => void copy()}>
        {t("desk.views.copy")}
      </Menu.Item>
      {views.length > 0 && (
        <Menu.Item leftSection={<IconSettings size={15} aria-hidden />} onClick={() => onDialog("views")}>
          {t("desk.views.manage")}
        </Menu.Item>
      )}
    </>
  );
}

function ViewCount({ filter }: Pick<ViewsProps, "filter">) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data } = useQuery(countQuery(filter));
  if (data === undefined) return null;
  const shown = fullCount(data.count, language);
  return <span className={classes["count"]}>{data.isExact ? shown : t("triage.totalMore", { shown })}</span>;
}
