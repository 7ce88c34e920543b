import type { QueryClient } from "@tanstack/react-query";
import { createRouter } from "@tanstack/react-router";
import { NoSuchPage, PageFailure } from "./PageFailure.tsx";
import { deskRoutes } from "./routes/desk-routes.tsx";
import { openRoutes } from "./routes/open-routes.tsx";
import { respondRoutes } from "./routes/respond-routes.tsx";
import { noSuchPage, root, signedIn } from "./routes/root.tsx";
import { settingsRoutes } from "./routes/settings-routes.tsx";
import { sourceRoutes } from "./routes/source-routes.tsx";
import { parseSearch, stringifySearch } from "./search-params.ts";

/** Every page with its address; the pages of one area stand together in `routes/`. */
export function createPageRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree: root.addChildren([
      signedIn.addChildren([...deskRoutes, ...respondRoutes, ...sourceRoutes, ...settingsRoutes, noSuchPage]),
      ...openRoutes,
    ]),
    context: { queryClient },
    defaultPreload: "intent",
    parseSearch,
    stringifySearch,
    defaultErrorComponent: PageFailure,
    defaultNotFoundComponent: NoSuchPage,
    scrollRestoration: false,
  });
}
