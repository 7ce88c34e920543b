import type { AuthorDetail } from "@earshot/contract/author";
import { standingNames, standings } from "@earshot/core/triage/author/standing";
import { Button, Group, NativeSelect, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { changeAuthor } from "../api/authors.ts";
import { Moment } from "../app/Moment.tsx";
import { usePerson } from "../app/person.ts";
import { useLanguage } from "../words/use-language.ts";
import classes from "./Authors.module.css";
import { Block } from "./Block.tsx";
import { StandingMark } from "./StandingMark.tsx";
import { useCardDeed } from "./use-card-deed.tsx";

/** What the person is to us: as somebody said, with the reason; else what the data say, and from what. */
export function StandingSection({ author }: { author: AuthorDetail }) {
  const { t } = useTranslation();
  const { may } = usePerson();
  const [isEditing, setIsEditing] = useState(false);
  const edit = may("triage") && !isEditing && (
    <Button variant="subtle" onClick={() => setIsEditing(true)}>
      {t(author.standing === null ? "authors.stand.set" : "authors.stand.edit")}
    </Button>
  );
  return (
    <Block title={t("authors.stand.title")} aside={edit}>
      {isEditing ? (
        <StandingForm author={author} onClose={() => setIsEditing(false)} />
      ) : (
        <StandingWords author={author} />
      )}
    </Block>
  );
}

function StandingWords({ author }: { author: AuthorDetail }) {
  const { t } = useTranslation();
  const { standing, standingReason, standingBy, standingAt, derived } = author;
  const because =
    derived && derived.because.kind === "bio"
      ? t("authors.stand.because.bio", { words: derived.because.words })
      : derived && derived.because.kind === "tone"
        ? t("authors.stand.because.tone", { count: derived.because.count, n: derived.because.n })
        : t("authors.stand.because.watched");
  if (standing === null && derived === null)
    return <p className={classes["hint"]}>{t("authors.stand.none")}</p>;
  return (
    <div className={classes["stand"]}>
      {standing !== null && (
        <p>
          <StandingMark standing={standing} isDerived={false} />{" "}
          <small>
            {standingBy} {standingAt !== null && <Moment at={standingAt} />}
          </small>
        </p>
      )}
      {standing !== null && standingReason !== null && <p dir="auto">{standingReason}</p>}
      {derived !== null && (
        <p>
          <StandingMark standing={derived.standing} isDerived /> <small>{because}</small>
        </p>
      )}
    </div>
  );
}

function StandingForm({ author, onClose }: { author: AuthorDetail; onClose: () => void }) {
  const { t } = useTranslation();
  const names = standingNames[useLanguage()];
  const deed = useCardDeed();
  const [chosen, setChosen] = useState<string>(author.standing ?? "");
  const [reason, setReason] = useState(author.standingReason ?? "");
  const save = async (): Promise<void> => {
    const standing = standings.find((each) => each === chosen) ?? null;
    const body = { expected: author.version, standing, reason: reason.trim() === "" ? null : reason.trim() };
    const said = { words: t("authors.done"), canUndo: true };
    if (await deed.run(() => changeAuthor("PUT", `authors/${author.cardId}/standing`, body), said)) onClose();
  };
  return (
    <form
      className={classes["form"]}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <NativeSelect
        size="xs"
        aria-label={t("authors.stand.title")}
        value={chosen}
        data={[
          { value: "", label: t("authors.stand.nothing") },
          ...standings.map((value) => ({ value, label: names[value] })),
        ]}
        onChange={(event) => setChosen(event.currentTarget.value)}
      />
      <Textarea
        size="xs"
        autosize
        minRows={2}
        maxLength={1_000}
        label={t("authors.stand.reason")}
        placeholder={t("authors.stand.reasonHint")}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Group justify="flex-end" gap={8}>
        <Button onClick={onClose}>{t("frame.cancel")}</Button>
        <Button type="submit" variant="filled" loading={deed.isBusy}>
          {t("frame.save")}
        </Button>
      </Group>
    </form>
  );
}
