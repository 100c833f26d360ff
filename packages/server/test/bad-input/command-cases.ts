import { badScripts, goodScript } from './bad-scripts.ts';
import { badTables } from './bad-tables.ts';
import type { CommandCase } from './command-case.ts';

/** `kuaishan lint` and `kuaishan plan` on broken scripts. */
export const scriptCases: readonly CommandCase[] = [
  ...badScripts.map(
    (script): CommandCase => ({
      name: `lint: ${script.name}`,
      files: async () => ({ 'camp.yaml': script.bytes() }),
      args: ['lint', 'camp.yaml'],
      exit: 1,
      rule: script.rule,
      place: script.at === null ? 'camp.yaml' : `camp.yaml:${script.at}`,
    }),
  ),
  ...badScripts
    .filter(({ name }) =>
      ['25:00', 'a day beyond the script', 'alias bomb (a billion laughs)', 'a NUL byte', 'invalid UTF-8'].includes(name),
    )
    .map(
      (script): CommandCase => ({
        name: `plan: ${script.name}`,
        files: async () => ({ 'camp.yaml': script.bytes() }),
        args: ['plan', 'camp.yaml', '--open', '2026-12-01T09:00', '--zone', 'Asia/Shanghai'],
        exit: 1,
        rule: script.rule,
        place: `camp.yaml:${script.at}`,
      }),
    ),
];

/** `kuaishan import` on what is no workbook, or a bad one. The file given with -o lies there before. */
export async function tableCases(o: { heavy: boolean } = { heavy: true }): Promise<readonly CommandCase[]> {
  return Promise.all(
    badTables
      .filter(({ heavy }) => o.heavy || !heavy)
      .map(async (table): Promise<CommandCase> => {
        const { file, rule, read } = await table.make();
        return {
          name: `import: ${table.name}`,
          // made again when it is its turn: some are megabytes
          files: async () => ({ [file]: (await table.make()).bytes, 'camp-old.yaml': goodScript() }),
          args: ['import', file, '-o', 'camp-old.yaml'],
          exit: 1,
          rule,
          place: table.at === null ? file : `${file}:${table.at}`,
          writes: read,
        };
      }),
  );
}

const nothing = async () => ({});
const camp = async () => ({ 'camp.yaml': goodScript() });
const table = async () => ({ 'sop.csv': Buffer.from('天数,时间,角色,话术\n第1天,09:00,班主任,大家好\n') });
const opening = ['--open', '2026-12-01T09:00', '--zone', 'Asia/Shanghai'];

/** Files that are not there, not files, or cannot be written; and wrong usage. */
export const fileCases: readonly CommandCase[] = [
  sentence('lint: no such file', 1, 'camp.yaml', nothing, ['lint', 'camp.yaml']),
  sentence('import: no such file', 1, 'sop.xlsx', nothing, ['import', 'sop.xlsx']),
  sentence('import: a directory', 1, 'sop.xlsx', async () => ({ 'sop.xlsx': 'directory' as const }), ['import', 'sop.xlsx']),
  sentence('lint: a directory', 1, 'camp', async () => ({ camp: 'directory' as const }), ['lint', 'camp']),
  sentence('lint: a file used as a directory', 1, 'camp.yaml/x', camp, ['lint', 'camp.yaml/x']),
  sentence('lint: a name of 300 letters', 1, 'aaa', nothing, ['lint', 'a'.repeat(300)]),
  sentence('import: a file without an end (/dev/zero)', 1, '/dev/zero', nothing, ['import', '/dev/zero']),
  sentence('import: into a folder that is not there', 1, 'out/camp.yaml', table, ['import', 'sop.csv', '-o', 'out/camp.yaml']),
  sentence('import: onto a directory', 1, 'out', async () => ({ ...(await table()), out: 'directory' as const }), [
    'import',
    'sop.csv',
    '-o',
    'out',
  ]),
  sentence('import: onto a full disk (/dev/full)', 1, '/dev/full', table, ['import', 'sop.csv', '-o', '/dev/full']),
  sentence('export: no such file', 1, 'camp.yaml', nothing, ['export', 'camp.yaml']),
  sentence('export: onto a directory', 1, 'out', async () => ({ ...(await camp()), out: 'directory' as const }), [
    'export',
    'camp.yaml',
    '-o',
    'out',
  ]),
  sentence('export: without a file', 2, 'FILE', nothing, ['export']),
  sentence('import-orders: no such file', 1, 'orders.csv', nothing, ['import-orders', 'orders.csv']),
  sentence('import: a proposal there is none of', 2, 'nonsense', table, ['import', 'sop.csv', '--accept', 'nonsense']),
  sentence('plan: a zone there is none of', 2, 'Mars/Olympus', camp, [
    'plan',
    'camp.yaml',
    '--open',
    '2026-12-01T09:00',
    '--zone',
    'Mars/Olympus',
  ]),
  sentence('plan: 30 February', 2, '2026-02-30T09:00', camp, ['plan', 'camp.yaml', '--open', '2026-02-30T09:00', '--zone', 'UTC']),
  sentence('plan: 25:00 as opening', 2, '2026-12-01T25:00', camp, ['plan', 'camp.yaml', '--open', '2026-12-01T25:00', '--zone', 'UTC']),
  sentence('plan: without an opening', 2, '--open', camp, ['plan', 'camp.yaml', '--zone', 'UTC']),
  sentence('lint: a channel there is none of', 2, 'qq', camp, ['lint', 'camp.yaml', '--channel', 'qq']),
  sentence('lint: an option there is none of', 2, '--colour', camp, ['lint', 'camp.yaml', '--colour']),
  sentence('plan: two files', 2, 'b.yaml', camp, ['plan', 'camp.yaml', 'b.yaml', ...opening]),
  sentence('a command there is none of', 2, 'dance', nothing, ['dance']),
  sentence('demo: a speed that is no number', 2, '--speed', nothing, ['demo', '--speed', 'fast']),
];

function sentence(name: string, exit: 1 | 2, place: string, files: CommandCase['files'], args: readonly string[]): CommandCase {
  return { name, files, args, exit, rule: null, place };
}
