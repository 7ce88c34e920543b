import type { BlockPreview as Preview } from "@earshot/contract/block";
import { statusNames } from "@earshot/core/triage/status-names";
import { useTranslation } from "react-i18next";
import { Moment } from "../app/Moment.tsx";
import { useLanguage } from "../words/use-language.ts";
import classes from "./Blocks.module.css";

/** What a block would have hidden: how much, and the newest of it. */
export function BlockPreview({ preview }: { preview: Preview }) {
  const { t } = useTranslation();
  const names = statusNames[useLanguage()];
  const { recent, open, ours, isOwn, newest, name } = preview;
  return (
    <div className={classes["preview"]}>
      <p>
        <bdi>
          <b>{name}</b>
        </bdi>
        {" · "}
        {recent === 0 && open === 0
          ? t("working.block.none")
          : t("working.block.preview", { recent, open })}{" "}
        {isOwn && <strong className={classes["careful"]}>{t("working.block.own")} </strong>}
        {ours > 0 && (
          <strong className={classes["careful"]}>{t("working.block.ours", { count: ours })}</strong>
        )}
      </p>
      <ul>
        {newest.map(({ postId, title, publishedAt, status }) => (
          <li key={postId}>
            <span dir="auto">{title}</span>
            <small>
              {names[status]} · <Moment at={publishedAt} isShort />
            </small>
          </li>
        ))}
      </ul>
    </div>
  );
}
