import type { WatchedEntity } from "@earshot/contract/entity";
import type { EntityPreview } from "@earshot/contract/entity-preview";
import { entityKinds } from "@earshot/core/match/entity";
import { entityKindNames } from "@earshot/core/match/entity-names";
import { Select, TextInput, type TextInputProps } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { statusOf } from "../api/client.ts";
import { fieldErrors } from "../words/failure-words.ts";
import { useLanguage } from "../words/use-language.ts";
import classes from "./Editor.module.css";
import { chooseKind, hasCompany, isPerson } from "./entity-form.ts";
import type { EntityEditing } from "./use-entity-editor.ts";

interface EntityFieldsProps {
  editing: EntityEditing;
  entities: readonly WatchedEntity[];
  /** How the name is read; null as long as it is not known. */
  person: EntityPreview["person"];
}

/** Fields of one row begin at one height, with words of their own or without. */
const besideOthers: NonNullable<TextInputProps["inputWrapperOrder"]> = [
  "label",
  "input",
  "description",
  "error",
];

/** What it is, what it is called, to whom it belongs; of a person also patronymic and position. */
export function EntityFields({ editing, entities, person }: EntityFieldsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { form, before, errors, saving, set, setForm } = editing;
  const refused = fieldErrors(saving.error);
  const isTaken = statusOf(saving.error) === 409 && "name" in refused;
  const companies = entities.filter(
    ({ kind, entityId }) => (kind === "company" || kind === "competitor") && entityId !== before?.entityId,
  );
  const isOfPerson = isPerson(form.kind);
  return (
    <div className={classes["fields"]}>
      <Select
        label={t("watchList.kind")}
        allowDeselect={false}
        value={form.kind}
        data={entityKinds.map((kind) => ({ value: kind, label: entityKindNames[language][kind] }))}
        onChange={(kind) => kind !== null && setForm((mine) => chooseKind(mine, kind))}
      />
      <TextInput
        label={t(isOfPerson ? "watchList.personName" : "watchList.name")}
        data-autofocus
        maxLength={200}
        value={form.name}
        error={
          errors.name
            ? t("watchList.nameNeeded")
            : isTaken
              ? t("watchList.exists")
              : (refused["name"] ?? null)
        }
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      {isOfPerson && (
        <>
          <TextInput
            label={t("watchList.patronymic")}
            description={t("watchList.patronymicHint")}
            inputWrapperOrder={besideOthers}
            maxLength={200}
            value={form.patronymic}
            onChange={(event) => set({ patronymic: event.currentTarget.value })}
          />
          <TextInput
            label={t("watchList.position")}
            maxLength={200}
            value={form.position}
            onChange={(event) => set({ position: event.currentTarget.value })}
          />
        </>
      )}
      {hasCompany(form.kind) && (
        <Select
          label={t("watchList.company")}
          description={t("watchList.companyHint")}
          inputWrapperOrder={besideOthers}
          clearable
          placeholder={t("watchList.noCompany")}
          value={form.companyId === null ? null : String(form.companyId)}
          data={companies.map(({ entityId, name }) => ({ value: String(entityId), label: name }))}
          error={refused["companyId"] ?? null}
          onChange={(id) => set({ companyId: id === null ? null : Number(id) })}
        />
      )}
      {isOfPerson && person !== null && form.name.trim() !== "" && <PersonReading person={person} />}
    </div>
  );
}

/** How the name was understood, so that a swapped first and last name is seen at once. */
function PersonReading({ person }: { person: NonNullable<EntityPreview["person"]> }) {
  const { t } = useTranslation();
  const parts = (["first", "middle", "last"] as const).flatMap((part) =>
    person[part] === null ? [] : [{ part, word: person[part] }],
  );
  return (
    <p className={classes["reading"]}>
      {parts.map(({ part, word }) => (
        <span key={part}>
          {t(`watchList.person.${part}`)} <b>{word}</b>
        </span>
      ))}
      <span>{t(`watchList.person.${person.gender ?? "unknown"}`)}</span>
      {person.forms.length > 1 && (
        <span>{t("watchList.person.forms", { forms: person.forms.join(", ") })}</span>
      )}
    </p>
  );
}
