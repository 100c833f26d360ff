import type { Script } from '../../script.ts';
import { clockText } from '../../write/index.ts';
import { readNumeral } from '../numerals.ts';
import type { Found } from './found.ts';
import type { FoundProduct } from './propose-products.ts';

function placeOf(cue: Script['cues'][number]): string {
  return cue.origin ? `${cue.origin.sheet}!${cue.origin.cell}` : cue.id;
}

/** A lesson for each row that releases one. */
export function lessonsOf(script: Script): readonly Found[] {
  return script.cues.flatMap((cue, index) => {
    if ((cue.action as string) !== 'release-lesson') return [];
    const said = `${cue.title ?? ''} ${cue.texts[0] ?? ''}`;
    const number = /第\s*([一二三四五六七八九十\d]{1,3})\s*(?:课|讲|节)|lesson\s*(\d+)/iu.exec(said);
    const title = /《([^》]{1,60})》/u.exec(said)?.[1] ?? cue.title ?? `${index + 1}`;
    const id = `lesson-${readNumeral(number?.[1] ?? number?.[2] ?? '') ?? index + 1}`;
    const release = whenOf(cue);
    return release === null
      ? []
      : [
          {
            kind: 'lesson' as const,
            cell: placeOf(cue),
            declares: { path: ['lessons'], value: { id, title, release } },
            words: {
              'zh-CN': `发布一课：《${title}》，${release}。写进剧本的课程里。`,
              en: `releases a lesson: ${title}, ${release}. Declare it.`,
            },
          },
        ];
  });
}

/** What a live class of a flash group usually takes; a declaration needs a length, and the proposal says that this one is ours. */
const USUAL_MINUTES = 60;

/** A live class for each row that starts one. */
export function liveOf(script: Script): readonly Found[] {
  const starts = script.cues.filter((cue) => (cue.action as string) === 'live-start');
  return starts.flatMap((cue, index) => {
    const start = whenOf(cue);
    const announced = script.cues.find((other) => (other.action as string) === 'announce-live' && /《[^》]+》/u.test(other.texts[0] ?? ''));
    const title = /《([^》]{1,60})》/u.exec(`${cue.texts[0] ?? ''}${announced?.texts[0] ?? ''}`)?.[1] ?? cue.title ?? '直播课';
    const replay = script.cues.some((other) => /回放|replay/iu.test(`${other.title ?? ''}${other.texts[0] ?? ''}`));
    return start === null
      ? []
      : [
          {
            kind: 'live' as const,
            cell: placeOf(cue),
            declares: {
              path: ['live'],
              value: {
                id: index === 0 ? 'class' : `class-${index + 1}`,
                title,
                start,
                minutes: USUAL_MINUTES,
                ...(replay ? { replay: true } : {}),
              },
            },
            words: {
              'zh-CN': `开始直播：《${title}》，${start}。没有写多长，先写 ${USUAL_MINUTES} 分钟。写进剧本的直播课里。`,
              en: `starts a live class: ${title}, ${start}; its length is not said, ${USUAL_MINUTES} minutes for now. Declare it.`,
            },
          },
        ];
  });
}

/** The offer opens where a row opens it and closes where the last words about it say; without an end or a price none is proposed. */
export function offerOf(script: Script, main: FoundProduct | null): readonly Found[] {
  const opens = script.cues.find((cue) => (cue.action as string) === 'open-offer');
  const opensAt = opens ? whenOf(opens) : null;
  if (!opens || opensAt === null || !main) return [];
  const closing = script.cues.findLast(
    (cue) =>
      cue.when.kind === 'at' &&
      /报名关闭|关闭报名|截单|停售|结束(?:报名|抢购)|收尾|sale (?:closes|ends)/iu.test(`${cue.title ?? ''}${cue.texts[0] ?? ''}`),
  );
  const closesAt = closing ? whenOf(closing) : null;
  if (!closing || closesAt === null) return [];
  return [
    {
      kind: 'offer',
      cell: placeOf(opens),
      declares: {
        path: ['offers'],
        value: {
          id: 'offer',
          product: 'main',
          price: main.price,
          opensAt,
          closesAt,
          ...(main.stock === null ? { stockOwner: 'nobody' } : { stock: main.stock, stockOwner: 'kuaishan' }),
        },
      },
      words: {
        'zh-CN': `开售：${opensAt} 到 ${closesAt}（${placeOf(closing)}），价格 ${main.price.toFixed(2)}${main.stock === null ? '' : `，名额 ${main.stock}`}。写进剧本的优惠里；采纳前先采纳正价品。`,
        en: `opens the sale: ${opensAt} to ${closesAt} (${placeOf(closing)}) at ${main.price.toFixed(2)}${main.stock === null ? '' : `, ${main.stock} places`}. Declare the offer; accept the main product first.`,
      },
    },
  ];
}

function whenOf(cue: Script['cues'][number]): string | null {
  return cue.when.kind === 'at' ? `day ${cue.when.time.day} ${clockText(cue.when.time.minuteOfDay)}` : null;
}
