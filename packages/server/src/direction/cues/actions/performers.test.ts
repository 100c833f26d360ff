import { type ActionName, vocabulary } from '@kuaishan/script';
import { expect, test } from 'vitest';
import { performers } from './performers.ts';
import type { CuePerformer } from './scene.ts';

test('every action of the vocabulary has a performer, and a registry that lacks one does not compile', () => {
  expect(Object.keys(performers).toSorted()).toEqual(Object.keys(vocabulary.actions).toSorted());
  const { say, whisper, task } = performers;
  // @ts-expect-error close-room has nobody who performs it
  const incomplete: Readonly<Record<ActionName, CuePerformer>> = { say, whisper, task };
  expect(Object.keys(incomplete)).toHaveLength(3);
});
