import { isIP } from 'node:net';
import { resolve } from 'node:path';
import type { Locale } from '@kuaishan/script';
import { z } from 'zod';
import type { LogLevel } from './log/index.ts';
import { StartError } from './start-error.ts';

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
  /** addresses of the proxies in front, whose X-Forwarded-* are believed; empty = none */
  readonly trustProxy: readonly string[];
  /** signs sessions; null = one is made and kept in the data directory */
  readonly authSecret: string | null;
  readonly logLevel: LogLevel;
  /** who reads metrics from elsewhere sends it; null = programs of this machine may read them */
  readonly metricsToken: string | null;
  /** a port of its own for probes and metrics; null = on the port of everything else */
  readonly metricsPort: number | null;
  /** how long a server that was asked to stop goes on answering, no longer ready, so that balancers look elsewhere; seconds */
  readonly drainSeconds: number;
  /** origins of push services that may be reached although they are not https on the public internet, such as a company's own */
  readonly pushServices: readonly string[];
}

/** What a value should look like; the schema's messages are the keys. */
const expectations = {
  postgres: { 'zh-CN': '应形如 postgres://用户:密码@主机:5432/数据库', en: 'should look like postgres://user:password@host:5432/database' },
  port: { 'zh-CN': '应是 0–65535 的端口号', en: 'should be a port number, 0–65535' },
  web: { 'zh-CN': '应形如 https://kuaishan.example.com', en: 'should look like https://kuaishan.example.com' },
  secret: {
    'zh-CN': '应是至少 32 个随机字符（openssl rand -base64 32）',
    en: 'should be at least 32 random characters (openssl rand -base64 32)',
  },
  level: {
    'zh-CN': '应是 trace、debug、info、warn、error、fatal、silent 之一',
    en: 'should be one of trace, debug, info, warn, error, fatal, silent',
  },
  proxy: {
    'zh-CN': '应是反向代理的地址或网段，用逗号分开，例如 127.0.0.1,10.0.0.0/8',
    en: 'should be the addresses or networks of the reverse proxies, with commas, such as 127.0.0.1,10.0.0.0/8',
  },
  origins: {
    'zh-CN': '应是推送服务的来源，用逗号分开，例如 https://push.example.internal',
    en: 'should be origins of push services, with commas, such as https://push.example.internal',
  },
  seconds: { 'zh-CN': '应是 0–300 的秒数', en: 'should be seconds, 0–300' },
  token: { 'zh-CN': '应是至少 16 个可见字符', en: 'should be at least 16 visible characters' },
  host: { 'zh-CN': '应是一个主机名或地址', en: 'should be a host name or an address' },
} as const satisfies Record<string, Record<Locale, string>>;
type Expectation = keyof typeof expectations;

const expecting = (what: Expectation) => what;
const postgresUrl = z.string().refine((text) => /^postgres(ql)?:\/\//.test(text) && URL.canParse(text), expecting('postgres'));

const environment = z.object({
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_ADMIN_URL: postgresUrl.optional(),
  PORT: z.coerce.number(expecting('port')).int(expecting('port')).min(0, expecting('port')).max(65535, expecting('port')).default(3000),
  HOST: z.string().regex(/^\S+$/, expecting('host')).default('127.0.0.1'),
  DATA_DIR: z.string().default('./data'),
  PUBLIC_URL: z
    .string()
    .refine((text) => /^https?:\/\//.test(text) && URL.canParse(text), expecting('web'))
    .optional(),
  TRUST_PROXY: z
    .string()
    .transform((text) => text.split(',').map((part) => part.trim()))
    .refine((parts) => parts.every(isNetwork), expecting('proxy'))
    .default([]),
  PUSH_SERVICES: z
    .string()
    .transform((text) => text.split(',').map((part) => part.trim()))
    .refine(
      (parts) => parts.every((part) => /^https?:/.test(part) && URL.canParse(part) && new URL(part).origin === part),
      expecting('origins'),
    )
    .default([]),
  AUTH_SECRET: z.string().min(32, expecting('secret')).optional(),
  METRICS_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]{16,}$/, expecting('token'))
    .optional(),
  METRICS_PORT: z.coerce
    .number(expecting('port'))
    .int(expecting('port'))
    .min(0, expecting('port'))
    .max(65535, expecting('port'))
    .optional(),
  DRAIN_SECONDS: z.coerce.number(expecting('seconds')).min(0, expecting('seconds')).max(300, expecting('seconds')).default(0),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], expecting('level')).default('info'),
});

/** An address, or a network as address/bits. */
function isNetwork(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  const version = isIP(address);
  return (
    version !== 0 &&
    more.length === 0 &&
    (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= (version === 4 ? 32 : 128)))
  );
}

/** Reads the settings from `env`; an empty value counts as not set. Throws a `StartError` that names every bad value, never showing a password or secret. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''));
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    const lines = (locale: Locale) =>
      parsed.error.issues.map((issue) => {
        const name = String(issue.path[0]);
        const shown = /^DATABASE|SECRET|TOKEN/.test(name) ? '' : ` (${given[name] ?? ''})`;
        return `  ${name} ${expectations[issue.message as Expectation][locale]}${shown}`;
      });
    throw new StartError({
      'zh-CN': `这些环境变量的值用不了：\n${lines('zh-CN').join('\n')}`,
      en: `These environment variables have values Kuaishan cannot use:\n${lines('en').join('\n')}`,
    });
  }
  const value = parsed.data;
  if (value.DATABASE_ADMIN_URL && !value.DATABASE_URL) {
    throw new StartError({
      'zh-CN': '设置了 DATABASE_ADMIN_URL，却没有设置 DATABASE_URL：用自己的 PostgreSQL 时两个都要设，用内置的则都不设',
      en: 'DATABASE_ADMIN_URL is set but DATABASE_URL is not: set both for your own PostgreSQL, or neither for the embedded one',
    });
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
    trustProxy: value.TRUST_PROXY,
    pushServices: value.PUSH_SERVICES,
    authSecret: value.AUTH_SECRET ?? null,
    logLevel: value.LOG_LEVEL,
    metricsToken: value.METRICS_TOKEN ?? null,
    metricsPort: value.METRICS_PORT ?? null,
    drainSeconds: value.DRAIN_SECONDS,
  };
}
