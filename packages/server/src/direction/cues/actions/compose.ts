import {
  type AvailableVariable,
  type Cue,
  chooseVariant,
  type OfferTexts,
  renderText,
  type Script,
  valuesForText,
  variableSource,
  variablesOf,
} from '@kuaishan/script';
import { joinLink } from '../../../features/groups/index.ts';
import { offerWords } from '../domain/offer-words.ts';
import { reason } from '../domain/reasons.ts';
import { scriptDay } from '../domain/timetable.ts';
import type { StagedGroup } from '../staged-groups.ts';

/** Variables that differ from member to member. */
type MemberVariable = 'nickname';

/** What composing a text needs to know beside the text. */
export interface Composing {
  readonly script: Script;
  readonly cue: Cue;
  readonly group: StagedGroup;
  readonly now: Date;
  readonly publicUrl: string;
}

type Source = (o: Composing) => string | number | undefined;

/** Where each variable of the vocabulary that is the same for a whole group gets its value; one without a source does not compile. */
const groupSources: Readonly<Record<Exclude<AvailableVariable, MemberVariable>, Source>> = {
  groupName: ({ group }) => group.name,
  campaignName: ({ group }) => group.campaign.name,
  // before the opening's day there is none: "day -2" would be said to whoever joined early
  day: ({ group, now }) => {
    const day = scriptDay(now, group.campaign);
    return day < 1 ? undefined : day;
  },
  joinLink: ({ group, publicUrl }) => joinLink({ publicUrl }, group),
  host: ({ group }) => group.cast.get('host')?.name,
  assistant: ({ group }) => group.cast.get('assistant')?.name,
  consultant: ({ group }) => group.cast.get('consultant')?.name,
  teacher: ({ group }) => group.cast.get('teacher')?.name,
  ambassador: ({ group }) => group.cast.get('ambassador')?.name,
  offerPrice: (o) => offerWordsOf(o).price,
  offerClosesAt: (o) => offerWordsOf(o).closesAt,
  timeLeft: (o) => offerWordsOf(o).timeLeft,
};

function offerWordsOf({ script, cue, now, group }: Composing): OfferTexts {
  return offerWords({ script, cue, now, openingAt: group.campaign.openingAt, zone: group.campaign.zone });
}

/** What a member's own variables are taken from. */
export interface Addressee {
  readonly name: string;
  readonly phraseSeed: number;
}

const memberSources: Readonly<Record<MemberVariable, (member: Addressee) => string>> = { nickname: (member) => member.name };

export type Composed =
  | { readonly ok: true; readonly text: string }
  /** `reason` in its stored form */
  | { readonly ok: false; readonly reason: string };

/** Whether members of one group get different texts: a variable of theirs, or phrase variants of a private cue. */
export function isPersonal(cue: Cue, script: Script): boolean {
  return cue.texts.length > 1 || namesIn(cue).some((name) => isMemberVariable(name, script));
}

/** The values of a cue's variables that are the same for the whole group. */
export function groupValues(o: Composing): Record<string, string | number> {
  const names = namesIn(o.cue);
  const known = Object.fromEntries(
    names.flatMap((name): [string, string | number][] => {
      const source = variableSource(name, o.script);
      if (source.kind !== 'known' || !isOfGroup(source.entry.name)) return [];
      const value = groupSources[source.entry.name](o);
      return value === undefined ? [] : [[source.entry.name, value]];
    }),
  );
  return valuesForText(names, { script: o.script, asked: o.group.campaign.asked, known });
}

function isOfGroup(name: string): name is keyof typeof groupSources {
  return Object.hasOwn(groupSources, name);
}

/** The text a group's room gets. Groups get different phrasings, always the same one for the same group. */
export function composeForRoom(o: Composing, values: Readonly<Record<string, string | number>>): Composed {
  return compose(o, { values, seed: hash(`${o.group.groupId} ${o.cue.id}`) });
}

/** The text one member gets. */
export function composeForMember(o: Composing, values: Readonly<Record<string, string | number>>, member: Addressee): Composed {
  return compose(o, { values: { ...values, ...memberValues(o, member) }, seed: member.phraseSeed ^ hash(o.cue.id) });
}

/** The values of a cue's variables that are a member's own. */
export function memberValues(o: Pick<Composing, 'cue' | 'script' | 'group'>, member: Addressee): Record<string, string | number> {
  const own = namesIn(o.cue).filter((name) => isMemberVariable(name, o.script));
  const known = Object.fromEntries(Object.entries(memberSources).map(([name, source]) => [name, source(member)]));
  return valuesForText(own, { script: o.script, asked: o.group.campaign.asked, known });
}

function compose({ cue }: Composing, o: { values: Readonly<Record<string, string | number>>; seed: number }): Composed {
  if (cue.texts.length === 0) return { ok: true, text: '' };
  const rendered = renderText(chooseVariant(cue.texts, o.seed), o.values);
  if (rendered.ok) return rendered;
  if (rendered.variable !== undefined) return { ok: false, reason: reason('text-unresolved', rendered.variable) };
  return { ok: false, reason: reason('text-unreadable', `${rendered.line}:${rendered.column}`) };
}

function isMemberVariable(name: string, script: Script): boolean {
  const source = variableSource(name, script);
  return source.kind === 'known' && source.entry.perMember;
}

const names = new WeakMap<Cue, readonly string[]>();

/** The variables any of a cue's texts mentions. */
export function namesIn(cue: Cue): readonly string[] {
  const known = names.get(cue);
  if (known) return known;
  const found = cue.texts.flatMap((text) => {
    const used = variablesOf(text);
    return used.ok ? used.variables.map((variable) => variable.name) : [];
  });
  const distinct = [...new Set(found)];
  names.set(cue, distinct);
  return distinct;
}

/** FNV-1a, 32 bits: a seed from a name. */
function hash(text: string): number {
  let bits = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) bits = Math.imul(bits ^ text.charCodeAt(i), 0x01000193);
  return bits | 0;
}
