import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** Address of a running Earshot that the development server passes API requests to. */
const api = process.env["EARSHOT_PUBLIC_URL"] ?? "http://127.0.0.1:4400";

export default defineConfig({
  plugins: [react()],
  build: {
    target: "es2022",
    // Fonts as data: addresses would need a hole in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 400,
    // In one file with Zod, no-eval.ts runs before any schema is made, in whichever file that is.
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: "zod", test: /node_modules\/zod\/|app\/no-eval\.ts$/ }] } },
    },
  },
  // The API refuses changes from pages under another name than its own, so the name of this server is passed on.
  server: {
    proxy: { "/api": { target: api, changeOrigin: false }, "/readyz": { target: api, changeOrigin: false } },
  },
});
