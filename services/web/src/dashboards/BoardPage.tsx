import type { Dashboard } from "@earshot/contract/dashboard";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { dashboardQuery } from "../api/dashboards.ts";
import { Empty } from "../app/Empty.tsx";
import { Loaded } from "../app/Loaded.tsx";
import { useSay } from "../app/use-say.tsx";
import { useLanguage } from "../words/use-language.ts";
import { Button } from "@mantine/core";
import { IconLayoutDashboard, IconRss } from "@tabler/icons-react";
import { BoardGrid } from "./BoardGrid.tsx";
import { BoardMenu, BoardPicker } from "./BoardMenu.tsx";
import { saveBoardPicture } from "./board-picture.ts";
import { BoardProvider } from "./board-context.ts";
import { EditBoard } from "./EditBoard.tsx";
import { FilterBar } from "./FilterBar.tsx";
import { loadEcharts } from "./load-echarts.ts";
import { SaidOnce } from "./SaidOnce.tsx";
import { useDeskBoard } from "./use-desk-board.ts";
import { useUnheard } from "./use-unheard.ts";
import { useView } from "./use-view.ts";

// With the page, not behind its first answer: it is on its way while the figures are.
void loadEcharts().catch(() => undefined);

/** A dashboard: the overview where none is named. */
export function BoardPage() {
  const { t } = useTranslation();
  const { boardKey = "overview" } = useParams({ strict: false });
  const query = useQuery(dashboardQuery(boardKey));
  return (
    <Loaded
      query={query}
      gone={{ title: t("dashboards.gone"), text: t("dashboards.goneText") }}
      skeleton={[32, 130, 380, 320]}
    >
      {(dashboard) => <Shown key={dashboard.key} dashboard={dashboard} />}
    </Loaded>
  );
}

function Shown({ dashboard }: { dashboard: Dashboard }) {
  const { t } = useTranslation();
  const say = useSay();
  const language = useLanguage();
  const navigate = useNavigate();
  const search: Record<string, unknown> = useSearch({ strict: false });
  const [view, setView] = useView();
  const board = useDeskBoard(dashboard.definition, view, setView, false);
  const isUnheard = useUnheard(board, dashboard.definition.widgets);
  const place = useRef<HTMLDivElement>(null);
  const isEditing = search["edit"] === "1" && dashboard.mayChange;
  const edit = (isOn: boolean) =>
    void navigate({ to: ".", search: (isOn ? { edit: "1" } : {}) as never, ignoreBlocker: true });
  if (isEditing) return <EditBoard dashboard={dashboard} onEnd={() => edit(false)} />;
  const { widgets } = dashboard.definition;
  return (
    <BoardProvider value={board}>
      <FilterBar
        view={view}
        scope={board.scope}
        onView={setView}
        first={<BoardPicker dashboard={dashboard} />}
      >
        <BoardMenu
          dashboard={dashboard}
          onEdit={() => edit(true)}
          onPicture={() => {
            if (place.current !== null)
              saveBoardPicture(place.current, dashboard.name[language]).catch(say.failed);
          }}
        />
      </FilterBar>
      <div ref={place}>
        {isUnheard ? (
          <NothingHeard />
        ) : widgets.length === 0 ? (
          <Empty
            icon={<IconLayoutDashboard size={28} stroke={1.5} aria-hidden />}
            title={t("dashboards.bare")}
          >
            <p>{t("dashboards.bareText")}</p>
          </Empty>
        ) : (
          <SaidOnce board={board} widgets={widgets}>
            <BoardGrid key={dashboard.version} widgets={widgets} />
          </SaidOnce>
        )}
      </div>
    </BoardProvider>
  );
}

/** Without a single source every widget would say for itself that nobody listens: once, and with what to do, is enough. */
function NothingHeard() {
  const { t } = useTranslation();
  return (
    <Empty icon={<IconRss size={28} stroke={1.5} aria-hidden />} title={t("dashboards.unheard")}>
      <p>{t("dashboards.unheardText")}</p>
      <Button component={Link} to="/sources">
        {t("frame.sources")}
      </Button>
      <Button component={Link} to="/watch-list">
        {t("frame.watchList")}
      </Button>
    </Empty>
  );
}
