import type { MentionDetail } from "@earshot/contract/mention";
import { Kbd } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { DetailActions } from "./PostDetail.tsx";
import { TagMark, useTags } from "./TagMark.tsx";
import classes from "./Tags.module.css";

/** The tags of a post, each to be taken off by itself, and the way to more. */
export function TagsLine({ detail, actions }: { detail: MentionDetail; actions: DetailActions }) {
  const { t } = useTranslation();
  const tags = useTags(detail.tagIds);
  if (tags.length === 0 && !actions.mayTriage) return null;
  return (
    <div className={classes["line"]} role="group" aria-label={t("desk.tags.title")}>
      {tags.map((tag) => (
        <TagMark
          key={tag.tagId}
          tag={tag}
          isBig
          onRemove={
            actions.mayTriage ? () => actions.act({ kind: "tags", add: [], remove: [tag] }) : undefined
          }
        />
      ))}
      {actions.mayTriage && (
        <button type="button" className={classes["add"]} onClick={actions.onTags}>
          <IconPlus size={13} aria-hidden />
          {t("desk.tags.add")}
          <Kbd size="xs">T</Kbd>
        </button>
      )}
    </div>
  );
}
