// About how many rows are in a file, before anybody has read it?
import { createReadStream } from 'node:fs';

/** About how many rows a file has: its lines, of which a row may take several. 0 where it cannot be read. */
export const rowsIn = async (file: string): Promise<number> => {
  let lines = 0;
  try {
    for await (const bytes of createReadStream(file) as AsyncIterable<Buffer>)
      for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) lines += 1;
  } catch {
    return 0; // whoever reads the file says what is wrong with it
  }
  return Math.max(0, lines - 1);
};
