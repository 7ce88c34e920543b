// The entry of the thread that reads calendars: plain JavaScript for the reason that `preview-thread.mjs` gives.
if (!process.features.typescript) {
  const { register } = await import("tsx/esm/api");
  register();
}
await import("./serve-reading.ts");
