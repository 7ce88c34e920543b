import type { AuthorDetail } from "@earshot/contract/author";
import { statuses } from "@earshot/core/triage/status";
import { statusNames } from "@earshot/core/triage/status-names";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Moment } from "../app/Moment.tsx";
import { useLanguage } from "../words/use-language.ts";
import classes from "./Authors.module.css";
import { Block } from "./Block.tsx";

/** The newest posts, and the way to all of them in triage. */
export function NewestSection({ author }: { author: AuthorDetail }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [first] = author.accounts;
  if (author.newest.length === 0 || first === undefined) return null;
  const all = (
    <Link
      to="/triage"
      search={{ author: [first.authorId], status: [...statuses] }}
      className={classes["aside"] ?? ""}
    >
      {t("authors.newest.all")}
    </Link>
  );
  return (
    <Block title={t("authors.newest.title")} aside={all}>
      <ul className={classes["lines"]}>
        {author.newest.map(({ postId, title, publishedAt, status }) => (
          <li key={postId}>
            <Link to="/triage" search={{ post: postId }} className={classes["post"] ?? ""} dir="auto">
              {title}
            </Link>
            <div className={classes["facts"]}>
              <span>{statusNames[language][status]}</span>
              <Moment at={publishedAt} />
            </div>
          </li>
        ))}
      </ul>
    </Block>
  );
}
