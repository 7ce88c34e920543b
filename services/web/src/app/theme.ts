import { createTheme, type MantineColorsTuple } from "@mantine/core";

/** The one accent: a teal that cannot be taken for the blue of praise or the crimson of severity. */
const accent: MantineColorsTuple = [
  "#eefaf8",
  "#d6f1ed",
  "#abe2da",
  "#7ad0c5",
  "#4cbbae",
  "#2aa397",
  "#14897f",
  "#0f766e",
  "#0e635d",
  "#0c4b47",
];

/** Greys of the dark scheme, lightest first; Mantine draws text with 0 and the page with 7. */
const dark: MantineColorsTuple = [
  "#e9e9ec",
  "#c4c4ca",
  "#a1a1aa",
  "#74747d",
  "#3b3b42",
  "#303036",
  "#232328",
  "#18181b",
  "#131316",
  "#0e0e10",
];

/** What unlabelled buttons of components say to who cannot see them. */
export interface ThemeWords {
  close: string;
  showPassword: string;
}

/** The head of a dialog is none of the page: read as such, it would be a second banner beside a phone's bar. */
const plainHeader = { header: { role: "presentation" } } as const;

export function createPageTheme({ close, showPassword }: ThemeWords) {
  const closeButtonProps = { "aria-label": close };
  return createTheme({
    colors: { accent, dark },
    primaryColor: "accent",
    // White on it is read in both schemes.
    primaryShade: 7,
    fontFamily: '"Inter Variable", system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif',
    fontFamilyMonospace: 'ui-monospace, "SF Mono", "Cascadia Mono", "DejaVu Sans Mono", monospace',
    fontSizes: { xs: "12px", sm: "13px", md: "14px", lg: "16px", xl: "20px" },
    spacing: { xs: "4px", sm: "8px", md: "12px", lg: "16px", xl: "24px" },
    radius: { xs: "4px", sm: "6px", md: "6px", lg: "6px", xl: "6px" },
    defaultRadius: "sm",
    respectReducedMotion: true,
    cursorType: "pointer",
    components: {
      Tooltip: { defaultProps: { openDelay: 350, multiline: true, maw: 320, withArrow: false } },
      Button: { defaultProps: { size: "xs", variant: "default" } },
      ActionIcon: { defaultProps: { variant: "subtle", color: "gray", size: "md" } },
      Modal: {
        defaultProps: {
          attributes: plainHeader,
          closeButtonProps,
          overlayProps: { backgroundOpacity: 0.35 },
          transitionProps: { duration: 100 },
        },
      },
      Drawer: {
        defaultProps: {
          attributes: plainHeader,
          closeButtonProps,
          overlayProps: { backgroundOpacity: 0.35 },
          transitionProps: { duration: 120 },
        },
      },
      Notification: { defaultProps: { closeButtonProps } },
      PasswordInput: { defaultProps: { visibilityToggleButtonProps: { "aria-label": showPassword } } },
      // By Tab too: in an open menu it would go nowhere else.
      Menu: { defaultProps: { shadow: "md", transitionProps: { duration: 60 }, menuItemTabIndex: 0 } },
      Popover: { defaultProps: { shadow: "md", transitionProps: { duration: 60 } } },
    },
  });
}
