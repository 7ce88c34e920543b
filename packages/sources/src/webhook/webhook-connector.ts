import type { Connector } from "../connector.ts";

/**
 * Posts of a webhook are handed in by their sender. A visit asks nobody: it only lets the collector look whether the source has
 * become too quiet.
 */
export const webhook: Connector = {
  firstUrl: ({ url }) => url,
  poll: async () => ({
    ok: true,
    isModified: false,
    httpStatus: null,
    ms: 0,
    bytes: 0,
    validators: null,
    maxAgeSeconds: null,
    movedTo: null,
  }),
};
