import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lintScript, parseScript } from '@kuaishan/script';
import { expect, test } from 'vitest';

test('the example in docs/script-language.md is a script without a finding', () => {
  const page = readFileSync(join(import.meta.dirname, '..', '..', '..', 'docs', 'script-language.md'), 'utf8');
  const example = /```yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
  const parsed = parseScript(example);
  expect(parsed.findings).toEqual([]);
  expect(parsed.ok && lintScript(parsed.script)).toEqual([]);
});
