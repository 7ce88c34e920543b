import { platforms, type Platform } from "@earshot/core/collect/platform";
import { platformName } from "@earshot/core/collect/platform-names";
import { readSourceReason } from "@earshot/core/collect/source-reason";
import { reasonText } from "@earshot/core/collect/source-reason-text";
import { Button, Modal, Select, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { statusOf } from "../api/client.ts";
import { addSource, previewSource, sourcesQuery, type SourcePreview } from "../api/sources.ts";
import { Moment } from "../app/Moment.tsx";
import { useSay } from "../app/use-say.tsx";
import { fieldErrors, useFailureWords } from "../words/failure-words.ts";
import { useLanguage } from "../words/use-language.ts";
import { TierField } from "./SourceSettings.tsx";
import classes from "./Sources.module.css";

/** Adds a source in two steps: paste an address and see what comes from it, then name it and save. */
export function AddSource({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [url, setUrl] = useState("");
  const trying = useMutation({ mutationFn: (address: string) => previewSource(address) });
  const words = useFailureWords(trying.error);
  const look = (address: string): void => {
    setUrl(address);
    if (address.trim() !== "") trying.mutate(address.trim());
  };
  const error = trying.isError ? (fieldErrors(trying.error)["url"] ?? `${words.what}. ${words.mend}`) : null;
  return (
    <Modal opened onClose={onClose} title={t("sources.add")} size={560}>
      <p className={classes["lead"]}>{t("sources.addLead")}</p>
      <form
        className={classes["paste"]}
        onSubmit={(event) => {
          event.preventDefault();
          look(url);
        }}
      >
        <TextInput
          size="sm"
          data-autofocus
          aria-label={t("sources.address")}
          placeholder={t("sources.addressPlaceholder")}
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          maxLength={2000}
          value={url}
          error={error}
          onChange={(event) => {
            setUrl(event.currentTarget.value);
            trying.reset();
          }}
        />
        <Button type="submit" size="sm" loading={trying.isPending} disabled={url.trim() === ""}>
          {t("sources.preview")}
        </Button>
      </form>
      {trying.data?.ok === false && <Unreadable tried={trying.data} />}
      {trying.data?.ok === true && (
        <>
          <PreviewPosts tried={trying.data} />
          <SaveSource url={url.trim()} title={trying.data.title} onClose={onClose} />
        </>
      )}
    </Modal>
  );
}

function Unreadable({ tried }: { tried: Extract<SourcePreview, { ok: false }> }) {
  const { t } = useTranslation();
  const { what, mend } = reasonText(readSourceReason(tried.code), useLanguage());
  return (
    <div className={classes["refusal"]} role="alert">
      <b>
        {t("sources.cannot")}. {what}
      </b>
      <p>{mend}</p>
      <small>{tried.message}</small>
    </div>
  );
}

/** Posts of a preview that are shown. */
const shownPosts = 3;

function PreviewPosts({ tried }: { tried: Extract<SourcePreview, { ok: true }> }) {
  const { t } = useTranslation();
  const { posts, warnings, title, kind } = tried;
  return (
    <div className={classes["preview"]}>
      <b>
        <bdi>{title}</bdi> <span className={classes["kind"]}>{kind}</span>
      </b>
      <p>{posts.length === 0 ? t("sources.previewEmpty") : t("sources.previewPosts")}</p>
      <ul>
        {posts.slice(0, shownPosts).map((post) => (
          <li key={`${post.url ?? ""}${post.publishedAt}`}>
            <span dir="auto">{post.title ?? post.text}</span>
            <Moment at={post.publishedAt} />
          </li>
        ))}
      </ul>
      {warnings.length > 0 && (
        <details>
          <summary>{t("sources.warnings")}</summary>
          {warnings.map((warning) => (
            <p key={warning}>{warning}</p>
          ))}
        </details>
      )}
    </div>
  );
}

function SaveSource({ url, title, onClose }: { url: string; title: string | null; onClose: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const say = useSay();
  const queryClient = useQueryClient();
  const [name, setName] = useState(title ?? "");
  const [platform, setPlatform] = useState<Platform>("news");
  const [tier, setTier] = useState<1 | 2 | 3>(2);
  const saving = useMutation({
    mutationFn: () => addSource({ url, platform, tier, ...(name.trim() !== "" && { name: name.trim() }) }),
    async onSuccess(source) {
      await queryClient.invalidateQueries({ queryKey: sourcesQuery.queryKey });
      say.done(t("sources.isAdded", { name: source.name }));
      onClose();
    },
  });
  const words = useFailureWords(saving.error);
  return (
    <form
      className={classes["form"]}
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate();
      }}
    >
      <div className={classes["pair"]}>
        <TextInput
          size="xs"
          label={t("sources.name")}
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Select
          size="xs"
          label={t("sources.platform")}
          searchable
          allowDeselect={false}
          value={platform}
          data={platforms.map((each) => ({ value: each, label: platformName(each, language) }))}
          onChange={(value) => value !== null && setPlatform(value)}
        />
      </div>
      <TierField tier={tier} onTier={setTier} />
      {saving.isError && (
        <p className={classes["refusal"]} role="alert">
          {statusOf(saving.error) === 409 ? t("sources.exists") : `${words.what}. ${words.mend}`}
        </p>
      )}
      <Button type="submit" size="sm" variant="filled" loading={saving.isPending}>
        {t("sources.addIt")}
      </Button>
    </form>
  );
}
