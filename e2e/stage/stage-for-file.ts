import { test } from '@playwright/test';
import { type Stage, startStage } from './start-stage.ts';

/** Ten minutes before the sample camp opens, on a Tuesday in Shanghai. */
const beforeOpening = '2026-12-01T08:50:00+08:00';

/** One server for all tests of a file, started before the first and stopped after the last. */
export function stageForFile(): () => Stage {
  let stage: Stage | undefined;
  test.beforeAll(async () => {
    stage = await startStage({ start: beforeOpening });
  });
  test.afterAll(async () => {
    await stage?.stop();
  });
  return () => {
    if (!stage) throw new Error('the stage stands only while tests run');
    return stage;
  };
}
