export const watchList = {};
