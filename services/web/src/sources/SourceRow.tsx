import type { Source } from "@earshot/contract/source";
import { isAiling } from "@earshot/core/collect/arrange-sources";
import { tierNames } from "@earshot/core/collect/source-state-names";
import { Checkbox, Menu, UnstyledButton } from "@mantine/core";
import { IconCheck, IconChevronDown, IconFolder } from "@tabler/icons-react";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import type { SourceVolume } from "../api/sources.ts";
import { Moment } from "../app/Moment.tsx";
import { usePerson } from "../app/person.ts";
import { PlatformIcon } from "../triage/PlatformIcon.tsx";
import { fullCount, shortCount } from "../words/number-words.ts";
import { useLanguage } from "../words/use-language.ts";
import { shownAddress } from "./shown-address.ts";
import { readTier } from "./source-facts.ts";
import { Reason } from "./SourceHealth.tsx";
import { SourceMenu } from "./SourceMenu.tsx";
import { StateMark } from "./StateMark.tsx";
import classes from "./Sources.module.css";
import { useSourceActions } from "./use-source-actions.tsx";

interface SourceRowProps {
  source: Source;
  /** Null until it was counted. */
  volume: SourceVolume | null;
  isChosen: boolean;
  isFolderShown: boolean;
  onChoose: (isChosen: boolean) => void;
  onOpen: (sourceId: number) => void;
}

export function SourceRow({ source, volume, isChosen, isFolderShown, onChoose, onOpen }: SourceRowProps) {
  const { t } = useTranslation();
  const { may } = usePerson();
  const { sourceId, name, folder, tags, audience, url } = source;
  const language = useLanguage();
  return (
    <tr data-ailing={isAiling(source) || undefined} data-chosen={isChosen || undefined}>
      {may("edit_sources") && (
        <td className={classes["choose"]}>
          <Checkbox
            size="xs"
            aria-label={t("sources.choose", { name })}
            checked={isChosen}
            onChange={(event) => onChoose(event.currentTarget.checked)}
          />
        </td>
      )}
      <th scope="row">
        <UnstyledButton className={classes["name"]} onClick={() => onOpen(sourceId)}>
          <span className="unseen">{t("sources.details", { name: "" })}</span>
          <PlatformIcon platform={source.platform} size={16} />
          <span>
            <bdi>{name}</bdi>
            <small>{shownAddress(url)}</small>
          </span>
        </UnstyledButton>
        <span className={classes["marks"]}>
          {isFolderShown && folder !== null && (
            <span className={classes["folder"]}>
              <IconFolder size={13} stroke={1.75} aria-label={t("sources.folder")} />
              <bdi>{folder.replaceAll("/", " / ")}</bdi>
            </span>
          )}
          {tags.map((tag) => (
            <bdi key={tag} className={classes["tag"]}>
              {tag}
            </bdi>
          ))}
        </span>
      </th>
      <td className={classes["health"]}>
        <StateMark state={source.state} />
        <Reason source={source} />
      </td>
      <td data-label={t("sources.column.tier")}>
        <TierCell source={source} />
        {audience !== null && (
          <small className={classes["audience"]} title={t("sources.audienceHint")}>
            {t("sources.audienceShort", { count: audience, short: shortCount(audience, language) })}
          </small>
        )}
      </td>
      <td className={classes["number"]} data-label={t("sources.column.month")}>
        <Volume volume={volume} postCount={source.postCount} />
      </td>
      <td data-label={t("sources.column.lastSuccess")}>
        {source.lastSuccessAt === null ? t("sources.never") : <Moment at={source.lastSuccessAt} />}
      </td>
      <td className={classes["actions"]}>
        <SourceMenu source={source} />
      </td>
    </tr>
  );
}

/** Until the month is counted anew, a fresh source shows all that it has brought so far. */
function Volume({ volume, postCount }: { volume: SourceVolume | null; postCount: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (volume === null) {
    return (
      <>
        {fullCount(postCount, language)}
        <small className={classes["matches"]}>{t("sources.soFar")}</small>
      </>
    );
  }
  return (
    <>
      {fullCount(volume.posts, language)}
      <small className={classes["matches"]}>{t("sources.matches", { count: volume.matches })}</small>
    </>
  );
}

/** The tier, changed on the spot. */
const TierCell = memo(function TierCell({ source }: { source: Source }) {
  const { may } = usePerson();
  const { t } = useTranslation();
  const names = tierNames[useLanguage()];
  const { change } = useSourceActions(source);
  const tier = readTier(source.tier);
  if (!may("edit_sources")) return names[tier];
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <UnstyledButton
          className={classes["tier"]}
          aria-label={t("sources.tierOf", { name: source.name, tier: names[tier] })}
        >
          {names[tier]}
          <IconChevronDown size={13} stroke={1.75} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {([1, 2, 3] as const).map((each) => (
          <Menu.Item
            key={each}
            rightSection={each === tier ? <IconCheck size={14} aria-hidden /> : null}
            onClick={() => each !== tier && change.mutate({ tier: each })}
          >
            {names[each]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
});
