/** Writes `src/templates/template-texts.gen.ts` from `templates/*.yaml`, for those who cannot read files. Run by `npm run -w packages/script generate`. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '..', 'templates');
const entries = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .toSorted((a, b) => (a < b ? -1 : 1))
  .map((name) => {
    // the schema is beside a script where it is used, not where it is kept here
    const text = readFileSync(join(folder, name), 'utf8').replace('$schema=../schema/', '$schema=./');
    return `  ${JSON.stringify(name.replace(/\.yaml$/u, ''))}: ${JSON.stringify(text)},`;
  });

writeFileSync(
  join(import.meta.dirname, '..', 'src', 'templates', 'template-texts.gen.ts'),
  [
    '// Generated from templates/*.yaml by `npm run generate`; do not edit.',
    'export const templateTexts = {',
    ...entries,
    '} as const;',
    '',
  ].join('\n'),
);
