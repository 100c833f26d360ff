import type { Browser, BrowserContext, Page } from '@playwright/test';
import { noteTouch } from './look.ts';
import type { Owner } from './owner.ts';
import type { Stage } from './start-stage.ts';

export interface DeskWish {
  readonly stage: Pick<Stage, 'url'>;
  /** who is signed in; absent = nobody yet */
  readonly owner?: Owner;
  readonly locale?: 'zh-CN' | 'en';
  readonly width?: number;
  /** a phone's screen that is touched, not a narrow window; the default is a window */
  readonly touch?: boolean;
  readonly dark?: boolean;
}

/** A staff member's browser with the console; paths are relative to the stage. */
export interface Desk {
  readonly context: BrowserContext;
  readonly page: Page;
}

/** 1440 pixels wide, or as narrow as a phone. */
export async function openDesk(
  browser: Browser,
  { stage, owner, locale = 'zh-CN', width = 1440, touch = false, dark = false }: DeskWish,
): Promise<Desk> {
  const context = await browser.newContext({
    baseURL: stage.url,
    ...(owner ? { storageState: owner.signedIn } : {}),
    locale,
    viewport: { width, height: width < 600 ? 844 : 900 },
    ...(touch ? { isMobile: true, hasTouch: true, deviceScaleFactor: 2 } : {}),
    colorScheme: dark ? 'dark' : 'light',
    permissions: ['clipboard-read', 'clipboard-write'],
    reducedMotion: 'reduce',
  });
  await context.addInitScript(noteTouch);
  return { context, page: await context.newPage() };
}
