import type { AuthorDetail } from "@earshot/contract/author";
import { ActionIcon, Button, Menu } from "@mantine/core";
import {
  IconBan,
  IconDots,
  IconDownload,
  IconEraser,
  IconGitMerge,
  IconLockOpen,
  IconPencil,
} from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { exportAuthor, unblockAuthor } from "../api/authors.ts";
import { usePerson } from "../app/person.ts";
import { useSay } from "../app/use-say.tsx";
import { Moment } from "../app/Moment.tsx";
import classes from "./Authors.module.css";
import { BlockCardDialog } from "./BlockCardDialog.tsx";
import { EraseDialog } from "./EraseDialog.tsx";
import { MergeDialog } from "./MergeDialog.tsx";
import { RenameDialog } from "./RenameDialog.tsx";
import { StandingMark } from "./StandingMark.tsx";
import { useCardDeed } from "./use-card-deed.tsx";

type Dialog = "rename" | "merge" | "block" | "erase";

/** Who it is, and what can be done with the card as a whole. */
export function AuthorHead({ author }: { author: AuthorDetail }) {
  const { t } = useTranslation();
  const { may } = usePerson();
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const close = (): void => setDialog(null);
  const standing = author.standing ?? author.derived?.standing ?? null;
  const isBlocked = author.accounts.some((account) => account.isBlocked);
  return (
    <header className={classes["head"]}>
      <div>
        <h1>
          <bdi>{author.name}</bdi>
        </h1>
        <p className={classes["sub"]}>
          {standing !== null && <StandingMark standing={standing} isDerived={author.standing === null} />}
          {isBlocked && (
            <span className={classes["mark"]}>
              <IconBan size={13} stroke={1.75} aria-hidden />
              {t("authors.blocked")}
            </span>
          )}
          <span>{t("authors.posts", { count: author.posts })}</span>
          {author.firstPostAt !== null && (
            <span>
              {t("authors.history.since")} <Moment at={author.firstPostAt} />
            </span>
          )}
        </p>
      </div>
      <div className={classes["buttons"]}>
        {may("triage") && (
          <Button
            leftSection={<IconGitMerge size={15} stroke={1.75} aria-hidden />}
            onClick={() => setDialog("merge")}
          >
            {t("authors.merge.button")}
          </Button>
        )}
        <CardMenu author={author} isBlocked={isBlocked} onDialog={setDialog} />
      </div>
      {dialog === "rename" && <RenameDialog author={author} onClose={close} />}
      {dialog === "merge" && <MergeDialog author={author} onClose={close} />}
      {dialog === "block" && <BlockCardDialog author={author} onClose={close} />}
      {dialog === "erase" && <EraseDialog author={author} onClose={close} />}
    </header>
  );
}

interface CardMenuProps {
  author: AuthorDetail;
  isBlocked: boolean;
  onDialog: (dialog: Dialog) => void;
}

function CardMenu({ author, isBlocked, onDialog }: CardMenuProps) {
  const { t } = useTranslation();
  const { may } = usePerson();
  const deed = useCardDeed();
  const download = useDownload(author);
  const mayErase = may("erase_data");
  if (!may("triage") && !mayErase) return null;
  const unblock = () =>
    deed.run(
      () => unblockAuthor(author.cardId),
      ({ hidden }) => ({ words: t("authors.unblockDone", { count: hidden }) }),
    );
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <ActionIcon variant="default" size={30} aria-label={t("authors.menu")}>
          <IconDots size={18} stroke={1.75} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {may("triage") && (
          <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={() => onDialog("rename")}>
            {t("authors.rename")}
          </Menu.Item>
        )}
        {may("edit_sources") && !isBlocked && (
          <Menu.Item leftSection={<IconBan size={16} aria-hidden />} onClick={() => onDialog("block")}>
            {t("authors.block")}
          </Menu.Item>
        )}
        {may("edit_sources") && isBlocked && (
          <Menu.Item leftSection={<IconLockOpen size={16} aria-hidden />} onClick={() => void unblock()}>
            {t("authors.unblock")}
          </Menu.Item>
        )}
        {mayErase && (
          <>
            <Menu.Divider />
            <Menu.Item leftSection={<IconDownload size={16} aria-hidden />} onClick={() => void download()}>
              {t("authors.export")}
            </Menu.Item>
            <Menu.Item
              color="red"
              leftSection={<IconEraser size={16} aria-hidden />}
              onClick={() => onDialog("erase")}
            >
              {t("authors.erase.button")}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Saves everything that is stored of the person as a file. */
function useDownload({ cardId }: AuthorDetail): () => Promise<void> {
  const say = useSay();
  return async () => {
    try {
      const address = URL.createObjectURL(await exportAuthor(cardId));
      const link = document.createElement("a");
      link.href = address;
      link.download = `author-${cardId}.json`;
      link.click();
      URL.revokeObjectURL(address);
    } catch (error) {
      say.failed(error);
    }
  };
}
