import type { Origin } from './adopt-or-start.ts';
import type { Urls } from './urls.ts';

/** The embedded PostgreSQL, open for this process. */
export interface Embedded {
  readonly urls: Urls;
  readonly pid: number;
  readonly origin: Origin;
  /** Whether another process is the directory's server (then this is a tool or a worker). */
  readonly served: boolean;
  /** Ends this process's use of it; close your pools before. PostgreSQL itself stops, unless this is a tool and others still use it. */
  stop(): Promise<void>;
}
