import type { Tag } from "@earshot/contract/tag";
import { Button, Skeleton } from "@mantine/core";
import { IconPlus, IconTag } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { tagCountsQuery, tagsQuery } from "../api/desk.ts";
import { Empty } from "../app/Empty.tsx";
import { Failure } from "../app/Failure.tsx";
import { MergeDialog } from "./MergeDialog.tsx";
import { TagForm } from "./TagForm.tsx";
import { TagLine } from "./TagLine.tsx";
import classes from "./TagsPage.module.css";

/** All tags with how often each is used: rename, recolour, merge, retire. */
export function TagsPage() {
  const { t } = useTranslation();
  const query = useQuery(tagsQuery);
  const [isAdding, setIsAdding] = useState(false);
  const [merged, setMerged] = useState<Tag | null>(null);
  const tags = query.data ?? [];
  const used = tags.filter(({ isRetired }) => !isRetired);
  const retired = tags.filter(({ isRetired }) => isRetired);
  if (query.isError && query.data === undefined)
    return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <>
      <div className={classes["lead"]}>
        <p>{t("desk.settings.lead")}</p>
        <Button
          variant="filled"
          leftSection={<IconPlus size={15} aria-hidden />}
          onClick={() => setIsAdding(true)}
        >
          {t("desk.settings.add")}
        </Button>
      </div>
      {query.data === undefined && <Skeleton height={120} />}
      {query.data !== undefined && tags.length === 0 && !isAdding && (
        <Empty icon={<IconTag size={28} stroke={1.5} aria-hidden />} title={t("desk.settings.empty")}>
          <p>{t("desk.settings.emptyText")}</p>
        </Empty>
      )}
      <TagList tags={used} all={tags} onMerge={setMerged}>
        {isAdding && (
          <li className={classes["line"]}>
            <TagForm tag={null} onClose={() => setIsAdding(false)} />
          </li>
        )}
      </TagList>
      {retired.length > 0 && (
        <>
          <h2 className={classes["retired"]}>{t("desk.settings.retired")}</h2>
          <TagList tags={retired} all={tags} onMerge={setMerged} />
        </>
      )}
      {merged !== null && <MergeDialog tag={merged} tags={used} onClose={() => setMerged(null)} />}
    </>
  );
}

interface TagListProps {
  tags: readonly Tag[];
  all: readonly Tag[];
  onMerge: (tag: Tag) => void;
  children?: ReactNode;
}

function TagList({ tags, all, onMerge, children }: TagListProps) {
  const { data: counts } = useQuery(tagCountsQuery);
  return (
    <ul className={classes["list"]}>
      {children}
      {tags.map((tag) => (
        <TagLine
          key={tag.tagId}
          tag={tag}
          into={all.find(({ tagId }) => tagId === tag.mergedInto) ?? null}
          count={counts?.find(({ tagId }) => tagId === tag.tagId) ?? null}
          onMerge={() => onMerge(tag)}
        />
      ))}
    </ul>
  );
}
