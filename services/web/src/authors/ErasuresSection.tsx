import type { Erasure } from "@earshot/contract/erasure";
import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { authorsKey, erasuresQuery, liftErasure } from "../api/authors.ts";
import { ConfirmDialog } from "../app/ConfirmDialog.tsx";
import { Moment } from "../app/Moment.tsx";
import { useSay } from "../app/use-say.tsx";
import classes from "./Authors.module.css";

/** That people were erased, how much it was, and what of theirs was refused since. Only where somebody was. */
export function ErasuresSection() {
  const { t } = useTranslation();
  const { data } = useQuery(erasuresQuery);
  const [lifted, setLifted] = useState<Erasure | null>(null);
  if (data === undefined || data.erasures.length === 0) return null;
  return (
    <section className={classes["erasures"]} aria-labelledby="erasures">
      <h2 id="erasures">{t("authors.erasures.title")}</h2>
      <p className={classes["hint"]}>{t("authors.erasures.lead")}</p>
      <ul>
        {data.erasures.map((erasure) => (
          <ErasureLine key={erasure.erasureId} erasure={erasure} onLift={() => setLifted(erasure)} />
        ))}
      </ul>
      {lifted !== null && <LiftDialog erasure={lifted} onClose={() => setLifted(null)} />}
    </section>
  );
}

function ErasureLine({ erasure, onLift }: { erasure: Erasure; onLift: () => void }) {
  const { t } = useTranslation();
  const { at, by, removed, held, endedAt, refused, liftedAt } = erasure;
  return (
    <li>
      <span>
        <Moment at={at} /> · {by}
      </span>
      <span>{t("authors.erasures.gone", { ...removed })}</span>
      {endedAt === null && <span>{t("authors.erasures.held", { count: held })}</span>}
      {refused > 0 && <span>{t("authors.erasures.refused", { count: refused })}</span>}
      {liftedAt === null ? (
        <Button variant="subtle" onClick={onLift}>
          {t("authors.erasures.lift")}
        </Button>
      ) : (
        <small>
          {t("authors.erasures.lifted")} <Moment at={liftedAt} />
        </small>
      )}
    </li>
  );
}

function LiftDialog({ erasure, onClose }: { erasure: Erasure; onClose: () => void }) {
  const { t } = useTranslation();
  const say = useSay();
  const queryClient = useQueryClient();
  const lifting = useMutation({
    mutationFn: () => liftErasure(erasure.erasureId),
    onSuccess: onClose,
    onError: say.failed,
    onSettled: () => queryClient.invalidateQueries({ queryKey: authorsKey }),
  });
  return (
    <ConfirmDialog
      title={t("authors.erasures.liftTitle")}
      text={t("authors.erasures.liftText")}
      confirm={t("authors.erasures.lift")}
      isBusy={lifting.isPending}
      onConfirm={() => lifting.mutate()}
      onClose={onClose}
    />
  );
}
