import type { MentionRow } from "@earshot/contract/mention";
import type { Tag } from "@earshot/contract/tag";
import { nameKey, tagNameLengthMax, tidyName } from "@earshot/core/triage/tag";
import { IconCheck, IconPlus } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { addTag, tagsQuery } from "../api/desk.ts";
import { useSay } from "../app/use-say.tsx";
import type { Deed } from "./change.ts";
import { PickDialog, type Pick } from "./PickDialog.tsx";
import { TagMark } from "./TagMark.tsx";
import classes from "./Tags.module.css";

interface TagDialogProps {
  row: MentionRow;
  act: (change: Deed) => void;
  onClose: () => void;
}

/** Puts tags on a post and takes them off; a name that none has makes a tag. */
export function TagDialog({ row, act, onClose }: TagDialogProps) {
  const { t } = useTranslation();
  const say = useSay();
  const queryClient = useQueryClient();
  const { data: tags = [] } = useQuery(tagsQuery);

  const make = async (name: string): Promise<void> => {
    try {
      const tag = await addTag({ name });
      queryClient.setQueryData(tagsQuery.queryKey, (known: Tag[] = []) => [
        ...known.filter(({ tagId }) => tagId !== tag.tagId),
        tag,
      ]);
      act({ kind: "tags", add: [tag], remove: [] });
    } catch (error) {
      say.failed(error);
    }
  };
  const picksFor = (typed: string): Pick[] => {
    const wanted = nameKey(typed);
    const found = tags.filter(
      ({ tagId, name, isRetired }) =>
        nameKey(name).includes(wanted) && (!isRetired || row.tagIds.includes(tagId)),
    );
    const isKnown = tags.some(({ name, isRetired }) => !isRetired && nameKey(name) === wanted);
    const picks = found.map((tag): Pick => {
      const isChosen = row.tagIds.includes(tag.tagId);
      return {
        key: String(tag.tagId),
        isChosen,
        content: (
          <>
            <span className={classes["check"]}>{isChosen && <IconCheck size={15} aria-hidden />}</span>
            <TagMark tag={tag} isBig />
          </>
        ),
        onPick: () => act({ kind: "tags", add: isChosen ? [] : [tag], remove: isChosen ? [tag] : [] }),
      };
    });
    if (wanted === "" || isKnown) return picks;
    const name = tidyName(typed);
    const content = (
      <>
        <IconPlus size={15} aria-hidden />
        {t("desk.tags.create", { name })}
      </>
    );
    return [...picks, { key: "new", content, onPick: () => void make(name) }];
  };
  return (
    <PickDialog
      title={t("desk.tags.title")}
      search={t("desk.tags.search")}
      empty={t("desk.tags.empty")}
      picksFor={picksFor}
      isMany
      maxLength={tagNameLengthMax}
      onClose={onClose}
    />
  );
}
