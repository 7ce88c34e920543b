import type { Source } from "@earshot/contract/source";
import { tierNames } from "@earshot/core/collect/source-state-names";
import { Button, SegmentedControl, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { fieldErrors } from "../words/failure-words.ts";
import { useLanguage } from "../words/use-language.ts";
import classes from "./Sources.module.css";
import { useSourceActions } from "./use-source-actions.ts";

/** Name, rank, audience and folder of a source. */
export function SourceSettings({ source }: { source: Source }) {
  const { t } = useTranslation();
  const { change } = useSourceActions(source);
  const [name, setName] = useState(source.name);
  const [tier, setTier] = useState(source.tier as 1 | 2 | 3);
  const [audience, setAudience] = useState(source.audience === null ? "" : String(source.audience));
  const [folder, setFolder] = useState(source.folder ?? "");
  const errors = fieldErrors(change.error);
  const people = audience.trim() === "" ? null : Number(audience);
  const isSame =
    name === source.name &&
    tier === source.tier &&
    people === source.audience &&
    folder === (source.folder ?? "");
  return (
    <section>
      <h2>{t("sources.settings")}</h2>
      <form
        className={classes["form"]}
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate({ name, tier, audience: people, folder: folder.trim() === "" ? null : folder });
        }}
      >
        <TextInput
          size="xs"
          label={t("sources.name")}
          required
          withAsterisk={false}
          maxLength={200}
          value={name}
          error={errors["name"]}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TierField tier={tier} onTier={setTier} />
        <div className={classes["pair"]}>
          <TextInput
            size="xs"
            inputMode="numeric"
            pattern="[0-9]*"
            label={t("sources.audience")}
            value={audience}
            error={errors["audience"]}
            onChange={(event) => setAudience(event.currentTarget.value)}
          />
          <TextInput
            size="xs"
            label={t("sources.folder")}
            maxLength={100}
            value={folder}
            error={errors["folder"]}
            onChange={(event) => setFolder(event.currentTarget.value)}
          />
        </div>
        <Button type="submit" disabled={isSame} loading={change.isPending} style={{ justifySelf: "start" }}>
          {t("frame.save")}
        </Button>
      </form>
    </section>
  );
}

/** Rank of a source: national, regional, local. */
export function TierField({ tier, onTier }: { tier: number; onTier: (tier: 1 | 2 | 3) => void }) {
  const { t } = useTranslation();
  const names = tierNames[useLanguage()];
  return (
    <div>
      <span className={classes["label"]} title={t("sources.tierHint")}>
        {t("sources.tier")}
      </span>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={t("sources.tier")}
        value={String(tier)}
        data={([1, 2, 3] as const).map((each) => ({ value: String(each), label: names[each] }))}
        onChange={(value) => onTier(Number(value) as 1 | 2 | 3)}
      />
    </div>
  );
}
