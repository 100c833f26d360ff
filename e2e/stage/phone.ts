import { type Browser, type BrowserContext, expect, type Locator, type Page } from '@playwright/test';
import { noteTouch } from './look.ts';

/** A member's phone: the page, and where a person finds things on it. */
export interface Phone {
  readonly context: BrowserContext;
  readonly page: Page;
  /** what is said in the room */
  readonly room: Locator;
  /** what is said privately */
  readonly thread: Locator;
  join(joinLink: string, name: string): Promise<void>;
  /** Writes into the composer in sight, and sends. */
  say(text: string): Promise<void>;
  toPrivate(): Promise<void>;
  toRoom(): Promise<void>;
}

export interface PhoneWish {
  readonly locale?: 'zh-CN' | 'en';
  readonly width?: number;
}

/** A cheap phone, 390 pixels wide, whose owner reads Chinese unless told otherwise. */
export async function openPhone(browser: Browser, { locale = 'zh-CN', width = 390 }: PhoneWish = {}): Promise<Phone> {
  const small = width < 600;
  const context = await browser.newContext({
    locale,
    viewport: { width, height: small ? 844 : 900 },
    isMobile: small,
    hasTouch: small,
    deviceScaleFactor: small ? 2 : 1,
    // the room's clock must be shown, not this phone's
    timezoneId: 'Europe/Berlin',
  });
  await context.addInitScript(noteTouch);
  const page = await context.newPage();
  const english = locale === 'en';
  return {
    context,
    page,
    room: page.getByRole('log', { name: english ? 'Messages in the room' : '群消息' }),
    thread: page.getByRole('log', { name: english ? 'Private messages' : '私聊消息' }),
    join: async (joinLink, name) => {
      await page.goto(joinLink);
      await page.getByLabel(english ? 'What should we call you?' : '怎么称呼你').fill(name);
      await page.getByRole('button', { name: english ? 'Join the group' : '加入群聊' }).click();
      await expect(page.getByRole('tab', { name: english ? 'Room' : '群里' })).toHaveAttribute('aria-selected', 'true');
    },
    say: async (text) => {
      await page.getByRole('textbox').fill(text);
      await page.getByRole('button', { name: english ? /^(Post to room|Send privately)$/ : /^(发到群里|私聊发送)$/ }).click();
    },
    toPrivate: () => page.getByRole('tab', { name: english ? 'Private' : '私聊' }).click(),
    toRoom: () => page.getByRole('tab', { name: english ? 'Room' : '群里' }).click(),
  };
}
