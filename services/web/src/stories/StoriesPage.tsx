import { SegmentedControl, Skeleton, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconFiles, IconSearch } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { storiesQuery, type StoryFilter } from "../api/stories.ts";
import { Empty } from "../app/Empty.tsx";
import { Failure } from "../app/Failure.tsx";
import { MoreButton } from "../app/MoreButton.tsx";
import { Page } from "../app/Page.tsx";
import { PageHead } from "../app/PageHead.tsx";
import classes from "./Stories.module.css";
import { StoryCard } from "./StoryCard.tsx";

/** A moment after the last letter. */
const searchAfterMs = 300;

/** Posts that say the same, gathered: which stories there are, how far each one spread, how grave it is. */
export function StoriesPage() {
  const { t } = useTranslation();
  const [scope, setScope] = useState<StoryFilter["scope"]>("open");
  const [words, setWords] = useState("");
  const [asked] = useDebouncedValue(words.trim(), searchAfterMs);
  return (
    <Page>
      <PageHead
        title={t("stories.title")}
        lead={t("stories.lead")}
        exported={{ list: "stories", filter: { scope, q: asked } }}
      />
      <div className={classes["tools"]}>
        <TextInput
          type="search"
          size="xs"
          className={classes["find"] ?? ""}
          aria-label={t("stories.find")}
          placeholder={t("stories.find")}
          maxLength={200}
          leftSection={<IconSearch size={15} stroke={1.75} aria-hidden />}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <SegmentedControl
          size="xs"
          withItemsBorders={false}
          aria-label={t("stories.scope")}
          value={scope}
          data={[
            { value: "open", label: t("stories.open") },
            { value: "all", label: t("stories.all") },
          ]}
          onChange={setScope}
        />
      </div>
      <StoryList filter={{ scope, q: asked }} />
    </Page>
  );
}

function StoryList({ filter }: { filter: StoryFilter }) {
  const { t } = useTranslation();
  const query = useInfiniteQuery(storiesQuery(filter));
  if (query.isError && !query.data)
    return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <StorySkeleton />;
  const stories = query.data.pages.flatMap((page) => page.stories);
  if (stories.length === 0) {
    return filter.q === "" ? (
      <Empty icon={<IconFiles size={28} stroke={1.5} aria-hidden />} title={t("stories.empty")}>
        <p>{t("stories.emptyText")}</p>
      </Empty>
    ) : (
      <p className={classes["none"]}>{t("stories.noneFound")}</p>
    );
  }
  return (
    <>
      <ul className={classes["list"]}>
        {stories.map((story) => (
          <StoryCard key={story.storyId} story={story} />
        ))}
      </ul>
      <MoreButton of={query} mt={12}>
        {t("stories.more")}
      </MoreButton>
    </>
  );
}

function StorySkeleton() {
  return (
    <div aria-busy="true" className={classes["list"]}>
      {[70, 55, 62, 48, 66].map((width) => (
        <div className={classes["card"]} key={width}>
          <Skeleton height={16} width={`${width}%`} />
          <Skeleton height={12} width="40%" mt={10} />
        </div>
      ))}
    </div>
  );
}
