import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Locale } from '@kuaishan/script';
import { until } from '../../src/platform/db/embedded/processes.ts';
import { type Answered, ask, type Request } from './ask.ts';
import { auditFaults, auditOnceQuiet, auditWords } from './audit.ts';
import { type Answer, languageFaults, leaksIn } from './case.ts';
import type { Loss } from './database-gone.ts';
import { stop } from './killed-server.ts';
import { minuteScript } from './minute-script.ts';
import { since } from './run-command.ts';
import type { Served } from './served.ts';
import { account, must, type Stage, setStage } from './stage.ts';

const GROUPS = 20;
const MEMBERS = 10;
const GONE_SECONDS = 10;
/** a person waits no longer; a database that comes back is noticed within seconds */
const ANSWER_SECONDS = 15;
const RECOVER_MS = 20_000;
const MINUTE_MS = 60_000;

/**
 * The database goes away over a minute's turn, at which every group has a cue due and ten members a whisper. Meanwhile the server answers that it is gone;
 * afterwards it recovers by itself, and what was due is performed once.
 */
export async function outage(loss: Loss, o: { locale: Locale }): Promise<Answer> {
  const { served, lose, clear } = await loss.set();
  try {
    const script = minuteScript({ before: 1, after: 6 });
    const stage = await setStage(served, { script: script.text, groups: GROUPS, openingAt: script.openingAt, zone: script.zone });
    const joinedAt = await untilMinute(-2_000);
    await joinMembers(stage);
    const turn = new Date(joinedAt.getTime() + MINUTE_MS);
    await sleep(turn.getTime() - GONE_SECONDS * 500 - Date.now());

    const startedAt = performance.now();
    const said = `said-${randomUUID()}`;
    const { answers, back } = await whileGone({ served, stage, locale: o.locale, said, gone: lose(GONE_SECONDS) });
    const recovered = await until(RECOVER_MS, async () => (await ask(stage, { path: '/api/v1/board', as: 'owner' }, 'en')).status === 200);
    const recoverSeconds = since(back);
    const seconds = since(startedAt);
    const cue = script.cueAt(turn);
    // every minute's cue up to the turn in every group; a whisper to each who joined, and to the stage's own member
    const least = GROUPS * script.minutesUntil(turn) + MEMBERS + 1;
    const audit = await auditOnceQuiet(stage, least);
    const faults = [
      ...judged(answers, loss, o.locale),
      ...(recovered ? [] : ['did not recover']),
      ...auditFaults(audit, least),
      ...(await saidOnce(stage, said)),
      ...(await cueOnce(stage, cue)),
    ];
    const stopped = await stop(served, served.dataDir);
    const refusal = answers.find(({ status }) => status === 503);
    const statuses = [...new Set(answers.map(({ status }) => status))].toSorted((a, b) => a - b).join('/');
    return {
      message: refusal ? messageOf(refusal) : '(answered late)',
      place: null,
      state: `stays up, answers ${statuses}, recovers in ${recoverSeconds} s; ${auditWords(audit)}; ${stopped.state}`,
      seconds,
      faults: [...faults, ...stopped.faults],
    };
  } finally {
    await served.kill();
    await clear();
  }
}

/** Waits until so many milliseconds after (or before) the next full minute; gives that minute. */
async function untilMinute(offsetMs: number): Promise<Date> {
  const now = Date.now();
  const minute = Math.ceil((now - offsetMs) / MINUTE_MS) * MINUTE_MS;
  await sleep(minute + offsetMs - now);
  return new Date(minute);
}

async function joinMembers(stage: Stage): Promise<void> {
  for (let member = 0; member < MEMBERS; member++) {
    const path = `/api/v1/join/${stage.joinCodes[member % stage.joinCodes.length]}`;
    must(await ask(stage, { path, json: { displayName: `Member ${member}`, joinKey: randomUUID() } }, 'en'));
    await sleep(200);
  }
}

interface Asked extends Answered {
  readonly what: string;
}

/** What a page, a member and a stranger ask for while the database is gone, again and again. `back`: when it was back. */
async function whileGone(o: {
  served: Served;
  stage: Stage;
  locale: Locale;
  said: string;
  gone: Promise<void>;
}): Promise<{ answers: readonly Asked[]; back: number }> {
  const answers: Asked[] = [];
  let gone = true;
  const over = o.gone.then(() => {
    gone = false;
    return performance.now();
  });
  const again = async (what: string, request: Request) => {
    await sleep(500);
    while (gone) {
      const answered = await ask(o.stage, request, o.locale).catch((error: Error) => ({
        status: 0,
        text: error.message,
        body: {},
        seconds: 0,
      }));
      answers.push({ ...answered, what });
      await sleep(1_000);
    }
  };
  await Promise.all([
    again('health', { path: '/api/v1/health' }),
    again('board', { path: '/api/v1/board', as: 'owner' }),
    again('room', { path: '/api/v1/room', as: 'member' }),
    again('say', { path: '/api/v1/room/messages', as: 'member', json: { text: o.said, place: 'room', clientKey: o.said } }),
    again('sign in', { path: '/api/auth/sign-in/email', json: account }),
    again('join', { path: `/api/v1/join/${o.stage.joinCodes[1]}` }),
    again('script', { path: '/api/v1/scripts', as: 'owner', json: { text: 'kuaishan: 1' } }),
  ]);
  return { answers, back: await over };
}

function judged(answers: readonly Asked[], loss: Loss, locale: Locale): readonly string[] {
  const expected = loss.meanwhile === 'refused' ? [503] : [503, 200, 401, 422];
  const wrong = answers.flatMap((answer) => {
    const fine = answer.what === 'health' ? answer.status === 200 : expected.includes(answer.status);
    const slow = answer.seconds > ANSWER_SECONDS;
    const refusal = answer.status === 503;
    return [
      ...(fine ? [] : [`${answer.what} was answered ${answer.status}`]),
      ...(slow ? [`${answer.what} took ${answer.seconds} s`] : []),
      ...(refusal && codeOf(answer) !== 'database_unavailable' ? [`${answer.what} was refused without database_unavailable`] : []),
      ...(refusal ? languageFaults(messageOf(answer), locale) : []),
      ...leaksIn(answer.text),
    ];
  });
  return [...new Set(wrong)];
}

function messageOf({ body }: Answered): string {
  return (body['error'] as { message?: string } | undefined)?.message ?? '';
}

function codeOf({ body }: Answered): string | null {
  return (body['error'] as { code?: string } | undefined)?.code ?? null;
}

/** The member's message, sent until it is taken, is there once. */
async function saidOnce(stage: Stage, said: string): Promise<readonly string[]> {
  must(await ask(stage, { path: '/api/v1/room/messages', as: 'member', json: { text: said, place: 'room', clientKey: said } }, 'en'));
  const count = await countOf(stage, stage.groupIds[0] ?? '', said);
  return count === 1 ? [] : [`what a member said is there ${count} times`];
}

/** The cue that was due meanwhile is in every room once. */
async function cueOnce(stage: Stage, text: string): Promise<readonly string[]> {
  const counts = await Promise.all(stage.groupIds.map((groupId) => countOf(stage, groupId, text)));
  const wrong = counts.filter((count) => count !== 1).length;
  return wrong === 0 ? [] : [`the cue due meanwhile is not once in ${wrong} of ${counts.length} rooms`];
}

async function countOf(stage: Stage, groupId: string, text: string): Promise<number> {
  const { body } = await ask(stage, { path: `/api/v1/groups/${groupId}/feed?limit=100`, as: 'owner' }, 'en');
  return (body['items'] as readonly { text: string }[]).filter((message) => message.text === text).length;
}
