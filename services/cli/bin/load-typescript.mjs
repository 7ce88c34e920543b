import module from "node:module";

/** Lets this process import TypeScript. Node.js from 22.18 on can by itself; it also keeps what it compiled for the next start. */
export async function loadTypeScript() {
  module.enableCompileCache?.();
  if (process.features.typescript) return;
  const { register } = await import("tsx/esm/api");
  register();
}
