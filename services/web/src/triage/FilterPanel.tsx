import { type FilterName } from "@earshot/contract/filter-address";
import type { MentionFilter } from "@earshot/contract/mention-filter";
import { periods } from "@earshot/core/triage/period";
import { directions, sentiments } from "@earshot/core/analyse/label";
import { statuses } from "@earshot/core/triage/status";
import { Button, Drawer, SegmentedControl, TextInput, UnstyledButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { clearFilter, isFiltered, toggleFilter, withoutFilter } from "./filter-address.ts";
import { useFilterWords } from "./filter-words.ts";
import { FilterSearch } from "./FilterSearch.tsx";
import classes from "./FilterPanel.module.css";
import { fromLocalInput, toLocalInput } from "./period.ts";

interface FilterPanelProps {
  isOpened: boolean;
  filter: MentionFilter;
  onFilter: (filter: MentionFilter) => void;
  onClose: () => void;
}

const languagesOffered = ["ru", "en", "uk", "kk", "be", "de"];

/** Every filter of the list in one drawer; each takes effect at once. */
export function FilterPanel({ isOpened, filter, onFilter, onClose }: FilterPanelProps) {
  const { t } = useTranslation();
  return (
    <Drawer opened={isOpened} onClose={onClose} position="right" size={400} title={t("triage.filters")}>
      <div className={classes["panel"]}>
        <Choice name="status" values={statuses} filter={filter} onFilter={onFilter} />
        <Choice name="severity" values={[5, 4, 3, 2, 1]} filter={filter} onFilter={onFilter} />
        <Choice name="direction" values={directions} filter={filter} onFilter={onFilter} />
        <Choice name="sentiment" values={sentiments} filter={filter} onFilter={onFilter} />
        <Period filter={filter} onFilter={onFilter} />
        <FilterSearch name="assignee" filter={filter} onFilter={onFilter} />
        <FilterSearch name="tag" filter={filter} onFilter={onFilter} />
        <Switch name="noted" on="notedOnly" off="unnotedOnly" filter={filter} onFilter={onFilter} />
        <Switch name="inIncident" on="incidentOnly" off="noIncident" filter={filter} onFilter={onFilter} />
        <Switch name="read" on="readOnlyPosts" off="unreadOnly" filter={filter} onFilter={onFilter} />
        <Switch name="instory" on="inStoryOnly" off="aloneOnly" filter={filter} onFilter={onFilter} />
        <Switch name="reprints" on="reprintsOnly" off="originalsOnly" filter={filter} onFilter={onFilter} />
        <FilterSearch name="entity" filter={filter} onFilter={onFilter} />
        <FilterSearch name="source" filter={filter} onFilter={onFilter} />
        <Choice name="tier" values={[1, 2, 3]} filter={filter} onFilter={onFilter} />
        <FilterSearch name="folder" filter={filter} onFilter={onFilter} />
        <FilterSearch name="platform" filter={filter} onFilter={onFilter} />
        <Choice name="lang" values={languagesOffered} filter={filter} onFilter={onFilter} />
        <Switch name="unsure" on="unsureOnly" off="sureOnly" filter={filter} onFilter={onFilter} />
        <div className={classes["foot"]}>
          <Button disabled={!isFiltered(filter)} onClick={() => onFilter(clearFilter(filter))}>
            {t("triage.clearFilters")}
          </Button>
          <Button variant="filled" onClick={onClose}>
            {t("triage.showPosts")}
          </Button>
        </div>
      </div>
    </Drawer>
  );
}

interface PartProps {
  filter: MentionFilter;
  onFilter: (filter: MentionFilter) => void;
}

interface ChoiceProps extends PartProps {
  name: FilterName;
  values: readonly (string | number)[];
}

function Choice({ name, values, filter, onFilter }: ChoiceProps) {
  const words = useFilterWords();
  const given: unknown = filter[name];
  const chosen: unknown[] = Array.isArray(given) ? given : [];
  return (
    <fieldset className={classes["choice"]}>
      <legend>{words.name(name)}</legend>
      {values.map((value) => (
        <UnstyledButton
          key={value}
          className={classes["chip"]}
          aria-pressed={chosen.includes(value)}
          onClick={() => onFilter(toggleFilter(filter, name, value))}
        >
          {words.value(name, String(value))}
        </UnstyledButton>
      ))}
    </fieldset>
  );
}

function Period({ filter, onFilter }: PartProps) {
  const { t } = useTranslation();
  return (
    <fieldset className={classes["choice"]}>
      <legend>{t("triage.period.title")}</legend>
      {periods.map((period) => (
        <UnstyledButton
          key={period}
          className={classes["chip"]}
          aria-pressed={filter.period === period}
          onClick={() => {
            const { since: _since, until: _until, period: chosen, ...rest } = filter;
            onFilter(chosen === period ? rest : { ...rest, period });
          }}
        >
          {t(`triage.period.${period}`)}
        </UnstyledButton>
      ))}
      <div className={classes["dates"]}>
        {(["since", "until"] as const).map((name) => (
          <TextInput
            key={name}
            type="datetime-local"
            size="xs"
            label={t(`triage.filter.${name}`)}
            value={toLocalInput(filter[name])}
            onChange={(event) => {
              const at = fromLocalInput(event.currentTarget.value);
              const rest = withoutFilter(filter, "period");
              onFilter(at === undefined ? withoutFilter(rest, name) : { ...rest, [name]: at });
            }}
          />
        ))}
      </div>
    </fieldset>
  );
}

interface SwitchProps extends PartProps {
  name: "unsure" | "noted" | "reprints" | "inIncident" | "read" | "instory";
  /** Words for both sides. */
  on: "unsureOnly" | "notedOnly" | "reprintsOnly" | "incidentOnly" | "readOnlyPosts" | "inStoryOnly";
  off: "sureOnly" | "unnotedOnly" | "originalsOnly" | "noIncident" | "unreadOnly" | "aloneOnly";
}

function Switch({ name, on, off, filter, onFilter }: SwitchProps) {
  const { t } = useTranslation();
  const chosen = filter[name];
  return (
    <fieldset className={classes["choice"]}>
      <legend>{t(`triage.filter.${name}`)}</legend>
      <SegmentedControl
        size="xs"
        fullWidth
        className={classes["wide"] ?? ""}
        value={chosen === undefined ? "" : String(chosen)}
        data={[
          { value: "", label: t("triage.all") },
          { value: "true", label: t(`triage.${on}`) },
          { value: "false", label: t(`triage.${off}`) },
        ]}
        onChange={(value) => {
          const rest = withoutFilter(filter, name);
          onFilter(value === "" ? rest : { ...rest, [name]: value === "true" });
        }}
      />
    </fieldset>
  );
}
