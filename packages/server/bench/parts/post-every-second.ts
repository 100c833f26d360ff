import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { wallMs } from './wall-ms.ts';

/** Where a post goes, and as whom. */
export interface Poster {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What follows the moment in every text: as long as people write. */
const WORDS = '老师，第二课的作业我拍了三张，逆光那张总是黑的，请问要补光吗？';

/**
 * Every poster posts once a second, all of them at the same moment, for so many seconds. The moment a post is sent stands at the beginning of its
 * text. Gives how long each was waited for, in milliseconds.
 */
export async function postEverySecond(posters: readonly Poster[], seconds: number): Promise<readonly number[]> {
  const startAt = wallMs() + 500;
  const posts: Promise<number>[] = [];
  for (let second = 0; second < seconds; second++) {
    await sleep(Math.max(0, startAt + second * 1000 - wallMs()));
    for (const poster of posters) posts.push(post(poster));
  }
  return Promise.all(posts);
}

async function post({ url, headers }: Poster): Promise<number> {
  const sentAt = wallMs();
  const message = { text: `${sentAt} ${WORDS}`, place: 'room', clientKey: randomUUID() };
  // what our server adds to a message by itself, the bare one is given to pass on: the same bytes reach the phones
  const filler = new URL(url).searchParams.has('room') ? asSaid(message) : message;
  const answer = await fetch(url, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(filler),
  });
  await answer.text();
  if (!answer.ok) throw new Error(`a post was answered ${answer.status}`);
  return wallMs() - sentAt;
}

function asSaid({ text, place, clientKey }: { text: string; place: string; clientKey: string }): object {
  const [threadMemberId, threadMemberName, cue] = [null, null, null];
  const author = { kind: 'member', name: '成员1', role: null, id: randomUUID() };
  const said = { seq: 1, place, threadMemberId, threadMemberName, author, text, attachments: [], cue, clientKey };
  return { ...said, saidAt: new Date().toISOString(), groupId: randomUUID() };
}
