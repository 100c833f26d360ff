import { describe, expect, test } from 'vitest';
import { formatFinding } from '../finding.ts';
import { lintScript } from '../lint/index.ts';
import { parseScript } from '../parse/index.ts';
import { rootsOfCues } from '../plan/root-of-cue.ts';
import { scriptMinute } from '../plan/script-minute.ts';
import type { Script } from '../script.ts';
import { programmeDays, stretchScript } from '../stretch/index.ts';
import { variablesOf } from '../text/index.ts';
import { writeScript } from '../write/index.ts';
import { templates } from './index.ts';

const all = templates.flatMap((template) =>
  (['zh-CN', 'en'] as const).map((locale) => ({ name: `${template.id}.${locale}`, days: template.days, text: template.text[locale] })),
);

function read(text: string): Script {
  const parsed = parseScript(text);
  if (!parsed.ok) throw new Error(parsed.findings.map((finding) => formatFinding(finding, 'en')).join('\n'));
  return parsed.script;
}

/** What an operator would have to act on, in words; a file still to be uploaded is none of it. */
function toMend(script: Script): readonly string[] {
  return lintScript(script).flatMap((finding) => (finding.severity === 'info' ? [] : [formatFinding(finding, 'en')]));
}

function minutesOf(script: Script): ReadonlyMap<string, number> {
  return new Map(
    [...rootsOfCues(script)].flatMap(([id, root]) => {
      const minute = scriptMinute(root);
      return minute === null ? [] : [[id, minute] as const];
    }),
  );
}

describe.each(all)('$name', ({ days, text }) => {
  test('is clean under every rule and silences none', () => {
    const script = read(text);
    expect(toMend(script)).toEqual([]);
    expect(script.cues.filter(({ reason }) => reason !== null)).toEqual([]);
    expect(programmeDays(script)).toBe(days);
  });

  test('says of every cue why it is there', () => {
    expect(read(text).cues.flatMap(({ id, remarks }) => ((remarks ?? '').length < 5 ? [id] : []))).toEqual([]);
  });

  test('asks for every link, and binds price and end to the offer', () => {
    const script = read(text);
    const used = new Set(script.cues.flatMap(({ texts }) => texts).flatMap((one) => variablesIn(one)));
    expect(script.variables.filter(({ value }) => value !== null)).toEqual([]);
    for (const { name } of script.variables) expect(used).toContain(name);
  });

  test('survives being written and read', () => {
    const script = read(text);
    expect(writeScript(read(writeScript(script)))).toBe(writeScript(script));
  });

  test.each([1, 2, 3, 4, 5, 6, 7])(
    'stretched to %i days keeps order and anchors; what is not clean is a matter of days and told',
    (wanted) => {
      const script = read(text);
      const { script: stretched, notes } = stretchScript(script, wanted);
      const [before, after] = [minutesOf(script), minutesOf(stretched)];
      const order = [...after.keys()].toSorted((a, b) => (before.get(a) ?? 0) - (before.get(b) ?? 0));
      expect(order.map((id) => after.get(id) ?? 0)).toEqual([...after.values()].toSorted((a, b) => a - b));
      const anchors = (one: Script) => new Map(one.cues.flatMap(({ id, when }) => (when.kind === 'relative' ? [[id, when.anchor]] : [])));
      for (const [id, anchor] of anchors(stretched)) expect(anchor).toEqual(anchors(script).get(id));
      const found = lintScript(stretched).filter(({ severity }) => severity !== 'info');
      // what days alone can break; each has its note or is told by lint with what to do
      expect(found.flatMap(({ rule }) => (ofDays.has(rule) ? [] : [rule]))).toEqual([]);
      if (found.some(({ rule }) => rule === 'too-many-messages')) expect(notes.map(({ kind }) => kind)).toContain('crowded');
      if (wanted === days) expect(notes).toEqual([]);
    },
  );
});

const ofDays = new Set(['too-many-messages', 'quiet-late-days', 'trust-length', 'contradicting-times', 'after-live-by-clock']);

function variablesIn(text: string): readonly string[] {
  const used = variablesOf(text);
  return used.ok ? used.variables.map(({ name }) => name) : [];
}
