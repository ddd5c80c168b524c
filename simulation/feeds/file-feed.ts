// How do simulated events become a file? One canonical envelope a line: the bytes that a record of the stream would have.
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { encode } from '../../events/codec.ts';
import type { Feed } from './feed.ts';

/** @throws the error of the file system where the file cannot be written */
export const fileFeed = async (file: string): Promise<Feed> => {
  const stream = createWriteStream(file);
  await once(stream, 'open');
  return {
    take: async (envelopes) => {
      const lines = envelopes.map((envelope) => `${encode(envelope)}\n`).join('');
      if (!stream.write(lines)) await once(stream, 'drain');
    },
    close: async () => {
      stream.end();
      await finished(stream);
    },
  };
};
