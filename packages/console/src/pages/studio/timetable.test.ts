import { expect, test } from 'vitest';
import type { CheckedCue, Finding } from '../../api/types.ts';
import { countFindings, timetableOf } from './timetable.ts';

const cue = (id: string, day: number | null, at: string | null): CheckedCue => ({
  cue: id,
  title: id,
  day,
  at,
  hangs: null,
  stage: 'trust',
  role: 'host',
  where: 'room',
  action: 'say',
  text: '',
  attachments: [],
  origin: null,
});
const finding = (severity: Finding['severity'], of: string | null): Finding => ({
  rule: 'r',
  kind: 'form',
  silenced: null,
  severity,
  why: '',
  todo: '',
  line: null,
  column: null,
  cell: null,
  cue: of,
});

test('cues come by day and time; what waits for no clock comes last', () => {
  const table = timetableOf({
    cues: [cue('加场', null, '等口令'), cue('晚', 2, '20:00'), cue('早', 2, '08:30'), cue('开营', 1, '09:00')],
    findings: [],
  });
  expect(table.days.map((day) => [day.day, day.lines.map((line) => line.cue.cue)])).toEqual([
    [1, ['开营']],
    [2, ['早', '晚']],
    [null, ['加场']],
  ]);
});

test('a finding stands beside its cue, the worst first; one about no cue of the table is about the whole script', () => {
  const table = timetableOf({
    cues: [cue('开营', 1, '09:00')],
    findings: [finding('info', '开营'), finding('error', '开营'), finding('warning', null), finding('error', '没有的')],
  });
  expect(table.days[0]?.lines[0]?.findings.map((one) => one.severity)).toEqual(['error', 'info']);
  expect(table.general.map((one) => one.severity)).toEqual(['error', 'warning']);
});

test('findings are counted by severity', () => {
  expect(countFindings([finding('error', null), finding('info', null), finding('info', null)])).toEqual({ error: 1, warning: 0, info: 2 });
});
