import type { ru } from "./ru/all.ts";

declare module "i18next" {
  interface CustomTypeOptions {
    resources: { translation: typeof ru };
    returnNull: false;
  }
}
