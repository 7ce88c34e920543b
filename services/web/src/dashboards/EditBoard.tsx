import type { Dashboard, Widget } from "@earshot/contract/dashboard";
import { Button, Switch, TextInput } from "@mantine/core";
import { IconDeviceFloppy, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useBlocker } from "@tanstack/react-router";
import { useCallback, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { dashboardsQuery } from "../api/dashboards.ts";
import { ConfirmDialog } from "../app/ConfirmDialog.tsx";
import { useFailureWords } from "../words/failure-words.ts";
import { useLanguage } from "../words/use-language.ts";
import classes from "./Board.module.css";
import { BoardGrid } from "./BoardGrid.tsx";
import { BoardProvider } from "./board-context.ts";
import { WidgetEditTools } from "./EditBar.tsx";
import { LibraryDialog } from "./LibraryDialog.tsx";
import { rename, type Names } from "./rename.ts";
import { SaidOnce } from "./SaidOnce.tsx";
import { useDeskBoard } from "./use-desk-board.ts";
import { useEditing, type Editing } from "./use-editing.ts";
import { WidgetEditor } from "./WidgetEditor.tsx";
import { WidgetToolsContext } from "./widget-tools.ts";

interface EditBoardProps {
  dashboard: Dashboard;
  onEnd: () => void;
}

const noView = {};
const nothing = () => undefined;

/** A dashboard being arranged: widgets are added, changed, moved and resized, by mouse or by buttons. */
export function EditBoard({ dashboard, onEnd }: EditBoardProps) {
  const { t } = useTranslation();
  const editing = useEditing(dashboard, onEnd);
  const latest = useRef(editing);
  latest.current = editing;
  const [edited, setEdited] = useState<string | null>(null);
  const [isChoosing, setChoosing] = useState(dashboard.definition.widgets.length === 0);
  const [isLeaving, setLeaving] = useState(false);
  const board = useDeskBoard(editing.draft, noView, nothing, true);
  const tools = useCallback(
    (widget: Widget) => (
      <WidgetEditTools
        widget={widget}
        onStep={(id, step) => latest.current.step(id, step)}
        onEdit={setEdited}
        onRemove={(id) => latest.current.remove(id)}
      />
    ),
    [],
  );
  useBlocker({
    shouldBlockFn: () =>
      latest.current.isChanged && !latest.current.isSaving && !window.confirm(t("dashboards.leaveText")),
    enableBeforeUnload: () => latest.current.isChanged,
    disabled: !editing.isChanged,
  });
  const widget = editing.draft.widgets.find(({ id }) => id === edited);
  return (
    <BoardProvider value={board}>
      <EditHead
        editing={editing}
        saved={editing.begun.definition.name}
        onAdd={() => setChoosing(true)}
        onEnd={() => (editing.isChanged ? setLeaving(true) : onEnd())}
      />
      <WidgetToolsContext value={tools}>
        <SaidOnce board={board} widgets={editing.draft.widgets}>
          <BoardGrid widgets={editing.draft.widgets} onPlaces={(places) => latest.current.place(places)} />
        </SaidOnce>
      </WidgetToolsContext>
      {widget !== undefined && (
        <WidgetEditor
          key={widget.id}
          widget={widget}
          onSave={(changed) => {
            editing.change(changed);
            setEdited(null);
          }}
          onClose={() => setEdited(null)}
        />
      )}
      {isChoosing && (
        <LibraryDialog
          onTake={(taken) => {
            editing.add(taken);
            setChoosing(false);
          }}
          onClose={() => setChoosing(false)}
        />
      )}
      {isLeaving && (
        <ConfirmDialog
          title={t("dashboards.leave")}
          text={t("dashboards.leaveText")}
          confirm={t("dashboards.leave")}
          isBusy={false}
          onConfirm={onEnd}
          onClose={() => setLeaving(false)}
        />
      )}
    </BoardProvider>
  );
}

interface EditHeadProps {
  editing: Editing;
  saved: Names;
  onAdd: () => void;
  onEnd: () => void;
}

function EditHead({ editing, saved, onAdd, onEnd }: EditHeadProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data } = useQuery(dashboardsQuery);
  const words = useFailureWords(editing.error);
  const { draft, setDraft } = editing;
  return (
    <>
      <div className={classes["editing"]} role="group" aria-label={t("dashboards.editing")}>
        <TextInput
          size="xs"
          aria-label={t("dashboards.name")}
          maxLength={80}
          value={draft.name[language]}
          onChange={({ currentTarget: { value } }) =>
            setDraft({ ...draft, name: rename(saved, language, value) })
          }
        />
        {data?.mayEditTeam === true && (
          <Switch
            size="xs"
            label={t("dashboards.forTeam")}
            checked={editing.isTeam}
            onChange={(event) => editing.setTeam(event.currentTarget.checked)}
          />
        )}
        <Button leftSection={<IconPlus size={15} aria-hidden />} onClick={onAdd}>
          {t("dashboards.addWidget")}
        </Button>
        <span style={{ flex: 1 }} />
        <Button onClick={onEnd}>{t("frame.cancel")}</Button>
        <Button
          variant="filled"
          leftSection={<IconDeviceFloppy size={15} aria-hidden />}
          disabled={!editing.isChanged || draft.name[language].trim() === ""}
          loading={editing.isSaving}
          onClick={editing.save}
        >
          {t("frame.save")}
        </Button>
      </div>
      {editing.error !== null && (
        <div className={classes["trouble"]} role="alert">
          <p>
            <b>{words.what}</b> {words.mend}
          </p>
        </div>
      )}
      {editing.isConflict && (
        <div className={classes["trouble"]} role="alert">
          <p>
            <b>{t("dashboards.conflict")}</b> {t("dashboards.conflictText")}
          </p>
          <Button onClick={() => void editing.takeTheirs()}>{t("dashboards.takeTheirs")}</Button>
          <Button onClick={() => void editing.saveOver()}>{t("dashboards.saveOver")}</Button>
        </div>
      )}
    </>
  );
}
