import type { FoundInRow, MentionRow as Row } from "@earshot/contract/mention";
import { isNetwork } from "@earshot/core/collect/platform";
import type { RowColumn } from "@earshot/core/triage/row-column";
import type { Stretch } from "@earshot/core/triage/snippet";
import { IconCornerDownRight, IconMessage2, IconUsers } from "@tabler/icons-react";
import { memo } from "react";
import { Moment } from "../app/Moment.tsx";
import { ClockChip } from "../clocks/ClockChip.tsx";
import { IncidentMark } from "../incidents/IncidentMark.tsx";
import { RepeatMark } from "../stories/RepeatMark.tsx";
import { percent, shortCount } from "../words/number-words.ts";
import { useLanguage, useWords } from "../words/use-language.ts";
import { mainEntity } from "./change.ts";
import { useRowDesk } from "./desk-context.ts";
import { DirectionMark, SentimentMark, SeverityMark, StatusMark } from "./Marks.tsx";
import classes from "./MentionRow.module.css";
import { PersonMark } from "./PersonMark.tsx";
import { PlatformIcon } from "./PlatformIcon.tsx";
import { leadToHit, splitMarks, type Mark } from "./split-marks.ts";
import { RowMarks, RowTick } from "./RowMarks.tsx";
import { RowFacts, RowFigures } from "./RowFigures.tsx";
import { RowTags } from "./TagMark.tsx";

/** Units of the snippet before its first hit: few, so that a narrow row still shows the hit. */
const lead = 24;
const leadBesideTitle = 6;

interface MentionRowProps {
  row: Row;
  /** The words searched for, as far as the row shows them. */
  found: FoundInRow | undefined;
  id: string;
  isSelected: boolean;
  /** Closed by somebody else meanwhile: kept in its place, dimmed. */
  hasLeft: boolean;
  position: number;
  count: number;
  /** Distance from the top of the list and height, in pixels. */
  top: number;
  height: number;
  /** It stands for its whole story. */
  isWholeStory: boolean;
  /** Parts that this person leaves out. */
  hidden: ReadonlySet<RowColumn>;
  onSelect: (postId: number) => void;
  onOpenStory: (storyId: number) => void;
}

/** One post of the list in two lines: what and how grave, then who, where, towards whom and when. */
export const MentionRow = memo(function MentionRow(props: MentionRowProps) {
  const { row, id, isSelected, hasLeft, position, count, top, height, hidden, onSelect } = props;
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the list holds the focus and the keys
    <div
      id={id}
      role="option"
      aria-selected={isSelected}
      aria-checked={useRowDesk()?.selection.has(row.postId) ?? undefined}
      aria-posinset={position}
      aria-setsize={count}
      className={classes["row"]}
      style={{ height, top }}
      data-selected={isSelected || undefined}
      data-left={hasLeft || undefined}
      data-level={row.severity}
      data-unread={row.isRead === false || undefined}
      onClick={() => onSelect(row.postId)}
    >
      <span className={classes["bar"]} data-level={row.severity} aria-hidden />
      <RowTick postId={row.postId} />
      <FirstLine {...props} />
      <SecondLine row={row} hidden={hidden} />
    </div>
  );
});

function FirstLine({ row, found, hidden, isWholeStory, onOpenStory }: MentionRowProps) {
  const t = useWords();
  const language = useLanguage();
  return (
    <div className={classes["first"]}>
      {row.isRead === false && <span className={classes["unread"]} title={t("look.unread")} />}
      <SeverityMark severity={row.severity} />
      {!hidden.has("direction") && <DirectionMark direction={row.direction} />}
      {hidden.has("confidence") ? null : row.isUnsure ? (
        <span
          className={classes["unsure"]}
          title={t("triage.unsureHint", { share: percent(row.confidence, language) })}
        >
          <span>{percent(row.confidence, language)}</span>?
        </span>
      ) : (
        row.directionBy === "machine" && (
          <span className={classes["confidence"]} title={t("triage.confidence")}>
            {percent(row.confidence, language)}
            {row.isByEngine && <b title={t("triage.byEngine")}> LLM</b>}
          </span>
        )
      )}
      <span className={classes["text"]}>
        {row.isReply && (
          <IconCornerDownRight size={14} className={classes["reply"]} title={t("triage.reply")} />
        )}
        {row.title !== null && row.title !== "" && (
          <strong className={classes["title"]} dir="auto">
            <Marked text={row.title} marks={marksOf("found", found?.title)} />
          </strong>
        )}
        <Snippet row={row} found={found} />
      </span>
      <RowMarks row={row} />
      {row.tagIds.length > 0 && !hidden.has("tags") && <RowTags tagIds={row.tagIds} />}
      {row.incident !== null && <IncidentMark incident={row.incident} />}
      {row.story !== null && !hidden.has("story") && (
        <RepeatMark story={row.story} isWhole={isWholeStory} onOpen={onOpenStory} />
      )}
      {row.status !== "new" && !hidden.has("status") && <StatusMark status={row.status} />}
    </div>
  );
}

function Snippet({ row, found }: Pick<MentionRowProps, "row" | "found">) {
  const t = useWords();
  const { snippet, snippetHits } = found ?? row;
  if (snippet === "" && !row.title)
    return (
      <em className={classes["snippet"]}>{t(row.isDeleted ? "triage.rowDeleted" : "triage.rowEmpty")}</em>
    );
  const marks = [...marksOf("hit", snippetHits), ...marksOf("found", found?.snippetFound)];
  const first = marks.filter(({ kind }) => kind === (found?.snippetFound.length ? "found" : "hit"));
  const led = leadToHit(snippet, first, marks, row.title ? leadBesideTitle : lead);
  return (
    <span className={classes["snippet"]} dir="auto">
      <Marked text={led.text} marks={led.marks} />
    </span>
  );
}

function marksOf(kind: Mark["kind"], stretches: readonly Stretch[] = []): Mark[] {
  return stretches.map(({ start, end }) => ({ start, end, kind, label: "" }));
}

function Marked({ text, marks }: { text: string; marks: readonly Mark[] }) {
  // A piece has no name of its own, and the pieces of a text never change places.
  return splitMarks(text, marks).map((piece, index) =>
    piece.isHit || piece.isFound ? (
      <mark key={index} data-found={piece.isFound || undefined} data-hit={piece.isHit || undefined}>
        {piece.text}
      </mark>
    ) : (
      piece.text
    ),
  );
}

function SecondLine({ row, hidden }: Pick<MentionRowProps, "row" | "hidden">) {
  const t = useWords();
  const language = useLanguage();
  const desk = useRowDesk();
  const entity = mainEntity(row);
  const name = row.author?.name ?? row.author?.handle ?? null;
  const author = hidden.has("author") || name === row.source.name ? null : name;
  const followers = shortCount(row.author?.followers ?? null, language);
  return (
    <div className={classes["second"]}>
      <span
        className={classes["source"]}
        data-network={isNetwork(row.platform) || undefined}
        title={author === null ? row.source.name : `${row.source.name} · ${author}`}
      >
        <PlatformIcon platform={row.platform} />
        <bdi className={classes["name"]}>{row.source.name}</bdi>
        {author !== null && (
          <bdi className={classes["author"]}>
            <span aria-hidden>· </span>
            {author}
          </bdi>
        )}
        {!hidden.has("followers") && followers !== null && (
          <span className={classes["count"]} title={t("triage.followers")}>
            <IconUsers size={12} stroke={1.75} aria-hidden />
            {followers}
          </span>
        )}
        <RowFacts row={row} hidden={hidden} />
      </span>
      {!hidden.has("sentiment") && (
        <span className={classes["feeling"]}>
          {entity?.sentiment && <SentimentMark sentiment={entity.sentiment} towards={entity.name} />}
        </span>
      )}
      <RowFigures row={row} hidden={hidden} />
      <span className={classes["people"]}>
        {row.noteCount > 0 && !hidden.has("notes") && (
          <span className={classes["notes"]} title={t("desk.notes.count", { count: row.noteCount })}>
            <IconMessage2 size={13} stroke={1.75} aria-hidden />
            {row.noteCount}
          </span>
        )}
        {row.assignee !== null && !hidden.has("assignee") && (
          <PersonMark
            name={row.assignee.name}
            isMe={row.assignee.personId === desk?.personId}
            hasLeft={row.assignee.hasLeft}
            isShort
          />
        )}
      </span>
      {!hidden.has("clock") && (
        <span className={classes["clock"]}>{row.clock && <ClockChip clock={row.clock} />}</span>
      )}
      <span className={classes["time"]}>
        <Moment at={row.publishedAt} isShort />
        {!hidden.has("found") && (
          <span className={classes["found"]} title={t("look.found")}>
            ←<Moment at={row.foundAt} isShort />
          </span>
        )}
      </span>
    </div>
  );
}
