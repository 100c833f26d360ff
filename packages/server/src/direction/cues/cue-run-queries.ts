import type { ActionName, Cue, Locale, PlaceName, RoleName, Script, StageName } from '@kuaishan/script';
import { type RawBuilder, sql } from 'kysely';
import { findMediaByName, type Media } from '../../facts/media/index.ts';
import type { PromptState } from '../../features/channels/index.ts';
import { mediaUrl } from '../../features/conversations/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { DomainError } from '../../platform/errors.ts';
import { previewText } from './actions/preview-text.ts';
import { cueTitle } from './domain/cue-title.ts';
import { reasonWords } from './domain/reasons.ts';
import { scriptDay } from './domain/timetable.ts';
import type { CueState } from './lock-run.ts';
import { type StagedGroup, stageGroups } from './staged-groups.ts';

/** A cue run as the prompt book shows it. Times ISO 8601. */
export interface CueRun {
  readonly cueRunId: string;
  readonly cue: string;
  readonly title: string;
  readonly stage: StageName;
  readonly role: RoleName;
  readonly where: PlaceName;
  readonly action: ActionName;
  readonly state: CueState;
  /** in words; `by-person` as it is, since `settledBy` says who */
  readonly reason: string | null;
  readonly plannedAt: string | null;
  readonly dueAt: string | null;
  readonly validUntil: string | null;
  readonly day: number | null;
  readonly settledAt: string | null;
  /** the name of who said so; null = the clock */
  readonly settledBy: string | null;
  readonly memberId: string | null;
  readonly memberName: string | null;
  readonly recipients: number | null;
  /** how late it was performed, or is by now; null = not late, or without a time */
  readonly lateMinutes: number | null;
  /** as it was said, else with the group's values */
  readonly text: string;
  readonly attachments: readonly {
    readonly name: string;
    readonly mediaId: string | null;
    readonly contentType: string | null;
    readonly url: string | null;
  }[];
  readonly origin: string | null;
  /** the prompt that waits, or what became of it; of several the one that needs most */
  readonly prompt: { readonly state: PromptState; readonly staffName: string; readonly claimedAt: string | null } | null;
}

/** How many members have a cue for themselves, and for how many of them it is listed. */
export interface MemberCue {
  readonly cue: string;
  readonly runs: number;
  readonly performed: number;
  readonly listed: number;
}

export interface CueBook {
  readonly items: readonly CueRun[];
  /** the cues that every member has for themselves */
  readonly memberCues: readonly MemberCue[];
}

/**
 * Of a cue that every member has for themselves, this many runs are listed, those that need somebody first; `memberCues` counts them all. As many
 * as the largest rooms of this trade hold (WeCom: 500 people a group).
 */
const MEMBER_RUNS_LISTED = 500;

interface RunRow {
  cue_run_id: number;
  cue_id: string;
  member_id: string | null;
  member_name: string | null;
  state: CueState;
  reason: string | null;
  planned_at: Date | null;
  due_at: Date | null;
  valid_until: Date | null;
  recipients: number | null;
  settled_at: Date | null;
  settled_by_name: string | null;
  said_text: string | null;
  prompt_state: PromptState | null;
  prompt_staff: string | null;
  prompt_claimed_at: Date | null;
  runs: number;
  performed: number;
}

export interface Asking {
  readonly workspaceId: string;
  readonly groupId: string;
  readonly now: Date;
  readonly locale: Locale;
  readonly publicUrl: string;
}

/**
 * The cue runs of a group: what has a time in its order, then what waits for somebody. What is not said yet reads alike for every member, with
 * 〔昵称〕 where each has their own.
 * @throws DomainError `not_found`
 */
export async function listCueRuns(tx: Tx, o: Asking & { readonly memberRuns?: number }): Promise<CueBook> {
  const read = await readCueRuns(tx, o, sql`r.member_id is null or r.place <= ${o.memberRuns ?? MEMBER_RUNS_LISTED}`);
  const previews = new Map<Cue, string>();
  const items = read.rows.map(({ row, cue }) => {
    if (row.said_text === null && !previews.has(cue)) previews.set(cue, previewText({ ...o, ...read, cue, memberName: null }));
    return asCueRun({ ...o, ...read, row, cue, text: row.said_text ?? previews.get(cue) ?? '' });
  });
  const ofMembers = Map.groupBy(
    read.rows.filter(({ row }) => row.member_id !== null),
    ({ row }) => row.cue_id,
  );
  return {
    items,
    memberCues: [...ofMembers].flatMap(([cue, [first, ...others]]) =>
      first ? [{ cue, runs: first.row.runs, performed: first.row.performed, listed: others.length + 1 }] : [],
    ),
  };
}

/**
 * One cue run.
 * @throws DomainError `not_found`
 */
export async function getCueRun(tx: Tx, o: Asking & { readonly cueRunId: number }): Promise<CueRun> {
  const read = await readCueRuns(tx, o, sql`r.cue_run_id = ${o.cueRunId}`);
  const [found] = read.rows;
  if (!found) throw new DomainError('not_found');
  const text = found.row.said_text ?? previewText({ ...o, ...read, cue: found.cue, memberName: found.row.member_name });
  return asCueRun({ ...o, ...read, ...found, text });
}

interface ReadRuns {
  readonly rows: readonly { readonly row: RunRow; readonly cue: Cue }[];
  readonly script: Script;
  readonly group: StagedGroup;
  readonly media: ReadonlyMap<string, Media>;
}

/** A member's own run and the group's are looked up in branches of their own: either is one look into an index, "one or the other" is none. */
async function readCueRuns(tx: Tx, o: Asking, listed: RawBuilder<unknown>): Promise<ReadRuns> {
  const stage = await stageGroups(tx, { workspaceId: o.workspaceId, groupIds: [o.groupId] });
  const group = stage.groups.get(o.groupId);
  const script = group && stage.scripts.get(group.scriptVersionId);
  if (!group || !script) throw new DomainError('not_found');
  const { rows } = await sql<RunRow>`
    select r.*, t.display_name as member_name, s.display_name as settled_by_name, m.text as said_text, d.state as prompt_state,
      d.staff_name as prompt_staff, d.claimed_at as prompt_claimed_at
    from (
        select *, count(*) over cue as runs, count(*) filter (where state = 'performed') over cue as performed, row_number() over (
          partition by cue_id order by array_position(array['failed', 'held', 'planned', 'performed'], state) nulls last, due_at, member_id
        ) as place
        from cue_run where workspace_id = ${o.workspaceId} and group_id = ${o.groupId}
        window cue as (partition by cue_id)
      ) r
      left join member t on t.workspace_id = r.workspace_id and t.member_id = r.member_id
      left join staff s on s.workspace_id = r.workspace_id and s.staff_id = r.settled_by
      left join lateral (
        select text from message where workspace_id = r.workspace_id and group_id = r.group_id and cue_id = r.cue_id
          and thread_member_id = r.member_id
        union all
        select text from message where workspace_id = r.workspace_id and group_id = r.group_id and cue_id = r.cue_id
          and thread_member_id is null and r.member_id is null
        limit 1
      ) m on true
      left join lateral (
        select p.state, p.claimed_at, coalesce(c.display_name, q.display_name) as staff_name
        from (
            select * from delivery where workspace_id = r.workspace_id and group_id = r.group_id and cue_id = r.cue_id
              and recalled_at is null and recipient_member_id = r.member_id
            union all
            select * from delivery where workspace_id = r.workspace_id and group_id = r.group_id and cue_id = r.cue_id
              and recalled_at is null and r.member_id is null
          ) p
          join staff q on q.workspace_id = p.workspace_id and q.staff_id = p.staff_id
          left join staff c on c.workspace_id = p.workspace_id and c.staff_id = p.claimed_by
        order by array_position(array['prompted', 'expired', 'claimed', 'evidenced', 'withdrawn'], p.state), p.delivery_id limit 1
      ) d on true
    where ${listed}
    order by r.due_at nulls last, r.ordinal, r.member_id`.execute(tx);
  const media = await findMediaByName(tx, [...new Set(script.cues.flatMap((cue) => cue.attachments))]);
  const cues = new Map(script.cues.map((cue) => [cue.id, cue]));
  const known = rows.flatMap((row) => {
    const cue = cues.get(row.cue_id);
    return cue ? [{ row, cue }] : [];
  });
  return { rows: known, script, group, media };
}

function asCueRun(o: Asking & { row: RunRow; cue: Cue; group: StagedGroup; media: ReadonlyMap<string, Media>; text: string }): CueRun {
  const { row, cue, group } = o;
  const at = row.due_at ?? row.planned_at;
  return {
    cueRunId: String(row.cue_run_id),
    cue: row.cue_id,
    title: cueTitle(cue),
    stage: cue.stage,
    role: cue.role,
    where: cue.place,
    action: cue.action,
    state: row.state,
    reason: row.reason === 'by-person' ? row.reason : reasonWords(row.reason, o.locale),
    plannedAt: row.planned_at?.toISOString() ?? null,
    dueAt: row.due_at?.toISOString() ?? null,
    validUntil: row.valid_until?.toISOString() ?? null,
    day: at ? scriptDay(at, group.campaign) : null,
    settledAt: row.settled_at?.toISOString() ?? null,
    settledBy: row.settled_by_name,
    memberId: row.member_id,
    memberName: row.member_name,
    recipients: row.recipients,
    lateMinutes: lateMinutes(row, o.now),
    text: o.text,
    attachments: cue.attachments.map((name) => attachment(name, o.media.get(name))),
    origin: cue.origin && `${cue.origin.sheet}!${cue.origin.cell}`,
    prompt:
      row.prompt_state && row.prompt_staff
        ? { state: row.prompt_state, staffName: row.prompt_staff, claimedAt: row.prompt_claimed_at?.toISOString() ?? null }
        : null,
  };
}

function lateMinutes(row: RunRow, now: Date): number | null {
  const open = row.state === 'planned' || row.state === 'held';
  const until = open ? now : row.state === 'performed' ? row.settled_at : null;
  if (row.due_at === null || until === null) return null;
  const minutes = Math.floor((until.getTime() - row.due_at.getTime()) / 60_000);
  return minutes > 0 ? minutes : null;
}

function attachment(name: string, media: Media | undefined): CueRun['attachments'][number] {
  if (!media) return { name, mediaId: null, contentType: null, url: null };
  return { name, mediaId: media.mediaId, contentType: media.contentType, url: mediaUrl(media.mediaId) };
}
