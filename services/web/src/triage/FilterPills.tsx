import { writeFilter, type FilterName } from "@earshot/contract/filter-address";
import type { MentionFilter } from "@earshot/contract/mention-filter";
import { CloseButton, UnstyledButton } from "@mantine/core";
import { useQueries } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { incidentQuery } from "../api/incidents.ts";
import { storyQuery } from "../api/stories.ts";
import { clearFilter, isFiltered, withoutFilter } from "./filter-address.ts";
import { useFilterWords } from "./filter-words.ts";
import classes from "./ListBar.module.css";

interface FilterPillsProps {
  filter: MentionFilter;
  onFilter: (filter: MentionFilter) => void;
}

/** What the list is narrowed to: each part can be taken off by itself. */
export function FilterPills(props: FilterPillsProps) {
  return isFiltered(props.filter) ? <Pills {...props} /> : null;
}

function Pills({ filter, onFilter }: FilterPillsProps) {
  const { t } = useTranslation();
  const words = useFilterWords();
  const stories = useStoryNames(filter.story);
  const incidents = useIncidentNames(filter.incident);
  const pairs = (writeFilter(filter) as [FilterName, string][]).filter(
    ([name]) => name !== "per" && name !== "sort",
  );
  return (
    <div className={classes["pills"]} role="group" aria-label={t("triage.filters")}>
      {pairs.map(([name, value]) => {
        const named = name === "story" ? stories : name === "incident" ? incidents : undefined;
        const label = named?.get(value) ?? words.value(name, value);
        return (
          <span className={classes["pill"]} key={`${name}=${value}`}>
            <span>
              <b>{words.name(name)}:</b> <bdi>{label}</bdi>
            </span>
            <CloseButton
              size="xs"
              aria-label={t("triage.removeFilter", { filter: `${words.name(name)}: ${label}` })}
              onClick={() => onFilter(withoutOne(filter, name, value))}
            />
          </span>
        );
      })}
      <UnstyledButton className={classes["clear"]} onClick={() => onFilter(clearFilter(filter))}>
        {t("triage.clearFilters")}
      </UnstyledButton>
    </div>
  );
}

/** Names of stories by number; a pill says the number until its story is there. */
function useStoryNames(storyIds: readonly number[] = []): Map<string, string> {
  const asked = useQueries({ queries: storyIds.map((storyId) => storyQuery(storyId)) });
  return new Map(
    asked.flatMap(({ data }, at) =>
      data ? [[String(storyIds[at]), data.story.name ?? data.story.leadTitle] as const] : [],
    ),
  );
}

function useIncidentNames(incidentIds: readonly number[] = []): Map<string, string> {
  const asked = useQueries({ queries: incidentIds.map((incidentId) => incidentQuery(incidentId)) });
  return new Map(
    asked.flatMap(({ data }, at) => (data ? [[String(incidentIds[at]), data.incident.title] as const] : [])),
  );
}

function withoutOne(filter: MentionFilter, name: FilterName, written: string): MentionFilter {
  const given: unknown = filter[name];
  const value = Array.isArray(given)
    ? (given as unknown[]).find((each) => String(each) === written)
    : undefined;
  return withoutFilter(filter, name, value);
}
