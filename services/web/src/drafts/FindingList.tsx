import type { DraftDetail, DraftFinding } from "@earshot/contract/draft";
import { wordsUnder } from "@earshot/core/respond/draft/draft";
import { principleNames } from "@earshot/core/respond/respond-names";
import { Button, Group, TextInput } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { decideFinding } from "../api/drafts.ts";
import { usePerson } from "../app/person.ts";
import { useLanguage } from "../words/use-language.ts";
import classes from "./Drafts.module.css";
import { PagePart } from "../app/PagePart.tsx";
import { cutWords, takeMilder } from "./place-findings.ts";
import { SecondReading } from "./SecondReading.tsx";
import { useDraftDeed } from "./use-draft-deed.ts";
import type { DraftText } from "./use-draft-text.ts";

interface FindingListProps {
  detail: DraftDetail;
  draftText: DraftText;
  isWritable: boolean;
}

/** What the checks found, with the principle behind it and a gentler way. */
export function FindingList({ detail, draftText, isWritable }: FindingListProps) {
  const { t } = useTranslation();
  const { findings, legalWords, isChecking, isCheckFailing, text } = draftText;
  return (
    <PagePart
      title={`${t("drafts.checks")}${findings.length > 0 ? ` ${findings.length}` : ""}`}
      tools={isChecking && <span className={classes["quiet"]}>{t("drafts.checking")}</span>}
    >
      {isCheckFailing && <p className={classes["none"]}>{t("drafts.checkFailed")}</p>}
      {findings.length === 0 && !isChecking && !isCheckFailing && text.trim() !== "" && (
        <p className={classes["clean"]}>
          <IconCheck size={15} aria-hidden /> {t("drafts.clean")}
        </p>
      )}
      <ul className={classes["findings"]}>
        {findings.map((finding) => (
          <FindingItem
            key={`${finding.check} ${finding.start} ${finding.quote}`}
            finding={finding}
            detail={detail}
            draftText={draftText}
            isWritable={isWritable}
          />
        ))}
      </ul>
      {isWritable && detail.wording !== null && text.trim() !== "" && (
        <SecondReading draft={detail.draft} wording={detail.wording} isDirty={draftText.isDirty} />
      )}
      {legalWords.length > 0 && (
        <p className={classes["legal"]}>{t("drafts.legal", { words: legalWords.join(", ") })}</p>
      )}
    </PagePart>
  );
}

function FindingItem({
  finding,
  detail,
  draftText,
  isWritable,
}: FindingListProps & { finding: DraftFinding }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { person } = usePerson();
  const deed = useDraftDeed();
  const [why, setWhy] = useState<string | null>(null);
  const { text, setText } = draftText;
  const quote = wordsUnder(finding, text);
  const about = detail.decisions.filter((each) => each.check === finding.check && each.quote === quote);
  const kept = about.find(({ decision }) => decision === "overridden");
  const isRead = about.some((each) => each.person?.personId === person?.personId);
  const milder = isWritable ? takeMilder(text, finding) : null;
  const cut = isWritable && isCuttable(finding) ? cutWords(text, finding) : null;
  const { draftId } = detail.draft;
  const decide = async (
    decision: "opened" | "accepted" | "overridden",
    justification = "",
  ): Promise<void> => {
    const given = { check: finding.check, quote, decision, justification };
    if ((await deed.run(() => decideFinding(draftId, given))) !== null) setWhy(null);
  };
  const take = (next: string): void => {
    setText(next);
    void decide("accepted");
  };
  return (
    <li
      className={classes["finding"]}
      data-severity={finding.severity}
      data-kept={kept !== undefined || undefined}
      data-doubted={finding.doubtedBy !== undefined || undefined}
    >
      <p className={classes["finding-head"]}>
        <b>{t(`drafts.check.${finding.check}`)}</b>
        <span>{t(`drafts.severity.${finding.severity}`)}</span>
        <span>{principleNames[language][finding.principle]}</span>
        {finding.readBy !== undefined && (
          <span title={t("drafts.reading.byHint")}>
            <bdi>{t("drafts.reading.by", { model: finding.readBy })}</bdi>
          </span>
        )}
        {finding.doubtedBy !== undefined && (
          <span title={t("drafts.reading.doubtedHint")}>
            <bdi>{t("drafts.reading.doubted", { model: finding.doubtedBy })}</bdi>
          </span>
        )}
      </p>
      <p className={classes["finding-quote"]} dir="auto">
        {finding.quote === "" ? t("drafts.whole") : `«${finding.quote}»`}
      </p>
      <p dir="auto">{finding.suggestion}</p>
      {kept !== undefined && (
        <p className={classes["quiet"]}>
          {t("drafts.overridden", { why: kept.justification ?? "" })} · {kept.person?.name}
        </p>
      )}
      {why === null ? (
        <Group gap={6} mt={6}>
          {milder !== null && (
            <Button
              size="compact-xs"
              variant="filled"
              title={t("drafts.acceptHint", { text: finding.milder?.text ?? "" })}
              onClick={() => take(milder)}
            >
              {t("drafts.accept")}
            </Button>
          )}
          {cut !== null && (
            <Button size="compact-xs" onClick={() => take(cut)}>
              {t("drafts.cut")}
            </Button>
          )}
          {isWritable && kept === undefined && !draftText.isDirty && (
            <Button size="compact-xs" onClick={() => setWhy("")}>
              {t("drafts.override")}
            </Button>
          )}
          {isWritable && finding.check === "unsupported_claim" && !draftText.isDirty && !isRead && (
            <Button size="compact-xs" disabled={deed.isBusy} onClick={() => void decide("opened")}>
              {t("drafts.open")}
            </Button>
          )}
          {finding.check === "unsupported_claim" && isRead && (
            <span className={classes["quiet"]}>{t("drafts.opened")}</span>
          )}
        </Group>
      ) : (
        <form
          className={classes["why"]}
          onSubmit={(event) => {
            event.preventDefault();
            void decide("overridden", why);
          }}
        >
          <TextInput
            size="xs"
            autoFocus
            required
            maxLength={500}
            aria-label={t("drafts.overrideLabel")}
            placeholder={t("drafts.overrideLabel")}
            value={why}
            onChange={(event) => setWhy(event.currentTarget.value)}
          />
          <Button size="xs" type="submit" loading={deed.isBusy} disabled={why.trim() === ""}>
            {t("drafts.overrideShort")}
          </Button>
        </form>
      )}
    </li>
  );
}

/** Words that a sentence is better without. */
function isCuttable({ check }: DraftFinding): boolean {
  return check === "rudeness" || check === "confidential" || check === "private_person" || check === "blame";
}
