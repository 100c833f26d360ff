import { beforeAll, describe, expect, it } from 'vitest';
import { cue, scriptText } from '../../test/test-scripts.ts';
import type { Report } from '../direction/rehearsal/index.ts';
import { type RehearsalOptions, rehearse } from './rehearse.ts';

const evening = scriptText(
  [
    cue('hello', { when: 'day 1 09:00', text: '欢迎 {{ 优惠码 }}' }),
    cue('greet', { when: '30m after join', who: 'consultant', where: 'private', do: 'whisper', text: '{{ 昵称 }}您好' }),
    cue('tidy', { when: 'day 1 10:00', who: 'assistant', do: 'task', text: '整理名单' }),
    cue('sale', { when: 'go', text: '开售' }),
    cue('close', { when: 'day 1 20:00', do: 'close-room', text: '再见' }),
  ].join('\n'),
  { days: 1 },
);

function options(o: Partial<RehearsalOptions> = {}): RehearsalOptions {
  return {
    ...{
      text: evening,
      groups: 2,
      membersPerGroup: 6,
      seed: 7,
      opening: '2026-12-01T09:00',
      zone: 'Asia/Shanghai',
      channel: null,
      media: null,
    },
    ...o,
  };
}

// each starts a PostgreSQL of its own: seconds, on a machine that also runs everything else a minute
const timeout = 180_000;
let whole: Report;
beforeAll(async () => {
  whole = await rehearse(options());
}, timeout);

describe('a rehearsal', { timeout }, () => {
  it('performs the script to its end through the real engine', () => {
    const report = whole;
    expect(report.members.joined + report.members.refused).toBe(12);
    expect(report.cues).toMatchObject({ planned: report.cues.performed, failed: 0, open: 0 });
    expect(report.audit).toEqual({ lost: 0, twice: 0, details: [] });
    expect(report.missing).toEqual([{ name: '优惠码', shownAs: '〔缺:优惠码〕', cues: ['欢迎 {{ 优惠码 }}'] }]);
    expect(report.timeline.find((row) => row.cue === 'hello')?.text).toBe('欢迎 〔缺:优惠码〕');
    expect(report.timeline.find((row) => row.cue === 'sale')).toMatchObject({ performed: 2, byPerson: true });
    expect(report.deliveries.total).toBe(Object.values(report.deliveries.byState).reduce((sum, count) => sum + count, 0));
  });

  it('gives the same report byte for byte from the same seed, and another from another', async () => {
    expect(JSON.stringify(await rehearse(options()))).toBe(JSON.stringify(whole));
    expect(JSON.stringify(await rehearse(options({ seed: 8 })))).not.toBe(JSON.stringify(whole));
  });

  it('has no performing code of its own: what a broken performer drops is missing from its report', async () => {
    const dropping = await rehearse(
      options({
        performing: {
          standIn: (scene, usual) =>
            scene.cue.id === 'hello'
              ? async () => scene.runs.map((run) => ({ run, state: 'performed' as const, reason: null, recipients: 6 }))
              : usual,
        },
      }),
    );
    expect(dropping.deliveries.total).toBe(whole.deliveries.total - 2);
    expect(dropping.audit.lost).toBeGreaterThan(0);
    expect(dropping.staffLoad).not.toEqual(whole.staffLoad);
  });

  it('has no performing code of its own: what a broken performer does twice is in its report', async () => {
    const doubling = await rehearse(
      options({
        performing: {
          standIn: (scene, usual) =>
            scene.cue.id !== 'hello'
              ? usual
              : async (tx, once) => {
                  await usual(tx, once);
                  return usual(tx, { ...once, cue: { ...once.cue, id: 'sale' } });
                },
        },
      }),
    );
    expect(doubling.audit.lost + doubling.audit.twice).toBeGreaterThan(0);
  });

  it('names the minutes one host cannot work by hand in twenty groups, on the web room too', async () => {
    const [onWeb, byHand] = [
      await rehearse(options({ groups: 20, membersPerGroup: 1 })),
      await rehearse(options({ groups: 20, membersPerGroup: 1, channel: 'prompter' })),
    ];
    const minuteOf = (report: typeof onWeb) => report.staffLoad.find(({ roles }) => roles.includes('host'))?.cannotBeWorked[0];
    expect(minuteOf(onWeb)).toMatchObject({
      day: 1,
      time: '09:00',
      posts: 20,
      groups: 20,
      canDo: 6,
      mustBeByHand: false,
      doneBy: { time: '09:04' },
    });
    expect(minuteOf(byHand)).toMatchObject({ day: 1, time: '09:00', posts: 20, groups: 20, mustBeByHand: true });
    expect(minuteOf(byHand)?.words['zh-CN']).toBe(
      '第1天 09:00，阿澈：20 个群里 20 条，一个人一分钟能发 6 条。这一分钟发不完，发完要到 09:04。',
    );
    expect(byHand.deliveries.byState['claimed']).toBeGreaterThan(0);
  });
});
