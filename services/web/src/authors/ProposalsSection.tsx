import type { AuthorDetail, AuthorProposal } from "@earshot/contract/author";
import type { Platform } from "@earshot/core/collect/platform";
import { platformName } from "@earshot/core/collect/platform-names";
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { changeAuthor } from "../api/authors.ts";
import { OutLink } from "../app/OutLink.tsx";
import { usePerson } from "../app/person.ts";
import { useLanguage } from "../words/use-language.ts";
import classes from "./Authors.module.css";
import { Block } from "./Block.tsx";
import { useCardDeed } from "./use-card-deed.tsx";

/** Cards that may be the same person, each with why; what is answered is remembered. */
export function ProposalsSection({ author }: { author: AuthorDetail }) {
  const { t } = useTranslation();
  if (author.proposals.length === 0) return null;
  return (
    <Block title={t("authors.proposals.title")}>
      <ul className={classes["lines"]}>
        {author.proposals.map((proposal) => (
          <ProposalLine key={proposal.cardId} author={author} proposal={proposal} />
        ))}
      </ul>
    </Block>
  );
}

function ProposalLine({ author, proposal }: { author: AuthorDetail; proposal: AuthorProposal }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { may } = usePerson();
  const deed = useCardDeed();
  const [first] = proposal.accounts;
  const platformOf = (authorId: number): string => {
    const account = [...author.accounts, ...proposal.accounts].find((each) => each.authorId === authorId);
    const platform: Platform = account?.platform ?? "other";
    return platformName(platform, language);
  };
  const answer = (path: "merge" | "different", words: string) => {
    const body = { expected: author.version, otherId: proposal.cardId };
    return deed.run(() => changeAuthor("POST", `authors/${author.cardId}/${path}`, body), {
      words,
      canUndo: true,
    });
  };
  return (
    <li className={classes["proposal"]}>
      <div>
        <div className={classes["account"]}>
          <Link to="/authors/$cardId" params={{ cardId: String(proposal.cardId) }}>
            <bdi>{first?.name ?? first?.handle}</bdi>
          </Link>
          {proposal.accounts.map(({ authorId, platform, handle, url }) => (
            <span key={authorId}>
              {platformName(platform, language)} <bdi>{handle}</bdi> <OutLink url={url} />
            </span>
          ))}
        </div>
        <div className={classes["facts"]}>
          {proposal.reasons.map(({ kind, from, to }) => (
            <span key={`${kind} ${from} ${to}`}>
              {t(`authors.proposals.reason.${kind}`, { from: platformOf(from), to: platformOf(to) })}
            </span>
          ))}
        </div>
      </div>
      {may("triage") && (
        <div className={classes["buttons"]}>
          <Button
            variant="filled"
            disabled={deed.isBusy}
            onClick={() => void answer("merge", t("authors.proposals.joined"))}
          >
            {t("authors.proposals.join")}
          </Button>
          <Button
            disabled={deed.isBusy}
            onClick={() => void answer("different", t("authors.proposals.refused"))}
          >
            {t("authors.proposals.different")}
          </Button>
        </div>
      )}
    </li>
  );
}
