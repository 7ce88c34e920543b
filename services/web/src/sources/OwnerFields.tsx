import { canReadComments } from "@earshot/core/collect/source-needs";
import type { SourceKind } from "@earshot/core/collect/source";
import { Checkbox, Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { entitiesQuery } from "../api/entities.ts";
import type { SourceFacts } from "./source-facts.ts";
import classes from "./Sources.module.css";

interface OwnerFieldsProps {
  kind: SourceKind;
  facts: SourceFacts;
  error?: string | undefined;
  onFacts: (part: Partial<SourceFacts>) => void;
}

/** Whose own account a source is, and whether the answers below its posts are read. */
export function OwnerFields({ kind, facts, error, onFacts }: OwnerFieldsProps) {
  const { t } = useTranslation();
  const { data = [] } = useQuery(entitiesQuery);
  const owners = data.filter((each) => each.kind !== "topic");
  return (
    <div className={classes["pair"]}>
      <Select
        size="xs"
        label={t("sources.owner")}
        placeholder={t("sources.ownerNobody")}
        title={t("sources.ownerHint")}
        searchable
        clearable
        error={error}
        value={facts.ownerEntityId === null ? null : String(facts.ownerEntityId)}
        data={owners.map((each) => ({ value: String(each.entityId), label: each.name }))}
        onChange={(value) => onFacts({ ownerEntityId: value === null ? null : Number(value) })}
      />
      {canReadComments(kind) && (
        <Checkbox
          size="xs"
          mt={26}
          label={t("sources.readsComments")}
          checked={facts.readsComments}
          onChange={(event) => onFacts({ readsComments: event.currentTarget.checked })}
        />
      )}
    </div>
  );
}
