import type { TestProject } from 'vitest/node';
import { startThrowawayCluster } from './throwaway-cluster.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: { readonly port: number; readonly password: string };
  }
}

/** One throwaway PostgreSQL per test run; the databases on it are left behind and go with it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await startThrowawayCluster();
  project.provide('postgres', { port: cluster.port, password: cluster.password });
  return () => cluster.kill();
}
