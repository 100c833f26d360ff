import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Locator, type Page } from '@playwright/test';

const folder = path.resolve(import.meta.dirname, '../screenshots');
/** `KUAISHAN_PICTURES=1 npm run e2e` takes the guides' pictures anew. */
const guides = process.env['KUAISHAN_PICTURES'] === '1' ? path.resolve(import.meta.dirname, '../../docs/images') : null;

/** The ways every page is looked at: at a desk and on a phone, in both languages. */
export const ways = [1440, 390].flatMap((width) =>
  (['zh-CN', 'en'] as const).map((locale) => ({ width, locale, name: `${width}-${locale}` })),
);

/** Up to this a page counts as steady (web.dev, "Cumulative Layout Shift"). */
const goodShift = 0.1;

/** A page has read all it shows by then, also beside other work; later the world's news come. */
const openingMs = 5_000;

interface LayoutShift extends PerformanceEntry {
  readonly value: number;
}

/** Notes when somebody first does something on a page; for `lookAt`. */
export function noteTouch(): void {
  const note = (event: Event) => {
    document.documentElement.dataset['touched'] ??= String(event.timeStamp);
  };
  for (const type of ['pointerdown', 'keydown', 'input', 'change', 'drop']) addEventListener(type, note, { capture: true });
}

/**
 * How much moved by itself while a page opened at its address, before anybody did something there: what moves under a hand is pressed by mistake. Told
 * once for each opening, as what happens later is the world's news.
 */
function movedOnOpening(page: Page): Promise<number> {
  return page.evaluate(
    (openingEnds) =>
      new Promise<number>((tell) => {
        const { dataset } = document.documentElement;
        if (dataset['opened'] === 'seen') return tell(0);
        dataset['opened'] = 'seen';
        const endsAt = Math.min(openingEnds, Number(dataset['touched'] ?? openingEnds));
        new PerformanceObserver((list) => {
          const shifts = (list.getEntries() as LayoutShift[]).filter(({ startTime }) => startTime < endsAt);
          tell(shifts.reduce((sum, { value }) => sum + value, 0));
        }).observe({ type: 'layout-shift', buffered: true });
        // the browser says nothing where nothing moved
        setTimeout(() => tell(0), 100);
      }),
    openingMs,
  );
}

/**
 * A page once `ready` is there: a picture of it for people to look at, and what axe finds, which must be nothing.
 * `name`: `member/room-390-zh-CN`; `whole`: the picture goes beyond the window's end; `picture`: what the window shows is also a guide's picture,
 * `first-week/shifts`, in the page's language.
 */
export async function lookAt(
  page: Page,
  o: { name: string; ready: Locator; whole?: boolean; picture?: string | undefined },
): Promise<void> {
  // the same words may also stand in a column that a phone does not show now
  await expect(o.ready.filter({ visible: true }).first(), `${o.name} is there`).toBeVisible();
  await expect(page.getByRole('status', { name: /^(正在读取|Loading)$/ }), `${o.name} has been read`).toHaveCount(0);
  expect.soft(await movedOnOpening(page), `what moved while ${o.name} was opened, as a share of the window`).toBeLessThan(goodShift);
  await page.screenshot({ path: path.join(folder, `${o.name}.png`), animations: 'disabled', fullPage: o.whole ?? false });
  if (guides !== null && o.picture !== undefined) {
    const locale = await page.locator('html').getAttribute('lang');
    await page.screenshot({ path: path.join(guides, `${o.picture}.${locale}.png`), animations: 'disabled', scale: 'css' });
  }
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .analyze();
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary ?? ''}`).join('; ')}`,
  );
  expect.soft(found, `axe on ${o.name}`).toEqual([]);
}
