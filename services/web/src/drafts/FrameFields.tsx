import type { Draft } from "@earshot/contract/draft";
import { draftChannels, draftLanguages, draftSpeakers } from "@earshot/core/respond/draft/draft";
import { channelNames, speakerNames } from "@earshot/core/respond/respond-names";
import { NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { changeFrame, speakersQuery, type DraftFrame } from "../api/drafts.ts";
import { useLanguage } from "../words/use-language.ts";
import classes from "./Drafts.module.css";
import { useDraftDeed } from "./use-draft-deed.ts";

/** Who speaks, where and in which language: said once it is settled, saved as it is chosen before. */
export function FrameFields({ draft, isChangeable }: { draft: Draft; isChangeable: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (isChangeable) return <FrameChoice draft={draft} />;
  const said = [
    draft.entityName ?? speakerNames[language][draft.speaker],
    channelNames[language][draft.channel],
    t(`drafts.languages.${draft.language}`),
  ];
  return (
    <p className={classes["sizes"]} data-settled aria-label={t("drafts.frame")} role="note">
      {said.join(" · ")}
    </p>
  );
}

function FrameChoice({ draft }: { draft: Draft }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const deed = useDraftDeed();
  const speakers = useQuery(speakersQuery).data?.speakers ?? [];
  const change = (frame: Partial<DraftFrame>): void =>
    void deed.run(() => changeFrame(draft.draftId, { version: draft.version, ...frame }));
  return (
    <div className={classes["frame"]}>
      <NativeSelect
        size="xs"
        label={t("drafts.speaker")}
        disabled={deed.isBusy}
        value={draft.speaker}
        data={draftSpeakers.map((value) => ({ value, label: speakerNames[language][value] }))}
        onChange={(event) => {
          const speaker = draftSpeakers.find((each) => each === event.currentTarget.value);
          const [first] = speakers;
          if (speaker !== undefined)
            change({ speaker, entityId: speaker === "executive" ? (first?.entityId ?? null) : null });
        }}
      />
      {draft.speaker === "executive" && (
        <NativeSelect
          size="xs"
          label={t("drafts.executive")}
          disabled={deed.isBusy}
          value={String(draft.entityId ?? "")}
          data={[
            { value: "", label: t("drafts.anyExecutive") },
            ...speakers.map(({ entityId, name }) => ({ value: String(entityId), label: name })),
          ]}
          onChange={(event) => {
            const { value } = event.currentTarget;
            change({ entityId: value === "" ? null : Number(value) });
          }}
        />
      )}
      <NativeSelect
        size="xs"
        label={t("drafts.language")}
        disabled={deed.isBusy}
        value={draft.language}
        data={draftLanguages.map((value) => ({ value, label: t(`drafts.languages.${value}`) }))}
        onChange={(event) => {
          const chosen = draftLanguages.find((each) => each === event.currentTarget.value);
          if (chosen !== undefined) change({ language: chosen });
        }}
      />
      <NativeSelect
        size="xs"
        label={t("drafts.channel")}
        disabled={deed.isBusy}
        value={draft.channel}
        data={draftChannels.map((value) => ({ value, label: channelNames[language][value] }))}
        onChange={(event) => {
          const channel = draftChannels.find((each) => each === event.currentTarget.value);
          if (channel !== undefined) change({ channel });
        }}
      />
    </div>
  );
}
