import type { Source } from "@earshot/contract/source";
import type { SourceKind } from "@earshot/core/collect/source";
import { platforms } from "@earshot/core/collect/platform";
import { platformName } from "@earshot/core/collect/platform-names";
import { readFolder } from "@earshot/core/collect/folder";
import { Button, Select, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { fieldErrors } from "../words/failure-words.ts";
import { useLanguage } from "../words/use-language.ts";
import { readAudience, sameFacts, factsOf, type SourceFacts } from "./source-facts.ts";
import { OwnerFields } from "./OwnerFields.tsx";
import { FolderField, TagsField, TierField } from "./SourceFields.tsx";
import { SourceSecret } from "./SourceSecret.tsx";
import classes from "./Sources.module.css";
import { useSourceActions } from "./use-source-actions.tsx";

/** Everything that people decide about a source. */
export function SourceSettings({ source }: { source: Source }) {
  const { t } = useTranslation();
  const { change } = useSourceActions(source);
  const [facts, setFacts] = useState<SourceFacts>(() => factsOf(source));
  const errors = fieldErrors(change.error);
  return (
    <section>
      <h2>{t("sources.settings")}</h2>
      <form
        className={classes["form"]}
        onSubmit={(event) => {
          event.preventDefault();
          const { audience, folder, language, note, ...rest } = facts;
          change.mutate({
            ...rest,
            audience: readAudience(audience),
            folder: readFolder(folder),
            language: language === "" ? null : language,
            note: note === "" ? null : note,
          });
        }}
      >
        <FactFields kind={source.kind} facts={facts} onFacts={setFacts} errors={errors} />
        <Button
          type="submit"
          disabled={sameFacts(facts, factsOf(source)) || facts.name.trim() === ""}
          loading={change.isPending}
          style={{ justifySelf: "start" }}
        >
          {t("frame.save")}
        </Button>
      </form>
      <SourceSecret key={source.sourceId} source={source} />
    </section>
  );
}

interface FactFieldsProps {
  kind: SourceKind;
  facts: SourceFacts;
  onFacts: (facts: SourceFacts) => void;
  errors: Record<string, string>;
}

/** The fields of a source, new or known. */
export function FactFields({ kind, facts, onFacts, errors }: FactFieldsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const set = (part: Partial<SourceFacts>): void => onFacts({ ...facts, ...part });
  return (
    <>
      <TextInput
        size="xs"
        label={t("sources.name")}
        required
        withAsterisk={false}
        maxLength={200}
        value={facts.name}
        error={errors["name"]}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <TierField tier={facts.tier} onTier={(tier) => set({ tier })} />
      <div className={classes["pair"]}>
        <FolderField folder={facts.folder} onFolder={(folder) => set({ folder })} error={errors["folder"]} />
        <TagsField tags={facts.tags} onTags={(tags) => set({ tags })} error={errors["tags"]} />
      </div>
      <div className={classes["pair"]}>
        <TextInput
          size="xs"
          inputMode="numeric"
          label={t("sources.audience")}
          placeholder={t("sources.audienceUnknown")}
          title={t("sources.audienceHint")}
          value={facts.audience}
          error={
            errors["audience"] ??
            (readAudience(facts.audience) === undefined ? t("sources.audienceWrong") : null)
          }
          onChange={(event) => set({ audience: event.currentTarget.value })}
        />
        <Select
          size="xs"
          label={t("sources.platform")}
          searchable
          allowDeselect={false}
          value={facts.platform}
          data={platforms.map((each) => ({ value: each, label: platformName(each, language) }))}
          onChange={(value) => value !== null && set({ platform: value })}
        />
        <TextInput
          size="xs"
          label={t("sources.language")}
          placeholder="ru"
          maxLength={8}
          value={facts.language}
          error={errors["language"]}
          onChange={(event) => set({ language: event.currentTarget.value.trim() })}
        />
      </div>
      <OwnerFields kind={kind} facts={facts} error={errors["ownerEntityId"]} onFacts={set} />
      <Textarea
        size="xs"
        label={t("sources.note")}
        autosize
        minRows={1}
        maxRows={6}
        maxLength={2000}
        value={facts.note}
        error={errors["note"]}
        onChange={(event) => set({ note: event.currentTarget.value })}
      />
    </>
  );
}
