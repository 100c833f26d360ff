import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { onePage } from './one-page.ts';

/** The workbook check: one file without a server (docs/adr/0026). */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  plugins: [react(), onePage()],
  build: {
    target: 'es2022',
    outDir: 'dist',
    emptyOutDir: true,
    assetsInlineLimit: Number.POSITIVE_INFINITY,
    cssCodeSplit: false,
    modulePreload: false,
    chunkSizeWarningLimit: 4_000,
    rolldownOptions: { output: { codeSplitting: false } },
  },
  worker: { format: 'iife' },
});
