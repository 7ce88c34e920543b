import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { compressFiles } from "./compress-files.ts";

/** Address of a running Earshot that the development server passes API requests to. */
const api = process.env["EARSHOT_PUBLIC_URL"] ?? "http://127.0.0.1:4400";

const fromOthers = /node_modules\//;

/**
 * What the first page needs comes in two files, libraries apart because they change seldomer than what is ours; what several
 * of the other pages need, in two more. Left alone the bundler makes a file of every set of pages that share something: 84.
 */
const groups = [
  // With the order of the layers, which holds only when it is read before the first layer.
  {
    name: "libraries",
    tags: ["$initial" as const],
    test: new RegExp(`${fromOthers.source}|app/tokens\\.css$`),
  },
  { name: "frame", tags: ["$initial" as const], test: /\/src\// },
  { name: "more-libraries", test: fromOthers, minShareCount: 2 },
  { name: "more", test: /\/src\/(?!words\/)/, minShareCount: 2 },
];

// A test that builds the page says "test", and would get React as it is for development: five times slower, half as large again.
if (process.argv.includes("build")) process.env["NODE_ENV"] = "production";

export default defineConfig({
  plugins: [react(), compressFiles()],
  build: {
    target: "es2022",
    // Fonts as data: addresses would need a hole in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
    rolldownOptions: { output: { codeSplitting: { groups } } },
  },
  // The API refuses changes from pages under another name than its own, so the name of this server is passed on.
  server: {
    proxy: { "/api": { target: api, changeOrigin: false }, "/readyz": { target: api, changeOrigin: false } },
  },
});
