import type { StoryDetail } from "@earshot/contract/story";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { storyQuery } from "../api/stories.ts";
import { BackLink } from "../app/BackLink.tsx";
import { Loaded } from "../app/Loaded.tsx";
import { Page } from "../app/Page.tsx";
import { usePerson } from "../app/person.ts";
import { MergeDialog } from "./MergeDialog.tsx";
import { RenameDialog } from "./RenameDialog.tsx";
import { SelectionBar } from "./SelectionBar.tsx";
import { StoryDecisions } from "./StoryDecisions.tsx";
import { StoryFigures } from "./StoryFigures.tsx";
import { StoryHead } from "./StoryHead.tsx";
import { StoryPhrases } from "./StoryPhrases.tsx";
import { StoryPrompt } from "../prompts/StoryPrompt.tsx";
import { StoryPosts } from "./StoryPosts.tsx";
import { useStoryActions } from "./use-story-actions.tsx";
import { useUndoKey } from "./use-undo-key.ts";

/** One story with all its posts, and what people may decide about it. */
export function StoryPage() {
  const { t } = useTranslation();
  const { storyId } = useParams({ from: "/signed-in/stories/$storyId" });
  const query = useQuery(storyQuery(Number(storyId)));
  return (
    <Page>
      <BackLink to="/stories">{t("stories.back")}</BackLink>
      <Loaded
        query={query}
        gone={{ title: t("stories.gone"), text: t("stories.goneText") }}
        skeleton={[24, 64, 160]}
      >
        {(detail) => <Story detail={detail} />}
      </Loaded>
    </Page>
  );
}

function Story({ detail }: { detail: StoryDetail }) {
  const { story } = detail;
  const { mayTriage } = usePerson();
  const actions = useStoryActions();
  const [dialog, setDialog] = useState<"merge" | "rename" | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const goTo = useGoTo(story.storyId);
  useUndoKey(mayTriage ? detail.decisions : [], actions);
  const posts = [...detail.originals, ...detail.reprints];
  const selected = posts.map(({ mention }) => mention.postId).filter((postId) => chosen.has(postId));
  return (
    <>
      <StoryHead story={story} actions={actions} mayTriage={mayTriage} onDialog={setDialog} />
      {detail.phrases.length > 0 && <StoryPhrases phrases={detail.phrases} />}
      <StoryFigures story={story} />
      <StoryPrompt storyId={story.storyId} />
      {selected.length > 0 && (
        <SelectionBar
          story={story}
          selected={selected}
          actions={actions}
          onDone={() => setChosen(new Set())}
          onMoved={goTo}
        />
      )}
      <StoryPosts detail={detail} chosen={chosen} onChoose={mayTriage ? setChosen : null} />
      <StoryDecisions decisions={detail.decisions} mayTriage={mayTriage} actions={actions} />
      {dialog === "merge" && (
        <MergeDialog
          ownId={story.storyId}
          onPick={(otherId) => void actions.merge({ storyIds: [story.storyId, otherId] }).then(goTo)}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === "rename" && (
        <RenameDialog story={story} actions={actions} onClose={() => setDialog(null)} />
      )}
    </>
  );
}

/** Keeps the address in step: posts may be in another story afterwards, and an old number leads on. */
function useGoTo(storyId: number): (storyId: number | null) => void {
  const navigate = useNavigate();
  const { storyId: shown } = useParams({ from: "/signed-in/stories/$storyId" });
  useEffect(() => {
    if (shown !== String(storyId))
      void navigate({ to: "/stories/$storyId", params: { storyId: String(storyId) }, replace: true });
  }, [navigate, shown, storyId]);
  return (id) => {
    if (id !== null) void navigate({ to: "/stories/$storyId", params: { storyId: String(id) } });
  };
}
