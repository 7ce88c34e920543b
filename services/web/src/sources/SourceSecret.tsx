import type { Source } from "@earshot/contract/source";
import { Button, PasswordInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { rotateSecret, secretQuery, setPassword } from "../api/pushed-sources.ts";
import { Moment } from "../app/Moment.tsx";
import { useSay } from "../app/use-say.tsx";
import { ShownSecret } from "./ShownSecret.tsx";
import classes from "./Sources.module.css";

/** The secret of a webhook or the password of a mailbox; nothing of any other source. */
export function SourceSecret({ source }: { source: Source }) {
  if (source.kind === "webhook") return <WebhookSecret sourceId={source.sourceId} />;
  return source.kind === "imap" ? <MailPassword sourceId={source.sourceId} /> : null;
}

function WebhookSecret({ sourceId }: { sourceId: number }) {
  const { t } = useTranslation();
  const say = useSay();
  const queryClient = useQueryClient();
  const query = useQuery(secretQuery(sourceId));
  const rotating = useMutation({
    mutationFn: () => rotateSecret(sourceId, 24),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: secretQuery(sourceId).queryKey }),
    onError: say.failed,
  });
  if (rotating.data !== undefined)
    return <ShownSecret address={rotating.data.address} secret={rotating.data.secret} />;
  return (
    <section>
      <h2>{t("sources.webhook.secret")}</h2>
      <p className={classes["why"]}>
        {query.data?.setAt != null && (
          <>
            {t("sources.webhook.setAt")} <Moment at={query.data.setAt} />.{" "}
          </>
        )}
        {query.data?.olderUntil != null && (
          <>
            {t("sources.webhook.olderUntil")} <Moment at={query.data.olderUntil} />.{" "}
          </>
        )}
        {t("sources.webhook.rotateHint")}
      </p>
      <Button loading={rotating.isPending} onClick={() => rotating.mutate()}>
        {t("sources.webhook.rotate")}
      </Button>
    </section>
  );
}

function MailPassword({ sourceId }: { sourceId: number }) {
  const { t } = useTranslation();
  const say = useSay();
  const [password, setTyped] = useState("");
  const saving = useMutation({
    mutationFn: () => setPassword(sourceId, password),
    onSuccess: () => {
      setTyped("");
      say.done(t("sources.saved"));
    },
    onError: say.failed,
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate();
      }}
    >
      <PasswordInput
        size="xs"
        label={t("sources.mailbox.newPassword")}
        autoComplete="new-password"
        value={password}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Button mt={8} type="submit" disabled={password === ""} loading={saving.isPending}>
        {t("frame.save")}
      </Button>
    </form>
  );
}
