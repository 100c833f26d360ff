import type { Locale } from '../script.ts';
import { templateTexts } from './template-texts.gen.ts';

export type TemplateId = 'five-day-camp' | 'three-day-launch' | 'one-evening-sale' | 'seven-day-course';

/** A script of our own to start from, in two languages, clean under lint; every cue says in `remarks` why it is there. */
export interface Template {
  readonly id: TemplateId;
  /** days of the programme, until the selling is over */
  readonly days: number;
  readonly name: Readonly<Record<Locale, string>>;
  /** for whom it is, one sentence */
  readonly use: Readonly<Record<Locale, string>>;
  /** the script as YAML */
  readonly text: Readonly<Record<Locale, string>>;
}

/** The one most groups start from comes first. */
export const templates: readonly Template[] = [
  template('five-day-camp', 5, {
    name: { 'zh-CN': '五天训练营', en: 'Five-day camp' },
    use: {
      'zh-CN': '低价体验课引向年度课：每天一课，有直播、完课券和限时开放。',
      en: 'A cheap trial leads to a yearly course: a lesson a day, a live class, a completion coupon, a limited offer.',
    },
  }),
  template('three-day-launch', 3, {
    name: { 'zh-CN': '三天新品首发', en: 'Three-day launch' },
    use: {
      'zh-CN': '试用装引向正装：用起来、看证明，第三天晚上按分钟首发。',
      en: 'A trial set leads to the full one: used, shown to hold, launched to the minute on the third evening.',
    },
  }),
  template('one-evening-sale', 1, {
    name: { 'zh-CN': '一晚特卖', en: 'One-evening sale' },
    use: {
      'zh-CN': '买过品鉴装的人，一个晚上：开群、试用、开卖、收尾，第二天中午解散。',
      en: 'One evening for those who bought a taster: opened, tried, sold, and gone the next noon.',
    },
  }),
  template('seven-day-course', 7, {
    name: { 'zh-CN': '七天高价课', en: 'Seven days before an expensive course' },
    use: {
      'zh-CN': '价格高、决定慢：三天信任，第四天直播，一对一通话，第六天晚上开放。',
      en: 'A large decision is slow: three days of trust, a live class, talks one to one, enrolment on the sixth evening.',
    },
  }),
];

function template(id: TemplateId, days: number, words: Pick<Template, 'name' | 'use'>): Template {
  return { id, days, ...words, text: { 'zh-CN': templateTexts[`${id}.zh-CN`], en: templateTexts[`${id}.en`] } };
}
