/** Signs that a query may have: a longer text was pasted by mistake, and an address could not carry it. */
export const queryLengthMax = 2_000;
