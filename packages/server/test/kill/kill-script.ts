import { cue, scriptText } from '../test-scripts.ts';

const private_ = { do: 'whisper', where: 'private' };

/** Two days with every action, texts of every kind, and cues that hang on each other: 24 moments, a cue of a member's own, a closing. */
export const killScript = scriptText(
  [
    cue('welcome', { when: 'day 1 09:05', text: '欢迎来到{{ 群名 }}' }),
    cue('rules', { when: 'day 1 09:05', variants: ['群规在这里', '请看群规'] }),
    cue('hello', { when: '90m after join', ...private_, text: '{{ 昵称 }}，还顺利吗', variants: ['{{ 昵称 }}好'] }),
    cue('ask', { when: 'after hello', ...private_ }),
    ...Array.from({ length: 10 }, (_, n) => cue(`post-${n}`, { when: `day 1 ${10 + n}:15` })),
    ...Array.from({ length: 4 }, (_, n) => cue(`note-${n}`, { when: `day 1 ${10 + n}:15`, ...private_, text: `${n} 给大家` })),
    cue('personal', { when: 'day 1 21:00', ...private_, text: '{{ 昵称 }}，明天见', variants: ['明天见，{{ 昵称 }}'] }),
    cue('follow', { when: 'after personal' }),
    cue('check', { when: 'day 1 21:30', do: 'task', text: '检查作业' }),
    ...Array.from({ length: 8 }, (_, n) => cue(`second-${n}`, { when: `day 2 ${9 + n}:40`, ...(n % 3 === 2 ? private_ : {}) })),
    cue('bye', { when: 'day 2 20:00', do: 'close-room', text: '再见' }),
    cue('unsaid', { when: 'day 2 20:30' }),
    cue('later', { when: 'day 2 21:00', ...private_, text: '{{ 昵称 }}，以后见' }),
  ].join('\n'),
);

/** The same kinds of cue, of each one or two: for many groups. */
export const shortKillScript = scriptText(
  [
    cue('welcome', { when: 'day 1 09:05', variants: ['欢迎来到{{ 群名 }}', '{{ 群名 }}开营'] }),
    cue('hello', { when: '90m after join', ...private_, text: '{{ 昵称 }}，还顺利吗' }),
    cue('ask', { when: 'after hello', ...private_ }),
    cue('note-0', { when: 'day 1 10:15', ...private_, text: '给大家' }),
    cue('note-3', { when: 'day 1 13:15', ...private_, text: '再给大家' }),
    cue('personal', { when: 'day 1 21:00', ...private_, text: '{{ 昵称 }}，明天见' }),
    cue('follow', { when: 'after personal' }),
    cue('check', { when: 'day 1 21:30', do: 'task', text: '检查作业' }),
    cue('second-2', { when: 'day 2 11:40', ...private_ }),
    cue('bye', { when: 'day 2 20:00', do: 'close-room', text: '再见' }),
    cue('unsaid', { when: 'day 2 20:30' }),
    cue('later', { when: 'day 2 21:00', ...private_, text: '{{ 昵称 }}，以后见' }),
  ].join('\n'),
);

/** What hangs on another cue having been said: where people post and nobody claims, it is skipped. */
export const afterAnother = ['ask', 'follow'];
