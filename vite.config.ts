// Builds the desk's own script and style into dist/web/ under names that hold their hash. The style is the one that report files carry.
import {createHash} from "node:crypto";
import {defineConfig, type Plugin} from "vite";
import {style} from "./src/tell/web/style.ts";

const deskStyle: Plugin = {
  name: "desk-style",
  generateBundle() {
    const hash = createHash("sha256").update(style).digest("base64url").slice(0, 8);
    this.emitFile({type: "asset", fileName: `desk-${hash}.css`, source: style});
  },
};

export default defineConfig({
  publicDir: false,
  plugins: [deskStyle],
  build: {
    outDir: "dist/web",
    emptyOutDir: true,
    target: "es2022",
    modulePreload: false,
    reportCompressedSize: false,
    rollupOptions: {
      input: {desk: "src/tell/web/client/desk.ts"},
      output: {entryFileNames: "desk-[hash].js", assetFileNames: "[name]-[hash][extname]"},
    },
  },
});
