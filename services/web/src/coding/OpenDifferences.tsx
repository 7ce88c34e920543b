import type { Coding } from "@earshot/contract/coding";
import { directions, type Direction } from "@earshot/core/analyse/label";
import { directionNames } from "@earshot/core/analyse/label-names";
import { NativeSelect } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { codingKey, settleCode } from "../api/coding.ts";
import { useSay } from "../app/use-say.tsx";
import { useLanguage } from "../words/use-language.ts";
import { Card } from "./Card.tsx";
import classes from "./Coding.module.css";

type Difference = Coding["open"][number];

/** Posts on which two people differ, to be settled by whoever answers for the labels. */
export function OpenDifferences({ open }: { open: readonly Difference[] }) {
  const { t } = useTranslation();
  return (
    <Card title={t("coding.open.title")} lead={t("coding.open.lead")}>
      <ul className={classes["open"]}>
        {open.map((difference) => (
          <OpenDifference key={`${difference.codingRoundId}-${difference.postId}`} difference={difference} />
        ))}
      </ul>
    </Card>
  );
}

function OpenDifference({ difference }: { difference: Difference }) {
  const { t } = useTranslation();
  const names = directionNames[useLanguage()];
  const say = useSay();
  const queryClient = useQueryClient();
  const settling = useMutation({
    mutationFn: (direction: Direction) => settleCode(difference, direction),
    async onSuccess() {
      say.done(t("coding.open.settled"));
      await queryClient.invalidateQueries({ queryKey: codingKey });
    },
    onError: say.failed,
  });
  const [one, other] = difference.said;
  const question = t("coding.open.said", { one: one && names[one], other: other && names[other] });
  return (
    <li>
      <Link to="/triage" search={{ post: difference.postId }}>
        {t("coding.open.post", { id: difference.postId })}
      </Link>
      <span>{question}</span>
      <NativeSelect
        size="xs"
        aria-label={question}
        value=""
        disabled={settling.isPending}
        data={[{ value: "", label: "—" }, ...directions.map((each) => ({ value: each, label: names[each] }))]}
        onChange={({ currentTarget: { value } }) => {
          const chosen = directions.find((each) => each === value);
          if (chosen) settling.mutate(chosen);
        }}
      />
    </li>
  );
}
