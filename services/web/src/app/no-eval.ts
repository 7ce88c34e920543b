import type { config } from "zod";

// The content security policy forbids code made of text. Zod would try it once and be refused, and whoever watches for such
// reports would take that for an attack. Set where Zod looks for it when it is loaded: it comes with the pages that have
// forms, and whatever they load makes its schemas at once.
(globalThis as { __zod_globalConfig?: Parameters<typeof config>[0] }).__zod_globalConfig = { jitless: true };
