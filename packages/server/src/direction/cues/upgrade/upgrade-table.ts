import type { Words } from '@kuaishan/script';

/**
 * What an upgrade does to a cue, by the state it is in and by what the new version changes about it: the promise `docs/upgrade-table.md` makes,
 * which is written from here and tested cell by cell (`upgrade-table.db.test.ts`).
 */

const words = (zh: string, en: string): Words => ({ 'zh-CN': [zh], en: [en] });

/** How a cue stands in a group when the upgrade comes. */
const upgradeStates = {
  planned: words('待执行', 'planned'),
  due: words('到点未执行', 'due, not performed yet'),
  held: words('按住', 'held'),
  prompted: words('已提词、没人认领', 'prompted, nobody has claimed it'),
  claimed: words('已认领', 'claimed'),
  evidenced: words('已有成员打开', 'evidenced'),
  performed: words('已执行（系统发出）', 'performed (said by the system)'),
  skipped: words('有人跳过', 'skipped by a person'),
  expired: words('已过期', 'expired'),
  failed: words('执行失败', 'failed'),
  cancelled: words('已取消（成员离开）', 'cancelled (the member left)'),
};
export type UpgradeState = keyof typeof upgradeStates;

/** What the new version changes about it. */
export const upgradeChanges = {
  unchanged: words('没变', 'unchanged'),
  earlier: words('提早', 'moved earlier'),
  later: words('推后', 'moved later'),
  past: words('挪到过去', 'moved into the past'),
  reworded: words('改话术', 'reworded'),
  role: words('换角色', 'other role'),
  place: words('换地点或对象', 'other place or audience'),
  action: words('换动作', 'other action'),
  removed: words('删掉', 'removed'),
  added: words('删掉后又加回', 'removed, then added again'),
  renamed: words('换编号', 'other id'),
};
export type UpgradeChange = keyof typeof upgradeChanges;

/** What happens. `late policy`: `sendUntil`, else two hours and never past the day it speaks of (ADR 0011). */
const upgradeOutcomes = {
  stays: words('不动', 'stays as it is'),
  newId: words('照旧，换成新编号', 'as it was, under the new id'),
  newTime: words('按新时间执行', 'performed at the new time'),
  newVersion: words('到点按新版执行', 'performed at its time, by the new version'),
  saidNow: words('马上按新版执行', 'performed at once, by the new version'),
  expires: words('已过最晚时间，不发，记下原因', 'past its latest time: not sent, noted why'),
  cancelled: words('取消', 'cancelled'),
  back: words('重新排上', 'planned again'),
  heldNewTime: words('仍按住，改到新时间', 'still held, at the new time'),
  heldNewVersion: words('仍按住，放行时按新版', 'still held; said by the new version when released'),
  heldBack: words('重新排上，仍按住', 'planned again, still held'),
  promptedAnew: words('撤回提词，马上按新版重新提词', 'the prompt is withdrawn, and people are prompted anew at once'),
  promptedLater: words('撤回提词，到新时间再提词', 'the prompt is withdrawn, and people are prompted anew at the new time'),
  withdrawn: words('撤回提词', 'the prompt is withdrawn'),
};
export type UpgradeOutcomeCode = keyof typeof upgradeOutcomes;

const settled: Readonly<Record<UpgradeChange, UpgradeOutcomeCode>> = {
  unchanged: 'stays',
  earlier: 'stays',
  later: 'stays',
  past: 'stays',
  reworded: 'stays',
  role: 'stays',
  place: 'stays',
  action: 'stays',
  removed: 'stays',
  added: 'stays',
  renamed: 'newId',
};

export const upgradeTable: Readonly<Record<UpgradeState, Readonly<Record<UpgradeChange, UpgradeOutcomeCode>>>> = {
  planned: {
    ...{ unchanged: 'stays', earlier: 'newTime', later: 'newTime', past: 'expires', reworded: 'newVersion', role: 'newVersion' },
    ...{ place: 'newVersion', action: 'newVersion', removed: 'cancelled', added: 'back', renamed: 'newId' },
  },
  due: {
    ...{ unchanged: 'saidNow', earlier: 'saidNow', later: 'newTime', past: 'expires', reworded: 'saidNow', role: 'saidNow' },
    ...{ place: 'saidNow', action: 'saidNow', removed: 'cancelled', added: 'saidNow', renamed: 'saidNow' },
  },
  held: {
    ...{ unchanged: 'stays', earlier: 'heldNewTime', later: 'heldNewTime', past: 'expires', reworded: 'heldNewVersion' },
    ...{
      role: 'heldNewVersion',
      place: 'heldNewVersion',
      action: 'heldNewVersion',
      removed: 'cancelled',
      added: 'heldBack',
      renamed: 'newId',
    },
  },
  prompted: {
    ...{ unchanged: 'stays', earlier: 'promptedAnew', later: 'promptedLater', past: 'withdrawn', reworded: 'promptedAnew' },
    ...{
      role: 'promptedAnew',
      place: 'promptedAnew',
      action: 'promptedAnew',
      removed: 'withdrawn',
      added: 'promptedAnew',
      renamed: 'newId',
    },
  },
  claimed: settled,
  evidenced: settled,
  performed: settled,
  skipped: settled,
  expired: { ...settled, later: 'newTime' },
  failed: { ...settled, later: 'newTime', reworded: 'saidNow', role: 'saidNow', place: 'saidNow', action: 'saidNow' },
  cancelled: settled,
};

/** The table as a document in both languages. */
export function upgradeTableMarkdown(): string {
  const states = Object.keys(upgradeTable) as UpgradeState[];
  const changes = Object.keys(upgradeChanges) as UpgradeChange[];
  const tableIn = (locale: 'en' | 'zh-CN', corner: string) => [
    `| ${[corner, ...changes.map((change) => upgradeChanges[change][locale][0])].join(' | ')} |`,
    `|${' --- |'.repeat(changes.length + 1)}`,
    ...states.map((state) => {
      const cells = changes.map((change) => upgradeOutcomes[upgradeTable[state][change]][locale][0]);
      return `| ${[`**${upgradeStates[state][locale][0]}**`, ...cells].join(' | ')} |`;
    }),
  ];
  return [
    '# What an upgrade does to each cue · 升级对每个节点做什么',
    '',
    '<!-- Written by packages/server/scripts/write-upgrade-table.ts from upgrade-table.ts; every cell is a test. -->',
    '',
    'Rows: how the cue stands in the group when the upgrade comes. Columns: what the new version changes about it. A cue that is just being performed is waited for, and stands as performed or',
    'prompted then. Where a private cue was posted to some members and not to others, what was posted stays, and the rest is as “prompted”. A cue that was the whole group’s and is each member’s own now, or the other way',
    'about, is not said again to who has had it. Undoing an upgrade is an upgrade to the version before. [ADR 0024](adr/0024-versions-and-upgrades.md) says why.',
    '',
    ...tableIn('en', 'cue'),
    '',
    '行：升级时这个节点在群里处于什么状态。列：新版改了它什么。正在执行的节点先执行完，再按“已执行”或“已提词”算。私聊节点有的成员已经发了、有的还没有：发了的不动，没发的按“已提词”算。原来全群一次、现在按成员各一次的节点（或反过来），收到过的人不会再收到。撤销升级就是升级到前一版。',
    '',
    ...tableIn('zh-CN', '节点'),
    '',
  ].join('\n');
}
