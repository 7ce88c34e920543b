import type { Source } from "@earshot/contract/source";
import { isAiling, sourceOrders, type SourceOrder } from "@earshot/core/collect/arrange-sources";
import { sourceStates } from "@earshot/core/collect/source";
import { sourceStateNames, tierNames } from "@earshot/core/collect/source-state-names";
import { Button, Checkbox, Select, TextInput } from "@mantine/core";
import { IconSearch, IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../words/use-language.ts";
import { isFiltered, namesInUse, type SourceView } from "./source-view.ts";
import classes from "./Sources.module.css";

interface SourceToolsProps {
  sources: readonly Source[];
  view: SourceView;
  onChange: (part: SourceView) => void;
}

/** Search, filters and order of the list. */
export function SourceTools({ sources, view, onChange }: SourceToolsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { folders, tags } = namesInUse(sources, language);
  const states = sourceStateNames[language];
  const tiers = tierNames[language];
  const ailing = sources.filter(isAiling).length;
  const inUse = sourceStates.filter((state) => sources.some((source) => source.state === state));
  return (
    <div className={classes["tools"]}>
      <TextInput
        type="search"
        size="xs"
        className={classes["find"] ?? ""}
        aria-label={t("sources.find")}
        placeholder={t("sources.find")}
        leftSection={<IconSearch size={15} stroke={1.75} aria-hidden />}
        value={view.q ?? ""}
        onChange={(event) => onChange({ q: event.currentTarget.value || undefined })}
      />
      <Choice
        label={t("sources.filter.state")}
        value={view.state}
        data={[
          { value: "ailing", label: `${t("sources.ailing")} · ${ailing}` },
          ...inUse.map((state) => ({ value: state, label: states[state] })),
        ]}
        onChoice={(state) => onChange({ state })}
      />
      {folders.length > 0 && (
        <Choice
          label={t("sources.filter.folder")}
          value={view.folder}
          data={[
            ...folders.map((folder) => ({ value: folder, label: folder.replaceAll("/", " / ") })),
            { value: "-", label: t("sources.noFolder") },
          ]}
          onChoice={(folder) => onChange({ folder })}
        />
      )}
      {tags.length > 0 && (
        <Choice
          label={t("sources.filter.tag")}
          value={view.tag}
          data={tags}
          onChoice={(tag) => onChange({ tag })}
        />
      )}
      <Choice
        label={t("sources.filter.tier")}
        value={view.tier}
        data={([1, 2, 3] as const).map((tier) => ({ value: String(tier), label: tiers[tier] }))}
        onChoice={(tier) => onChange({ tier })}
      />
      <Choice
        label={t("sources.sort.label")}
        value={view.sort ?? "health"}
        isRequired
        data={sourceOrders.map((sort) => ({ value: sort, label: t(`sources.sort.${sort}`) }))}
        onChoice={(sort) => onChange({ sort: sort === "health" ? undefined : (sort as SourceOrder) })}
      />
      {folders.length > 0 && (
        <Checkbox
          size="xs"
          label={t("sources.groupByFolder")}
          checked={view.group === "folder"}
          onChange={(event) => onChange({ group: event.currentTarget.checked ? "folder" : undefined })}
        />
      )}
      {isFiltered(view) && (
        <Button
          variant="subtle"
          leftSection={<IconX size={14} aria-hidden />}
          onClick={() =>
            onChange({ q: undefined, folder: undefined, tag: undefined, state: undefined, tier: undefined })
          }
        >
          {t("sources.showAll")}
        </Button>
      )}
      <span className={classes["sum"]} role="status">
        {ailing === 0 ? t("sources.allWell") : t("sources.ailingCount", { count: ailing })}
      </span>
    </div>
  );
}

interface ChoiceProps {
  label: string;
  value: string | undefined;
  data: string[] | { value: string; label: string }[];
  isRequired?: boolean;
  onChoice: (value: string | undefined) => void;
}

/** One filter: its name stands in it until something is chosen. */
function Choice({ label, value, data, isRequired = false, onChoice }: ChoiceProps) {
  const isKnown = data.some((each) => (typeof each === "string" ? each : each.value) === value);
  return (
    <Select
      size="xs"
      className={classes[isRequired ? "order" : "choice"] ?? ""}
      data-is-set={(!isRequired && value !== undefined) || undefined}
      aria-label={label}
      placeholder={label}
      searchable={data.length > 10}
      clearable={!isRequired}
      allowDeselect={false}
      comboboxProps={{ width: "max-content", position: "bottom-start" }}
      // What an address names and nobody has any more is shown all the same, so that it can be taken away.
      data={
        isKnown || value === undefined
          ? data
          : [
              ...data.map((each) => (typeof each === "string" ? { value: each, label: each } : each)),
              { value, label: value },
            ]
      }
      value={value ?? null}
      onChange={(chosen) => onChoice(chosen ?? undefined)}
    />
  );
}
