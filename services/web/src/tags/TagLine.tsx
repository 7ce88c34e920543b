import type { Tag, TagCounts } from "@earshot/contract/tag";
import { ActionIcon, Menu } from "@mantine/core";
import { IconArchive, IconArrowBackUp, IconArrowMerge, IconDots, IconPencil } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { changeTag } from "../api/desk.ts";
import { usePerson } from "../app/person.ts";
import { useSay } from "../app/use-say.tsx";
import { TagMark } from "../triage/TagMark.tsx";
import { fullCount } from "../words/number-words.ts";
import { useLanguage } from "../words/use-language.ts";
import { TagForm } from "./TagForm.tsx";
import classes from "./TagsPage.module.css";
import { useTagRefresh } from "./use-tag-refresh.ts";

interface TagLineProps {
  tag: Tag;
  /** The tag that took its place. */
  into: Tag | null;
  count: TagCounts["counts"][number] | null;
  onMerge: () => void;
}

/** One tag: how it looks, on how many posts it stands, what can be done with it. */
export function TagLine({ tag, into, count, onMerge }: TagLineProps) {
  const { t } = useTranslation();
  const { may } = usePerson();
  const [isEdited, setIsEdited] = useState(false);
  const setRetired = useSetRetired(tag);
  if (isEdited) {
    return (
      <li className={classes["line"]}>
        <TagForm tag={tag} onClose={() => setIsEdited(false)} />
      </li>
    );
  }
  return (
    <li className={classes["line"]}>
      <span className={classes["name"]}>
        <TagMark tag={tag} isBig />
        {into !== null && <small>{t("desk.settings.mergedInto", { name: into.name })}</small>}
      </span>
      <Link to="/triage" search={{ tag: [tag.tagId] }} className={classes["count"] ?? ""}>
        {count !== null && <Count count={count} />}
      </Link>
      {may("edit_settings") && (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon aria-label={t("desk.settings.actions", { name: tag.name })}>
              <IconDots size={18} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconPencil size={15} aria-hidden />} onClick={() => setIsEdited(true)}>
              {t("desk.settings.rename")}
            </Menu.Item>
            {!tag.isRetired && (
              <Menu.Item leftSection={<IconArrowMerge size={15} aria-hidden />} onClick={onMerge}>
                {t("desk.settings.merge")}
              </Menu.Item>
            )}
            <Menu.Item
              leftSection={
                tag.isRetired ? (
                  <IconArrowBackUp size={15} aria-hidden />
                ) : (
                  <IconArchive size={15} aria-hidden />
                )
              }
              onClick={() => void setRetired(!tag.isRetired)}
            >
              {t(tag.isRetired ? "desk.settings.restore" : "desk.settings.retire")}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
    </li>
  );
}

function Count({ count: { count, isExact } }: { count: TagCounts["counts"][number] }) {
  const { t } = useTranslation();
  const shown = fullCount(count, useLanguage());
  return isExact ? t("desk.settings.posts", { count, shown }) : t("desk.settings.postsMore", { shown });
}

function useSetRetired({ tagId, name }: Tag): (isRetired: boolean) => Promise<void> {
  const { t } = useTranslation();
  const say = useSay();
  const refresh = useTagRefresh();
  return async (isRetired) => {
    try {
      await changeTag(tagId, { isRetired });
      say.done(t(isRetired ? "desk.settings.retiredDone" : "desk.settings.restoredDone", { name }));
    } catch (error) {
      say.failed(error);
    }
    await refresh();
  };
}
