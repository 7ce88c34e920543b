import type { DraftVersion } from "@earshot/contract/draft";
import { useTranslation } from "react-i18next";
import { Moment } from "../app/Moment.tsx";
import classes from "./Drafts.module.css";
import { PagePart } from "../app/PagePart.tsx";
import { versionDifferences } from "./version-differences.ts";
import { WordedBy } from "./WordedBy.tsx";

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
  if (before === undefined)
    return (
      <p className={classes["version-text"]} dir="auto">
        {version.text}
      </p>
    );
  return (
    <>
      <p className={classes["quiet"]}>{t("drafts.differences", { number: before.number })}</p>
      <p className={classes["version-text"]} dir="auto">
        {versionDifferences(before.text, version.text).map(({ kind, text }, index) => {
          if (kind === "added") return <ins key={index}>{text}</ins>;
          return kind === "removed" ? <del key={index}>{text}</del> : <span key={index}>{text}</span>;
        })}
      </p>
    </>
  );
}
