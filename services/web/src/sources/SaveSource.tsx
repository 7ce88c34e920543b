import { canReadComments } from "@earshot/core/collect/source-needs";
import { readFolder } from "@earshot/core/collect/folder";
import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { statusOf } from "../api/client.ts";
import { addSource, sourcesQuery } from "../api/sources.ts";
import { useSay } from "../app/use-say.tsx";
import { fieldErrors, useFailureWords } from "../words/failure-words.ts";
import type { GoodPreview } from "./PreviewFeed.tsx";
import { factsOf, readAudience, type SourceFacts } from "./source-facts.ts";
import { FactFields } from "./SourceSettings.tsx";
import classes from "./Sources.module.css";
import { useRestore } from "./use-source-actions.tsx";

interface SaveSourceProps {
  seen: GoodPreview;
  /** The provider's terms were shown, and said to fit. */
  acceptsTerms: boolean;
  onAdded: () => void;
}

/** Saves what was previewed, with what is proposed for it until somebody knows better. */
export function SaveSource({ seen, acceptsTerms, onAdded }: SaveSourceProps) {
  const { t } = useTranslation();
  const { existing } = seen;
  const restore = useRestore();
  if (existing === null) return <NewSource seen={seen} acceptsTerms={acceptsTerms} onAdded={onAdded} />;
  return (
    <div className={classes["refusal"]} data-kind="later" role="alert">
      <b>{t(existing.isRetired ? "sources.isInArchive" : "sources.isCollected", { name: existing.name })}</b>
      {existing.isRetired && (
        <p>
          <Button
            loading={restore.isPending}
            onClick={() => restore.mutate([existing.sourceId], { onSuccess: onAdded })}
          >
            {t("sources.restore")}
          </Button>
        </p>
      )}
    </div>
  );
}

function NewSource({ seen, acceptsTerms, onAdded }: SaveSourceProps) {
  const { t } = useTranslation();
  const say = useSay();
  const queryClient = useQueryClient();
  const { proposed } = seen;
  const [facts, setFacts] = useState<SourceFacts>(() =>
    factsOf({
      ...proposed,
      folder: null,
      tags: [],
      note: null,
      ownerEntityId: null,
      readsComments: canReadComments(seen.sourceKind),
    }),
  );
  const saving = useMutation({
    mutationFn: () =>
      addSource({
        ...facts,
        url: seen.url,
        kind: seen.sourceKind,
        acceptsTerms,
        audience: readAudience(facts.audience) ?? null,
        folder: readFolder(facts.folder),
        language: facts.language === "" ? null : facts.language,
        note: facts.note === "" ? null : facts.note,
      }),
    async onSuccess(source) {
      await queryClient.invalidateQueries({ queryKey: sourcesQuery.queryKey });
      say.done(t("sources.isAdded", { name: source.name }));
      onAdded();
    },
  });
  const words = useFailureWords(saving.error);
  const errors = fieldErrors(saving.error);
  return (
    <form
      className={classes["form"]}
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate();
      }}
    >
      <FactFields kind={seen.sourceKind} facts={facts} onFacts={setFacts} errors={errors} />
      <p className={classes["why"]}>
        {t(`sources.tierWhy.${proposed.tierReason}`)}
        {proposed.audience !== null && ` ${t("sources.audienceWhy")}`}
      </p>
      {saving.isError && (
        <p className={classes["refusal"]} role="alert">
          {statusOf(saving.error) === 409 ? t("sources.exists") : `${words.what}. ${words.mend}`}
        </p>
      )}
      <Button
        type="submit"
        size="sm"
        variant="filled"
        loading={saving.isPending}
        disabled={readAudience(facts.audience) === undefined || facts.name.trim() === ""}
      >
        {t("sources.addIt")}
      </Button>
    </form>
  );
}
