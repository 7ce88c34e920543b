import { useMediaQuery } from "@mantine/hooks";

/** Desk: rail with names, list and detail. Tablet: rail of icons, list and detail. Phone: one pane and a bottom bar. */
export type Screen = "desk" | "tablet" | "phone";

/** The width of `phone` is written in Frame.module.css too. */
export function useScreen(): Screen {
  const isPhone = useMediaQuery("(max-width: 47.99em)", undefined, { getInitialValueInEffect: false });
  const isDesk = useMediaQuery("(min-width: 75em)", undefined, { getInitialValueInEffect: false });
  if (isPhone) return "phone";
  return isDesk ? "desk" : "tablet";
}
