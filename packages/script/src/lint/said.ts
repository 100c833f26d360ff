import type { Cue, Place, Script } from '../script.ts';
import { sentencesOf } from './wording/sentences.ts';

/** Something members are to read: a cue's texts, or a talk track a consultant uses. */
export interface Said {
  /** null: a talk track */
  readonly cue: Cue | null;
  readonly at: Place;
  readonly texts: readonly string[];
  /** of all texts, without their templates; worked out when first asked for */
  readonly sentences: readonly string[];
}

/** Tasks are for staff, except those that stand for something members will read: what is to be posted by hand. */
export function saidIn({ cues, talkTracks }: Pick<Script, 'cues' | 'talkTracks'>): readonly Said[] {
  const spoken = cues.filter(({ action, texts }) => action !== 'task' && action !== 'close-room' && texts.length > 0);
  return [
    ...spoken.map((cue) => makeSaid(cue, cue.fields['text'] ?? cue.at, cue.texts)),
    ...talkTracks.map(({ at, fields, texts }) => makeSaid(null, fields['texts'] ?? at, texts)),
  ];
}

function makeSaid(cue: Cue | null, at: Place, texts: readonly string[]): Said {
  let sentences: readonly string[] | null = null;
  return {
    cue,
    at,
    texts,
    get sentences() {
      sentences ??= texts.flatMap(sentencesOf);
      return sentences;
    },
  };
}
