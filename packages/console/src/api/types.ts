/** The shapes the server answers in, by the names the console uses for them; their one source is the server's own description. */
import type { CheckedScript } from '@kuaishan/script';
import type { paths } from './schema.gen.ts';

/** What an operation answers when all is well. */
type Answer<Operation> = Operation extends { responses: { 200: { content: { 'application/json': infer Body } } } } ? Body : never;
type Get<Path extends keyof paths> = Answer<paths[Path]['get']>;
type Post<Path extends keyof paths> = Answer<paths[Path]['post']>;
type Item<List extends { readonly items: readonly unknown[] }> = List['items'][number];
type Body<Operation> = Operation extends { requestBody: { content: { 'application/json': infer Sent } } } ? Sent : never;

export type Me = Get<'/api/v1/me'>;
export type Permission = Me['permission'];
export type EntryLink = Get<'/api/v1/entry/{token}'>;
export type Staff = Item<Get<'/api/v1/staff'>>;
export type InvitedStaff = Post<'/api/v1/staff'>;

export type Board = Get<'/api/v1/board'>;
export type GroupRow = Item<Board>;
export type CueRef = NonNullable<GroupRow['next']>;
export type Group = Get<'/api/v1/groups/{groupId}'>;
export type CastMember = Group['cast'][number];
export type Campaign = Get<'/api/v1/campaigns/{campaignId}'>;
export type CampaignStagger = Post<'/api/v1/campaigns/{campaignId}/stagger'>;
export type OpenCampaign = Body<paths['/api/v1/campaigns']['post']>;

export type CueRun = Item<Get<'/api/v1/groups/{groupId}/cues'>>;
/** What saying a word to a cue would do, asked for beforehand. */
export type CueEffect = Extract<Post<'/api/v1/groups/{groupId}/cues/{cueRunId}/go'>, { effect: unknown }>['effect'];
export type SlipEffect = Post<'/api/v1/groups/{groupId}/slip'>;
export type Why = Get<'/api/v1/groups/{groupId}/cues/{cueRunId}/why'>;
export type AudienceTree = NonNullable<Why['audience']>;

export type Feed = Get<'/api/v1/groups/{groupId}/feed'>;
export type Message = Item<Feed>;
export type Answering = Body<paths['/api/v1/groups/{groupId}/messages']['post']>;
export type Member = Item<Get<'/api/v1/groups/{groupId}/members'>>;
export type MemberWhy = Get<'/api/v1/groups/{groupId}/members/{memberId}/why'>;
export type Prompt = Item<Get<'/api/v1/prompts'>>;

/** A file a message or prompt names; without an address nobody has uploaded it. */
export type Attachment = CueRun['attachments'][number];

export type Check = CheckedScript;
export type CheckBody = Body<paths['/api/v1/scripts/check']['post']>;
export type CheckedCue = Check['cues'][number];
/** A row of an imported file: what it was taken to do, and why. */
export type ClassifiedRow = Check['table'][number];
export type ActionName = ClassifiedRow['action'];
export type FieldName = NonNullable<Check['columns'][number]['columns'][number]['field']>;
export type ImportMapping = Body<paths['/api/v1/import-mappings']['put']>;
export type Finding = Check['findings'][number];
export type Proposal = Check['proposals'][number];
export type MissingVariable = Check['missing'][number];
export type ScriptRow = Item<Get<'/api/v1/scripts'>>;
export type ScriptDetail = Get<'/api/v1/scripts/{scriptId}'>;
export type SavedScript = Post<'/api/v1/scripts'>;
export type SaveScript = Body<paths['/api/v1/scripts']['post']>;
export type Media = Post<'/api/v1/media'>;

export type CampaignCue = Item<Get<'/api/v1/campaigns/{campaignId}/cues'>>;
export type CampaignEffect = Post<'/api/v1/campaigns/{campaignId}/pause'>;
export type Versions = Get<'/api/v1/scripts/{scriptId}/versions'>;
export type Version = Item<Versions>;
export type VersionText = Get<'/api/v1/scripts/{scriptId}/versions/{scriptVersionId}'>;
export type Draft = NonNullable<Get<'/api/v1/scripts/{scriptId}/draft'>['draft']>;
export type Editors = Post<'/api/v1/scripts/{scriptId}/editors'>;
export type Upgrade = Post<'/api/v1/campaigns/{campaignId}/upgrade'>;
export type UpgradeCast = NonNullable<Body<paths['/api/v1/campaigns/{campaignId}/upgrade']['post']>['cast']>[number];
export type UpgradeHistory = Omit<Get<'/api/v1/campaigns/{campaignId}/upgrades'>, 'nextCursor'>;

export type ShiftBoard = Get<'/api/v1/shifts'>;
export type OnDuty = Item<{ items: ShiftBoard['people'] }>;
export type HandOver = Post<'/api/v1/shifts/hand-over'>;
export type HandOverWish = Body<paths['/api/v1/shifts/hand-over']['post']>;
export type Brief = Get<'/api/v1/brief'>;

export type Audit = Get<'/api/v1/audit'>;

export type OrderCheck = Post<'/api/v1/orders/imports/check'>;
export type OrderField = OrderCheck['fields'][number]['field'];
export type OrderImported = Post<'/api/v1/orders/imports'>;
export type OrderCounts = OrderCheck['counts'];
export type OrderImport = Item<Get<'/api/v1/orders/imports'>>;
export type OrderWithoutPhone = Item<Get<'/api/v1/orders/without-phone'>>;

export type Rehearsal = Item<Get<'/api/v1/script-versions/{scriptVersionId}/rehearsals'>>;
export type CueOutcome = Item<Get<'/api/v1/rehearsals/{rehearsalId}/outcomes'>>;
export type RehearsalWish = Body<paths['/api/v1/script-versions/{scriptVersionId}/rehearsals']['post']>;
