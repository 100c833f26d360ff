import fc from 'fast-check';
import { expect, it } from 'vitest';
import { apiOver, FakeGroup, handWorked, memoryStore, type Passage } from '../../test/fake-group.ts';
import type { Message } from '../api/message.ts';
import { RoomSession } from './room-session.ts';

type Step =
  | 'write'
  | 'staffSays'
  | 'saidElsewhere'
  | 'disconnect'
  | 'connect'
  | 'networkLost'
  | 'wake'
  | 'older'
  | 'reload'
  | 'time'
  | 'pause';

const step = fc.constantFrom<Step[]>(
  'write',
  'write',
  'staffSays',
  'staffSays',
  'saidElsewhere',
  'disconnect',
  'connect',
  'networkLost',
  'wake',
  'older',
  'reload',
  'time',
  'pause',
);
const passage = fc.constantFrom<Passage[]>('through', 'through', 'lost', 'answerLost');

it('whatever the network does, every message written arrives exactly once, in the order written, and every message is shown exactly once, in order', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.nat({ max: 70 }),
      fc.array(step, { maxLength: 40 }),
      fc.array(passage, { maxLength: 60 }),
      fc.infiniteStream(fc.constantFrom(0, 1, 1, 2)),
      async (network, said, steps, passages, pushes) => {
        const group = new FakeGroup();
        for (let n = 0; n < said; n += 1) group.say(`早先 ${n}`);
        const store = memoryStore();
        const fates = [...passages];
        let open: { session: RoomSession; socket: () => ReturnType<ReturnType<typeof handWorked>['socket']>; fire: () => number };
        // A push may be lost, come once or twice, and overtake others; it reaches whatever page is open by then.
        const push = (message: Message): void => {
          for (let left = pushes.next().value ?? 0; left > 0; left -= 1) {
            void network.schedule(Promise.resolve(), 'push').then(() => open.socket().said(message));
          }
        };
        const api = apiOver(group, {
          passage: () => fates.pop() ?? 'through',
          delay: (what) => network.schedule(Promise.resolve(), what),
          said: push,
        });
        let page = 0;
        const openPage = (): void => {
          page += 1;
          const { needs, socket, fire } = handWorked(api, store);
          open = { session: new RoomSession({ ...needs, newKey: () => `${page}/${needs.newKey()}` }), socket, fire };
        };
        openPage();
        const written: string[] = [];
        const perform: Record<Step, () => unknown> = {
          write: () => {
            written.push(`我 ${written.length}`);
            open.session.say('room', `我 ${written.length - 1}`);
          },
          staffSays: () => push(group.say('老师')),
          saidElsewhere: () => group.sayElsewhere(),
          disconnect: () => open.socket().disconnected(),
          connect: () => open.socket().connected(),
          networkLost: () => open.session.networkLost(),
          wake: () => open.session.wake(),
          older: () => open.session.loadOlder(),
          reload: () => {
            open.session.close();
            openPage();
          },
          time: () => open.fire(),
          pause: () => {},
        };
        for (const next of steps) {
          void perform[next]();
          if (network.count() > 0) await network.waitOne();
          const shown = open!.session.state.feed.messages.map(({ seq }) => seq);
          expect(shown).toEqual([...new Set(shown)].sort((a, b) => a - b));
        }

        // the network heals
        fates.length = 0;
        open!.socket().connected();
        open!.session.wake();
        for (let round = 0; round < 5; round += 1) {
          await network.waitIdle();
          open!.fire();
        }
        while (!open!.session.state.feed.complete) {
          const loading = open!.session.loadOlder();
          await network.waitIdle();
          await loading;
        }
        const { feed, outbox } = open!.session.state;
        expect(outbox).toEqual([]);
        expect(store.entries.size).toBe(0);
        expect(group.seen.filter(({ author }) => author.id === 'me').map(({ text }) => text)).toEqual(written);
        expect(feed.messages).toEqual(group.seen);
        open!.session.close();
      },
    ),
    { numRuns: 1000 },
  );
});
