// Which tests are there, what does each kind need, and how many run at once?
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    teardownTimeout: 30_000, // stopping the servers takes longer than vitest waits by default
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          setupFiles: ['test/support/same-values.ts'],
          exclude: ['test/**/*.int.test.ts', 'test/**/*.replay.test.ts'],
          pool: 'forks',
          isolate: false, // to load all that a file imports takes longer than most of them run
          maxWorkers: 2,
          testTimeout: 60_000, // random lives take seconds, and twice that where both cores are busy
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'replay',
          include: ['test/**/*.replay.test.ts'],
          setupFiles: ['test/support/same-values.ts'],
          globalSetup: ['test/support/bundle-setup.ts'],
          pool: 'forks', // the Temporal runtime is installed once a process
          fileParallelism: false,
          testTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'integration',
          include: ['test/**/*.int.test.ts'],
          setupFiles: ['test/support/same-values.ts'],
          globalSetup: ['test/support/bundle-setup.ts', 'test/support/global-setup.ts'],
          pool: 'forks',
          isolate: false,
          maxWorkers: 2, // most of them wait for servers and processes most of the time
          testTimeout: 300_000,
          hookTimeout: 300_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
