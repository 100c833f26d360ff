export { loadScript } from './load-script.ts';
export { registerScriptsRoutes } from './routes.ts';
export { rolesOf } from './script-queries.ts';
