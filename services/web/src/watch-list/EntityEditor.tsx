import type { WatchedEntity } from "@earshot/contract/entity";
import type { EntityKind } from "@earshot/core/match/entity";
import { Button, Drawer, SegmentedControl } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { statusOf } from "../api/client.ts";
import { ConfirmDialog } from "../app/ConfirmDialog.tsx";
import { useScreen } from "../app/use-screen.ts";
import { fieldErrors, useFailureWords } from "../words/failure-words.ts";
import { fullCount } from "../words/number-words.ts";
import { useLanguage } from "../words/use-language.ts";
import { EntityFields } from "./EntityFields.tsx";
import classes from "./Editor.module.css";
import { PreviewPane } from "./PreviewPane.tsx";
import { Proposals } from "./Proposals.tsx";
import { TermLines } from "./TermLines.tsx";
import { useEntityEditor, type EntityEditing } from "./use-entity-editor.ts";
import { usePreview } from "./use-preview.ts";
import { WordLists } from "./WordLists.tsx";

interface EntityEditorProps {
  /** Null adds a new one, of `kind`. */
  entity: WatchedEntity | null;
  kind: EntityKind;
  entities: readonly WatchedEntity[];
  onClose: () => void;
}

/** Adds or changes an entity, with what it would find beside it; every complaint stands at its field. */
export function EntityEditor({ entity, kind, entities, onClose }: EntityEditorProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const isPhone = useScreen() === "phone";
  const editing = useEntityEditor(entity, kind, onClose);
  const shown = usePreview(editing.form, editing.before);
  const [tab, setTab] = useState<"edit" | "found">("edit");
  const [termKey, setTermKey] = useState<string | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  const close = (): void => (editing.isDirty ? setIsAsking(true) : onClose());
  const count = shown.preview === null ? "" : ` · ${fullCount(shown.preview.matched, language)}`;
  return (
    <Drawer
      opened
      onClose={close}
      position="right"
      size={isPhone ? "100%" : "min(1180px, 94vw)"}
      title={entity === null ? t("watchList.addTitle") : t("watchList.editTitle", { name: entity.name })}
      classNames={{ content: classes["drawer"] ?? "", body: classes["body"] ?? "" }}
    >
      {isPhone && (
        <SegmentedControl
          fullWidth
          value={tab}
          onChange={(value) => setTab(value === "found" ? "found" : "edit")}
          data={[
            { value: "edit", label: t("watchList.tab.edit") },
            { value: "found", label: t("watchList.tab.found") + count },
          ]}
        />
      )}
      <div className={classes["columns"]}>
        <form
          className={classes["form"]}
          hidden={isPhone && tab === "found"}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            editing.save();
          }}
        >
          {editing.meanwhile !== null && <MeanwhileNote meanwhile={editing.meanwhile} />}
          <EntityFields editing={editing} entities={entities} person={shown.preview?.person ?? null} />
          <TermLines
            of={editing.form.kind}
            terms={editing.form.terms}
            previews={shown.terms}
            isLooked={shown.preview !== null && shown.preview.looked.posts > 0}
            suggestion={editing.form.name}
            hasError={editing.errors.terms}
            short={editing.errors.short}
            onTerms={(terms) => editing.set({ terms })}
            onShow={(key) => {
              setTermKey(key);
              setTab("found");
            }}
          />
          <Proposals proposals={shown.preview?.proposals ?? []} editing={editing} />
          <WordLists form={editing.form} onChange={editing.set} />
          <SaveRefusal editing={editing} />
          <div className={classes["foot"]}>
            <Button size="sm" onClick={close}>
              {t("frame.cancel")}
            </Button>
            <Button size="sm" type="submit" variant="filled" loading={editing.saving.isPending}>
              {t("frame.save")}
            </Button>
          </div>
        </form>
        <div className={classes["preview"]} hidden={isPhone && tab === "edit"}>
          <PreviewPane
            shown={shown}
            lines={editing.form.terms}
            isSaved={editing.before !== null}
            termKey={termKey}
            onTermKey={setTermKey}
          />
        </div>
      </div>
      {isAsking && (
        <ConfirmDialog
          title={t("watchList.discard")}
          text={t("watchList.discardText")}
          confirm={t("watchList.discardConfirm")}
          isBusy={false}
          onConfirm={onClose}
          onClose={() => setIsAsking(false)}
        />
      )}
    </Drawer>
  );
}

function MeanwhileNote({ meanwhile }: { meanwhile: "changed" | "gone" }) {
  const { t } = useTranslation();
  return (
    <div className={classes["meanwhile"]} role="alert">
      {meanwhile === "changed" && <b>{t("watchList.staleTitle")}</b>}
      <p>{t(meanwhile === "changed" ? "watchList.staleText" : "watchList.goneText")}</p>
    </div>
  );
}

/** Why it was not saved, unless that stands at a field or was mended already. */
function SaveRefusal({ editing }: { editing: EntityEditing }) {
  const { error } = editing.saving;
  const words = useFailureWords(error);
  if (error === null || editing.meanwhile !== null || statusOf(error) === 409) return null;
  return (
    <div className={classes["refusal"]} role="alert">
      {words.what}. {words.mend}
      {Object.entries(fieldErrors(error)).map(([field, message]) => (
        <p key={field}>
          <code>{field}</code>: {message}
        </p>
      ))}
    </div>
  );
}
