import { type FilterName } from "@earshot/contract/filter-address";
import type { MentionFilter } from "@earshot/contract/mention-filter";
import { periods } from "@earshot/core/triage/period";
import { directions, sentiments } from "@earshot/core/analyse/label";
import { platforms } from "@earshot/core/collect/platform";
import { statuses } from "@earshot/core/triage/status";
import { Button, Drawer, MultiSelect, SegmentedControl, TextInput, UnstyledButton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { entitiesQuery } from "../api/entities.ts";
import { sourcesQuery } from "../api/sources.ts";
import { isFiltered, toggleFilter, withoutFilter } from "./filter-address.ts";
import { useFilterWords } from "./filter-words.ts";
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
        <Search name="entity" filter={filter} onFilter={onFilter} />
        <Search name="source" filter={filter} onFilter={onFilter} />
        <Search name="platform" filter={filter} onFilter={onFilter} />
        <Choice name="lang" values={languagesOffered} filter={filter} onFilter={onFilter} />
        <Sureness filter={filter} onFilter={onFilter} />
        <div className={classes["foot"]}>
          <Button disabled={!isFiltered(filter)} onClick={() => onFilter({})}>
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

/** A filter with too many values to show them all. */
function Search({ name, filter, onFilter }: PartProps & { name: "entity" | "source" | "platform" }) {
  const words = useFilterWords();
  const { data: sources = [] } = useQuery(sourcesQuery);
  const { data: entities = [] } = useQuery(entitiesQuery);
  const values = {
    entity: entities.map(({ entityId }) => entityId),
    source: sources.map(({ sourceId }) => sourceId),
    platform: platforms,
  }[name];
  const chosen = (filter[name] ?? []).map(String);
  return (
    <MultiSelect
      label={words.name(name)}
      size="xs"
      searchable
      clearable
      hidePickedOptions
      value={chosen}
      data={[...new Set([...values.map(String), ...chosen])].map((value) => ({
        value,
        label: words.value(name, value),
      }))}
      onChange={(picked) => {
        const rest = withoutFilter(filter, name);
        const read = name === "platform" ? picked : picked.map(Number);
        onFilter(picked.length === 0 ? rest : { ...rest, [name]: read });
      }}
    />
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

function Sureness({ filter, onFilter }: PartProps) {
  const { t } = useTranslation();
  return (
    <fieldset className={classes["choice"]}>
      <legend>{t("triage.filter.unsure")}</legend>
      <SegmentedControl
        size="xs"
        fullWidth
        className={classes["wide"] ?? ""}
        value={filter.unsure === undefined ? "" : String(filter.unsure)}
        data={[
          { value: "", label: t("triage.all") },
          { value: "true", label: t("triage.unsureOnly") },
          { value: "false", label: t("triage.sureOnly") },
        ]}
        onChange={(value) => {
          const rest = withoutFilter(filter, "unsure");
          onFilter(value === "" ? rest : { ...rest, unsure: value === "true" });
        }}
      />
    </fieldset>
  );
}
