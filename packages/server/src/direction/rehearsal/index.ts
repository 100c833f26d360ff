/** direction/rehearsal: what a rehearsal says, and the rehearsals people asked for. Owns `rehearsal`. */
export type { Report, ReportFinding } from './domain/report.ts';
export { makeReport, type Rehearsed } from './make-report.ts';
export { rehearsalPage } from './page/rehearsal-page.ts';
export { rehearsalText } from './page/rehearsal-text.ts';
export type { RunRehearsal } from './rehearsing.ts';
export { rehearsalRoutes } from './routes.ts';
