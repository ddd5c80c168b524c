// `leadcycle export ocel | xes`: whole lives of leads, for process mining.
import { countLeads, livesOf } from '../../exports/lives.ts';
import { ocelOf } from '../../exports/ocel/write-ocel.ts';
import { xesOf } from '../../exports/xes/write-xes.ts';
import type { XesActivity } from '../../exports/xes/write-xes.ts';
import type { ExportOptions } from './chosen.ts';
import { runExport } from './run-export.ts';
import type { ExportWork } from './run-export.ts';
import { writeText } from './target.ts';

export const exportOcel = (options: ExportOptions): Promise<void> =>
  exportLog(({ snapshot, choice, told }) => ocelOf(snapshot, choice, told), options);

export const exportXes = (options: ExportOptions & { readonly activity: XesActivity }): Promise<void> =>
  exportLog(
    ({ snapshot, choice, told }) => xesOf(livesOf(snapshot, choice), options.activity, told),
    options,
  );

const exportLog = (
  textOf: (work: ExportWork) => AsyncIterable<string>,
  options: ExportOptions,
): Promise<void> =>
  runExport(
    {
      ...{ what: 'Leads', toStdout: 'possible', count: countLeads },
      write: async (work) => {
        await writeText(work.out, textOf(work));
        return {};
      },
    },
    options,
  );
