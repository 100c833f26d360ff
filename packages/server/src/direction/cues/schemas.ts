import { type ActionName, type PlaceName, type RoleName, type StageName, vocabulary } from '@kuaishan/script';
import { z } from 'zod';

/** The words a registry knows, as a zod enum. */
function wordsOf<Name extends string>(registry: Readonly<Record<Name, unknown>>) {
  return z.enum(Object.keys(registry) as [Name, ...Name[]]);
}

const State = z.enum(['planned', 'held', 'performed', 'skipped', 'expired', 'failed', 'cancelled']);
const NamedRun = z.object({ cueRunId: z.string(), title: z.string() });

export const CueRun = z.object({
  cueRunId: z.string(),
  cue: z.string(),
  title: z.string(),
  stage: wordsOf<StageName>(vocabulary.stages),
  role: wordsOf<RoleName>(vocabulary.roles),
  where: wordsOf<PlaceName>(vocabulary.places),
  action: wordsOf<ActionName>(vocabulary.actions),
  state: State,
  reason: z.string().nullable(),
  plannedAt: z.string().nullable(),
  dueAt: z.string().nullable(),
  validUntil: z.string().nullable(),
  day: z.int().nullable(),
  settledAt: z.string().nullable(),
  settledBy: z.string().nullable().describe('the name of who said go or skip; null = the clock'),
  memberId: z.string().nullable(),
  memberName: z.string().nullable(),
  recipients: z.int().nullable(),
  lateMinutes: z.int().nullable(),
  text: z.string(),
  attachments: z
    .array(z.object({ name: z.string(), mediaId: z.string().nullable(), contentType: z.string().nullable(), url: z.string().nullable() }))
    .readonly(),
  origin: z.string().nullable(),
  prompt: z
    .object({
      state: z.enum(['prompted', 'claimed', 'evidenced', 'withdrawn', 'expired']),
      staffName: z.string(),
      claimedAt: z.string().nullable(),
    })
    .nullable(),
});

/** Of a cue that every member has for themselves `listed` runs are among the items, `runs` there are. */
export const MemberCue = z.object({ cue: z.string(), runs: z.int(), performed: z.int(), listed: z.int() });

export const CueEffect = z.object({
  performs: z.array(NamedRun).readonly(),
  recipients: z.int(),
  skips: z.array(NamedRun).readonly(),
  quietUntil: z.string().nullable().describe('quiet hours hold now, and until then'),
});

export const SlipEffect = z.object({
  moved: z.array(NamedRun.extend({ from: z.string(), to: z.string() })).readonly(),
  dropped: z.array(NamedRun).readonly(),
  overtaken: z
    .array(NamedRun.extend({ at: z.string() }))
    .readonly()
    .describe('not moved, and what is moved would come after it'),
  saysOldHour: z
    .array(NamedRun.extend({ at: z.string() }))
    .readonly()
    .describe('said already, and its text names the hour of something that moves'),
});

// it holds itself, so the API's description needs a name for it
const AudienceTree = z
  .object({
    words: z.string(),
    holds: z.boolean().nullable(),
    value: z.union([z.string(), z.number()]).nullable().optional(),
    get children() {
      return z.array(AudienceTree).readonly();
    },
  })
  .meta({ id: 'AudienceTree' });

export const Why = z.object({
  sentences: z.array(z.string()).readonly(),
  rows: z.array(z.object({ label: z.string(), value: z.string(), holds: z.boolean().nullable() })).readonly(),
  audience: AudienceTree.nullable(),
});

export const MemberWhy = z.object({
  milestones: z.array(z.object({ name: z.string(), words: z.string(), reachedAt: z.string() })).readonly(),
  facts: z.array(z.object({ name: z.string(), value: z.union([z.string(), z.number()]) })).readonly(),
  cues: z.array(z.object({ cue: z.string(), title: z.string(), state: State, received: z.boolean(), because: z.string() })).readonly(),
});

export const Audit = z.object({
  groups: z.int(),
  cueRuns: z.int(),
  performed: z.int(),
  expected: z.int(),
  lost: z.int(),
  twice: z.int(),
  aside: z.object({ skipped: z.int(), expired: z.int(), failed: z.int(), unposted: z.int() }),
  details: z.array(z.object({ groupName: z.string(), title: z.string(), what: z.string() })).readonly(),
  checkedAt: z.string(),
});
