import type { AuthorDetail, ListedAuthor } from "@earshot/contract/author";
import { platformName } from "@earshot/core/collect/platform-names";
import { Modal, TextInput, UnstyledButton } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { authorListQuery, changeAuthor } from "../api/authors.ts";
import { useLanguage } from "../words/use-language.ts";
import classes from "./Authors.module.css";
import { useCardDeed } from "./use-card-deed.tsx";

const searchAfterMs = 300;

/** Joins the card with another one that is looked for by name. */
export function MergeDialog({ author, onClose }: { author: AuthorDetail; onClose: () => void }) {
  const { t } = useTranslation();
  const deed = useCardDeed();
  const [words, setWords] = useState(author.name);
  const [asked] = useDebouncedValue(words.trim(), searchAfterMs);
  const query = useInfiniteQuery({ ...authorListQuery({ search: asked }), enabled: asked !== "" });
  const found = (query.data?.pages[0]?.authors ?? []).filter(({ cardId }) => cardId !== author.cardId);
  const join = async (otherId: number): Promise<void> => {
    const body = { expected: author.version, otherId };
    const said = { words: t("authors.proposals.joined"), canUndo: true };
    if (await deed.run(() => changeAuthor("POST", `authors/${author.cardId}/merge`, body), said)) onClose();
  };
  return (
    <Modal opened onClose={onClose} title={t("authors.merge.title")} size={480}>
      <div className={classes["form"]}>
        <p>{t("authors.merge.text")}</p>
        <TextInput
          data-autofocus
          type="search"
          aria-label={t("authors.merge.find")}
          placeholder={t("authors.merge.find")}
          maxLength={200}
          leftSection={<IconSearch size={15} stroke={1.75} aria-hidden />}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        {query.isSuccess && found.length === 0 && (
          <p className={classes["hint"]}>{t("authors.merge.none")}</p>
        )}
        <ul className={classes["picks"]}>
          {found.slice(0, 20).map((each) => (
            <Pick
              key={each.cardId}
              author={each}
              isBusy={deed.isBusy}
              onPick={() => void join(each.cardId)}
            />
          ))}
        </ul>
      </div>
    </Modal>
  );
}

interface PickProps {
  author: ListedAuthor;
  isBusy: boolean;
  onPick: () => void;
}

function Pick({ author, isBusy, onPick }: PickProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <li>
      <UnstyledButton className={classes["pick"]} disabled={isBusy} onClick={onPick}>
        <b>
          <bdi>{author.name}</bdi>
        </b>
        <small>
          {author.accounts
            .map(
              ({ platform, handle, name }) => `${platformName(platform, language)} ${handle ?? name ?? ""}`,
            )
            .join(" · ")}
          {" · "}
          {t("authors.posts", { count: author.posts })}
        </small>
      </UnstyledButton>
    </li>
  );
}
