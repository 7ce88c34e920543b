import type { AuthorAccount, AuthorDetail } from "@earshot/contract/author";
import { platformName } from "@earshot/core/collect/platform-names";
import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { changeAuthor } from "../api/authors.ts";
import { ConfirmDialog } from "../app/ConfirmDialog.tsx";
import { Moment } from "../app/Moment.tsx";
import { OutLink } from "../app/OutLink.tsx";
import { usePerson } from "../app/person.ts";
import { fullCount } from "../words/number-words.ts";
import { useLanguage } from "../words/use-language.ts";
import classes from "./Authors.module.css";
import { Block } from "./Block.tsx";
import { useCardDeed } from "./use-card-deed.tsx";

/** Where the person writes: each account with its readers and bio; one that is not theirs can be parted. */
export function AccountsSection({ author }: { author: AuthorDetail }) {
  const { t } = useTranslation();
  const { may } = usePerson();
  const deed = useCardDeed();
  const [parted, setParted] = useState<AuthorAccount | null>(null);
  const part = async ({ authorId }: AuthorAccount): Promise<void> => {
    const body = { expected: author.version, authorIds: [authorId] };
    const said = { words: t("authors.accounts.splitDone"), canUndo: true };
    setParted(null);
    await deed.run(() => changeAuthor("POST", `authors/${author.cardId}/split`, body), said);
  };
  const canPart = may("triage") && author.accounts.length > 1;
  return (
    <Block title={t("authors.accounts.title")}>
      <ul className={classes["lines"]}>
        {author.accounts.map((account) => (
          <AccountLine
            key={account.authorId}
            account={account}
            onPart={canPart ? () => setParted(account) : null}
          />
        ))}
      </ul>
      {parted !== null && (
        <ConfirmDialog
          title={t("authors.accounts.splitTitle", { name: parted.handle ?? parted.name ?? "" })}
          text={t("authors.accounts.splitText")}
          confirm={t("authors.accounts.split")}
          isBusy={deed.isBusy}
          onConfirm={() => void part(parted)}
          onClose={() => setParted(null)}
        />
      )}
    </Block>
  );
}

function AccountLine({ account, onPart }: { account: AuthorAccount; onPart: (() => void) | null }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { platform, handle, name, url, bio, followers, followersAt, posts } = account;
  return (
    <li>
      <div className={classes["account"]}>
        <b>{platformName(platform, language)}</b>
        <bdi>{handle ?? name}</bdi>
        <OutLink url={url} />
        <span className={classes["spring"]} />
        {onPart !== null && (
          <Button variant="subtle" size="compact-xs" onClick={onPart}>
            {t("authors.accounts.split")}
          </Button>
        )}
      </div>
      <div className={classes["facts"]}>
        {followers === null ? (
          <span>{t("authors.accounts.noFollowers")}</span>
        ) : (
          <span>
            {t("authors.followers", { count: followers, shown: fullCount(followers, language) })}
            {followersAt !== null && (
              <small>
                {" · "}
                <Moment at={followersAt} />
              </small>
            )}
          </span>
        )}
        <span>{t("authors.posts", { count: posts })}</span>
      </div>
      {bio !== null && bio !== "" && (
        <p className={classes["bio"]} dir="auto">
          {bio}
        </p>
      )}
    </li>
  );
}
