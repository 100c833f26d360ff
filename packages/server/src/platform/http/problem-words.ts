import type { Locale } from '@kuaishan/script';

/**
 * What is wrong with a request, in words: `name: at most 400 characters`. zod and Fastify speak one language only and to programmers, so their
 * issues and codes are said here anew.
 */
type Words = Readonly<Record<Locale, string>>;

/** One thing the schema found, as fastify-type-provider-zod passes it on. */
export interface SchemaIssue {
  readonly keyword: string;
  /** `/groups/0/count`; empty or `/` for the input as a whole */
  readonly instancePath: string;
  readonly message?: string;
  readonly params: Readonly<Record<string, unknown>>;
}

const ownWords = new Map<string, Words>();

/** The message of a schema's own rule (`.refine`, `.regex`), in both languages: zod carries one string, the other is kept here. */
export function inBothLanguages(words: Words): string {
  ownWords.set(words.en, words);
  return words.en;
}

/** An issue with its place. `context`: which part of the request it was found in. */
export function problemOf(issue: SchemaIssue, context: string | undefined, locale: Locale): string {
  const path = issue.instancePath.split('/').filter(Boolean).join('.');
  const place = path || (context ?? 'body');
  const words = ownWords.get(issue.message ?? '') ?? schemaWords[issue.keyword]?.(issue) ?? unsaid(issue);
  return `${place}: ${words[locale]}`;
}

const schemaWords: Readonly<Record<string, (issue: SchemaIssue) => Words>> = {
  invalid_type: ({ message, params }) => {
    if (message?.endsWith('received undefined')) return { 'zh-CN': '没有填', en: 'is missing' };
    const type = types[String(params['expected'])] ?? { 'zh-CN': String(params['expected']), en: String(params['expected']) };
    return { 'zh-CN': `应是${type['zh-CN']}`, en: `should be ${type.en}` };
  },
  invalid_value: ({ params }) => {
    const values = Array.isArray(params['values']) ? params['values'].map(String) : [];
    return { 'zh-CN': `应是 ${values.join('、')}${values.length > 1 ? ' 之一' : ''}`, en: `should be ${values.join(' or ')}` };
  },
  too_big: ({ params }) => amount('at most', '最多', params['origin'], params['maximum']),
  too_small: ({ params }) => amount('at least', '至少', params['origin'], params['minimum']),
  invalid_format: ({ params }) =>
    formats[String(params['format'])] ?? { 'zh-CN': '写法不对', en: `should match ${String(params['pattern'] ?? params['format'])}` },
  unrecognized_keys: ({ params }) => {
    const keys = Array.isArray(params['keys']) ? params['keys'].map(String) : [];
    return { 'zh-CN': `没有这个字段：${keys.join('、')}`, en: `unknown: ${keys.join(', ')}` };
  },
  invalid_union: () => ({ 'zh-CN': '不是任何一种可用的写法', en: 'fits none of the forms it may have' }),
};

function unsaid({ message = '' }: SchemaIssue): Words {
  return { 'zh-CN': `不合要求${message ? `（“${message}”）` : ''}`, en: message || 'is not as it should be' };
}

const types: Readonly<Record<string, Words>> = {
  string: { 'zh-CN': '文字', en: 'a text' },
  number: { 'zh-CN': '数字', en: 'a number' },
  int: { 'zh-CN': '整数', en: 'a whole number' },
  boolean: { 'zh-CN': ' true 或 false', en: 'true or false' },
  array: { 'zh-CN': '列表', en: 'a list' },
  object: { 'zh-CN': '对象', en: 'an object' },
  record: { 'zh-CN': '对象', en: 'an object' },
};

const formats: Readonly<Record<string, Words>> = {
  uuid: { 'zh-CN': '应是编号（UUID）', en: 'should be an id (UUID)' },
  email: { 'zh-CN': '应是邮箱地址', en: 'should be an e-mail address' },
};

function amount(en: string, zh: string, origin: unknown, limit: unknown): Words {
  const [unitZh, unitEn] = units[String(origin)] ?? ['', ''];
  return { 'zh-CN': `${zh} ${String(limit)}${unitZh}`, en: `${en} ${String(limit)}${unitEn}` };
}

const units: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  string: [' 个字', ' characters'],
  array: [' 项', ' entries'],
};

/** What Fastify and its multipart reader refuse before a schema is asked, by their code. */
export function protocolProblem(code: string, locale: Locale): string {
  return (protocol[code] ?? malformed)[locale];
}

const malformed: Words = { 'zh-CN': '请求的格式不对', en: 'the request is malformed' };

const protocol: Readonly<Record<string, Words>> = {
  FST_ERR_CTP_EMPTY_JSON_BODY: { 'zh-CN': 'body: 没有内容', en: 'body: is empty' },
  FST_ERR_CTP_INVALID_JSON_BODY: { 'zh-CN': 'body: 不是合法的 JSON', en: 'body: is not valid JSON' },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    'zh-CN': 'Content-Type: 应是 application/json，上传文件用 multipart/form-data',
    en: 'Content-Type: should be application/json, or multipart/form-data for a file',
  },
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: { 'zh-CN': 'Content-Length: 和内容的长度不符', en: 'Content-Length: is not the length of the body' },
  FST_INVALID_MULTIPART_CONTENT_TYPE: {
    'zh-CN': 'Content-Type: 应是 multipart/form-data',
    en: 'Content-Type: should be multipart/form-data',
  },
  FST_MP_PREMATURE_CLOSE: { 'zh-CN': 'body: 没有传完就断了', en: 'body: ended before it was complete' },
  FST_PROTO_VIOLATION: { 'zh-CN': 'body: 有不能用的字段名', en: 'body: holds a name no field may have' },
  FST_ERR_BAD_URL: { 'zh-CN': '网址里有不合法的 % 编码', en: 'the address holds a malformed % sequence' },
  FST_ERR_MAX_PARAM_LENGTH: { 'zh-CN': '网址太长', en: 'the address is too long' },
};

/** Where in a request's body a NUL character is, which PostgreSQL cannot keep: `values.第1课链接`; null = nowhere. */
export function placeOfNul(value: unknown, path = ''): string | null {
  if (typeof value === 'string') return value.includes('\0') ? path || 'body' : null;
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, inner] of Object.entries(value)) {
    const at = path === '' ? key : `${path}.${key}`;
    if (key.includes('\0')) return at.replaceAll('\0', '');
    const found = placeOfNul(inner, at);
    if (found !== null) return found;
  }
  return null;
}

/** What is wrong there. */
export const nulWords: Words = {
  'zh-CN': '有存不了的空字符（NUL），请重新输入',
  en: 'holds a NUL character that cannot be kept; type it again',
};
