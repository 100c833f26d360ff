import { makeDatabase, startThrowaway, type Throwaway } from '../src/platform/db/embedded/throwaway.ts';

/** The database every test database is a copy of: migrated, empty. */
export const templateDatabase = 'kuaishan_template';

/** A throwaway cluster with the product's roles, two logins for tests, and the migrated template. */
export async function startThrowawayCluster(): Promise<Throwaway> {
  const cluster = await startThrowaway();
  await makeDatabase(cluster, templateDatabase);
  return cluster;
}
