// How is Emmett measured? Each time in a new process and a new database: a second rebuild in one process does nothing.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import { check } from '../benchmark.ts';
import { emptyDatabase } from '../empty-database.ts';

const Run = z.object({
  /** Milliseconds from the start of the rebuild to its end. */
  ms: z.number(),
  leads: z.int(),
  /** That the rebuilt read model has counted. */
  events: z.int(),
  /** Leads with more events than happened. */
  over: z.int(),
});
export type EmmettRun = z.infer<typeof Run>;

const program = fileURLToPath(new URL('emmett-run.ts', import.meta.url));

/** Appends whole lives by so many writers at once, then rebuilds one projection of all of them. */
export const runEmmett = async (databaseUrl: string, leads: number, writers: number): Promise<EmmettRun> => {
  const { url, drop } = await emptyDatabase(databaseUrl);
  try {
    const words = ['--import', 'tsx', program, url, String(leads), String(writers)];
    const { stdout } = await promisify(execFile)(process.execPath, words, { timeout: 300_000 });
    return Run.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''));
  } finally {
    await drop();
  }
};

/** @throws WrongResult unless it counted everything: what counts less is not compared by its speed */
export const checkEmmett = (run: EmmettRun, expected: { leads: number; events: number }): void =>
  check(
    run.leads === expected.leads && run.events === expected.events,
    `Emmett rebuilt ${run.events} events of ${run.leads} leads with one writer; ${expected.events} of ${expected.leads} were appended.`,
  );
