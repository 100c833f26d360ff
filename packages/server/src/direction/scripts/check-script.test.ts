import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkInWorker } from './check-in-worker.ts';
import { checkScript } from './check-script.ts';

const sample = readFileSync(join(import.meta.dirname, '..', '..', 'demo', 'photo-camp-5-days.xlsx'));
const file = {
  kind: 'file',
  name: 'photo-camp-5-days.xlsx',
  bytes: new Uint8Array(sample),
  locale: 'zh-CN',
  media: ['开营海报.png'],
  memory: [],
} as const;

test('a workbook is read in a thread of its own: every row a cue, what it needs named', async () => {
  const check = await checkInWorker(file);
  expect(check).toMatchObject({ ok: true, rows: 29, days: 6 });
  expect(check.cues).toHaveLength(29);
  expect(check.cues[0]).toMatchObject({
    title: '开营欢迎',
    day: 1,
    at: '09:00',
    role: 'host',
    where: 'room',
    action: 'say',
    origin: 'SOP!G3',
  });
  expect(check.missing.map(({ name }) => name)).toContain('第1课链接');
  expect(check.missing.map(({ name }) => name)).not.toContain('昵称');
  const missingFiles = check.findings.filter(({ rule }) => rule === 'missing-attachment').map(({ cue }) => cue);
  expect(missingFiles).not.toContain('d1-0900-开营欢迎');
  expect(missingFiles).toContain('d2-1230-摄影小知识');
});

test('an accepted proposal becomes a cue, and the finding it answers is gone', async () => {
  const check = await checkScript(file);
  const closing = check.proposals.find(({ kind }) => kind === 'close-room');
  expect(closing?.cell).toBe('SOP!G31');
  expect(check.findings.map(({ rule }) => rule)).toContain('no-closing');
  const accepted = await checkScript({ kind: 'yaml', locale: 'en', media: [], text: check.text, accept: check.proposals });
  expect(accepted.cues.at(-1)).toMatchObject({ action: 'close-room', day: 6, at: '12:00' });
  expect(accepted.findings.map(({ rule }) => rule)).not.toContain('no-closing');
});

test('a script that does not parse keeps what was typed and says where it is wrong', async () => {
  const text = 'kuaishan: 1\ntitle: x\ntitle: y\n';
  const check = await checkScript({ kind: 'yaml', locale: 'zh-CN', media: [], text, accept: [] });
  expect(check).toMatchObject({ ok: false, text });
  expect(check.findings.some(({ line }) => line === 3)).toBe(true);
});

test('what is no workbook is answered with findings, not with a failure', async () => {
  const bytes = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]);
  const check = await checkScript({ ...file, name: '海报.xlsx', bytes });
  expect(check.ok).toBe(false);
  expect(check.findings[0]?.severity).toBe('error');
  expect(check.cues).toEqual([]);
});

test('a tampered proposal is refused, not obeyed and not a fault', async () => {
  const { text } = await checkScript(file);
  const tampered = { id: 'x', kind: 'close-room', cell: null, words: '', change: '{"id": 5' };
  await expect(checkScript({ kind: 'yaml', locale: 'en', media: [], text, accept: [tampered] })).rejects.toMatchObject({
    code: 'invalid_request',
  });
});
