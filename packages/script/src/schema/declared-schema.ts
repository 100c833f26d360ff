import type { Entry } from '../vocabulary/entry.ts';
import { vocabulary, wordsOf } from '../vocabulary/vocabulary.ts';

type Schema = Readonly<Record<string, unknown>>;

const said = (chinese: string, english: string) => ({ description: `${chinese} / ${english}` });
const text: Schema = { type: ['string', 'number', 'boolean', 'null'] };
const texts: Schema = { anyOf: [text, { type: 'array', items: text }] };
const id: Schema = {
  ...said('编号，改动后也保持不变', 'a stable id: it survives edits'),
  type: ['string', 'number'],
  pattern: '^[\\p{L}\\p{N}_-]{1,64}$',
};
const moment = (chinese: string, english: string): Schema => ({
  ...said(chinese, english),
  type: ['string', 'null'],
  examples: ['day 4 20:30'],
});
const money = (chinese: string, english: string): Schema => ({
  ...said(chinese, english),
  anyOf: [{ type: 'number', minimum: 0 }, { type: 'string', pattern: '^\\d{1,8}(\\.\\d{1,2})?$' }, { type: 'null' }],
});
const count = (chinese: string, english: string): Schema => ({
  ...said(chinese, english),
  anyOf: [{ type: 'integer', minimum: 0 }, { type: 'string', pattern: '^\\d{1,9}$' }, { type: 'null' }],
});
const title: Schema = { ...said('名称', 'its title'), ...text };

function mapping(required: readonly string[], properties: Readonly<Record<string, Schema>>): Schema {
  return { type: 'object', required, additionalProperties: false, properties };
}

function list(chinese: string, english: string, items: Schema): Schema {
  return { ...said(chinese, english), type: ['array', 'null'], items };
}

const rewarded: Schema = { enum: ['completion', 'live', 'homework', 'showcase', 'introduction'] };
const roles: Readonly<Record<string, Entry>> = vocabulary.roles;

/** The blocks of a script file beside its cues, by key. */
export const declaredSchema: Readonly<Record<string, Schema>> = {
  currency: { ...said('币种，不写就是 CNY', 'currency; CNY when left out'), type: ['string', 'null'], pattern: '^[A-Z]{3}$' },
  products: list(
    '引流品和正价品',
    'bait and main products',
    mapping(['id', 'kind', 'title'], {
      id,
      kind: { ...said('引流品还是正价品', 'bait or main'), enum: ['bait', 'main'] },
      title,
      price: money('价格', 'price'),
    }),
  ),
  lessons: list(
    '课程',
    'lessons',
    mapping(['id', 'title'], {
      ...{ id, title, release: moment('何时发布', 'when it is released'), minutes: count('多少分钟', 'minutes') },
      link: { ...said('放链接的变量名', 'name of the variable that holds its link'), ...text },
    }),
  ),
  homework: list(
    '作业',
    'homework',
    mapping(['id'], {
      ...{ id, lesson: { ...said('哪一课', 'the lesson'), ...text }, due: moment('何时截止', 'when it is due') },
      takes: { ...said('交什么', 'what is handed in'), ...texts },
    }),
  ),
  coupons: list(
    '券',
    'coupons',
    mapping(['id', 'title', 'off', 'for'], {
      ...{ id, title, off: money('减多少', 'what it takes off'), product: { ...said('用于哪个商品', 'the product it is for'), ...text } },
      ...{
        for: { ...said('为什么得到', 'what it is given for'), ...rewarded },
        friendOff: money('好友减多少', 'what a friend’s order is cheaper by'),
      },
    }),
  ),
  coins: {
    ...said('虚拟币和奖品', 'coins and prizes'),
    anyOf: [
      mapping(['name'], {
        name: { ...said('叫什么', 'what they are called'), ...text },
        earn: {
          ...said('做什么得多少', 'how many for what'),
          type: ['object', 'null'],
          propertyNames: rewarded,
          additionalProperties: count('多少', 'how many'),
        },
        prizes: list(
          '奖品',
          'prizes',
          mapping(['id', 'title', 'cost'], {
            id,
            title,
            cost: count('多少币', 'how many coins'),
            stock: count('多少份', 'how many there are'),
          }),
        ),
      }),
      { type: 'null' },
    ],
  },
  live: list(
    '直播课',
    'live classes',
    mapping(['id', 'title', 'start'], {
      ...{ id, title, start: moment('何时开始', 'when it starts'), minutes: count('多少分钟，不写就是 60', 'minutes; 60 when left out') },
      replay: { ...said('有没有回放', 'whether there is a replay'), type: ['boolean', 'string', 'null'] },
    }),
  ),
  offers: list(
    '优惠',
    'offers',
    mapping(['id', 'product', 'price', 'opensAt', 'closesAt'], {
      ...{ id, product: { ...said('卖哪个商品', 'the product'), ...text }, price: money('价格', 'price') },
      ...{ opensAt: moment('开售', 'when it opens'), closesAt: moment('截止', 'when it closes'), stock: count('库存', 'stock') },
      stockOwner: { ...said('库存由谁来数', 'who counts the stock'), enum: ['kuaishan', 'shop', 'nobody', null] },
    }),
  ),
  talkTracks: list(
    '话术',
    'talk tracks',
    mapping(['id', 'title', 'for', 'texts'], {
      ...{
        id,
        title,
        for: { ...said('用在什么时候', 'what it is for'), enum: ['greeting', 'need', 'budget', 'objection', 'closing'] },
        texts,
      },
    }),
  ),
  settlement: {
    ...said('结营', 'the settlement'),
    anyOf: [
      mapping([], {
        buyers: { ...said('买家去哪里', 'where buyers go'), ...text },
        others: { ...said('其他人去哪里', 'where the others go'), enum: ['nurture', null] },
        owner: { ...said('由谁来沉淀', 'whose they are'), enum: [...Object.keys(roles), ...Object.values(roles).flatMap(wordsOf), null] },
        dissolveWithin: { ...said('多久内解散', 'how soon the room is dissolved'), type: ['string', 'null'], examples: ['1d'] },
        checkIns: { ...said('之后何时回访', 'check-ins afterwards'), ...texts, examples: [['7d', '14d']] },
      }),
      { type: 'null' },
    ],
  },
  rules: list(
    '规则：何时、对谁、做什么；目前由人来做',
    'rules: when, for whom, what is done; by hand for now',
    mapping(['id', 'rule'], {
      id,
      rule: {
        ...said('when 事件 [where 人群] then 做什么', 'when <event> [where <audience>] then <effects>'),
        type: 'string',
        examples: ['when said where not paid then give 10 coins', 'when finishedLessons then give coupon completion'],
      },
      reason: { ...said('为什么有这条规则', 'why it is there'), ...text },
    }),
  ),
  exceptions: {
    ...said('整个剧本有意违反的做法类规则：规则名和理由', 'rules of craft the whole script breaks on purpose: name and reason'),
    type: ['object', 'null'],
    additionalProperties: text,
  },
};
