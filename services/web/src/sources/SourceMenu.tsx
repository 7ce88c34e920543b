import type { Source } from "@earshot/contract/source";
import { ActionIcon, Menu } from "@mantine/core";
import { IconArchive, IconDots, IconPlayerPause, IconPlayerPlay, IconRefresh } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { usePerson } from "../app/person.ts";
import { useRetire, useSourceActions } from "./use-source-actions.tsx";

/** What can be done with one source. */
export function SourceMenu({ source }: { source: Source }) {
  const { t } = useTranslation();
  const { may } = usePerson();
  const { check, pause } = useSourceActions(source);
  const retire = useRetire();
  const isPaused = source.state === "paused";
  if (!may("edit_sources")) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon size={32} aria-label={t("sources.more", { name: source.name })}>
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconRefresh size={16} aria-hidden />}
          disabled={isPaused}
          onClick={() => check.mutate()}
        >
          {t("sources.checkNow")}
        </Menu.Item>
        <Menu.Item
          leftSection={
            isPaused ? <IconPlayerPlay size={16} aria-hidden /> : <IconPlayerPause size={16} aria-hidden />
          }
          onClick={() => pause.mutate(!isPaused)}
        >
          {t(isPaused ? "sources.resume" : "sources.pause")}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconArchive size={16} aria-hidden />}
          onClick={() => retire.mutate([source.sourceId])}
        >
          {t("sources.retire")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
