import module from "node:module";
import { bundleOf } from "./bundle.mjs";

/**
 * Runs a program of the project, named by its path in it, in this process and returns what it exports: from its bundle, else
 * from its sources, which Node.js from 22.18 on can read by itself.
 */
export async function loadProgram(path) {
  module.enableCompileCache?.();
  const bundle = await bundleOf(path);
  if (bundle !== null) {
    // Stacks go on to name the sources.
    process.setSourceMapsEnabled(true);
    return import(bundle);
  }
  if (!process.features.typescript) {
    const { register } = await import("tsx/esm/api");
    register();
  }
  return import(new URL(`../${path}`, import.meta.url).href);
}
