import type { Dashboard, DashboardHead } from "@earshot/contract/dashboard";
import { ActionIcon, Button, Menu } from "@mantine/core";
import {
  IconChevronDown,
  IconCopy,
  IconDeviceTv,
  IconDots,
  IconFileCode,
  IconLayoutDashboard,
  IconPencil,
  IconPhoto,
  IconPlus,
  IconPrinter,
  IconShare,
  IconTrash,
  IconUpload,
} from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { dashboardsQuery } from "../api/dashboards.ts";
import { ConfirmDialog } from "../app/ConfirmDialog.tsx";
import { useLanguage } from "../words/use-language.ts";
import { ImportDialog } from "./ImportDialog.tsx";
import { MakeDialog } from "./MakeDialog.tsx";
import { ShareDialog } from "./ShareDialog.tsx";
import { useBoardDeeds } from "./use-board-deeds.tsx";

/** All dashboards by name, and the way to one of one's own. */
export function BoardPicker({ dashboard }: { dashboard: Dashboard }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data } = useQuery(dashboardsQuery);
  const [asked, setAsked] = useState<"new" | "import" | null>(null);
  const groups = groupBoards(data?.dashboards ?? []);
  return (
    <>
      <Menu position="bottom-start" width={280}>
        <Menu.Target>
          <Button
            leftSection={<IconLayoutDashboard size={15} aria-hidden />}
            rightSection={<IconChevronDown size={14} aria-hidden />}
          >
            {dashboard.name[language]}
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah="70dvh" style={{ overflowY: "auto" }}>
          {groups.map(([name, boards]) => (
            <div key={name} role="group" aria-label={t(`dashboards.group.${name}`)}>
              <Menu.Label>{t(`dashboards.group.${name}`)}</Menu.Label>
              {boards.map((each) => (
                <Menu.Item
                  key={each.key}
                  component={Link}
                  to={`/reports/dashboards/${each.key}`}
                  aria-current={each.key === dashboard.key || undefined}
                  fw={each.key === dashboard.key ? 600 : 400}
                >
                  <bdi>{each.name[language]}</bdi>
                </Menu.Item>
              ))}
            </div>
          ))}
          <Menu.Divider />
          <Menu.Item leftSection={<IconPlus size={15} aria-hidden />} onClick={() => setAsked("new")}>
            {t("dashboards.new")}
          </Menu.Item>
          <Menu.Item leftSection={<IconUpload size={15} aria-hidden />} onClick={() => setAsked("import")}>
            {t("dashboards.import")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {asked === "new" && (
        <MakeDialog copyOf={null} mayEditTeam={data?.mayEditTeam === true} onClose={() => setAsked(null)} />
      )}
      {asked === "import" && (
        <ImportDialog mayEditTeam={data?.mayEditTeam === true} onClose={() => setAsked(null)} />
      )}
    </>
  );
}

type Group = "ready" | "team" | "own";

function groupBoards(boards: readonly DashboardHead[]): [Group, DashboardHead[]][] {
  const of = (wanted: Group) =>
    boards.filter((each) => (each.dashboardId === null ? "ready" : each.isTeam ? "team" : "own") === wanted);
  return (["ready", "team", "own"] as const)
    .map((name): [Group, DashboardHead[]] => [name, of(name)])
    .filter(([, found]) => found.length > 0);
}

interface BoardMenuProps {
  dashboard: Dashboard;
  onEdit: () => void;
  onPicture: () => void;
}

/** What can be done with this dashboard. */
export function BoardMenu({ dashboard, onEdit, onPicture }: BoardMenuProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data } = useQuery(dashboardsQuery);
  const { remove } = useBoardDeeds();
  const [asked, setAsked] = useState<"copy" | "delete" | "share" | null>(null);
  const close = () => setAsked(null);
  return (
    <>
      {dashboard.mayChange ? (
        <Button leftSection={<IconPencil size={15} aria-hidden />} onClick={onEdit}>
          {t("dashboards.edit")}
        </Button>
      ) : (
        <Button leftSection={<IconCopy size={15} aria-hidden />} onClick={() => setAsked("copy")}>
          {t("dashboards.copyAndEdit")}
        </Button>
      )}
      {dashboard.mayShare && (
        <Button leftSection={<IconShare size={15} aria-hidden />} onClick={() => setAsked("share")}>
          {t("dashboards.share")}
        </Button>
      )}
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon size="lg" variant="default" aria-label={t("dashboards.boardMenu")}>
            <IconDots size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            component={Link}
            to={`/wall/${dashboard.key}`}
            leftSection={<IconDeviceTv size={15} aria-hidden />}
          >
            {t("dashboards.wall")}
          </Menu.Item>
          <Menu.Item leftSection={<IconPhoto size={15} aria-hidden />} onClick={onPicture}>
            {t("dashboards.asPng")}
          </Menu.Item>
          <Menu.Item leftSection={<IconPrinter size={15} aria-hidden />} onClick={() => window.print()}>
            {t("dashboards.print")}
          </Menu.Item>
          <Menu.Item
            component="a"
            href={`/api/v1/dashboards/${dashboard.key}/file?format=yaml`}
            download
            leftSection={<IconFileCode size={15} aria-hidden />}
          >
            {t("dashboards.asFile")}
          </Menu.Item>
          <Menu.Item leftSection={<IconCopy size={15} aria-hidden />} onClick={() => setAsked("copy")}>
            {t("dashboards.copy")}
          </Menu.Item>
          {dashboard.mayChange && (
            <Menu.Item
              color="red"
              leftSection={<IconTrash size={15} aria-hidden />}
              onClick={() => setAsked("delete")}
            >
              {t("dashboards.delete")}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {asked === "copy" && (
        <MakeDialog copyOf={dashboard} mayEditTeam={data?.mayEditTeam === true} onClose={close} />
      )}
      {asked === "share" && <ShareDialog dashboard={dashboard} onClose={close} />}
      {asked === "delete" && (
        <ConfirmDialog
          title={t("dashboards.delete")}
          text={t("dashboards.deleteText", { name: dashboard.name[language], links: dashboard.links })}
          confirm={t("dashboards.delete")}
          isBusy={remove.isPending}
          onConfirm={() => {
            close();
            remove.mutate(dashboard);
          }}
          onClose={close}
        />
      )}
    </>
  );
}
