import { PgBoss } from 'pg-boss';

/** Sent, fetched and completed together: larger batches gain nothing more (measured at 500, 1,000 and 5,000). */
const BATCH = 1_000;

/**
 * The other way to do it: one no-op job per delivery, on the library this product uses for jobs. Sends `jobs` jobs, fetches and completes
 * them, in large batches and one process. What a job would have to do (say its line, mark it) is not even in it.
 * @returns jobs per second, from the first one sent to the last one completed
 */
export async function runJobs(o: { url: string; jobs: number }): Promise<number> {
  const boss = new PgBoss({ connectionString: o.url, supervise: false, schedule: false });
  boss.on('error', (error) => process.stderr.write(`pg-boss: ${error.message}\n`));
  await boss.start();
  await boss.createQueue('whisper');
  const started = performance.now();
  for (let sent = 0; sent < o.jobs; sent += BATCH) {
    const size = Math.min(BATCH, o.jobs - sent);
    await boss.insert(
      'whisper',
      Array.from({ length: size }, (_, n) => ({ data: { member: sent + n } })),
    );
  }
  let done = 0;
  for (;;) {
    const batch = await boss.fetch('whisper', { batchSize: BATCH });
    if (batch.length === 0) break;
    await boss.complete(
      'whisper',
      batch.map((job) => job.id),
    );
    done += batch.length;
  }
  const tookMs = performance.now() - started;
  await boss.stop({ graceful: false });
  if (done !== o.jobs) throw new Error(`${o.jobs} jobs were sent, ${done} were done`);
  return (o.jobs / tookMs) * 1000;
}
