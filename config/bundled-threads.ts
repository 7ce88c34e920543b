import path from "node:path";
import { bundleOf } from "./bundle.mjs";

const started = /new URL\("(\.\/[a-z-]+-thread\.mjs)", import\.meta\.url\)/g;

/** Threads that tests start have their program from the bundle: each that loads it as TypeScript costs half a second more. */
export function bundledThreads() {
  return {
    name: "bundled-threads",
    async transform(code: string, id: string): Promise<string | null> {
      if (!code.includes("-thread.mjs")) return null;
      let changed = code;
      for (const [asked, entry = ""] of code.matchAll(started)) {
        const bundle = await bundleOf(path.resolve(path.dirname(id), entry));
        if (bundle !== null) changed = changed.replace(asked, `new URL(${JSON.stringify(bundle)})`);
      }
      return changed;
    },
  };
}
