import type { BlindPost } from "@earshot/contract/coding";
import { directions, sentiments, type Direction, type Sentiment } from "@earshot/core/analyse/label";
import { directionMeanings, directionNames, sentimentNames } from "@earshot/core/analyse/label-names";
import { Button, SegmentedControl } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { codingKey, ownCodingQuery, saveCode } from "../api/coding.ts";
import { Moment } from "../app/Moment.tsx";
import { OutLink } from "../app/OutLink.tsx";
import { useSay } from "../app/use-say.tsx";
import { PlatformIcon } from "../triage/PlatformIcon.tsx";
import { useLanguage } from "../words/use-language.ts";
import { Card } from "./Card.tsx";
import classes from "./Coding.module.css";
import { useCodingKeys } from "./use-coding-keys.ts";

/** What is mine to code, one post at a time; nothing for whoever codes nothing. */
export function OwnSample() {
  const { t } = useTranslation();
  const own = useQuery(ownCodingQuery).data;
  if (own === undefined || own.total === 0) return null;
  const { next, left } = own;
  return (
    <Card
      title={t("coding.mine.title")}
      lead={
        next === null
          ? t("coding.mine.done")
          : `${t("coding.mine.left", { count: left })}. ${t("coding.mine.blind")}`
      }
    >
      {next !== null && <BlindPostForm key={`${next.codingRoundId}-${next.postId}`} post={next} />}
    </Card>
  );
}

function BlindPostForm({ post }: { post: BlindPost }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const say = useSay();
  const queryClient = useQueryClient();
  const [direction, setDirection] = useState<Direction | null>(null);
  const [felt, setFelt] = useState<ReadonlyMap<number, Sentiment>>(new Map());
  const saving = useMutation({
    mutationFn: (chosen: Direction) =>
      saveCode(post, {
        direction: chosen,
        sentiments: [...felt].map(([entityId, sentiment]) => ({ entityId, sentiment })),
      }),
    async onSuccess(own) {
      queryClient.setQueryData(ownCodingQuery.queryKey, own);
      await queryClient.invalidateQueries({ queryKey: [...codingKey, "figures"] });
    },
    onError: say.failed,
  });
  const isWhole = direction !== null && post.entities.every(({ entityId }) => felt.has(entityId));
  const save = (): void => {
    if (isWhole && !saving.isPending) saving.mutate(direction);
  };
  useCodingKeys({ onDirection: setDirection, onSave: save });
  return (
    <div className={classes["form"]}>
      <article className={classes["post"]}>
        <header>
          <PlatformIcon platform={post.platform} size={16} /> {post.source}
          {post.author !== null && (
            <>
              {" · "}
              <bdi>{post.author}</bdi>
            </>
          )}
          {" · "}
          <Moment at={post.publishedAt} />
        </header>
        {post.title !== null && <h3 dir="auto">{post.title}</h3>}
        <p dir="auto">{post.text}</p>
        {post.url !== null && <OutLink url={post.url} />}
      </article>
      <fieldset className={classes["choice"]}>
        <legend>{t("coding.mine.direction")}</legend>
        {directions.map((each, at) => (
          <label key={each} data-chosen={direction === each || undefined}>
            <input
              type="radio"
              name="direction"
              checked={direction === each}
              onChange={() => setDirection(each)}
            />
            <kbd aria-hidden>{at + 1}</kbd>
            <b>{directionNames[language][each]}</b>
            <small>{directionMeanings[language][each]}</small>
          </label>
        ))}
      </fieldset>
      {post.entities.map(({ entityId, name }) => (
        <div
          key={entityId}
          className={classes["felt"]}
          role="group"
          aria-label={t("coding.mine.sentiment", { name })}
        >
          <span>{t("coding.mine.sentiment", { name })}</span>
          <SegmentedControl
            size="xs"
            value={felt.get(entityId) ?? ""}
            data={sentiments.map((each) => ({ value: each, label: sentimentNames[language][each] }))}
            onChange={(value) => {
              const chosen = sentiments.find((each) => each === value);
              if (chosen) setFelt(new Map(felt).set(entityId, chosen));
            }}
          />
        </div>
      ))}
      <div className={classes["save"]}>
        <Button variant="filled" disabled={!isWhole} loading={saving.isPending} onClick={save}>
          {t("coding.mine.save")}
        </Button>
        <span className={classes["hint"]}>{t(isWhole ? "coding.mine.keys" : "coding.mine.choose")}</span>
      </div>
    </div>
  );
}
