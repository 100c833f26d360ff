import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Where `npm run dev` finds the server: the address `kuaishan start` prints. */
const server = process.env['KUAISHAN_SERVER'] ?? 'http://127.0.0.1:8080';

export default defineConfig({
  base: '/console/',
  plugins: [react()],
  server: { proxy: { '/api': { target: server, ws: true } } },
  build: { target: 'es2022', chunkSizeWarningLimit: 800 },
});
