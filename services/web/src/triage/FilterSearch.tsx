import { writeFilter } from "@earshot/contract/filter-address";
import type { MentionFilter } from "@earshot/contract/mention-filter";
import { platforms } from "@earshot/core/collect/platform";
import { MultiSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { colleaguesQuery, tagsQuery } from "../api/desk.ts";
import { entitiesQuery } from "../api/entities.ts";
import { sourcesQuery } from "../api/sources.ts";
import { withoutFilter } from "./filter-address.ts";
import { useFilterWords } from "./filter-words.ts";

type SearchedName = "entity" | "source" | "platform" | "assignee" | "tag" | "folder";

interface FilterSearchProps {
  name: SearchedName;
  filter: MentionFilter;
  onFilter: (filter: MentionFilter) => void;
}

/** A filter with too many values to show them all. What is chosen but out of use stays choosable. */
export function FilterSearch({ name, filter, onFilter }: FilterSearchProps) {
  const words = useFilterWords();
  const offered = useOffered()[name];
  const chosen = writeFilter(filter).flatMap(([each, value]) => (each === name ? [value] : []));
  if (offered.length === 0 && chosen.length === 0) return null;
  return (
    <MultiSelect
      label={words.name(name)}
      size="xs"
      searchable
      clearable
      hidePickedOptions
      value={chosen}
      data={[...new Set([...offered, ...chosen])].map((value) => ({
        value,
        label: words.value(name, value),
      }))}
      onChange={(picked) => {
        const rest = withoutFilter(filter, name);
        onFilter(picked.length === 0 ? rest : { ...rest, [name]: picked.map((value) => read(name, value)) });
      }}
    />
  );
}

function useOffered(): Record<SearchedName, string[]> {
  const { data: sources = [] } = useQuery(sourcesQuery);
  const { data: entities = [] } = useQuery(entitiesQuery);
  const { data: colleagues = [] } = useQuery(colleaguesQuery);
  const { data: tags = [] } = useQuery(tagsQuery);
  const folders = sources.flatMap(({ folder }) => (folder === null || folder === "" ? [] : [folder]));
  return {
    entity: entities.map(({ entityId }) => String(entityId)),
    source: sources.map(({ sourceId }) => String(sourceId)),
    platform: [...platforms],
    assignee: ["me", "nobody", ...colleagues.map(({ personId }) => String(personId))],
    tag: tags.filter(({ isRetired }) => !isRetired).map(({ tagId }) => String(tagId)),
    folder: [...new Set(folders)].sort(),
  };
}

/** A value of the address as the filter keeps it. */
function read(name: SearchedName, value: string): string | number {
  const isText = name === "platform" || name === "folder" || value === "me" || value === "nobody";
  return isText ? value : Number(value);
}
