// Which leads and events are to be exported? The words of the command line, understood.
import type { ReadSide } from '../../doors/read-side.ts';
import type { Choice } from '../../exports/choice.ts';
import { leadFilterOf } from '../reports/lead-filter-options.ts';
import type { LeadFilterOptions } from '../reports/lead-filter-options.ts';
import { reportTimeOf } from '../reports/report-time.ts';

export interface ExportOptions extends LeadFilterOptions {
  readonly from?: string;
  readonly to?: string;
  readonly out: string;
  readonly json?: boolean;
}

/** Days are those of the zone in which reports are told. @throws CliFailure (misuse) */
export const chosenBy = async (side: ReadSide, options: ExportOptions): Promise<Choice> => {
  const { timeZone } = (await side.playbook('default')).reporting;
  const { from, to } = reportTimeOf(
    {
      ...(options.from === undefined ? {} : { from: options.from }),
      ...(options.to === undefined ? {} : { to: options.to }),
    },
    timeZone,
    side.now(),
  );
  return { from, to, only: await leadFilterOf(side, options) };
};
