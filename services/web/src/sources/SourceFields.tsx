import { readFolder } from "@earshot/core/collect/folder";
import { tierNames } from "@earshot/core/collect/source-state-names";
import { Autocomplete, SegmentedControl, TagsInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { sourcesQuery } from "../api/sources.ts";
import { useLanguage } from "../words/use-language.ts";
import { readTier, type Tier } from "./source-facts.ts";
import { namesInUse } from "./source-view.ts";
import classes from "./Sources.module.css";

function useNames() {
  const language = useLanguage();
  const { data = [] } = useQuery(sourcesQuery);
  return namesInUse(data, language);
}

/** Rank of a source: national, regional, local. */
export function TierField({ tier, onTier }: { tier: Tier; onTier: (tier: Tier) => void }) {
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
        onChange={(value) => onTier(readTier(value))}
      />
    </div>
  );
}

interface FolderFieldProps {
  folder: string;
  onFolder: (folder: string) => void;
  error?: string | undefined;
  label?: string;
}

/** A path of folders, with those in use to choose from. */
export function FolderField({ folder, onFolder, error, label }: FolderFieldProps) {
  const { t } = useTranslation();
  const { folders } = useNames();
  return (
    <Autocomplete
      size="xs"
      label={label ?? t("sources.folder")}
      placeholder={t("sources.folderPlaceholder")}
      maxLength={200}
      data={folders}
      value={folder}
      error={error}
      onChange={onFolder}
      onBlur={() => onFolder(readFolder(folder) ?? "")}
    />
  );
}

interface TagsFieldProps {
  tags: string[];
  onTags: (tags: string[]) => void;
  error?: string | undefined;
  label?: string;
}

export function TagsField({ tags, onTags, error, label }: TagsFieldProps) {
  const { t } = useTranslation();
  const names = useNames();
  return (
    <TagsInput
      size="xs"
      label={label ?? t("sources.tags")}
      placeholder={tags.length === 0 ? t("sources.tagsPlaceholder") : ""}
      data={names.tags}
      value={tags}
      error={error}
      maxTags={20}
      splitChars={[",", ";"]}
      acceptValueOnBlur
      onChange={onTags}
    />
  );
}
