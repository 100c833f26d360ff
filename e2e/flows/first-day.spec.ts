import { lookAt, ways } from '../stage/look.ts';
import { enterAsOwner, type Owner, workbook } from '../stage/owner.ts';
import { stageForFile } from '../stage/stage-for-file.ts';
import { test } from '../stage/test.ts';

const stage = stageForFile();
let owner: Owner;
test.beforeAll(async () => {
  owner = await enterAsOwner(stage());
});

for (const { width, locale, name } of ways) {
  test(`pages with nothing on them yet say what to do first, ${name}`, async ({ desk }) => {
    const { page } = await desk({ stage: stage(), owner, width, locale });
    await page.goto('/console/');
    await lookAt(page, { name: `console/today-empty-${name}`, ready: page.getByRole('heading', { level: 1 }) });
    await page.goto('/console/prompts');
    await lookAt(page, { name: `console/prompts-empty-${name}`, ready: page.getByRole('heading', { level: 1 }) });
    await page.goto('/console/scripts');
    await lookAt(page, { name: `console/scripts-empty-${name}`, ready: page.getByRole('heading', { level: 1 }) });
    await page.goto('/console/orders');
    await lookAt(page, { name: `console/orders-empty-${name}`, ready: page.getByText(/还没有导入过订单|No orders yet/) });
    await page.goto('/console/scripts/new');
    await lookAt(page, { name: `console/new-script-${name}`, ready: page.getByRole('button', { name: /选一个文件|Choose a file/ }) });
    await page.getByLabel(/选一个文件|Choose a file/).setInputFiles(workbook);
    await lookAt(page, { name: `console/findings-${name}`, ready: page.getByText('自我介绍接龙'), whole: true });
  });
}
