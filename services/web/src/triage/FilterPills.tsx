import { writeFilter, type FilterName } from "@earshot/contract/filter-address";
import type { MentionFilter } from "@earshot/contract/mention-filter";
import { CloseButton, UnstyledButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { isFiltered, withoutFilter } from "./filter-address.ts";
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
  const pairs = writeFilter(filter) as [FilterName, string][];
  return (
    <div className={classes["pills"]} role="group" aria-label={t("triage.filters")}>
      {pairs.map(([name, value]) => {
        const label = words.value(name, value);
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
      <UnstyledButton className={classes["clear"]} onClick={() => onFilter({})}>
        {t("triage.clearFilters")}
      </UnstyledButton>
    </div>
  );
}

function withoutOne(filter: MentionFilter, name: FilterName, written: string): MentionFilter {
  const given: unknown = filter[name];
  const value = Array.isArray(given)
    ? (given as unknown[]).find((each) => String(each) === written)
    : undefined;
  return withoutFilter(filter, name, value);
}
