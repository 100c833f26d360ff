import { type BrowserContext, test as base } from '@playwright/test';
import { type Desk, type DeskWish, openDesk } from './desk.ts';
import { openPhone, type Phone, type PhoneWish } from './phone.ts';

interface Cast {
  /** A member's phone, put away at the end of the test. */
  phone(wish?: PhoneWish): Promise<Phone>;
  /** A staff member's browser, put away at the end of the test. */
  desk(wish: DeskWish): Promise<Desk>;
}

/** Playwright's test, with the people of a flow: each in a browser of their own that knows nothing of the others'. */
export const test = base.extend<{ contexts: BrowserContext[] } & Cast>({
  contexts: async ({ browserName: _ }, use) => {
    const contexts: BrowserContext[] = [];
    await use(contexts);
    for (const context of contexts) await context.close();
  },
  phone: async ({ browser, contexts }, use) => {
    await use(async (wish) => {
      const phone = await openPhone(browser, wish);
      contexts.push(phone.context);
      return phone;
    });
  },
  desk: async ({ browser, contexts }, use) => {
    await use(async (wish) => {
      const desk = await openDesk(browser, wish);
      contexts.push(desk.context);
      return desk;
    });
  },
});
