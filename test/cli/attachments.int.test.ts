// Does a file go to a lead and come back from the command line as it was, and is it gone once it is removed?
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ownProduct } from './own-product.ts';

const product = ownProduct();
const attachmentId = '00000000-0000-7000-8000-0000000000a1';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'leadcycle-attach-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('attached, listed, downloaded, removed; given twice it counts once', async () => {
  const obtain = ['lead', 'obtain', '--as', 'grace-chen', '--customer.name', 'Harbor Mills', '--wait'];
  const { leadId } = await product().json<{ leadId: string }>(...obtain);
  const [file, copy] = [join(folder, 'Offer.pdf'), join(folder, 'copy.pdf')];
  const content = randomBytes(300_000);
  await writeFile(file, content);
  const attach = ['lead', 'attach', leadId, file, '--as', 'grace-chen', '--id', attachmentId, '--wait'];
  const first = await product().json<{ seq: number }>(...attach, '--says', 'What they asked for.');
  expect(await product().json(...attach, '--says', 'What they asked for.')).toMatchObject({ seq: first.seq });
  const { attachments } = await product().json<{ attachments: { file: object }[] }>(
    ...['lead', 'attachments', leadId],
  );
  expect(attachments.map((one) => one.file)).toMatchObject([
    { attachmentId, fileName: 'Offer.pdf', bytes: 300_000, says: 'What they asked for.' },
  ]);
  await product().json('lead', 'download', leadId, attachmentId, '--to', copy);
  expect((await readFile(copy)).equals(content)).toBe(true);
  await product().json('lead', 'remove-attachment', leadId, attachmentId, '--as', 'grace-chen', '--wait');
  expect((await product().leadcycle('lead', 'attachments', leadId)).stdout).toContain('No file is attached');
});
