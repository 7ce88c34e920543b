import type { Widget } from "@earshot/contract/dashboard";
import { directions, sentiments } from "@earshot/core/analyse/label";
import { platforms } from "@earshot/core/collect/platform";
import { widgetCharts, widgetMetricsMax, type WidgetKind } from "@earshot/core/report/dashboard/dashboard";
import { figureGroups } from "@earshot/core/report/metrics/figure";
import { metrics } from "@earshot/core/report/metrics/registry";
import { Button, Group, Modal, MultiSelect, NumberInput, Select, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { entitiesQuery } from "../api/entities.ts";
import { useFilterWords } from "../triage/filter-words.ts";
import { useLanguage } from "../words/use-language.ts";
import type { FilterName } from "./board-view.ts";
import { rename } from "./rename.ts";
import classes from "./Share.module.css";

interface WidgetEditorProps {
  widget: Widget;
  onSave: (widget: Widget) => void;
  onClose: () => void;
}

/** Of these a part is shown; the others are as long as what they list. */
const limited: ReadonlySet<WidgetKind> = new Set(["stories", "executives", "topics", "coverage"]);

/** What a widget asks, how it is drawn and what it is called. */
export function WidgetEditor({ widget, onSave, onClose }: WidgetEditorProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [draft, setDraft] = useState(widget);
  const { question } = draft;
  const ask = (changed: Partial<Widget["question"]>) =>
    setDraft({ ...draft, question: { ...question, ...changed } });
  const isFigures = draft.kind === "figures";
  const title = draft.title?.[language] ?? "";
  return (
    <Modal opened onClose={onClose} title={t("dashboards.widget")} size={520}>
      <form
        className={classes["form"]}
        onSubmit={(event) => {
          event.preventDefault();
          onSave(draft);
        }}
      >
        <TextInput
          data-autofocus
          label={t("dashboards.widgetTitle")}
          placeholder={t("dashboards.widgetTitleHint")}
          maxLength={120}
          value={title}
          onChange={({ currentTarget: { value } }) =>
            setDraft({ ...draft, title: value === "" ? null : rename(widget.title, language, value) })
          }
        />
        {(isFigures || draft.kind === "volume") && (
          <MultiSelect
            label={t("dashboards.metrics")}
            description={isFigures ? t("dashboards.metricsHint") : undefined}
            maxValues={draft.kind === "volume" ? 1 : widgetMetricsMax}
            searchable
            comboboxProps={{ withinPortal: false }}
            value={question.metrics}
            data={metrics.map(({ id, name }) => ({ value: id, label: name[language] }))}
            onChange={(picked) => ask({ metrics: picked })}
          />
        )}
        {isFigures && (
          <>
            <div className={classes["pair"]}>
              {(["by", "split"] as const).map((name) => (
                <Select
                  key={name}
                  label={t(`dashboards.question.${name}`)}
                  allowDeselect={false}
                  comboboxProps={{ withinPortal: false }}
                  value={question[name]}
                  data={figureGroups.map((group) => ({ value: group, label: t(`dashboards.by.${group}`) }))}
                  onChange={(value) => {
                    const group = figureGroups.find((each) => each === value);
                    if (group !== undefined) ask({ [name]: group });
                  }}
                />
              ))}
            </div>
            <div className={classes["pair"]}>
              <Select
                label={t("dashboards.chart")}
                allowDeselect={false}
                comboboxProps={{ withinPortal: false }}
                value={draft.chart}
                data={widgetCharts.map((chart) => ({ value: chart, label: t(`dashboards.charts.${chart}`) }))}
                onChange={(value) => {
                  const chart = widgetCharts.find((each) => each === value);
                  if (chart !== undefined) setDraft({ ...draft, chart });
                }}
              />
              <Limit limit={question.limit} onLimit={(limit) => ask({ limit })} />
            </div>
          </>
        )}
        {limited.has(draft.kind) && <Limit limit={question.limit} onLimit={(limit) => ask({ limit })} />}
        {draft.kind === "clocks" || draft.kind === "topics" ? (
          <p className={classes["hint"]}>{t(`dashboards.noOwnFilter.${draft.kind}`)}</p>
        ) : (
          <OwnFilter filter={question.filter} onFilter={(filter) => ask({ filter })} />
        )}
        <Group justify="flex-end" gap={8}>
          <Button onClick={onClose}>{t("frame.cancel")}</Button>
          <Button type="submit" variant="filled">
            {t("dashboards.done")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}

function Limit({ limit, onLimit }: { limit: number; onLimit: (limit: number) => void }) {
  const { t } = useTranslation();
  return (
    <NumberInput
      label={t("dashboards.limit")}
      min={1}
      max={50}
      allowDecimal={false}
      value={limit}
      onChange={(value) => typeof value === "number" && value >= 1 && value <= 50 && onLimit(value)}
    />
  );
}

const offeredNames = [
  "entity",
  "direction",
  "sentiment",
  "platform",
] as const satisfies readonly FilterName[];

interface OwnFilterProps {
  filter: Widget["question"]["filter"];
  onFilter: (filter: Widget["question"]["filter"]) => void;
}

/** What this widget alone is narrowed to. */
function OwnFilter({ filter, onFilter }: OwnFilterProps) {
  const { t } = useTranslation();
  const words = useFilterWords();
  const { data: entities = [] } = useQuery(entitiesQuery);
  const offered: Record<(typeof offeredNames)[number], readonly string[]> = {
    entity: entities.map(({ entityId }) => String(entityId)),
    direction: directions,
    sentiment: sentiments,
    platform: platforms,
  };
  return (
    <fieldset className={classes["own"]}>
      <legend>{t("dashboards.ownFilter")}</legend>
      <p className={classes["hint"]}>{t("dashboards.ownFilterHint")}</p>
      {offeredNames.map((name) => {
        const chosen = (filter[name] ?? []).map(String);
        return (
          <MultiSelect
            key={name}
            label={words.name(name)}
            placeholder={chosen.length === 0 ? t("dashboards.ownFilterAll") : undefined}
            searchable
            clearable
            comboboxProps={{ withinPortal: false }}
            value={chosen}
            data={[...new Set([...offered[name], ...chosen])].map((value) => ({
              value,
              label: words.value(name, value),
            }))}
            onChange={(picked) => {
              const { [name]: _before, ...rest } = filter;
              const values = name === "entity" ? picked.map(Number) : picked;
              onFilter(picked.length === 0 ? rest : { ...rest, [name]: values });
            }}
          />
        );
      })}
    </fieldset>
  );
}
