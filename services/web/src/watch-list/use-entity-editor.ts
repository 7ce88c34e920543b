import type { WatchedEntity } from "@earshot/contract/entity";
import type { EntityKind } from "@earshot/core/match/entity";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { statusOf } from "../api/client.ts";
import { entitiesQuery, saveEntity } from "../api/entities.ts";
import { rematchQuery } from "../api/rematch.ts";
import { useSay } from "../app/use-say.tsx";
import { fieldErrors } from "../words/failure-words.ts";
import { checkForm, isFormGood, openForm, toSaved, type EntityForm, type FormErrors } from "./entity-form.ts";
import { mergeEdits } from "./merge-edits.ts";

const noErrors: FormErrors = { name: false, terms: false, short: new Set() };

/** What somebody else did to the entity while it was edited here. */
export type Meanwhile = "changed" | "gone";

/** The state of the editor: the form, what it was made from, and saving with the merge that follows a change by somebody else. */
export function useEntityEditor(entity: WatchedEntity | null, kind: EntityKind, onSaved: () => void) {
  const { t } = useTranslation();
  const say = useSay();
  const queryClient = useQueryClient();
  const [before, setBefore] = useState(entity);
  const [base, setBase] = useState(() => openForm(entity, kind));
  const [form, setForm] = useState(base);
  const [isChecked, setIsChecked] = useState(false);
  const [meanwhile, setMeanwhile] = useState<Meanwhile | null>(null);

  async function takeInTheirs(): Promise<void> {
    const entities = await queryClient.fetchQuery({ ...entitiesQuery, staleTime: 0 });
    const fresh = entities.find(({ entityId }) => entityId === before?.entityId);
    if (fresh === undefined) return setMeanwhile("gone");
    const theirs = openForm(fresh);
    setForm((mine) => mergeEdits(base, theirs, mine));
    setBase(theirs);
    setBefore(fresh);
    setMeanwhile("changed");
  }

  const saving = useMutation({
    mutationFn: () => saveEntity(before?.entityId ?? null, before?.version ?? 0, toSaved(form, before)),
    async onSuccess() {
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: entitiesQuery.queryKey }),
        queryClient.invalidateQueries({ queryKey: rematchQuery.queryKey }),
      ]);
      say.done(t("watchList.saved"));
      onSaved();
    },
    async onError(error) {
      const isStale = statusOf(error) === 409 && "version" in fieldErrors(error);
      if (isStale || (statusOf(error) === 404 && before !== null)) await takeInTheirs();
    },
  });
  const found = checkForm(form);
  return {
    before,
    form,
    setForm,
    set: (change: Partial<EntityForm>): void => setForm((mine) => ({ ...mine, ...change })),
    errors: isChecked ? found : noErrors,
    isDirty: JSON.stringify(toSaved(form, before)) !== JSON.stringify(toSaved(base, before)),
    meanwhile,
    saving,
    save(): void {
      setIsChecked(true);
      setMeanwhile(null);
      if (isFormGood(found)) saving.mutate();
    },
  };
}

export type EntityEditing = ReturnType<typeof useEntityEditor>;
