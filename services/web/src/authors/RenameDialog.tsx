import type { AuthorDetail } from "@earshot/contract/author";
import { useTranslation } from "react-i18next";
import { changeAuthor } from "../api/authors.ts";
import { NameDialog } from "../app/NameDialog.tsx";
import { useCardDeed } from "./use-card-deed.tsx";

/** What the team calls the person. */
export function RenameDialog({ author, onClose }: { author: AuthorDetail; onClose: () => void }) {
  const { t } = useTranslation();
  const deed = useCardDeed();
  const save = async (name: string | null): Promise<boolean> => {
    const body = { expected: author.version, name };
    const said = { words: t("authors.done"), canUndo: true };
    return (await deed.run(() => changeAuthor("PUT", `authors/${author.cardId}/name`, body), said)) !== null;
  };
  return (
    <NameDialog
      title={t("authors.rename")}
      label={t("authors.name")}
      hint={t("authors.nameHint")}
      given={author.givenName}
      isBusy={deed.isBusy}
      onSave={save}
      onClose={onClose}
    />
  );
}
