import { audienceWords } from '../audience/explain-audience.ts';
import { cueMinutes, lastMinute } from '../budget/hand-work.ts';
import type { ActionName, CueId, Locale, PlaceName, RoleName, Script } from '../script.ts';
import { renderText } from '../text/render-text.ts';
import { actions, isTask } from '../vocabulary/actions.ts';
import { wordOf } from '../vocabulary/vocabulary.ts';
import { cueName } from '../words/cue-name.ts';
import { exampleValues, type PreviewValue } from './example-values.ts';
import { type PlatformPreview, platformPreviews } from './platform-previews.ts';

/** One phrasing as it would be read. */
export interface PreviewedText {
  readonly text: string;
  /** why it cannot be read, in the reader's language; it is then shown as it is written. Null: it can */
  readonly slip: string | null;
}

/** A cue as its members and its staff would see it, worked out from the script alone. */
export interface CuePreview {
  readonly cue: CueId;
  readonly title: string;
  readonly role: RoleName;
  /** who speaks: the name the script gives the role, else the role's */
  readonly speaker: string;
  readonly place: PlaceName;
  readonly action: ActionName;
  /** a person does it on every channel */
  readonly task: boolean;
  /** members get to see something of it */
  readonly reachesMembers: boolean;
  /** minutes since midnight of day 1 at which it is due, and after which it is not sent any more; null where only the group itself will tell */
  readonly minute: number | null;
  readonly until: number | null;
  /** whom it is for, in words; null = everybody in the group */
  readonly audience: string | null;
  /** what members choose from */
  readonly choices: readonly string[];
  /** `text`, then its variants; each recipient keeps one of them */
  readonly texts: readonly PreviewedText[];
  readonly values: readonly PreviewValue[];
  readonly attachments: readonly string[];
  readonly platforms: readonly PlatformPreview[];
}

/**
 * Shows a cue before anything of it has happened: texts are filled in by what the server fills them in with, from examples where only the day itself knows.
 *
 * @param o.openingDate `2026-12-01`, the day taken for the opening's
 * @returns null when the script has no such cue
 */
export function previewCue(script: Script, o: { cue: CueId; locale: Locale; openingDate: string }): CuePreview | null {
  const cue = script.cues.find(({ id }) => id === o.cue);
  if (cue === undefined) return null;
  const { locale, openingDate } = o;
  const minute = cueMinutes(script, null).get(cue.id) ?? null;
  const values = exampleValues({ script, cue, locale, minute, openingDate });
  const shown = Object.fromEntries(values.map((value) => [value.name, value.shown]));
  const texts = cue.texts.map((text) => filled(text, shown, locale));
  return {
    ...{ cue: cue.id, title: cueName(cue), role: cue.role, place: cue.place, action: cue.action },
    speaker: script.roles[cue.role] ?? wordOf('roles', cue.role, locale),
    task: isTask(cue.action),
    reachesMembers: actions[cue.action].reachesMembers,
    minute,
    until: minute === null ? null : lastMinute(cue, minute),
    audience: cue.audience === null ? null : audienceWords(cue.audience, locale),
    ...{ choices: cue.choices, texts, values, attachments: cue.attachments },
    platforms: platformPreviews(script, { cue, texts: texts.map(({ text }) => text) }),
  };
}

function filled(text: string, values: Readonly<Record<string, string>>, locale: Locale): PreviewedText {
  const rendered = renderText(text, values);
  if (rendered.ok) return { text: rendered.text, slip: null };
  const { why, todo } = rendered.message[locale];
  return { text, slip: locale === 'en' ? `${why} ${todo}` : `${why}${todo}` };
}
