import { type Finding, type Locale, type RoleName, wordOf } from '@kuaishan/script';

/**
 * Everything that can be refused, in one table: code → HTTP status and words. Use cases throw `DomainError(code, details)`; the transaction
 * rolls back and the HTTP layer (or the CLI) looks the words up here.
 *
 * To add a code, add an entry: `refusal` when the words need no details, `refusalWith<Details>` when they do (the type checker then demands
 * those details wherever the error is thrown). Say what happened and what to do next.
 */
interface Entry<Details> {
  readonly status: number;
  readonly words: Readonly<Record<Locale, (details: Details) => string>>;
}
type AnyDetails = Readonly<Record<string, unknown>>;
type Free = AnyDetails | undefined;

const refusal = (status: number, zh: string, en: string): Entry<Free> => ({ status, words: { 'zh-CN': () => zh, en: () => en } });
const refusalWith = <Details extends object | undefined>(
  status: number,
  zh: (details: Details) => string,
  en: (details: Details) => string,
): Entry<Details> => ({
  status,
  words: { 'zh-CN': zh, en },
});

/** One thing wrong with a request, beginning with its field: in both languages, or as it is said already. */
export type Problem = string | Readonly<Record<Locale, string>>;

function problemIn(problem: Problem, locale: Locale): string {
  return typeof problem === 'string' ? problem : problem[locale];
}

/** What is wrong with a person's (or a workspace's) name, and what would do. */
const nameFaults = {
  empty: { 'zh-CN': () => '请填一个名字', en: () => 'Please give a name' },
  'too-long': {
    'zh-CN': (max: number) => `名字太长，最多 ${max} 个字`,
    en: (max: number) => `The name is too long; at most ${max} characters`,
  },
  'unwanted-characters': {
    'zh-CN': () => '名字里有看不见的控制字符，请重新输入',
    en: () => 'The name contains invisible control characters; please type it again',
  },
} as const;

/** The first finding with its line, in a sentence; the others are in the details. */
function firstOf([first]: readonly Finding[], locale: Locale): string {
  if (!first) return '';
  const line = first.at ? { 'zh-CN': `第 ${first.at.line} 行：`, en: `Line ${first.at.line}: ` }[locale] : '';
  return line + first.message[locale].why;
}

const errorTable = {
  // ── any request ──
  invalid_request: refusalWith<{ problems: readonly Problem[] }>(
    400,
    ({ problems }) => `请求内容有误：${problems.map((problem) => problemIn(problem, 'zh-CN')).join('；')}`,
    ({ problems }) => `The request is not valid: ${problems.map((problem) => problemIn(problem, 'en')).join('; ')}`,
  ),
  signed_out: refusal(401, '请先登录', 'Please sign in first'),
  forbidden: refusal(403, '你没有权限做这件事，请找工作区的所有者', 'You may not do this; ask the owner of the workspace'),
  foreign_origin: refusal(403, '请求来自别的网站，已拒绝', 'The request came from another website and was refused'),
  not_found: refusalWith<{ field: string } | undefined>(
    404,
    (details) => (details ? `找不到 ${details.field} 指的内容，可能已被删除` : '找不到，可能已被删除，或链接不完整'),
    (details) =>
      details
        ? `What ${details.field} names is not there; it may have been deleted`
        : 'Not found; it may have been deleted, or the link is incomplete',
  ),
  conflict: refusal(409, '它刚被别人改过，请刷新后再试', 'Somebody changed it just now; reload and try again'),
  too_large: refusalWith<{ maxBytes: number }>(
    413,
    ({ maxBytes }) => `内容太大，上限是 ${megabytes(maxBytes)} MB`,
    ({ maxBytes }) => `Too large; the limit is ${megabytes(maxBytes)} MB`,
  ),
  unsupported_file: refusalWith<{ name: string }>(
    415,
    ({ name }) => `“${name}”这种文件不支持`,
    ({ name }) => `Files like “${name}” are not supported`,
  ),
  rate_limited: refusal(429, '请求太频繁，请稍等片刻再试', 'Too many requests; wait a moment and try again'),
  internal: refusal(
    500,
    '服务器出错了，我们已记录；请重试，仍不行请把请求编号告诉管理员',
    'Something broke on the server and was recorded; try again, or give the request id to your administrator',
  ),
  database_unavailable: refusal(
    503,
    '数据库暂时连不上，正在自动恢复，请稍后再试',
    'The database cannot be reached just now; it is being recovered, try again in a moment',
  ),
  database_busy: refusal(
    503,
    '数据库太忙，这次没有做成，什么都没有改动；请过一会儿再试',
    'The database is too busy and did not get to it in time; nothing was changed, try again in a moment',
  ),

  // ── entry and sign-in ──
  entry_link_spent: refusal(
    410,
    '这个链接已经用过或过期，请向工作区所有者要一个新的',
    'This link was used already or has expired; ask the workspace owner for a new one',
  ),
  email_taken: refusal(409, '这个邮箱已经注册过，请直接登录', 'This e-mail address has an account already; sign in instead'),
  wrong_credentials: refusal(401, '邮箱或密码不对', 'Wrong e-mail address or password'),

  name_unusable: refusalWith<{ reason: keyof typeof nameFaults; maxCharacters: number }>(
    422,
    ({ reason, maxCharacters }) => nameFaults[reason]['zh-CN'](maxCharacters),
    ({ reason, maxCharacters }) => nameFaults[reason].en(maxCharacters),
  ),

  // ── scripts and campaigns ──
  script_has_errors: refusalWith<{ findings: readonly Finding[] }>(
    422,
    ({ findings }) => `剧本有 ${findings.length} 处问题，改好后才能保存和开期。${firstOf(findings, 'zh-CN')}`,
    ({ findings }) =>
      `The script has ${findings.length} finding${findings.length === 1 ? '' : 's'} to fix before it can be saved or performed. ${firstOf(findings, 'en')}`,
  ),
  script_saved_since: refusalWith<{ latest: { number: number; savedBy: string; savedAt: string; scriptVersionId: string } }>(
    409,
    ({ latest }) =>
      `${latest.savedBy} 在 ${minuteOf(latest.savedAt)} 保存了第 ${latest.number} 版，你的是从更早的一版改起的，所以没有保存；请先看看两份的差别`,
    ({ latest }) =>
      `${latest.savedBy} saved version ${latest.number} at ${minuteOf(latest.savedAt)} and yours began from an earlier one, so it was not saved; look at how the two differ first`,
  ),
  draft_elsewhere: refusal(
    409,
    '你在另一台设备或另一个窗口里改过这份剧本，那里的草稿还在，没有被覆盖；请选用哪一份',
    'You changed this script on another device or in another window; that draft is still there and was not replaced. Choose which one to go on with',
  ),
  check_took_too_long: refusal(
    422,
    '这份文件大得或乱得读不完，已停止；请把要用的表另存成一个小文件再试',
    'This file is too large or too tangled to read and was given up; save the sheet you need as a small file of its own and try again',
  ),
  values_missing: refusalWith<{ missing: readonly string[] }>(
    422,
    ({ missing }) => `还缺这些变量的值：${missing.join('、')}`,
    ({ missing }) => `These variables still need a value: ${missing.join(', ')}`,
  ),
  role_uncast: refusalWith<{ roles: readonly RoleName[] }>(
    422,
    ({ roles }) => `还没有人担任：${roles.map((role) => wordOf('roles', role, 'zh-CN')).join('、')}`,
    ({ roles }) => `Nobody is cast as: ${roles.map((role) => wordOf('roles', role, 'en')).join(', ')}`,
  ),
  channel_cannot: refusalWith<{ findings: readonly Finding[] }>(
    422,
    ({ findings }) => `这个渠道做不到剧本里的 ${findings.length} 件事。${firstOf(findings, 'zh-CN')}`,
    ({ findings }) =>
      `The channel cannot do ${findings.length} thing${findings.length === 1 ? '' : 's'} the script asks for. ${firstOf(findings, 'en')}`,
  ),

  // ── orders ──
  orders_unreadable: refusalWith<{ words: Readonly<Record<Locale, string>> }>(
    422,
    ({ words }) => words['zh-CN'],
    ({ words }) => words.en,
  ),

  // ── rooms and members ──
  room_closed: refusal(
    409,
    '群已关闭，不能再发言；可以私聊老师',
    'The room is closed, nothing can be posted in it any more; a private message still can',
  ),
  text_empty: refusal(422, '还没写内容', 'There is nothing written yet'),
  text_too_long: refusalWith<{ length: number; limit: number }>(
    422,
    ({ length, limit }) => `内容有 ${length} 个字，最多 ${limit} 个；请删减或分几条发`,
    ({ length, limit }) => `The text has ${length} characters, at most ${limit} fit; shorten it or send it in parts`,
  ),
  text_unreadable: refusal(
    422,
    '内容里有无法显示的字符，请重新输入或粘贴为纯文本',
    'The text holds characters that cannot be shown; type it again or paste it as plain text',
  ),
  join_closed: refusal(
    409,
    '这个群已经结束，不能再加入；请向邀请你的人要新的链接',
    'This group has ended and takes no new members; ask who invited you for a new link',
  ),
  left_group: refusal(401, '你已不在这个群里，请用群链接重新加入', 'You are no longer in this group; join again with the group link'),

  // ── cues and prompts ──
  cue_settled: refusalWith<{ state: keyof typeof cueStates }>(
    409,
    ({ state }) => `这个节点已经${cueStates[state]['zh-CN']}，不能再这样操作`,
    ({ state }) => `This cue is already ${cueStates[state].en}; that can no longer be done`,
  ),
  cue_too_late: refusalWith<{ until: string }>(
    409,
    () => '剧本规定的最晚时间已过，发出来就不真实了；请跳过它，需要的话自己发一条',
    () => 'The script says it must not be said this late, it would no longer be true; skip it and, if need be, post a message yourself',
  ),
  performance_over: refusal(409, '这个群的剧本已经演完', 'The script of this group has been performed to its end'),
  cue_id_taken: refusal(
    409,
    '新版剧本给节点换的编号，在这个群里已被另一个节点用过；请在剧本里换一个没用过的编号，再存一版',
    'The new version gives a cue an id that another cue of this group has had; choose an id never used before and save again',
  ),
  other_script: refusal(
    422,
    '这一版属于另一个剧本，只能升级到同一个剧本的另一版',
    'This version is of another script; groups upgrade within their own script',
  ),
  upgraded_since: refusal(
    409,
    '这个群已经不在预览时的那一版上，请刷新后再看一遍',
    'This group does not play the version that was shown any more; reload and look again',
  ),
  prompt_taken: refusalWith<{ by: string }>(
    409,
    ({ by }) => `${by} 已经认领了这条`,
    ({ by }) => `${by} has claimed this one already`,
  ),
  prompt_gone: refusalWith<{ state: 'withdrawn' | 'expired' }>(
    409,
    ({ state }) => (state === 'expired' ? '已过有效时间，请不要再发' : '这条提词已撤回，请不要再发'),
    ({ state }) =>
      state === 'expired'
        ? 'It is past its time, please do not post it any more'
        : 'This prompt was withdrawn, please do not post it any more',
  ),
  push_endpoint_refused: refusal(
    422,
    '这个浏览器的推送服务不在公网上，系统不能往那里发；自建的推送服务请让管理员写进 PUSH_SERVICES',
    'This browser’s push service is not on the public internet, so nothing is sent there; a service of your own is named in PUSH_SERVICES by the administrator',
  ),
  prompt_not_claimed: refusal(
    409,
    '只能撤销自己刚认领的提词（10 分钟内）',
    'Only what you claimed yourself within the last ten minutes can be undone',
  ),

  // ── shifts ──
  staff_left: refusalWith<{ name: string }>(
    409,
    ({ name }) => `${name} 已不在这里工作，不能接班；请换一位同事`,
    ({ name }) => `${name} no longer works here and cannot take over; choose another colleague`,
  ),
  shift_taken: refusalWith<{ name: string; by: string }>(
    409,
    ({ name, by }) => `${by} 已经接了 ${name} 的班`,
    ({ name, by }) => `${by} has taken over from ${name} already`,
  ),
  shift_empty: refusalWith<{ name: string }>(
    409,
    ({ name }) => `${name} 现在没有可以交的群`,
    ({ name }) => `${name} has no room to hand over just now`,
  ),
  shift_without_deputy: refusalWith<{ name: string }>(
    409,
    ({ name }) => `${name} 的群都没有替补；请选一位同事来接`,
    ({ name }) => `No room of ${name} has a deputy; choose who takes over`,
  ),
  hand_over_final: refusalWith<{ hours: number }>(
    409,
    ({ hours }) => `交班超过 ${hours} 小时，或它本身就是收回，不能再收回；需要的话请再交一次班`,
    ({ hours }) =>
      `A hand-over older than ${hours} hours, or one that takes back another, cannot be taken back; hand over once more if need be`,
  ),
} satisfies Record<string, Entry<never>>;

/** How a settled cue's state reads in a sentence. */
const cueStates = {
  performed: { 'zh-CN': '执行', en: 'performed' },
  skipped: { 'zh-CN': '跳过', en: 'skipped' },
  expired: { 'zh-CN': '过期', en: 'expired' },
  failed: { 'zh-CN': '失败', en: 'failed' },
  cancelled: { 'zh-CN': '取消', en: 'cancelled' },
  held: { 'zh-CN': '按住', en: 'held' },
  planned: { 'zh-CN': '排好', en: 'planned' },
} satisfies Record<string, Record<Locale, string>>;

export type ErrorCode = keyof typeof errorTable;
type DetailsOf<Code extends ErrorCode> = (typeof errorTable)[Code] extends Entry<infer Details> ? Details : never;
type DetailsArgument<Code extends ErrorCode> = undefined extends DetailsOf<Code> ? [details?: AnyDetails] : [details: DetailsOf<Code>];

/** A refusal of the domain: expected, answered in words, rolls the transaction back. Anything else thrown is a fault. */
export class DomainError<Code extends ErrorCode = ErrorCode> extends Error {
  readonly code: Code;
  readonly details: AnyDetails | undefined;

  constructor(code: Code, ...[details]: DetailsArgument<Code>) {
    super(code);
    this.name = 'DomainError';
    this.code = code;
    this.details = details as AnyDetails | undefined;
  }

  /** A refusal as it was kept in a row; a code that this version does not know any more is a fault. */
  static kept({ code, details }: { readonly code: string; readonly details?: AnyDetails }): DomainError {
    if (!Object.hasOwn(errorTable, code)) return new DomainError('internal');
    return new DomainError(code as 'internal', details);
  }

  /** The HTTP status it is answered with. */
  get status(): number {
    return errorTable[this.code].status;
  }

  /** The details as they are answered: what is in both languages, in `locale`. */
  detailsIn(locale: Locale): AnyDetails | undefined {
    const problems = this.details?.['problems'];
    if (!Array.isArray(problems)) return this.details;
    return { ...this.details, problems: problems.map((problem: Problem) => problemIn(problem, locale)) };
  }

  /** What happened and what to do, in `locale`. */
  words(locale: Locale): string {
    const say = errorTable[this.code].words[locale] as (details: AnyDetails | undefined) => string;
    return say(this.details);
  }
}

/** '2026-12-01 20:15' of a moment written with its offset. */
function minuteOf(at: string): string {
  return at.slice(0, 16).replace('T', ' ');
}

function megabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(bytes < 1024 * 1024 ? 1 : 0);
}
