import 'i18next';
import type { roomWords } from '../pages/group-room/words.ts';
import type { membersWords } from '../pages/members/words.ts';
import type { promptsWords } from '../pages/prompts/words.ts';
import type { todayWords } from '../pages/today/words.ts';
import type { joinWords } from '../ui/join-words.ts';
import type { commonWords } from './common-words.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: {
      common: (typeof commonWords)['en'];
      join: (typeof joinWords)['en'];
      members: (typeof membersWords)['en'];
      prompts: (typeof promptsWords)['en'];
      room: (typeof roomWords)['en'];
      today: (typeof todayWords)['en'];
    };
  }
}
