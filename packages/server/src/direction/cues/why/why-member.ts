import { audiencePredicate, audienceWords, isTask, type Locale, wordOf } from '@kuaishan/script';
import { sql } from 'kysely';
import { listFacts, listMilestones } from '../../../facts/events/index.ts';
import { getMember } from '../../../features/groups/index.ts';
import type { StaffActor } from '../../../platform/actor.ts';
import { inWorkspace, type Tx } from '../../../platform/db/index.ts';
import type { Deps } from '../../../platform/deps.ts';
import { DomainError } from '../../../platform/errors.ts';
import { cueTitle } from '../domain/cue-title.ts';
import { reasonWords } from '../domain/reasons.ts';
import { scriptDay } from '../domain/timetable.ts';
import type { CueState } from '../lock-run.ts';
import { stageGroups } from '../staged-groups.ts';
import { stateWords } from './explain-cue.ts';
import { momentWords } from './when-words.ts';

/** What a member got, what not, and why. */
export interface MemberWhy {
  readonly milestones: readonly { readonly name: string; readonly words: string; readonly reachedAt: string }[];
  readonly facts: readonly { readonly name: string; readonly value: string | number }[];
  readonly cues: readonly {
    readonly cue: string;
    readonly title: string;
    readonly state: CueState;
    readonly received: boolean;
    readonly because: string;
  }[];
}

/**
 * For every cue of the group that is for members: whether this member got it, and why.
 * @throws DomainError `not_found`
 */
export async function whyMember(
  deps: Deps,
  o: { actor: StaffActor; groupId: string; memberId: string; locale: Locale },
): Promise<MemberWhy> {
  const { workspaceId } = o.actor;
  return inWorkspace(deps.db, workspaceId, async (tx) => {
    const member = await getMember(tx, { groupId: o.groupId, memberId: o.memberId });
    const stage = await stageGroups(tx, { workspaceId, groupIds: [o.groupId] });
    const group = stage.groups.get(o.groupId);
    const script = group && stage.scripts.get(group.scriptVersionId);
    if (!group || !script) throw new DomainError('not_found');
    const milestones = await listMilestones(tx, { groupId: o.groupId, memberId: o.memberId });
    const facts = await listFacts(tx, { groupId: o.groupId, memberId: o.memberId });
    const known = {
      milestones: new Set(milestones.map((one) => one.name)),
      facts: Object.fromEntries(facts.map((one) => [one.name, one.value])),
    };
    const rows = await readReceived(tx, { workspaceId, ...o });
    const at = (moment: Date) =>
      momentWords(moment, { locale: o.locale, zone: group.campaign.zone, dayOf: (when) => scriptDay(when, group.campaign) });
    const cues = rows.flatMap((row) => {
      const cue = script.cues.find((one) => one.id === row.cue_id);
      if (!cue || isTask(cue.action)) return [];
      const audience = cue.audience ?? { op: 'all' as const };
      const because = becauseOf({
        row,
        locale: o.locale,
        at,
        joinedAt: member.joinedAt,
        isPrivate: cue.place === 'private',
        audience: { words: audienceWords(audience, o.locale), holds: audiencePredicate(audience)(known) },
      });
      return [{ cue: cue.id, title: cueTitle(cue), state: row.state, received: row.received, because }];
    });
    return {
      milestones: milestones.map((one) => ({
        name: one.name,
        words: wordOf('milestones', one.name, o.locale),
        reachedAt: one.reachedAt.toISOString(),
      })),
      facts: facts.map(({ name, value }) => ({ name, value })),
      cues,
    };
  });
}

interface ReceivedRow {
  cue_id: string;
  state: CueState;
  reason: string | null;
  due_at: Date | null;
  settled_at: Date | null;
  received: boolean;
  waits_for_person: boolean;
  opted_out_at: Date | null;
}

async function readReceived(tx: Tx, o: { workspaceId: string; groupId: string; memberId: string }): Promise<readonly ReceivedRow[]> {
  const { rows } = await sql<ReceivedRow>`
    select r.cue_id, r.state, r.reason, r.due_at, r.settled_at, m.seq is not null as received,
      m.message_id is not null and m.seq is null as waits_for_person, c.opted_out_at
    from cue_run r
      join member t on t.workspace_id = r.workspace_id and t.member_id = ${o.memberId}
      join contact c on c.workspace_id = t.workspace_id and c.contact_id = t.contact_id
      left join message m on m.workspace_id = r.workspace_id and m.group_id = r.group_id and m.cue_id = r.cue_id
        and (m.thread_member_id is null or m.thread_member_id = t.member_id)
    where r.workspace_id = ${o.workspaceId} and r.group_id = ${o.groupId} and (r.member_id is null or r.member_id = ${o.memberId})
    order by r.due_at nulls last, r.ordinal`.execute(tx);
  return rows;
}

function becauseOf(o: {
  row: ReceivedRow;
  locale: Locale;
  at: (moment: Date) => string;
  joinedAt: Date;
  isPrivate: boolean;
  audience: { words: string; holds: boolean };
}): string {
  const { row, locale, at } = o;
  const say = (zh: string, en: string) => (locale === 'en' ? en : zh);
  if (row.received && row.settled_at) {
    return o.isPrivate
      ? say(`${at(row.settled_at)} 私聊发给了 TA（${o.audience.words}）`, `written to them at ${at(row.settled_at)} (${o.audience.words})`)
      : say(`${at(row.settled_at)} 发在群里`, `said in the room at ${at(row.settled_at)}`);
  }
  if (row.waits_for_person) return say('已提示同事去发，还没有人认领', 'a colleague was prompted to post it and has not claimed it yet');
  if (row.state !== 'performed') {
    const why = row.reason === 'by-person' ? null : reasonWords(row.reason, locale);
    const due = row.due_at && row.state === 'planned' ? say(`，${at(row.due_at)} 到点`, `, due ${at(row.due_at)}`) : '';
    return `${stateWords(row.state, locale)}${due}${why ? say(`：${why}`, `: ${why}`) : ''}`;
  }
  if (row.opted_out_at) return say('TA 不接收私聊', 'they opted out of private messages');
  if (row.settled_at && o.joinedAt > row.settled_at) return say('那时还没有入群', 'they had not joined yet');
  const now = o.audience.holds ? say('现在符合', 'they are now') : say('现在也不符合', 'nor are they now');
  return say(`那时不在“${o.audience.words}”里，${now}`, `they were not in “${o.audience.words}” then; ${now}`);
}
