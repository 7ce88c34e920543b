import { readFolder } from "@earshot/core/collect/folder";
import { tierNames } from "@earshot/core/collect/source-state-names";
import { Button, Menu, Modal } from "@mantine/core";
import {
  IconArchive,
  IconFolder,
  IconPlayerPause,
  IconPlayerPlay,
  IconTag,
  IconX,
} from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { SourcesChange } from "../api/sources.ts";
import { useLanguage } from "../words/use-language.ts";
import { FolderField, TagsField } from "./SourceFields.tsx";
import classes from "./Sources.module.css";
import { useChangeSources, useRetire } from "./use-source-actions.tsx";

interface BulkBarProps {
  sourceIds: readonly number[];
  onDone: () => void;
}

/** What can be done with the chosen sources together. */
export function BulkBar({ sourceIds, onDone }: BulkBarProps) {
  const { t } = useTranslation();
  const tiers = tierNames[useLanguage()];
  const [dialog, setDialog] = useState<"folder" | "tags" | null>(null);
  const changing = useChangeSources();
  const retire = useRetire();
  const apply = (change: SourcesChange): void =>
    changing.mutate({ sourceIds, change }, { onSuccess: () => setDialog(null) });
  return (
    <div className={classes["bulk"]} role="toolbar" aria-label={t("sources.bulk")}>
      <b>{t("sources.chosen", { count: sourceIds.length })}</b>
      <Button leftSection={<IconFolder size={15} aria-hidden />} onClick={() => setDialog("folder")}>
        {t("sources.folder")}
      </Button>
      <Button leftSection={<IconTag size={15} aria-hidden />} onClick={() => setDialog("tags")}>
        {t("sources.tags")}
      </Button>
      <Menu position="bottom-start">
        <Menu.Target>
          <Button>{t("sources.tier")}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          {([1, 2, 3] as const).map((tier) => (
            <Menu.Item key={tier} onClick={() => apply({ tier })}>
              {tiers[tier]}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Button
        leftSection={<IconPlayerPause size={15} aria-hidden />}
        onClick={() => apply({ isPaused: true })}
      >
        {t("sources.bulkPause")}
      </Button>
      <Button
        leftSection={<IconPlayerPlay size={15} aria-hidden />}
        onClick={() => apply({ isPaused: false })}
      >
        {t("sources.resume")}
      </Button>
      <Button
        leftSection={<IconArchive size={15} aria-hidden />}
        loading={retire.isPending}
        onClick={() => retire.mutate(sourceIds, { onSuccess: onDone })}
      >
        {t("sources.retire")}
      </Button>
      <Button variant="subtle" leftSection={<IconX size={15} aria-hidden />} onClick={onDone}>
        {t("sources.chooseNone")}
      </Button>
      {dialog === "folder" && (
        <FolderDialog isBusy={changing.isPending} onApply={apply} onClose={() => setDialog(null)} />
      )}
      {dialog === "tags" && (
        <TagsDialog isBusy={changing.isPending} onApply={apply} onClose={() => setDialog(null)} />
      )}
    </div>
  );
}

interface DialogProps {
  isBusy: boolean;
  onApply: (change: SourcesChange) => void;
  onClose: () => void;
}

function FolderDialog({ isBusy, onApply, onClose }: DialogProps) {
  const { t } = useTranslation();
  const [folder, setFolder] = useState("");
  const isNone = readFolder(folder) === null;
  return (
    <Modal opened onClose={onClose} title={t("sources.bulkFolder")} size={420}>
      <form
        className={classes["form"]}
        onSubmit={(event) => {
          event.preventDefault();
          onApply({ folder: readFolder(folder) });
        }}
      >
        <FolderField folder={folder} onFolder={setFolder} />
        <Button type="submit" variant="filled" size="sm" loading={isBusy}>
          {t(isNone ? "sources.bulkNoFolder" : "sources.bulkMove")}
        </Button>
      </form>
    </Modal>
  );
}

function TagsDialog({ isBusy, onApply, onClose }: DialogProps) {
  const { t } = useTranslation();
  const [addTags, setAddTags] = useState<string[]>([]);
  const [removeTags, setRemoveTags] = useState<string[]>([]);
  return (
    <Modal opened onClose={onClose} title={t("sources.bulkTags")} size={420}>
      <form
        className={classes["form"]}
        onSubmit={(event) => {
          event.preventDefault();
          onApply({ addTags, removeTags });
        }}
      >
        <TagsField label={t("sources.bulkAddTags")} tags={addTags} onTags={setAddTags} />
        <TagsField label={t("sources.bulkRemoveTags")} tags={removeTags} onTags={setRemoveTags} />
        <Button
          type="submit"
          variant="filled"
          size="sm"
          loading={isBusy}
          disabled={addTags.length === 0 && removeTags.length === 0}
        >
          {t("frame.save")}
        </Button>
      </form>
    </Modal>
  );
}
