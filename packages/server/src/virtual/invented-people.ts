import { pick } from './chance.ts';

const surnames = [
  '陈',
  '林',
  '黄',
  '周',
  '吴',
  '徐',
  '孙',
  '胡',
  '朱',
  '高',
  '何',
  '郭',
  '马',
  '罗',
  '梁',
  '宋',
  '郑',
  '谢',
  '韩',
  '唐',
] as const;
const given = [
  '一诺',
  '子涵',
  '晓雯',
  '思远',
  '佳怡',
  '明轩',
  '雨桐',
  '若曦',
  '浩然',
  '静好',
  '小满',
  '安然',
  '知夏',
  '书瑶',
  '景行',
  '向晚',
  '立冬',
  '清和',
] as const;
const nicknames = ['爱拍照的{}', '{}同学', '小{}', '{}在路上', '{}妈妈', 'Amy{}', '{}'] as const;

/** A chat name nobody has: as people call themselves in groups. */
export function inventedName(label: string): string {
  const whole = `${pick(surnames, `${label}:s`)}${pick(given, `${label}:g`)}`;
  const shape = pick(nicknames, `${label}:n`);
  return shape.replace('{}', shape === '{}' ? whole : pick(given, `${label}:h`));
}

/** What members say in the room after a post, and privately when they are written to. Nobody is made to praise. */
export const roomLines = [
  '收到～',
  '已经学完啦，构图那段讲得清楚',
  '今天加班，晚点补上',
  '第一次试逆光，有点糊，再练练',
  '请问用旧手机可以吗？',
  '打卡～',
  '老师，这张是不是主体太小了？',
  '早上好！',
  '这节有点快，我再看一遍',
  '我家猫终于肯配合了哈哈',
  '侧光真的不一样',
  '光线不好的时候怎么办呀',
] as const;

export const privateLines = [
  '您好，我平时拍孩子比较多，总是拍糊',
  '想学人像，不知道从哪里开始',
  '最近在忙，周末有空再看',
  '谢谢提醒～',
  '系统课大概要学多久？',
  '我先看看，不着急',
  '预算不多，想先把这几天学完',
  '光线最头疼',
] as const;
