// How the page is built: relative addresses and one style sheet, whose order does not hang on which screen comes first, for the web view of the window.
import { fileURLToPath } from "node:url";
import locales from "@react-aria/optimize-locales-plugin";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

export default defineConfig({
  base: "./",
  // Words of the components in the languages that the page speaks; those of thirty others are read at every start.
  plugins: [locales.vite({ locales: ["en-US", "fr-FR", "de-DE", "ar-AE"] }), react()],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  build: {
    target: "safari16",
    chunkSizeWarningLimit: 1500,
    cssCodeSplit: false,
    reportCompressedSize: false,
    // The engine keeps a script of such letters in half the room, and reads it sooner.
    rolldownOptions: { output: { charset: "ascii" } },
  },
  server: { port: 5173, strictPort: true },
  test: { environment: "node", include: ["src/**/*.test.ts"], css: { include: [/tokens\.css/, /\.css\?raw/] } },
});
