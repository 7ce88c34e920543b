// The entry of the thread that makes previews. Node below 22.18 cannot load TypeScript by itself, and a loader given by
// `execArgv` does not apply to the entry of a thread there: so the entry is plain JavaScript.
if (!process.features.typescript) {
  const { register } = await import("tsx/esm/api");
  register();
}
await import("./serve-previews.ts");
