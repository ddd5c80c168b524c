// Does the archive give back the bytes of an event, of whichever file and row, and of no other?
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bytesOf, enveloped, leadIdOf, lifeOf } from '../../bench/projection/lead-story.ts';
import { archivedEvents } from '../../exports/archive/archived-events.ts';
import { PartitionArchive } from '../../exports/archive/partition-archive.ts';
import type { StreamRecord } from '../../projections/runner/stream-record.ts';
import { temporaryFolder } from '../stack/temporary-folder.ts';

const streams = Array.from({ length: 150 }, (_, number) => enveloped(leadIdOf(number), lifeOf(number)));
/** Some have bytes that their columns do not make again; some records are no events. */
const valueOf = (index: number, bytes: Buffer): Buffer =>
  index % 17 === 3 ? Buffer.from(`  ${bytes.toString()}`) : bytes;
const values = streams.map((stream, lead) =>
  stream.map((envelope, index) => valueOf(lead + index, bytesOf(envelope))),
);

const archived = async (): Promise<string> => {
  const folder = temporaryFolder();
  for (const partition of [0, 1]) {
    const archive = await PartitionArchive.open({ folder, partition, eventsInFile: 700 });
    const mine = values.filter((_, lead) => lead % 2 === partition);
    // Leads side by side, so that one is spread over files and row groups.
    const told = Array.from({ length: 20 }, (_, seq) => mine.map((stream) => stream[seq]!)).flat();
    const records = [Buffer.from('{no event'), ...told].map((value, offset): StreamRecord => ({
      ...{ partition, offset, value, key: null, headers: {}, timestamp: '1769000000000' },
    }));
    await archive.take(records);
    await archive.settle(Number.POSITIVE_INFINITY);
  }
  return folder;
};

test.each([0, 7, 149])('lead %i, all of it and a part', async (lead) => {
  const { find } = archivedEvents(await archived());
  const all = await find(
    leadIdOf(lead),
    Array.from({ length: 22 }, (_, index) => index + 1),
  );
  expect(
    [...all].map(([seq, event]) => [seq, event.state, event.value]).sort(([a], [b]) => Number(a) - Number(b)),
  ).toEqual(values[lead]!.map((value, index) => [index + 1, 'published', value]));
  expect([...(await find(leadIdOf(lead), [5])).keys()]).toEqual([5]);
  expect((await find(leadIdOf(9_999), [1])).size).toBe(0);
});

test('a file that is none is named', async () => {
  const broken = temporaryFolder();
  await writeFile(join(broken, 'p0-000000000000-000000000001.parquet'), 'not at all');
  await expect(archivedEvents(broken).find(leadIdOf(1), [1])).rejects.toThrow(
    /p0-000000000000-000000000001\.parquet of the archive cannot be read/,
  );
});
