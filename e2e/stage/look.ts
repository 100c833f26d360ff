import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const folder = path.resolve(import.meta.dirname, '../screenshots');

/** A page as it stands: a picture for people to look at, and what axe finds, which must be nothing. `name`: `member/room-390-zh-CN`. */
export async function lookAt(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: path.join(folder, `${name}.png`), animations: 'disabled' });
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary ?? ''}`).join('; ')}`,
  );
  expect(found, `axe on ${name}`).toEqual([]);
}
