// `leadcycle export parquet`: all events as one file, or as a folder by type and month.
import { mkdir } from 'node:fs/promises';
import { writeParquetFile, writeParquetFolder } from '../../exports/parquet/write-events.ts';
import { countEvents, storedEvents } from '../../exports/stored-events.ts';
import type { ExportOptions } from './chosen.ts';
import { runExport } from './run-export.ts';
import { appearing } from './target.ts';

interface Options extends ExportOptions {
  readonly hive?: true;
}

export const exportParquet = (options: Options): Promise<void> =>
  runExport(
    {
      ...{ what: 'Events', toStdout: 'impossible', count: countEvents },
      write: async ({ snapshot, choice, out, told }) => {
        if (options.hive !== true) {
          await appearing(out, 'file', (path) =>
            writeParquetFile(path, storedEvents(snapshot, choice), told),
          );
          return {};
        }
        const events = storedEvents(snapshot, choice, 'type and month');
        const { files } = await appearing(out, 'folder', async (path) => {
          await mkdir(path);
          return writeParquetFolder(path, events, told);
        });
        return { files };
      },
    },
    options,
  );
