// How the page is built: relative addresses and one style sheet, whose order does not hang on which screen comes first, for the web view of the window.
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

/** The components bring their own words in thirty languages more than the page speaks: those would be read at every start. */
const spoken = ["en-US", "fr-FR", "de-DE", "ar-AE"];
const ofComponents = /[\\/]react-(?:aria|stately)[^?]*[\\/]intl[\\/][^?]*([a-z]{2}-[A-Z]{2})\.m?js$/;
const fewerWords: Plugin = {
  name: "fewer-words",
  load: (id) => {
    const language = ofComponents.exec(id)?.[1];
    return language && !spoken.includes(language) ? "export default {};" : null;
  },
};

export default defineConfig({
  base: "./",
  plugins: [fewerWords, react()],
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
