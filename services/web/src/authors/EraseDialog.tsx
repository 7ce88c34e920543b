import type { AuthorDetail } from "@earshot/contract/author";
import type { ErasurePreview } from "@earshot/contract/erasure";
import { Button, Group, Modal, Skeleton, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { authorsKey, eraseAuthor, erasurePreviewQuery } from "../api/authors.ts";
import { mentionListKey } from "../api/mentions.ts";
import { useSay } from "../app/use-say.tsx";
import classes from "./Authors.module.css";

/** Erases a person for good, after what goes and what has to stay was read, and the name typed. */
export function EraseDialog({ author, onClose }: { author: AuthorDetail; onClose: () => void }) {
  const { t } = useTranslation();
  const say = useSay();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { data: preview } = useQuery(erasurePreviewQuery(author.cardId));
  const [typed, setTyped] = useState("");
  const erasing = useMutation({
    mutationFn: () => eraseAuthor(author.cardId, { expected: preview?.version ?? author.version, typed }),
    onSuccess: async ({ removed }) => {
      say.done(t("authors.erase.done", { count: removed.posts }));
      await navigate({ to: "/authors", search: {} });
      queryClient.removeQueries({ queryKey: [...authorsKey, "card", author.cardId] });
      void queryClient.invalidateQueries({ queryKey: authorsKey });
      void queryClient.invalidateQueries({ queryKey: mentionListKey });
    },
    onError: say.failed,
  });
  const name = preview?.name ?? author.name;
  return (
    <Modal opened onClose={onClose} title={t("authors.erase.title", { name })} size={520} role="alertdialog">
      <form
        className={classes["form"]}
        onSubmit={(event) => {
          event.preventDefault();
          erasing.mutate();
        }}
      >
        <p>{t("authors.erase.text")}</p>
        {preview === undefined ? <Skeleton height={80} /> : <Preview preview={preview} />}
        <TextInput
          autoComplete="off"
          label={t("authors.erase.type", { name })}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Group justify="flex-end" gap={8}>
          <Button onClick={onClose} data-autofocus>
            {t("frame.cancel")}
          </Button>
          <Button
            type="submit"
            variant="filled"
            color="red"
            loading={erasing.isPending}
            disabled={preview === undefined || typed.trim() !== name.trim()}
          >
            {t("authors.erase.confirm")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}

function Preview({ preview }: { preview: ErasurePreview }) {
  const { t } = useTranslation();
  const { accounts, posts, notes, held, writtenDown } = preview;
  return (
    <div className={classes["preview"]}>
      <b>{t("authors.erase.goes")}</b>
      <ul>
        <li>{t("authors.erase.accounts", { count: accounts })}</li>
        <li>{t("authors.erase.posts", { count: posts - held.posts })}</li>
        <li>{t("authors.erase.notes", { count: notes })}</li>
      </ul>
      {held.posts > 0 && (
        <p className={classes["held"]}>
          {t("authors.erase.held", { count: held.posts })}{" "}
          {held.incidents.map(({ incidentId, title }) => (
            <Link key={incidentId} to="/incidents/$incidentId" params={{ incidentId: String(incidentId) }}>
              {title}
            </Link>
          ))}
        </p>
      )}
      {writtenDown.length > 0 && (
        <>
          <b>{t("authors.erase.written")}</b>
          <ul>
            {writtenDown.map(({ kind, id, name }) => (
              <li key={`${kind} ${id}`}>
                {t(`authors.erase.kind.${kind}`)}: <bdi>{name}</bdi>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
