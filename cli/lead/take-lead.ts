// How does somebody get a lead: claimed from the pool, given, or passed on? Through the doors that reserve a place first.
import { newId } from '../../doors/ids.ts';
import { actorOf } from '../../doors/organisation/organisation.ts';
import { claim, distribute, reassign } from '../../doors/ownership.ts';
import { actingPerson } from '../acting-person.ts';
import type { Answer } from '../answer.ts';
import { requireLeadId } from '../lead-id.ts';
import { withEngine } from '../with-engine.ts';
import { receiptAnswer, waitUntilSeen } from './receipt.ts';

export interface TakingOptions {
  readonly as?: string;
  readonly id?: string;
  readonly to?: string;
  readonly reason?: string;
  readonly wait?: boolean;
  readonly json?: boolean;
}

/** @param how `claim`, `distribute` or `reassign` */
export const takeLead = async (how: string, leadId: string, options: TakingOptions): Promise<Answer> => {
  const acting = actingPerson(options);
  requireLeadId(leadId);
  if (options.id !== undefined) requireLeadId(options.id, 'The command id');
  const commandId = options.id ?? newId();
  return withEngine(async (engine) => {
    const { to = '', reason = '' } = options;
    const actor = actorOf(await engine.organisation(), acting);
    const receipt =
      how === 'claim'
        ? await claim(engine, { leadId, commandId, personId: acting })
        : await (how === 'distribute' ? distribute : reassign)(engine, {
            leadId,
            commandId,
            personId: to,
            actor,
            reason,
          });
    if (options.wait === true) await waitUntilSeen(engine, receipt);
    return receiptAnswer(receipt, null);
  });
};
