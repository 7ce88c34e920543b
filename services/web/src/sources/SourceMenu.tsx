import type { Source } from "@earshot/contract/source";
import { ActionIcon, Menu } from "@mantine/core";
import { IconDots, IconPlayerPause, IconPlayerPlay, IconRefresh, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmDialog } from "../app/ConfirmDialog.tsx";
import { usePerson } from "../app/person.ts";
import { useSourceActions } from "./use-source-actions.ts";

/** What can be done with one source. */
export function SourceMenu({ source }: { source: Source }) {
  const { t } = useTranslation();
  const { may } = usePerson();
  const [isRetiring, setIsRetiring] = useState(false);
  const { check, pause, retire } = useSourceActions(source);
  const isPaused = source.state === "paused";
  if (!may("edit_sources")) return null;
  return (
    <>
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
          <Menu.Item leftSection={<IconTrash size={16} aria-hidden />} onClick={() => setIsRetiring(true)}>
            {t("sources.retire")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {isRetiring && (
        <ConfirmDialog
          title={t("sources.retireTitle")}
          text={t("sources.retireText", { name: source.name })}
          confirm={t("sources.retire")}
          isBusy={retire.isPending}
          onConfirm={() => retire.mutate(undefined, { onSettled: () => setIsRetiring(false) })}
          onClose={() => setIsRetiring(false)}
        />
      )}
    </>
  );
}
