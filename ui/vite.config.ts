// How the page is built: relative addresses and one style sheet, whose order does not hang on which screen comes first, for the web view of the window.
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

export default defineConfig({
  base: "./",
  plugins: [react()],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  build: { target: "safari16", chunkSizeWarningLimit: 1500, cssCodeSplit: false, reportCompressedSize: false },
  server: { port: 5173, strictPort: true },
  test: { environment: "node", include: ["src/**/*.test.ts"], css: { include: [/tokens\.css/, /\.css\?raw/] } },
});
