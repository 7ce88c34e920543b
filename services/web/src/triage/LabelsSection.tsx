import { engineOf } from "@earshot/core/analyse/engine";
import type { MentionDetail } from "@earshot/contract/mention";
import { directions, type Direction } from "@earshot/core/analyse/label";
import { directionNames, signalName } from "@earshot/core/analyse/label-names";
import { Button, Kbd, Menu } from "@mantine/core";
import { IconPlus, IconUserCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { ModelCardLink } from "../app/ModelCardLink.tsx";
import { percent } from "../words/number-words.ts";
import { useLanguage } from "../words/use-language.ts";
import { BarList } from "./BarList.tsx";
import { directionIcons, DirectionMark } from "./Marks.tsx";
import classes from "./LabelsSection.module.css";
import type { DetailActions } from "./PostDetail.tsx";
import { Section } from "./Section.tsx";

interface PartProps {
  detail: MentionDetail;
  actions: DetailActions;
}

/** Direction with the other ones that were weighed, second directions and signals. */
export function LabelsSection({ detail, actions }: PartProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const isByPerson = detail.directionBy === "person";
  const probabilities = directions
    .map((direction) => ({ direction, share: detail.directionProbabilities[direction] ?? 0 }))
    .sort((a, b) => b.share - a.share);
  return (
    <Section
      title={t("triage.direction")}
      aside={isByPerson ? <PersonSaid /> : t("detail.sure", { share: percent(detail.confidence, language) })}
    >
      <div className={classes["line"]}>
        <Button
          size="xs"
          disabled={!actions.mayTriage}
          rightSection={<Kbd size="xs">D</Kbd>}
          onClick={actions.onDirection}
        >
          <DirectionMark direction={detail.direction} />
        </Button>
        {detail.isUnsure && <span className={classes["unsure"]}>{t("detail.unsure")}</span>}
        {!isByPerson && <LabelOrigin model={detail.model} />}
      </div>
      <AlsoLine detail={detail} actions={actions} />
      <details className={classes["more"]}>
        <summary>{t("detail.probabilities")}</summary>
        <BarList
          bars={probabilities.map(({ direction, share }) => ({
            name: directionNames[language][direction],
            share,
            isChosen: direction === detail.direction,
          }))}
        />
        <p className={classes["hint"]}>{t("detail.probabilitiesHint", { model: detail.model })}</p>
      </details>
      {!isByPerson && <WeakPoints text={t("detail.weakDirection")} />}
      <Signals detail={detail} />
    </Section>
  );
}

/** Who helped the model: a language model of the installation's own, or what people corrected. */
function LabelOrigin({ model }: { model: string }) {
  const { t } = useTranslation();
  const engine = engineOf(model);
  if (engine !== null) return <small className={classes["hint"]}>{t("detail.byEngine", { engine })}</small>;
  return model.endsWith("+learnt") ? <small className={classes["hint"]}>{t("detail.learnt")}</small> : null;
}

/** What the model's card says of where it errs, one press away from its answer. */
export function WeakPoints({ text }: { text: string }) {
  const { t } = useTranslation();
  return (
    <details className={classes["more"]}>
      <summary>{t("detail.weak")}</summary>
      <p className={classes["hint"]}>
        {text} <ModelCardLink />
      </p>
    </details>
  );
}

export function PersonSaid() {
  const { t } = useTranslation();
  return (
    <span className={classes["person"]} title={t("detail.personHint")}>
      <IconUserCheck size={14} stroke={1.75} aria-hidden />
      {t("detail.person")}
    </span>
  );
}

function AlsoLine({ detail, actions }: PartProps) {
  const { t } = useTranslation();
  const names = directionNames[useLanguage()];
  const { also, direction } = detail;
  const toggle = (each: Direction): void =>
    actions.act({
      kind: "correct",
      correction: { also: also.includes(each) ? also.filter((other) => other !== each) : [...also, each] },
    });
  const free = directions.filter((each) => each !== direction && each !== "none" && !also.includes(each));
  if (also.length === 0 && !actions.mayTriage) return null;
  return (
    <div className={classes["line"]}>
      <span className={classes["label"]}>{t("triage.also")}</span>
      {also.map((each) => (
        <button
          key={each}
          type="button"
          className={classes["chip"]}
          disabled={!actions.mayTriage}
          title={t("detail.removeAlso")}
          onClick={() => toggle(each)}
        >
          {names[each]}
          {actions.mayTriage && <span aria-hidden> ×</span>}
        </button>
      ))}
      {actions.mayTriage && free.length > 0 && (
        <Menu position="bottom-start">
          <Menu.Target>
            <button type="button" className={classes["add"]} aria-label={t("detail.addAlso")}>
              <IconPlus size={13} aria-hidden />
              {also.length === 0 && t("detail.addAlso")}
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            {free.map((each) => {
              const DirectionIcon = directionIcons[each];
              return (
                <Menu.Item
                  key={each}
                  leftSection={<DirectionIcon size={15} aria-hidden />}
                  onClick={() => toggle(each)}
                >
                  {names[each]}
                </Menu.Item>
              );
            })}
          </Menu.Dropdown>
        </Menu>
      )}
    </div>
  );
}

/** From this probability on, coarseness and spam are worth a word. */
const worthSaying = 0.5;

function Signals({ detail }: { detail: MentionDetail }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { signals, toxicity, spam } = detail;
  const shares = [
    ["toxicity", toxicity],
    ["spam", spam],
  ] as const;
  const names = [
    ...signals.map((signal) => signalName(signal.name, language)),
    ...shares
      .filter(([, share]) => share !== null && share >= worthSaying)
      .map(([name, share]) => `${signalName(name, language)} ${percent(share ?? 0, language)}`),
  ];
  if (names.length === 0) return null;
  return (
    <div className={classes["line"]}>
      <span className={classes["label"]}>{t("detail.signals")}</span>
      {names.map((name) => (
        <span className={classes["signal"]} key={name}>
          {name}
        </span>
      ))}
    </div>
  );
}
