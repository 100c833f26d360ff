import { sql } from 'kysely';
import { connectors, promptTask } from '../src/features/channels/index.ts';
import type { RecipientRow } from '../src/features/conversations/index.ts';
import type { Db } from '../src/platform/db/index.ts';
import { type OpenedGroups, type OpenedGroupsOptions, openedGroups } from './opened-groups.ts';

export interface PromptedOptions extends OpenedGroupsOptions {
  readonly at: Date;
  readonly kind?: 'room' | 'private' | 'task';
  readonly cueId?: string;
  readonly text?: string | ((groupId: string) => string);
  readonly validMinutes?: number;
  readonly linkCode?: () => string;
}

/** Groups on the prompter whose host has just been prompted, one prompt a room (or a member). */
export async function promptedGroups(db: Db, o: PromptedOptions): Promise<OpenedGroups> {
  const opened = await openedGroups(db, { channel: 'prompter', ...o });
  await promptGroups(opened, o);
  return opened;
}

/** Prompts the host of groups that are open already. */
export async function promptGroups(opened: OpenedGroups, o: PromptedOptions): Promise<void> {
  const lines = {
    workspaceId: opened.workspaceId,
    cueId: o.cueId ?? 'd1-0900',
    title: '开营',
    at: o.at,
    ...(o.linkCode ? { linkCode: o.linkCode } : {}),
    voices: opened.groupIds.map((groupId) => ({
      groupId,
      author: { staffId: opened.staff.host, name: '阿澈', role: 'host' },
      attachments: [{ mediaId: null, name: '海报.png', contentType: null }],
      validUntil: new Date(o.at.getTime() + (o.validMinutes ?? 120) * 60_000),
    })),
  };
  const textOf = (groupId: string) => (typeof o.text === 'function' ? o.text(groupId) : (o.text ?? '欢迎大家'));
  const texts = new Map(opened.groupIds.map((groupId) => [groupId, textOf(groupId)]));
  await opened.work((tx) => {
    if (o.kind === 'task') return promptTask(tx, { ...lines, to: { place: 'room', texts } });
    if (o.kind !== 'private') return connectors.prompter.perform(tx, { ...lines, to: { place: 'room', texts } });
    const recipients = sql<RecipientRow>`select group_id, member_id, '你好' as text from member where workspace_id = ${opened.workspaceId}`;
    return connectors.prompter.perform(tx, { ...lines, to: { place: 'private', recipients } });
  });
}
