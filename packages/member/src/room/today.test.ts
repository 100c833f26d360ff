import { expect, it } from 'vitest';
import type { Message } from '../api/message.ts';
import { todayOf } from './today.ts';

const said = (kind: 'staff' | 'member' | 'system', text: string, attachments: Message['attachments'] = []): Message => ({
  seq: 1,
  place: 'room',
  author: { kind, name: '', role: kind === 'staff' ? 'host' : null, id: null },
  text,
  attachments,
  saidAt: '2026-12-01T01:00:00.000Z',
  clientKey: null,
});

it('is the latest staff post, its first line without the address, and where it leads', () => {
  const today = todayOf([
    said('staff', '早安'),
    said('staff', '\n第1课上线啦，点开就能学：https://a.example/1\n记得打卡'),
    said('member', '好的'),
  ]);
  expect(today).toMatchObject({ words: '第1课上线啦，点开就能学', link: 'https://a.example/1' });
});

it('is nothing before the first post', () => {
  expect(todayOf([said('member', '大家好'), said('system', '群已关闭')])).toBeNull();
});

it('names the picture of a post without words', () => {
  expect(todayOf([said('staff', ' ', [{ mediaId: 'm', name: '开营海报.png', contentType: 'image/png', url: '/x' }])])?.words).toBe(
    '开营海报.png',
  );
});
