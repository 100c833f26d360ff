import { type Cue, type Locale, missingMark, renderText, type Script } from '@kuaishan/script';
import type { StagedGroup } from '../staged-groups.ts';
import { groupValues, memberValues, namesIn } from './compose.ts';

/**
 * A cue's first text as people may read it before it is said: with the group's values, a member's own as 〔昵称〕 unless it is for one member,
 * and what has no value as 〔缺:x〕.
 */
export function previewText(o: {
  cue: Cue;
  script: Script;
  group: StagedGroup;
  now: Date;
  publicUrl: string;
  locale: Locale;
  memberName: string | null;
}): string {
  const [text] = o.cue.texts;
  if (text === undefined) return '';
  const names = namesIn(o.cue);
  const own = memberValues(o, { name: o.memberName ?? '', phraseSeed: 0 });
  const shown = Object.keys(own).map((name) => [name, o.memberName === null ? `〔${name}〕` : own[name]] as const);
  const missing = names.map((name) => [name, missingMark(name, o.locale)] as const);
  const rendered = renderText(text, { ...Object.fromEntries(missing), ...groupValues(o), ...Object.fromEntries(shown) });
  return rendered.ok ? rendered.text : text;
}
