/** Between two requests to one host of YouTube. */
export const minGapMs = 1_000;
