// May this be said to have happened then? Not after now, not before the lead, and by people not long ago.
import { at, type Context } from '../decide-context.ts';
import type { Lead } from '../lead.ts';
import { LeadRejection } from '../rejection.ts';
import { calendarOf } from '../service-levels/schedule.ts';
import { officeOf } from '../lead.ts';
import { milliseconds } from '../time.ts';
import { workingBetween } from '../working-time/arithmetic.ts';

/**
 * The time of an event: the stated one where it is allowed, else now.
 * @param lead the lead it belongs to; null while it is obtained
 * @throws LeadRejection stated_in_future, stated_too_old or time_goes_back
 */
export const statedTime = (context: Context, stated: string | null, lead: Lead | null): string => {
  if (stated === null) return at(context);
  if (milliseconds(stated) > context.now) {
    throw new LeadRejection(
      'stated_in_future',
      `${stated} lies in the future.`,
      'State an instant that has passed.',
    );
  }
  if (lead !== null && stated < lead.obtainedAt) {
    throw new LeadRejection(
      'time_goes_back',
      `${stated} lies before the lead was obtained on ${lead.obtainedAt}.`,
      'State an instant after that.',
    );
  }
  if (context.origin === 'import') return stated;
  if (lead === null) throw onlyInImports();
  const calendar = calendarOf(context, officeOf(lead));
  if (
    workingBetween(calendar, milliseconds(stated), context.now) > context.policy.playbook.convert.statedBackMs
  ) {
    throw new LeadRejection(
      'stated_too_old',
      `${stated} lies further back than a person may report.`,
      'Older history comes by an import.',
    );
  }
  return stated;
};

/** Stated history of a lead's stages comes by imports alone. @throws LeadRejection stated_only_in_imports */
export const importedTime = (
  context: Context,
  stated: { readonly at: string } | null,
  lead: Lead,
): string => {
  if (stated !== null && context.origin !== 'import') throw onlyInImports();
  return statedTime(context, stated?.at ?? null, lead);
};

const onlyInImports = (): LeadRejection =>
  new LeadRejection(
    'stated_only_in_imports',
    'Only an import may state when this happened.',
    'Leave `stated` out; the engine takes the present.',
  );
