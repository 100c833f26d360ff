export { loadScript } from './load-script.ts';
export { registerScriptsRoutes } from './routes.ts';
export { type SavedScript, saveScriptVersion } from './save-script-version.ts';
export { rolesOf } from './script-queries.ts';
