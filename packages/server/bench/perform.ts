import { openPerformances } from '../src/direction/cues/index.ts';
import { inWorkspace } from '../src/platform/db/index.ts';
import { prepareBare } from './parts/bare-insert.ts';
import { type Bench, countOf } from './parts/bench.ts';
import { runJobs } from './parts/jobs.ts';
import { machineLine, readMachine } from './parts/machine.ts';
import { measureLateness } from './parts/measure-lateness.ts';
import { type Measured, measureRun, scriptTexts, type Wording, wordings } from './parts/measure-run.ts';
import { type OwnDatabase, ownDatabase } from './parts/own-database.ts';
import { seedWorld, type World } from './parts/seed-world.ts';
import { quantile, rounded, spreadOf } from './parts/statistics.ts';

/**
 * The engine at its busiest: a `say` and a `whisper` to every member fall due in the same second in thousands of groups, and real server
 * processes perform them. Beside it, in turn, what PostgreSQL alone needs to take the same rows. Then twenty groups as an evening has them,
 * whose cues fall due one after the other, and one no-op job per delivery.
 */
export const perform: Bench = {
  summary: 'a post and a private message to every member, due in one second in thousands of groups; beside it a bare INSERT … SELECT',
  options: {
    groups: { default: '10000', about: 'groups' },
    members: { default: '200', about: 'members a group' },
    rounds: { default: '3', about: 'times each is measured, in turn' },
    moments: { default: '40', about: 'moments at which cues fall due in twenty groups, for lateness' },
    jobs: { default: '100000', about: 'jobs sent through pg-boss' },
  },
  run: async (asked, stage) => {
    const size = { groups: countOf(asked, 'groups'), members: countOf(asked, 'members'), rounds: countOf(asked, 'rounds') };
    const [moments, jobs] = [countOf(asked, 'moments'), countOf(asked, 'jobs')];
    const database = await ownDatabase(stage);
    const machine = await readMachine(database.admin);
    stage.say(`seeding ${size.groups} groups of ${size.members}`);
    const world = await openWorld(database, size);

    const measured = new Map<string, Measured[]>();
    for (let round = 1; round <= size.rounds; round++) {
      for (const wording of wordings) {
        for (const processes of [0, 1, 2]) {
          const one = await measureRun(stage, { database, world, wording, processes, size });
          measured.set(`${wording} ${processes}`, [...(measured.get(`${wording} ${processes}`) ?? []), one]);
          const how = processes === 0 ? 'bare' : `${processes} process${processes === 1 ? '' : 'es'}`;
          stage.say(`round ${round}, ${wording}, ${how}: ${Math.round(one.rowsPerSecond)} rows/s`);
        }
      }
    }
    stage.say('twenty groups whose cues fall due one after the other');
    const live = await measureLateness(stage, { database, moments, members: size.members });
    stage.say(`${jobs} jobs through pg-boss`);
    const jobsPerSecond = await runJobs({ url: database.adminUrl, jobs });

    const rows = size.groups * (size.members + 1);
    const figures = {
      ...{ bench: 'perform', machine, sizes: { ...size, rows } },
      runs: [summaryOf(measured, 1), summaryOf(measured, 2)],
      live,
      jobs: { jobs, jobsPerSecond: rounded(jobsPerSecond), secondsForAllRows: rounded(rows / jobsPerSecond), extrapolated: jobs < rows },
    };
    return { figures, lines: linesOf(figures) };
  },
};

/** Groups on stage by the product's own opening, and beside them what a bare insert reads. */
async function openWorld(database: OwnDatabase, size: { groups: number; members: number }): Promise<World> {
  const openingAt = new Date();
  const scripts = wordings.map((wording) => scriptTexts[wording]);
  const world = await seedWorld(database.admin, { groups: size.groups, membersPerGroup: size.members, scripts, openingAt });
  const { workspaceId, groupIds, scriptVersionIds } = world;
  const scriptVersionId = scriptVersionIds[0] ?? '';
  await inWorkspace(database.db, workspaceId, (tx) => openPerformances(tx, { workspaceId, groupIds, scriptVersionId, at: openingAt }));
  await prepareBare(database.admin, workspaceId);
  return world;
}

/** The figures of so many processes, over all rounds. */
function summaryOf(measured: ReadonlyMap<string, readonly Measured[]>, processes: number) {
  const of = (wording: Wording, count: number) => measured.get(`${wording} ${count}`) ?? [];
  const rates = (wording: Wording) => {
    const ours = spreadOf(of(wording, processes).map((one) => one.rowsPerSecond));
    const bare = spreadOf(of(wording, 0).map((one) => one.rowsPerSecond));
    const one = spreadOf(of(wording, 1).map((run) => run.rowsPerSecond));
    return {
      rowsPerSecond: ours.median,
      bareRowsPerSecond: bare.median,
      ofBare: rounded(ours.median / bare.median, 2),
      ofOneProcess: rounded(ours.median / one.median, 2),
      spread: { rowsPerSecond: ours, bareRowsPerSecond: bare },
    };
  };
  const all = wordings.flatMap((wording) => of(wording, processes));
  const lateness = of('alike', processes).flatMap((one) => one.latenessMs);
  return {
    processes,
    ...rates('alike'),
    personalised: rates('personalised'),
    latenessMs: { p50: rounded(quantile(lateness, 0.5)), p99: rounded(quantile(lateness, 0.99)) },
    rssMb: rounded(Math.max(...all.flatMap((one) => one.rssMb))),
    /** largest process: at its most until a tenth of the groups was done, and over the whole run */
    memoryMb: {
      firstTenth: rounded(Math.max(...all.flatMap((one) => one.rssMb.slice(0, Math.ceil(one.rssMb.length / 10))))),
      whole: rounded(Math.max(...all.flatMap((one) => one.rssMb))),
    },
  };
}

type Summary = ReturnType<typeof summaryOf>;

function linesOf(o: {
  machine: Parameters<typeof machineLine>[0];
  sizes: { groups: number; members: number; rounds: number; rows: number };
  runs: readonly Summary[];
  live: Awaited<ReturnType<typeof measureLateness>>;
  jobs: { jobs: number; jobsPerSecond: number; secondsForAllRows: number };
}): readonly string[] {
  const { sizes, live, jobs } = o;
  const rate = (one: { rowsPerSecond: number; bareRowsPerSecond: number; ofBare: number; spread: Summary['spread'] }) => {
    const { rowsPerSecond: ours, bareRowsPerSecond: bare } = one.spread;
    return `${one.rowsPerSecond} rows/s (${ours.min}–${ours.max}), bare ${one.bareRowsPerSecond} (${bare.min}–${bare.max}), ${one.ofBare} of bare`;
  };
  return [
    machineLine(o.machine),
    `${sizes.groups} groups of ${sizes.members}: ${sizes.rows} messages; medians of ${sizes.rounds} (least–most), in turn`,
    ...o.runs.flatMap((run) => [
      `${run.processes} process${run.processes === 1 ? '' : 'es'}`,
      `  one text to all       ${rate(run)}${run.processes === 1 ? '' : `, ${run.ofOneProcess} of one process`}`,
      `  name and variants     ${rate(run.personalised)}${run.processes === 1 ? '' : `, ${run.personalised.ofOneProcess} of one process`}`,
      `  lateness              p50 ${run.latenessMs.p50} ms, p99 ${run.latenessMs.p99} ms (due to committed, all groups due at once)`,
      `  memory                ${run.memoryMb.whole} MB at most, ${run.memoryMb.firstTenth} MB in the first tenth`,
    ]),
    `${live.groups} groups, ${live.moments} moments: lateness p50 ${live.latenessMs.p50} ms, p99 ${live.latenessMs.p99} ms (due to told to open pages)`,
    `pg-boss, one no-op job per delivery: ${jobs.jobsPerSecond} jobs/s over ${jobs.jobs} jobs; ${sizes.rows} would take ${jobs.secondsForAllRows} s`,
  ];
}
