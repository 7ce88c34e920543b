import { localStorageColorSchemeManager, MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider, useRouterState, type RouterState } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { createQueryClient } from "../api/query-client.ts";
import { NotificationPlace } from "./NotificationPlace.tsx";
import { createPageRouter } from "./router.tsx";
import { createPageTheme } from "./theme.ts";
import { LanguageProvider, useSpokenLanguage } from "../words/use-language.ts";

const queryClient = createQueryClient();
const router = createPageRouter(queryClient);
// The same key is read by public/color-scheme.js before the first paint.
const colorSchemeManager = localStorageColorSchemeManager({ key: "earshot.colour-scheme" });

export function App() {
  const { t } = useTranslation();
  const close = t("frame.close");
  const showPassword = t("frame.showPassword");
  const theme = useMemo(() => createPageTheme({ close, showPassword }), [close, showPassword]);
  // A page that is dark whatever this browser shows elsewhere, and only as long as it is open.
  const isDark = useRouterState({ router, select: isOnDark });
  return (
    <LanguageProvider value={useSpokenLanguage()}>
      <MantineProvider
        theme={theme}
        defaultColorScheme="auto"
        colorSchemeManager={colorSchemeManager}
        {...(isDark && { forceColorScheme: "dark" })}
      >
        <QueryClientProvider client={queryClient}>
          <NotificationPlace />
          <RouterProvider router={router} />
        </QueryClientProvider>
      </MantineProvider>
    </LanguageProvider>
  );
}

function isOnDark({ matches }: RouterState<typeof router.routeTree>): boolean {
  return matches.some(({ staticData }) => staticData.isDark === true);
}

declare module "@tanstack/react-router" {
  interface StaticDataRouteOption {
    /** Shown dark, whatever the browser shows elsewhere. */
    isDark?: boolean;
  }
  interface Register {
    router: ReturnType<typeof createPageRouter>;
  }
}
