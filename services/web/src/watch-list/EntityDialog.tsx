import type { WatchedEntity } from "@earshot/contract/entity";
import { entityKindNames } from "@earshot/core/match/entity-names";
import { entityKinds } from "@earshot/core/match/entity";
import { Button, Group, Modal, Select, TagsInput, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { statusOf } from "../api/client.ts";
import { entitiesQuery, saveEntity } from "../api/entities.ts";
import { useSay } from "../app/use-say.tsx";
import { fieldErrors, useFailureWords } from "../words/failure-words.ts";
import { useLanguage } from "../words/use-language.ts";
import { checkForm, hasCompany, isFormGood, openForm, toSaved } from "./entity-form.ts";
import { TermLines } from "./TermLines.tsx";
import classes from "./WatchList.module.css";

interface EntityDialogProps {
  /** Null adds a new one. */
  entity: WatchedEntity | null;
  entities: readonly WatchedEntity[];
  onClose: () => void;
}

/** Adds or changes an entity with its terms; every complaint stands at its field. */
export function EntityDialog({ entity, entities, onClose }: EntityDialogProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const say = useSay();
  const queryClient = useQueryClient();
  const [form, setForm] = useState(() => openForm(entity));
  const [isChecked, setIsChecked] = useState(false);
  const saving = useMutation({
    mutationFn: () => saveEntity(entity?.entityId ?? null, entity?.version ?? 0, toSaved(form, entity)),
    async onSuccess() {
      await queryClient.invalidateQueries({ queryKey: entitiesQuery.queryKey });
      say.done(t("watchList.saved"));
      onClose();
    },
  });
  const found = checkForm(form);
  const errors = isChecked ? found : { name: false, terms: false, short: new Set<string>() };
  const refused = fieldErrors(saving.error);
  const companies = entities.filter(
    ({ kind, entityId }) => kind === "company" && entityId !== entity?.entityId,
  );
  const set = (change: Partial<typeof form>): void => setForm((before) => ({ ...before, ...change }));
  const nameError = statusOf(saving.error) === 409 ? t("watchList.exists") : refused["name"];
  return (
    <Modal
      opened
      onClose={onClose}
      size={680}
      title={entity === null ? t("watchList.addTitle") : t("watchList.editTitle", { name: entity.name })}
    >
      <form
        className={classes["form"]}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setIsChecked(true);
          if (isFormGood(found)) saving.mutate();
        }}
      >
        <div className={classes["pair"]}>
          <Select
            size="xs"
            label={t("watchList.kind")}
            allowDeselect={false}
            value={form.kind}
            data={entityKinds.map((kind) => ({ value: kind, label: entityKindNames[language][kind] }))}
            onChange={(kind) => kind !== null && set({ kind })}
          />
          <TextInput
            size="xs"
            label={t("watchList.name")}
            data-autofocus
            maxLength={200}
            value={form.name}
            error={errors.name ? t("watchList.nameNeeded") : nameError}
            onChange={(event) => set({ name: event.currentTarget.value })}
          />
          {hasCompany(form.kind) && (
            <Select
              size="xs"
              label={t("watchList.company")}
              description={t("watchList.companyHint")}
              clearable
              placeholder={t("watchList.noCompany")}
              value={form.companyId === null ? null : String(form.companyId)}
              data={companies.map(({ entityId, name }) => ({ value: String(entityId), label: name }))}
              onChange={(id) => set({ companyId: id === null ? null : Number(id) })}
            />
          )}
        </div>
        <TermLines
          terms={form.terms}
          suggestion={form.name}
          hasError={errors.terms}
          short={errors.short}
          onTerms={(terms) => set({ terms })}
        />
        <TagsInput
          size="xs"
          label={t("watchList.excludes")}
          description={t("watchList.excludesHint")}
          placeholder={t("watchList.addList")}
          splitChars={[",", ";", "\n"]}
          value={form.excludes}
          onChange={(excludes) => set({ excludes })}
        />
        <TagsInput
          size="xs"
          label={t("watchList.requires")}
          description={t("watchList.requiresHint")}
          placeholder={t("watchList.addList")}
          splitChars={[",", ";", "\n"]}
          value={form.requires}
          onChange={(requires) => set({ requires })}
        />
        {saving.isError && nameError === undefined && <Refusal error={saving.error} fields={refused} />}
        <Group justify="flex-end" gap={8} className={classes["foot"] ?? ""}>
          <Button size="sm" onClick={onClose}>
            {t("frame.cancel")}
          </Button>
          <Button size="sm" type="submit" variant="filled" loading={saving.isPending}>
            {t("frame.save")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}

function Refusal({ error, fields }: { error: unknown; fields: Record<string, string> }) {
  const words = useFailureWords(error);
  return (
    <div className={classes["refusal"]} role="alert">
      {words.what}. {words.mend}
      {Object.entries(fields).map(([field, message]) => (
        <p key={field}>
          <code>{field}</code>: {message}
        </p>
      ))}
    </div>
  );
}
