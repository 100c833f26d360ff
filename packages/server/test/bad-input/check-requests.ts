import { badScripts } from './bad-scripts.ts';
import { badTables } from './bad-tables.ts';
import type { RequestCase } from './request-case.ts';

/** Files and texts given to the console's check: what the command line is asked, asked over HTTP. */
export async function checkCases(): Promise<readonly RequestCase[]> {
  const tables = await Promise.all(badTables.map(async (table) => ({ ...(await table.make()), ...table })));
  return [
    ...tables.map(({ name, file, rule, at, bytes }): RequestCase => {
      const tooLarge = bytes.length > UPLOAD_BYTES;
      return {
        name: `check: ${name}`,
        request: () => ({ path: '/api/v1/scripts/check', as: 'owner', file: { name: file === 'camp.yaml' ? 'camp.csv' : file, bytes } }),
        status: tooLarge ? 413 : 200,
        code: tooLarge ? 'too_large' : rule,
        place: tooLarge ? null : at,
      };
    }),
    ...typed,
    ...uploaded,
    ...pasted,
  ];
}

/** what a check takes as a file */
const UPLOAD_BYTES = 20 * 1024 * 1024;
/** what any request takes as JSON */
const JSON_BYTES = 2 * 1024 * 1024;
/** bytes that are no text cannot be typed */
const noText: readonly string[] = ['encoding'];

const typed = badScripts
  .filter(({ rule, at }) => !noText.includes(rule) && at !== null)
  .map((script): RequestCase => {
    const text = new TextDecoder().decode(script.bytes());
    const tooLarge = JSON.stringify({ text }).length > JSON_BYTES || new TextEncoder().encode(text).length > JSON_BYTES;
    return {
      name: `check (typed): ${script.name}`,
      request: () => ({ path: '/api/v1/scripts/check', as: 'owner', json: { kind: 'yaml', text } }),
      status: tooLarge ? 413 : 200,
      code: tooLarge ? 'too_large' : script.rule,
      place: tooLarge ? null : script.at,
    };
  });

const uploaded = badScripts
  .filter(({ rule, at, name }) => noText.includes(rule) || at === null || name === '5 MB' || name === 'a NUL byte')
  .map(
    (script): RequestCase => ({
      name: `check: ${script.name} as camp.yaml`,
      request: () => ({ path: '/api/v1/scripts/check', as: 'owner', file: { name: 'camp.yaml', bytes: script.bytes() } }),
      status: 200,
      code: script.rule,
      place: script.at,
    }),
  );

const head = '天数\t时间\t角色\t话术\n';
const pasted: readonly RequestCase[] = [
  paste('nothing', '', 'no-script', null),
  paste('25:00', `${head}第1天\t25:00\t班主任\t大家好\n`, 'bad-time', '*!B2'),
  paste('prose', '第一天早上九点，班主任说早安。', 'no-script', null),
  paste('100,000 rows', head + '1\t9:00\t班主任\t好\n'.repeat(60_000), 'too-many-rows', '*!A5001'),
  {
    name: 'check: a proposal nobody made',
    request: () => ({
      path: '/api/v1/scripts/check',
      as: 'owner',
      json: { kind: 'yaml', text: 'kuaishan: 1', accept: [{ id: 'x', kind: 'close-room', cell: null, words: '', change: '{"when":' }] },
    }),
    status: 400,
    code: 'invalid_request',
    place: 'accept',
  },
];

function paste(name: string, text: string, code: string, place: string | null): RequestCase {
  return {
    name: `check (pasted): ${name}`,
    request: () => ({ path: '/api/v1/scripts/check', as: 'owner', json: { kind: 'paste', text } }),
    status: 200,
    code,
    place,
  };
}
