import type { Remembered } from './directory.ts';

/** How to reach an embedded cluster, by role. */
export interface Urls {
  /** the product's database as the application, as its owner, and as the superuser */
  readonly app: string;
  readonly owner: string;
  readonly superuser: string;
  /** PostgreSQL's own database, as the superuser: there before the product's is */
  readonly maintenance: string;
}

/** The URLs of the cluster that listens on `port`. */
export function urlsOf({ passwords }: Remembered, port: number): Urls {
  // passwords are base64url: nothing to escape
  const url = (user: string, password: string, database = 'kuaishan') => `postgres://${user}:${password}@127.0.0.1:${port}/${database}`;
  return {
    app: url('kuaishan_app', passwords.app),
    owner: url('kuaishan_owner', passwords.owner),
    superuser: url('postgres', passwords.superuser),
    maintenance: url('postgres', passwords.superuser, 'postgres'),
  };
}
