import type { Around } from "@earshot/contract/around";
import { sentimentNames, sentimentSigns } from "@earshot/core/analyse/label-names";
import { platformName } from "@earshot/core/collect/platform-names";
import { statusNames } from "@earshot/core/triage/status-names";
import { UnstyledButton } from "@mantine/core";
import { IconBan } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { aroundQuery } from "../api/around.ts";
import { Moment } from "../app/Moment.tsx";
import { StandingMark } from "../authors/StandingMark.tsx";
import { EngagementReadings } from "../presence/EngagementReadings.tsx";
import { useLanguage } from "../words/use-language.ts";
import classes from "./Around.module.css";
import { Section } from "./Section.tsx";

interface AuthorHistoryProps {
  postId: number;
  publishedAt: string;
  onOpenPost: (postId: number) => void;
}

/** The author's history with us, other posts, and how this one was taken up over time. */
export function AuthorHistory({ postId, publishedAt, onOpenPost }: AuthorHistoryProps) {
  const { t } = useTranslation();
  const { data } = useQuery(aroundQuery(postId));
  if (data === undefined) return null;
  const { author, curve } = data;
  const isKnown =
    author !== null && (author.posts > 1 || author.accounts.length > 0 || author.standing !== null);
  return (
    <>
      {curve.length > 1 && (
        <Section title={t("working.around.curve")}>
          <EngagementReadings publishedAt={publishedAt} curve={curve} />
        </Section>
      )}
      {isKnown && (
        <Section
          title={t("working.around.author")}
          aside={
            <Link to="/authors/$cardId" params={{ cardId: String(author.cardId) }}>
              {t("working.around.posts", { count: author.posts })}
            </Link>
          }
        >
          <WhoItIs author={author} />
          <Figures author={author} />
          <ul className={classes["posts"]}>
            {author.others.map((other) => (
              <PostLine key={other.postId} {...other} onOpen={onOpenPost} />
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

/** What the person is to us, and where else they write. */
function WhoItIs({
  author: { standing, isStandingDerived, accounts },
}: {
  author: NonNullable<Around["author"]>;
}) {
  const language = useLanguage();
  if (standing === null && accounts.length === 0) return null;
  return (
    <p className={classes["figures"]}>
      {standing !== null && <StandingMark standing={standing} isDerived={isStandingDerived} />}
      {accounts.map(({ platform, handle, name }) => (
        <span key={`${platform} ${handle ?? name}`}>
          {platformName(platform, language)} <bdi>{handle ?? name}</bdi>
        </span>
      ))}
    </p>
  );
}

function Figures({ author }: { author: NonNullable<Around["author"]> }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { byStatus, bySentiment, firstAt, isBlocked } = author;
  return (
    <p className={classes["figures"]}>
      {isBlocked && (
        <b className={classes["blocked"]}>
          <IconBan size={14} stroke={1.75} aria-hidden />
          {t("working.around.blocked")}
        </b>
      )}
      <span>
        {t("working.around.since")} <Moment at={firstAt} isShort />
      </span>
      {byStatus.map(({ status, count }) => (
        <span key={status}>
          {statusNames[language][status]}: {count}
        </span>
      ))}
      {bySentiment.map(({ sentiment, count }) => (
        <span key={sentiment}>
          {sentimentSigns[sentiment]} {sentimentNames[language][sentiment]}: {count}
        </span>
      ))}
    </p>
  );
}

interface PostLineProps {
  postId: number;
  title: string;
  publishedAt: string;
  status: keyof (typeof statusNames)["en"];
  onOpen: (postId: number) => void;
}

function PostLine({ postId, title, publishedAt, status, onOpen }: PostLineProps) {
  const names = statusNames[useLanguage()];
  return (
    <li>
      <UnstyledButton className={classes["post"]} onClick={() => onOpen(postId)}>
        <span dir="auto">{title}</span>
        <small>
          {names[status]} · <Moment at={publishedAt} isShort />
        </small>
      </UnstyledButton>
    </li>
  );
}
