import type { Tag } from "@earshot/contract/tag";
import { IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { tagsQuery } from "../api/desk.ts";
import { useWords } from "../words/use-language.ts";
import { useRowDesk } from "./desk-context.ts";
import classes from "./Tags.module.css";

interface TagMarkProps {
  tag: Pick<Tag, "name" | "colour" | "isRetired">;
  isBig?: boolean;
  onRemove?: (() => void) | undefined;
}

/** A tag in its colour, with its name. */
export function TagMark({ tag, isBig = false, onRemove }: TagMarkProps) {
  const t = useWords();
  return (
    <span
      className={classes["tag"]}
      data-colour={tag.colour}
      data-retired={tag.isRetired || undefined}
      data-big={isBig || undefined}
      title={tag.isRetired ? `${tag.name}: ${t("desk.tags.retired")}` : tag.name}
    >
      <bdi>
        <span>{tag.name}</span>
      </bdi>
      {onRemove && (
        <button
          type="button"
          className={classes["remove"]}
          aria-label={t("desk.tags.remove", { name: tag.name })}
          onClick={onRemove}
        >
          <IconX size={12} aria-hidden />
        </button>
      )}
    </span>
  );
}

/** The tags of these numbers, by name; those that are not known yet are left out. */
export function useTags(tagIds: readonly number[]): Tag[] {
  const { data: tags = [] } = useQuery(tagsQuery);
  return tagIds.length === 0 ? [] : tags.filter(({ tagId }) => tagIds.includes(tagId));
}

/** In a row no more than this, so that the text keeps its place. */
const shownInRow = 2;

/** The tags of a row: the first ones by name, then how many more. */
export function RowTags({ tagIds }: { tagIds: readonly number[] }) {
  const tags = useRowDesk()?.tagsOf(tagIds) ?? [];
  if (tags.length === 0) return null;
  const more = tags.slice(shownInRow);
  return (
    <span className={classes["few"]} data-tags>
      {tags.slice(0, shownInRow).map((tag) => (
        <TagMark key={tag.tagId} tag={tag} />
      ))}
      {more.length > 0 && (
        <span className={classes["rest"]} title={more.map(({ name }) => name).join(", ")}>
          +{more.length}
        </span>
      )}
    </span>
  );
}
