import type { AuthorDetail } from "@earshot/contract/author";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { authorQuery } from "../api/authors.ts";
import { BackLink } from "../app/BackLink.tsx";
import { Loaded } from "../app/Loaded.tsx";
import { Page } from "../app/Page.tsx";
import { AccountsSection } from "./AccountsSection.tsx";
import { AnswersSection } from "./AnswersSection.tsx";
import { AuthorHead } from "./AuthorHead.tsx";
import classes from "./Authors.module.css";
import { EventsSection } from "./EventsSection.tsx";
import { HistorySection } from "./HistorySection.tsx";
import { NewestSection } from "./NewestSection.tsx";
import { AuthorNotes } from "./AuthorNotes.tsx";
import { ProposalsSection } from "./ProposalsSection.tsx";
import { StandingSection } from "./StandingSection.tsx";
import { SuspicionSection } from "./SuspicionSection.tsx";

/** A person: accounts, standing, history with us, answers, what the team wrote down, and what was changed. */
export function AuthorPage() {
  const { t } = useTranslation();
  const { cardId } = useParams({ from: "/signed-in/authors/$cardId" });
  const query = useQuery(authorQuery(Number(cardId)));
  return (
    <Page>
      <BackLink to="/authors">{t("authors.back")}</BackLink>
      <Loaded
        query={query}
        gone={{ title: t("authors.gone"), text: t("authors.goneText") }}
        skeleton={[40, 120, 240]}
      >
        {(author) => <Card author={author} />}
      </Loaded>
    </Page>
  );
}

function Card({ author }: { author: AuthorDetail }) {
  return (
    <>
      <AuthorHead author={author} />
      <SuspicionSection author={author} />
      <ProposalsSection author={author} />
      <div className={classes["columns"]}>
        <div>
          <HistorySection author={author} />
          <AnswersSection author={author} />
          <NewestSection author={author} />
        </div>
        <div>
          <StandingSection author={author} />
          <AccountsSection author={author} />
          <AuthorNotes author={author} />
          <EventsSection author={author} />
        </div>
      </div>
    </>
  );
}
