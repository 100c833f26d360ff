import 'i18next';
import type { budgetWords } from '../budget/words.ts';
import type { checkWords } from '../check/words.ts';
import type { auditWords } from '../pages/audit/words.ts';
import type { campaignWords } from '../pages/campaign/words.ts';
import type { entryWords } from '../pages/entry/words.ts';
import type { roomWords } from '../pages/group-room/words.ts';
import type { membersWords } from '../pages/members/words.ts';
import type { openWords } from '../pages/open-campaign/words.ts';
import type { ordersWords } from '../pages/orders/words.ts';
import type { promptsWords } from '../pages/prompts/words.ts';
import type { rehearseWords } from '../pages/rehearse/words.ts';
import type { scriptsWords } from '../pages/scripts/words.ts';
import type { shiftsWords } from '../pages/shifts/words.ts';
import type { signInWords } from '../pages/sign-in/words.ts';
import type { staffWords } from '../pages/staff/words.ts';
import type { draftWords } from '../pages/studio/draft/words.ts';
import type { importWords } from '../pages/studio/import-words.ts';
import type { previewWords } from '../pages/studio/preview/words.ts';
import type { rehearsedWords } from '../pages/studio/rehearsed/words.ts';
import type { stretchWords } from '../pages/studio/stretch/words.ts';
import type { studioWords } from '../pages/studio/words.ts';
import type { todayWords } from '../pages/today/words.ts';
import type { upgradeWords } from '../pages/upgrade/words.ts';
import type { versionsWords } from '../pages/versions/words.ts';
import type { joinWords } from '../ui/join-words.ts';
import type { commonWords } from './common-words.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: {
      audit: (typeof auditWords)['en'];
      budget: (typeof budgetWords)['en'];
      campaign: (typeof campaignWords)['en'];
      check: (typeof checkWords)['en'];
      common: (typeof commonWords)['en'];
      draft: (typeof draftWords)['en'];
      entry: (typeof entryWords)['en'];
      import: (typeof importWords)['en'];
      join: (typeof joinWords)['en'];
      members: (typeof membersWords)['en'];
      open: (typeof openWords)['en'];
      orders: (typeof ordersWords)['en'];
      prompts: (typeof promptsWords)['en'];
      room: (typeof roomWords)['en'];
      preview: (typeof previewWords)['en'];
      rehearse: (typeof rehearseWords)['en'];
      rehearsed: (typeof rehearsedWords)['en'];
      scripts: (typeof scriptsWords)['en'];
      shifts: (typeof shiftsWords)['en'];
      signIn: (typeof signInWords)['en'];
      staff: (typeof staffWords)['en'];
      stretch: (typeof stretchWords)['en'];
      studio: (typeof studioWords)['en'];
      today: (typeof todayWords)['en'];
      upgrade: (typeof upgradeWords)['en'];
      versions: (typeof versionsWords)['en'];
    };
  }
}
