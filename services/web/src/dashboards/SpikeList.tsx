import type { Spike, Spikes } from "@earshot/contract/spike";
import { UnstyledButton } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { PassportNote } from "../reports/PassportNote.tsx";
import { dayAndTime } from "../words/time-words.ts";
import { useLanguage } from "../words/use-language.ts";
import { useBoard } from "./board-context.ts";
import classes from "./Widget.module.css";

interface SpikeListProps {
  /** Null until they are there. */
  spikes: Spikes | null;
  hasFailed: boolean;
  opened: number | null;
  onOpen: (number: number | null) => void;
}

/** What made each spike, in words, with the posts that prove it one press away. */
export function SpikeList({ spikes, hasFailed, opened, onOpen }: SpikeListProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (hasFailed && spikes === null) return <p className={classes["quiet"]}>{t("dashboards.spikesFailed")}</p>;
  if (spikes === null) return <p className={classes["quiet"]}>{t("dashboards.spikesLoading")}</p>;
  if (spikes.lacking !== null)
    return (
      <p className={classes["quiet"]}>
        {t("dashboards.spikesLacking", { days: spikes.lacking.days, posts: spikes.lacking.posts })}
      </p>
    );
  return (
    <div className={classes["spikes"]}>
      {spikes.spikes.length === 0 && (
        <p className={classes["quiet"]}>
          {t("dashboards.spikesNone")} <PassportNote passport={spikes.passport} />
        </p>
      )}
      <ol>
        {spikes.spikes.map((spike, at) => (
          <SpikeLine
            key={spike.from}
            spike={spike}
            number={at + 1}
            isOpened={opened === at + 1}
            onOpen={(isOpened) => onOpen(isOpened ? at + 1 : null)}
          />
        ))}
      </ol>
      {spikes.backlogs.map(({ from, words }) => (
        <p key={from} className={classes["quiet"]}>
          {words[language]}
        </p>
      ))}
    </div>
  );
}

interface SpikeLineProps {
  spike: Spike;
  number: number;
  isOpened: boolean;
  onOpen: (isOpened: boolean) => void;
}

function SpikeLine({ spike, number, isOpened, onOpen }: SpikeLineProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { place } = useBoard();
  return (
    <li>
      <span className={classes["mark"]} aria-hidden>
        {number}
      </span>
      <div>
        <UnstyledButton
          className={classes["spike"] ?? ""}
          aria-expanded={isOpened}
          disabled={spike.posts.length === 0}
          onClick={() => onOpen(!isOpened)}
        >
          <span>{spike.words[language]}</span>
          {spike.posts.length > 0 && <IconChevronDown size={14} stroke={1.75} aria-hidden />}
        </UnstyledButton>
        {isOpened && (
          <ul aria-label={t("dashboards.proof")}>
            {spike.posts.map((post) => (
              <li key={post.postId}>
                {place === "desk" ? (
                  <Link to="/triage" search={{ post: post.postId }}>
                    <bdi>{post.title}</bdi>
                  </Link>
                ) : (
                  <bdi>{post.title}</bdi>
                )}
                <small>
                  <bdi>{post.source}</bdi>
                  {post.author !== null && (
                    <>
                      {" · "}
                      <bdi>{post.author}</bdi>
                    </>
                  )}
                  {" · "}
                  {dayAndTime(post.publishedAt, language)} · {t(`dashboards.why.${post.why}`)}
                </small>
              </li>
            ))}
          </ul>
        )}
      </div>
    </li>
  );
}
