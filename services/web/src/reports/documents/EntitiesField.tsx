import { MultiSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { entitiesQuery } from "../../api/entities.ts";

interface EntitiesFieldProps {
  entityIds: readonly number[];
  onChange: (entityIds: number[]) => void;
}

/** Whom a report is about; nobody chosen: all of ours. */
export function EntitiesField({ entityIds, onChange }: EntitiesFieldProps) {
  const { t } = useTranslation();
  const entities = useQuery(entitiesQuery).data ?? [];
  return (
    <MultiSelect
      label={t("documents.entities")}
      description={t("documents.entitiesHint")}
      inputWrapperOrder={["label", "input", "description"]}
      placeholder={entityIds.length === 0 ? t("documents.allOurs") : undefined}
      data={entities.map(({ entityId, name }) => ({ value: String(entityId), label: name }))}
      value={entityIds.map(String)}
      onChange={(chosen) => onChange(chosen.map(Number))}
      searchable
      clearable
    />
  );
}
