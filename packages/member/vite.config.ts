import { vocabulary, wordOf } from '@kuaishan/script/vocabulary';
import { defineConfig } from 'vite';

/** Where the server listens while the page is developed. */
const server = process.env['KUAISHAN_URL'] ?? 'http://127.0.0.1:3000';

const roleLabels = Object.fromEntries(
  Object.keys(vocabulary.roles).map((role) => [role, { 'zh-CN': wordOf('roles', role, 'zh-CN'), en: wordOf('roles', role, 'en') }]),
);

export default defineConfig({
  base: '/m/',
  define: { __ROLE_LABELS__: JSON.stringify(roleLabels) },
  // Vite's own JSX transform; the Preact preset is not needed.
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    // Cheap phones and in-app browsers: the oldest that have modules, CSS variables and Intl with zones.
    target: ['chrome70', 'safari12'],
    cssTarget: ['chrome70', 'safari12'],
    modulePreload: { polyfill: false },
  },
  server: {
    proxy: {
      '/api': { target: server, ws: true },
      // a join link opens the same page
      '^/j/': { target: server, bypass: () => '/m/index.html' },
    },
  },
});
