import type { DraftVersion } from "@earshot/contract/draft";
import { diffWords } from "diff";
import { useTranslation } from "react-i18next";
import { Moment } from "../app/Moment.tsx";
import classes from "./Drafts.module.css";
import { PagePart } from "../app/PagePart.tsx";
import { WordedBy } from "./WordedBy.tsx";

/** Cyrillic words are words too. */
const segmenter = new Intl.Segmenter("ru", { granularity: "word" });

/** Every text that was saved, with what changed since the one before. */
export function DraftVersions({ versions }: { versions: readonly DraftVersion[] }) {
  const { t } = useTranslation();
  if (versions.length < 2) return null;
  return (
    <PagePart title={`${t("drafts.versions")} ${versions.length}`}>
      {versions.map((version, at) => (
        <details key={version.number} className={classes["version"]} open={at === 0}>
          <summary>
            {t("drafts.versionLine", { number: version.number })}
            <span className={classes["quiet"]}>
              {version.writtenBy?.name} · <Moment at={version.writtenAt} />
            </span>
            {version.wordedBy !== null && <WordedBy model={version.wordedBy} />}
          </summary>
          <Differences before={versions[at + 1]} version={version} />
        </details>
      ))}
    </PagePart>
  );
}

function Differences({ before, version }: { before: DraftVersion | undefined; version: DraftVersion }) {
  const { t } = useTranslation();
  if (before === undefined) return <p className={classes["said"]}>{version.text}</p>;
  return (
    <p className={classes["said"]} dir="auto" aria-label={t("drafts.differences", { number: before.number })}>
      {diffWords(before.text, version.text, { intlSegmenter: segmenter }).map((part, index) => {
        if (part.added) return <ins key={index}>{part.value}</ins>;
        return part.removed ? <del key={index}>{part.value}</del> : <span key={index}>{part.value}</span>;
      })}
    </p>
  );
}
