import { resolve } from 'node:path';
import { z } from 'zod';

/** Settings of a server process, from the environment. */
export interface Config {
  /** the application's login on an external PostgreSQL; null = the embedded one */
  readonly databaseUrl: string | null;
  /** a login that may create roles and schemas; used to migrate. null = `kuaishan migrate` was run by somebody else */
  readonly databaseAdminUrl: string | null;
  readonly port: number;
  readonly host: string;
  /** absolute path; the embedded database and generated secrets live here */
  readonly dataDir: string;
  /** where browsers reach this server, without a trailing slash */
  readonly publicUrl: string;
  /** signs sessions; null = one is made and kept in the data directory */
  readonly authSecret: string | null;
  readonly logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent';
}

const postgresUrl = z
  .string()
  .refine((text) => /^postgres(ql)?:\/\//.test(text) && URL.canParse(text), 'should look like postgres://user:password@host:5432/database');

const environment = z.object({
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_ADMIN_URL: postgresUrl.optional(),
  PORT: z.coerce
    .number('should be a port number, 0–65535')
    .int('should be a port number, 0–65535')
    .min(0, 'should be a port number, 0–65535')
    .max(65535, 'should be a port number, 0–65535')
    .default(3000),
  HOST: z.string().default('127.0.0.1'),
  DATA_DIR: z.string().default('./data'),
  PUBLIC_URL: z
    .string()
    .refine((text) => /^https?:\/\//.test(text) && URL.canParse(text), 'should look like https://kuaishan.example.com')
    .optional(),
  AUTH_SECRET: z.string().min(32, 'should be at least 32 random characters (openssl rand -base64 32)').optional(),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], 'should be one of trace, debug, info, warn, error, fatal, silent')
    .default('info'),
});

/** The environment holds a value nobody can use. Its message lists every one of them with what it should look like. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

/** Reads the settings from `env`; an empty value counts as not set. Throws `ConfigError`, never showing a URL's password. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''));
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => {
      const name = String(issue.path[0]);
      const shown = /URL|SECRET/.test(name) ? '' : ` (it is “${given[name] ?? ''}”)`;
      return `  ${name} ${issue.message}${shown}`;
    });
    throw new ConfigError(`These environment variables have values Kuaishan cannot use:\n${lines.join('\n')}`);
  }
  const value = parsed.data;
  if (value.DATABASE_ADMIN_URL && !value.DATABASE_URL) {
    throw new ConfigError(
      'DATABASE_ADMIN_URL is set but DATABASE_URL is not: set both for your own PostgreSQL, or neither for the embedded one',
    );
  }
  return {
    databaseUrl: value.DATABASE_URL ?? null,
    databaseAdminUrl: value.DATABASE_ADMIN_URL ?? null,
    port: value.PORT,
    host: value.HOST,
    dataDir: resolve(value.DATA_DIR),
    publicUrl: (
      value.PUBLIC_URL ?? `http://${value.HOST === '0.0.0.0' || value.HOST === '::' ? 'localhost' : value.HOST}:${value.PORT}`
    ).replace(/\/+$/, ''),
    authSecret: value.AUTH_SECRET ?? null,
    logLevel: value.LOG_LEVEL,
  };
}
