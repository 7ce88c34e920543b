import type { Coding } from "@earshot/contract/coding";
import { Button, MultiSelect } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { chooseCoders, codingKey, drawSample } from "../api/coding.ts";
import { colleaguesQuery } from "../api/desk.ts";
import { useSay } from "../app/use-say.tsx";
import { Card } from "./Card.tsx";
import classes from "./Coding.module.css";

/** Who codes, and a sample out of turn. */
export function CodersField({ coders }: { coders: Coding["coders"] }) {
  const { t } = useTranslation();
  const say = useSay();
  const queryClient = useQueryClient();
  const people = useQuery(colleaguesQuery).data ?? [];
  const onSettled = () => queryClient.invalidateQueries({ queryKey: codingKey });
  const choosing = useMutation({ mutationFn: chooseCoders, onError: say.failed, onSettled });
  const drawing = useMutation({
    mutationFn: drawSample,
    onSuccess: ({ posts }) => say.done(t("coding.coders.drawn", { count: posts })),
    onError: say.failed,
    onSettled,
  });
  const waiting = new Map(coders.map((each) => [each.personId, each.waiting]));
  return (
    <Card title={t("coding.coders.title")} lead={t("coding.coders.hint")}>
      <div className={classes["coders"]}>
        <MultiSelect
          aria-label={t("coding.coders.title")}
          placeholder={coders.length === 0 ? t("coding.coders.choose") : ""}
          data={people
            .filter(({ hasLeft }) => !hasLeft)
            .map(({ personId, name }) => {
              const left = waiting.get(personId) ?? 0;
              const note = left > 0 ? ` · ${t("coding.coders.waiting", { count: left })}` : "";
              return { value: String(personId), label: `${name}${note}` };
            })}
          value={coders.map(({ personId }) => String(personId))}
          disabled={choosing.isPending}
          searchable
          onChange={(chosen) => choosing.mutate(chosen.map(Number))}
        />
        <Button loading={drawing.isPending} disabled={coders.length < 2} onClick={() => drawing.mutate()}>
          {t("coding.coders.draw")}
        </Button>
      </div>
    </Card>
  );
}
