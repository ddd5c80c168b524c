// Is every record in the archive once, whoever writes it, however often they die, wherever files are cut?
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { expect, test } from 'vitest';
import { bytesOf, enveloped, leadIdOf, lifeOf } from '../../bench/projection/lead-story.ts';
import { rangesOf } from '../../exports/archive/archive-files.ts';
import { PartitionArchive } from '../../exports/archive/partition-archive.ts';
import type { StreamRecord } from '../../projections/runner/stream-record.ts';
import { archivedIn } from './archived-in.ts';
import { sized } from '../support/size.ts';

const envelopes = [1, 2, 3, 4].flatMap((number) => enveloped(leadIdOf(number), lifeOf(number)));
/** Some offsets are Kafka's own, some records are no events, and the months go by. */
const records: readonly StreamRecord[] = envelopes.map((envelope, index) => ({
  ...{ partition: 3, offset: index * 2 + Math.floor(index / 7), key: null, headers: {} },
  timestamp: String(Date.UTC(2026, 0, 20) + index * 8 * 3_600_000),
  value: index % 29 === 5 ? Buffer.from('{not json') : index % 31 === 7 ? null : bytesOf(envelope),
}));

const inFolder = async <Result>(work: (folder: string) => Promise<Result>): Promise<Result> => {
  const folder = await mkdtemp(join(tmpdir(), 'leadcycle-archive-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** One process for a while: it may take, look at the clock, be killed, or come back from the dead. */
interface Step {
  readonly process: number;
  readonly what: 'take' | 'settle' | 'kill';
  readonly records: number;
}

const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({
    process: fc.nat({ max: 2 }),
    what: fc.constantFrom<Step['what']>('take', 'take', 'take', 'take', 'settle', 'kill'),
    records: fc.integer({ min: 1, max: 30 }),
  }),
  { maxLength: 60 },
);

test('processes that die and come back, and two at once, leave every record once', async () => {
  await fc.assert(
    fc.asyncProperty(
      steps,
      fc.array(fc.integer({ min: 3, max: 40 }), { minLength: 3, maxLength: 3 }),
      (played, sizes) =>
        inFolder(async (folder) => {
          const dead: PartitionArchive[] = [];
          const place = (process: number) => ({ folder, partition: 3, eventsInFile: sizes[process]! });
          // All three believe in the partition from the beginning.
          const running: (PartitionArchive | null)[] = [];
          for (const process of [0, 1, 2]) running.push(await PartitionArchive.open(place(process)));
          for (const { process, what, records: many } of played) {
            // Whoever is dead is begun anew; what it had open stays behind, as after a kill.
            const archive = (running[process] ??= await PartitionArchive.open(place(process)));
            if (what === 'kill') {
              running[process] = null;
              dead.push(archive);
              continue;
            }
            const acted =
              what === 'settle'
                ? archive.settle(Number.POSITIVE_INFINITY)
                : archive.take(records.filter(({ offset }) => offset >= archive.next).slice(0, many));
            // Its file was taken from it by one that thought it dead: it ends, as its process does.
            await acted.catch(() => {
              running[process] = null;
              dead.push(archive);
            });
          }
          const last = await PartitionArchive.open(place(0));
          while (last.next <= records.at(-1)!.offset)
            await last.take(records.filter(({ offset }) => offset >= last.next));
          await last.settle(Number.POSITIVE_INFINITY);
          const ranges = await rangesOf(folder, 3);
          expect(ranges.map(({ from }) => from)).toEqual([0, ...ranges.map(({ to }) => to + 1)].slice(0, -1));
          const archived = await archivedIn(folder);
          for (const archive of [...dead, ...running]) await archive?.abandon();
          expect(archived.map(({ offset, value }) => [offset, value.toString()])).toEqual(
            records.map(({ offset, value }) => [offset, (value ?? Buffer.alloc(0)).toString()]),
          );
        }),
    ),
    { numRuns: sized(12, 500) },
  );
});

test('a file that was lost is written again, and those behind it stay', () =>
  inFolder(async (folder) => {
    const place = { folder, partition: 3, eventsInFile: 20 };
    const take = async (): Promise<void> => {
      const archive = await PartitionArchive.open(place);
      await archive.take(records.filter(({ offset }) => offset >= archive.next));
      await archive.settle(Number.POSITIVE_INFINITY);
    };
    await take();
    const files = async (): Promise<readonly string[]> =>
      (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.parquet')).sort();
    const before = await files();
    await rm(join(folder, before[1]!));
    await rm(join(folder, '_claims'), { recursive: true });
    await take();
    expect(await files()).toEqual(before);
    expect((await archivedIn(folder)).length).toBe(records.length);
  }));

test('files of one month lie together, and say of each event what its envelope says', () =>
  inFolder(async (folder) => {
    const archive = await PartitionArchive.open({ folder, partition: 3, eventsInFile: 1_000 });
    await archive.take(records);
    await archive.settle(Number.POSITIVE_INFINITY);
    const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.parquet'));
    expect(names.sort()).toEqual([
      expect.stringMatching(/^arrived=2026-01.partition=3.p3-000000000000-\d{12}\.parquet$/),
      expect.stringMatching(/^arrived=2026-02.partition=3.p3-\d{12}-\d{12}\.parquet$/),
    ]);
    const file = await asyncBufferFromFile(join(folder, names[0]!));
    const [row] = await parquetReadObjects({ file });
    const [envelope] = envelopes;
    expect(row).toMatchObject({
      ...{ id: envelope!.id, lead_id: envelope!.subject, seq: 1, type: 'LeadObtained', version: 1 },
      ...{ time: new Date(envelope!.time), actor: envelope!.actor, partition: 3, kafka_offset: 0n },
      value: null,
    });
    expect(JSON.parse(String(row!['data']))).toEqual(envelope!.data);
  }));

test('an archive in which two files hold one offset is not gone on with', () =>
  inFolder(async (folder) => {
    const place = { folder, partition: 3, eventsInFile: 20 };
    const archive = await PartitionArchive.open(place);
    await archive.take(records);
    await archive.abandon();
    const [name] = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.parquet'));
    await cp(join(folder, name!), join(folder, `p3-000000000001-000000000002.parquet`));
    await expect(PartitionArchive.open(place)).rejects.toThrow('two files of partition 3 hold offset');
  }));
