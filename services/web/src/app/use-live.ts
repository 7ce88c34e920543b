import type { LiveEvent } from "@earshot/contract/live";
import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { alertsKey } from "../api/alerts.ts";
import { coalesce } from "../api/coalesce.ts";
import { figuresKey } from "../api/dashboards.ts";
import { colleaguesQuery, tagsQuery } from "../api/desk.ts";
import { draftsKey } from "../api/drafts.ts";
import { holdsQuery } from "../api/holds.ts";
import { incidentsKey } from "../api/incidents.ts";
import { listenLive, type Connection } from "../api/live.ts";
import { mentionListKey } from "../api/mentions.ts";
import { inboxKey } from "../api/notes.ts";
import { sessionQuery } from "../api/session.ts";
import { sourcesQuery } from "../api/sources.ts";
import { storiesKey } from "../api/stories.ts";
import { systemKeys, systemQuery } from "../api/system.ts";
import { viewsQuery } from "../api/views.ts";

/** Shortest time between two refreshes of the list: a burst of arrivals costs one question. */
const listGapMs = 400;
const countsGapMs = 3_000;
/** Sums follow the posts with a delay of seconds, and nobody watches a chart for less. */
const figuresGapMs = 10_000;

/** Keeps what the page shows in step with the server while it is open. Answers the state of the connection. */
export function useLive(): Connection {
  const queryClient = useQueryClient();
  const [connection, setConnection] = useState<Connection>("connecting");
  useEffect(() => {
    const refresh = createRefreshers(queryClient);
    const stop = listenLive({
      onConnection: setConnection,
      onCatchUp: () => void catchUp(queryClient),
      onEvent: (event) => takeIn(event, queryClient, refresh),
    });
    return () => {
      stop();
      for (const each of Object.values(refresh)) each.stop();
    };
  }, [queryClient]);
  return connection;
}

/** What is on its way may have been read before the stream was open, so it is asked for again once it is there. */
async function catchUp(queryClient: QueryClient): Promise<void> {
  await queryClient.refetchQueries({ type: "active", fetchStatus: "fetching" }, { cancelRefetch: false });
  await queryClient.invalidateQueries();
}

type Refreshers = ReturnType<typeof createRefreshers>;

function createRefreshers(queryClient: QueryClient) {
  return {
    list: coalesce(() => queryClient.invalidateQueries({ queryKey: mentionListKey }), listGapMs),
    figures: coalesce(() => queryClient.invalidateQueries({ queryKey: figuresKey }), figuresGapMs),
    stories: coalesce(() => queryClient.invalidateQueries({ queryKey: storiesKey }), countsGapMs),
    incidents: coalesce(() => queryClient.invalidateQueries({ queryKey: incidentsKey }), listGapMs),
    incidentSizes: coalesce(() => queryClient.invalidateQueries({ queryKey: incidentsKey }), countsGapMs),
    counts: coalesce(() => queryClient.invalidateQueries({ queryKey: systemQuery.queryKey }), countsGapMs),
    system: coalesce(
      () =>
        Promise.all(systemKeys.map((queryKey) => queryClient.invalidateQueries({ queryKey }))).then(
          () => undefined,
        ),
      listGapMs,
    ),
    desk: coalesce(
      () =>
        Promise.all(
          [tagsQuery.queryKey, viewsQuery.queryKey, colleaguesQuery.queryKey].map((queryKey) =>
            queryClient.invalidateQueries({ queryKey }),
          ),
        ).then(() => undefined),
      listGapMs,
    ),
    inbox: coalesce(() => queryClient.invalidateQueries({ queryKey: inboxKey }), listGapMs),
    sources: coalesce(() => queryClient.invalidateQueries({ queryKey: sourcesQuery.queryKey }), countsGapMs),
  };
}

function takeIn(event: LiveEvent, queryClient: QueryClient, refresh: Refreshers): void {
  switch (event.kind) {
    case "changed":
      refresh.list.ask();
      refresh.stories.ask();
      refresh.figures.ask();
      refresh.incidentSizes.ask();
      refresh.counts.ask();
      for (const postId of event.postIds)
        void queryClient.invalidateQueries({ queryKey: ["mention", postId] });
      return;
    case "sources":
      refresh.sources.ask();
      refresh.counts.ask();
      return;
    case "system":
      refresh.system.ask();
      return;
    case "alerts":
      void queryClient.invalidateQueries({ queryKey: alertsKey });
      return;
    case "drafts":
      void queryClient.invalidateQueries({ queryKey: draftsKey });
      return;
    case "desk":
      refresh.desk.ask();
      return;
    case "holds":
      void queryClient.invalidateQueries({ queryKey: holdsQuery.queryKey });
      return;
    case "incidents":
      refresh.incidents.ask();
      return;
    case "inbox":
      if (event.personIds.length === 0 || event.personIds.includes(personOf(queryClient)))
        refresh.inbox.ask();
      return;
    case "reconnected":
      void catchUp(queryClient);
  }
}

function personOf(queryClient: QueryClient): number {
  return queryClient.getQueryData(sessionQuery.queryKey)?.person.personId ?? -1;
}
