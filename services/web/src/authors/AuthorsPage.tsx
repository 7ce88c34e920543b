import { authorOrders } from "@earshot/core/triage/author/author-order";
import { standingNames, standings } from "@earshot/core/triage/author/standing";
import { NativeSelect, SegmentedControl, Skeleton } from "@mantine/core";
import { IconUsers } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { authorListQuery, type AuthorFilter } from "../api/authors.ts";
import { FindField } from "../app/FindField.tsx";
import { Empty } from "../app/Empty.tsx";
import { Failure } from "../app/Failure.tsx";
import { MoreButton } from "../app/MoreButton.tsx";
import { Page } from "../app/Page.tsx";
import { PageHead } from "../app/PageHead.tsx";
import { usePerson } from "../app/person.ts";
import { fullCount } from "../words/number-words.ts";
import { useLanguage } from "../words/use-language.ts";
import { AuthorRow } from "./AuthorRow.tsx";
import { onlyChoices, readAuthorsView } from "./authors-view.ts";
import classes from "./Authors.module.css";
import { ErasuresSection } from "./ErasuresSection.tsx";

/** A moment after the last letter. */

/** Who writes about us: people over all their accounts, to be found, sorted and looked through. */
export function AuthorsPage() {
  const { t } = useTranslation();
  const { may } = usePerson();
  const filter: AuthorFilter = useSearch({ strict: false });
  return (
    <Page>
      <PageHead
        title={t("authors.title")}
        lead={t("authors.lead")}
        exported={{ list: "authors", filter: { ...filter } }}
      />
      <AuthorTools filter={filter} />
      <AuthorList filter={filter} />
      {may("erase_data") && <ErasuresSection />}
    </Page>
  );
}

function AuthorTools({ filter }: { filter: AuthorFilter }) {
  const { t } = useTranslation();
  const names = standingNames[useLanguage()];
  const navigate = useNavigate();
  const show = (part: Record<string, unknown>, replace = false): void =>
    void navigate({ to: "/authors", search: readAuthorsView({ ...filter, ...part }), replace });
  return (
    <div className={classes["tools"]}>
      <FindField
        label={t("authors.find")}
        given={filter.search ?? ""}
        onFind={(search) => show({ search }, true)}
      />
      <NativeSelect
        size="xs"
        aria-label={t("authors.sort.label")}
        value={filter.sort ?? "posts"}
        data={authorOrders.map((value) => ({ value, label: t(`authors.sort.${value}`) }))}
        onChange={(event) => show({ sort: event.currentTarget.value })}
      />
      <NativeSelect
        size="xs"
        aria-label={t("authors.standing.label")}
        value={filter.standing ?? ""}
        data={[
          { value: "", label: t("authors.standing.any") },
          ...standings.map((value) => ({ value, label: names[value] })),
        ]}
        onChange={(event) => show({ standing: event.currentTarget.value })}
      />
      <SegmentedControl
        size="xs"
        withItemsBorders={false}
        aria-label={t("authors.only.label")}
        className={classes["only"] ?? ""}
        value={filter.only ?? "all"}
        data={(["all", ...onlyChoices] as const).map((value) => ({
          value,
          label: t(`authors.only.${value}`),
        }))}
        onChange={(value) => show({ only: value })}
      />
    </div>
  );
}

function AuthorList({ filter }: { filter: AuthorFilter }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const query = useInfiniteQuery(authorListQuery(filter));
  if (query.isError && !query.data)
    return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton height={240} />;
  const authors = query.data.pages.flatMap((page) => page.authors);
  const count = query.data.pages[0]?.count;
  if (authors.length === 0) {
    const isAsked = Object.keys(filter).some((key) => key !== "sort");
    return isAsked ? (
      <p className={classes["hint"]}>{t("authors.noneFound")}</p>
    ) : (
      <Empty icon={<IconUsers size={28} stroke={1.5} aria-hidden />} title={t("authors.none")}>
        <p>{t("authors.noneText")}</p>
      </Empty>
    );
  }
  return (
    <>
      {count && (
        <p className={classes["hint"]} role="status">
          {count.isMore
            ? t("authors.countMore", { count: fullCount(count.count, language) })
            : t("authors.count", { count: count.count })}
        </p>
      )}
      <ul className={classes["list"]}>
        {authors.map((author) => (
          <AuthorRow key={author.cardId} author={author} />
        ))}
      </ul>
      <MoreButton of={query} mt={12}>
        {t("authors.more")}
      </MoreButton>
    </>
  );
}
