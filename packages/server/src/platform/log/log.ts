import { AsyncLocalStorage } from 'node:async_hooks';

/** Structured logging: a JSON object a line, pino's shape (`level` number, `time`, `msg`), and usable as Fastify's `loggerInstance`. */
export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent';
type Write = (fieldsOrMessage: object | string, message?: string) => void;

export interface Log {
  level: string;
  trace: Write;
  debug: Write;
  info: Write;
  warn: Write;
  error: Write;
  fatal: Write;
  silent: Write;
  /** The same log with `fields` on every line. */
  child(fields: object): Log;
}

/** pino's numbers, which log readers know */
const numbers = { trace: 10, debug: 20, info: 30, warn: 40, error: 50, fatal: 60, silent: Number.POSITIVE_INFINITY } as const;

const context = new AsyncLocalStorage<object>();

/** Runs `work`; every line that any log writes in it, however deep, carries `fields`: the request or the round it belongs to. */
export function withLogFields<T>(fields: object, work: () => T): T {
  return context.run({ ...context.getStore(), ...fields }, work);
}

/** Makes a log. `write` gets whole lines (default: stderr, so that a command's output on stdout stays clean). */
export function makeLog(o: { level?: LogLevel; write?: (line: string) => void; fields?: object } = {}): Log {
  const level = o.level ?? 'info';
  const write = o.write ?? ((line) => void process.stderr.write(line));
  const at =
    (name: LogLevel): Write =>
    (fieldsOrMessage, message) => {
      if (name === 'silent' || numbers[name] < numbers[level]) return;
      const [fields, msg] = typeof fieldsOrMessage === 'string' ? [{}, fieldsOrMessage] : [fieldsOrMessage, message];
      // the time of a log line is the wall's, whatever the domain's clock says
      write(
        `${JSON.stringify({ level: numbers[name], time: Date.now(), ...context.getStore(), ...o.fields, ...serialised(fields), msg }, withoutHeaders)}\n`,
      );
    };
  return {
    level,
    trace: at('trace'),
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    fatal: at('fatal'),
    silent: at('silent'),
    child: (fields) => makeLog({ level, write, fields: { ...o.fields, ...serialised(fields) } }),
  };
}

/** A log that keeps quiet, for tests. */
export const silentLog: Log = makeLog({ level: 'silent' });

/** Wherever they hide (a library's own options, say): headers carry cookies and tokens. */
function withoutHeaders(key: string, value: unknown): unknown {
  return key === 'headers' || key === 'cookie' || key === 'authorization' ? '(left out)' : value;
}

function serialised(fields: object): Record<string, unknown> {
  if (fields instanceof Error) return { err: errorFields(fields) };
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => {
      if (value instanceof Error) return [key, errorFields(value)];
      if (key === 'req') return [key, requestFields(value)];
      if (key === 'res') return [key, { statusCode: (value as { statusCode?: unknown }).statusCode }];
      return [key, value as unknown];
    }),
  );
}

function errorFields(error: Error): Record<string, unknown> {
  const { code, severity } = error as { code?: unknown; severity?: unknown };
  // PostgreSQL quotes the value it refuses (class 22), which may be anybody's name; `detail` quotes whole rows and is never written
  const quotes = severity !== undefined && typeof code === 'string' && code.startsWith('22');
  const withoutMessage = (text: string) => (quotes ? text.replace(error.message, '(the value is left out)') : text);
  return {
    type: error.name,
    message: withoutMessage(error.message),
    ...(code === undefined ? {} : { code }),
    ...(error.stack === undefined ? {} : { stack: withoutMessage(error.stack) }),
    ...(error.cause instanceof Error ? { cause: errorFields(error.cause) } : {}),
  };
}

/** Requests carry sockets, tokens and links that are secrets themselves: the route's pattern goes into the log, never the address. */
function requestFields(request: unknown): Record<string, unknown> {
  const { id, method, routeOptions } = (request ?? {}) as { id?: unknown; method?: unknown; routeOptions?: { url?: unknown } };
  return { id, method, route: routeOptions?.url };
}
