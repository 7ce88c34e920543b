import type { EntityPreview } from "@earshot/contract/entity-preview";
import type { PageLanguage } from "@earshot/core/triage/page-language";
import { Button, Loader, Select, Skeleton } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Failure } from "../app/Failure.tsx";
import { dateFormat } from "../words/intl-formats.ts";
import { fullCount, percent } from "../words/number-words.ts";
import { useLanguage } from "../words/use-language.ts";
import classes from "./Preview.module.css";
import type { TermLine } from "./entity-form.ts";
import { Example } from "./Example.tsx";
import { examplesOf, previewCounts, type PreviewTab } from "./preview-tabs.ts";
import type { ShownPreview } from "./use-preview.ts";

interface PreviewPaneProps {
  shown: ShownPreview;
  lines: readonly TermLine[];
  /** Only of a saved entity can posts go. */
  isSaved: boolean;
  /** The line whose posts are shown; null for all. */
  termKey: string | null;
  onTermKey: (key: string | null) => void;
}

/** What the form would find in stored posts, with the false friends first. */
export function PreviewPane({ shown, lines, isSaved, termKey, onTermKey }: PreviewPaneProps) {
  const { t } = useTranslation();
  const [tab, setTab] = useState<PreviewTab | null>(null);
  const { preview } = shown;
  if (preview === null) {
    if (shown.error !== null && !shown.isWaiting)
      return <Failure error={shown.error} onRetry={shown.retry} />;
    return (
      <section className={classes["pane"]} aria-label={t("watchList.preview.title")}>
        {shown.isWaiting ? (
          <Waiting shown={shown} />
        ) : (
          <p className={classes["start"]}>{t("watchList.preview.start")}</p>
        )}
      </section>
    );
  }
  const counts = previewCounts(preview);
  const tabs = (["turnedDown", "doubtful", "counted", "gained", "lost"] as const).filter(
    (name) => isSaved || (name !== "gained" && name !== "lost"),
  );
  const open = tabs.find((name) => name === tab) ?? tabs.find((name) => counts[name] > 0) ?? "counted";
  const examples = examplesOf(
    preview,
    open,
    termKey === null ? null : (shown.terms.get(termKey)?.at ?? null),
  );
  const chosen = lines.filter(({ key }) => shown.terms.has(key));
  return (
    <section
      className={classes["pane"]}
      aria-label={t("watchList.preview.title")}
      aria-busy={shown.isWaiting}
    >
      <Summary shown={shown} preview={preview} />
      <div className={classes["tabs"]} role="tablist" aria-label={t("watchList.preview.title")}>
        {tabs.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            aria-selected={open === name}
            data-tab={name}
            onClick={() => setTab(name)}
          >
            {t(`watchList.preview.tabs.${name}`)} <Count count={counts[name]} />
          </button>
        ))}
      </div>
      {chosen.length > 1 && open !== "gained" && open !== "lost" && (
        <Select
          aria-label={t("watchList.terms")}
          clearable
          placeholder={t("watchList.preview.allTerms")}
          value={termKey !== null && shown.terms.has(termKey) ? termKey : null}
          data={chosen.map(({ key, text }) => ({
            value: key,
            label: t("watchList.preview.onlyTerm", { text }),
          }))}
          onChange={onTermKey}
        />
      )}
      <div role="tabpanel" className={classes["examples"]}>
        {examples.length === 0 && <p className={classes["none"]}>{t(`watchList.preview.nothing.${open}`)}</p>}
        {examples.map((example) => (
          <Example key={`${example.postId} ${example.key}`} post={example} />
        ))}
      </div>
    </section>
  );
}

function Count({ count }: { count: number }) {
  const language = useLanguage();
  return <span className="tabular">{fullCount(count, language)}</span>;
}

function Waiting({ shown }: { shown: ShownPreview }) {
  const { t } = useTranslation();
  return (
    <div className={classes["wait"]} aria-live="polite">
      <p>{t(shown.isBusy ? "watchList.preview.busy" : "watchList.preview.wait")}</p>
      <Skeleton height={64} />
      <Skeleton height={64} />
    </div>
  );
}

function Summary({ shown, preview }: { shown: ShownPreview; preview: EntityPreview }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const number = (count: number): string => fullCount(count, language);
  return (
    <header className={classes["summary"]} aria-live="polite">
      <h2>
        {t("watchList.preview.matched", { count: preview.matched, shown: number(preview.matched) })}
        {preview.gained > 0 && <small data-change="gained">+{number(preview.gained)}</small>}
        {preview.lost > 0 && <small data-change="lost">−{number(preview.lost)}</small>}
        {shown.isWaiting && <Loader size={14} />}
      </h2>
      <p>
        <Looked preview={preview} />
        {!preview.looked.isAll && (
          <Button size="compact-xs" disabled={shown.isWaiting} onClick={shown.lookDeeper}>
            {t("watchList.preview.deeper")}
          </Button>
        )}
      </p>
    </header>
  );
}

function sinceWords(at: string, language: PageLanguage): string {
  return dateFormat(language, { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" }).format(
    new Date(at),
  );
}

/** How many posts the counts are from: never more than was really looked at. */
function Looked({ preview: { looked } }: { preview: EntityPreview }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const number = (count: number): string => fullCount(count, language);
  if (looked.posts === 0) return t("watchList.preview.none");
  if (looked.isAll)
    return t("watchList.preview.lookedAll", { count: looked.posts, shown: number(looked.posts) });
  const stored = number(looked.stored);
  return t("watchList.preview.looked", {
    posts: number(looked.posts),
    stored: looked.isStoredApproximate ? t("watchList.preview.about", { shown: stored }) : stored,
    share: percent(looked.posts / looked.stored, language),
    since: looked.since === null ? "" : sinceWords(looked.since, language),
  });
}
