// How does a lead that has ended leave? Its last events reach the stream, then it is written where it rests: in one step,
// because a lead of an import does little else.
import { Context } from '@temporalio/activity';
import type { Envelope } from '../events/envelope.ts';
import type { PublishActivities } from './publish.ts';
import type { RestActivities, RestingCarry } from './rest.ts';

export interface FarewellActivities<Carry extends RestingCarry> {
  /**
   * @param batch all that the lead has not yet published
   * @param carry the lead as it is once that is out
   * @returns `published` where the batch is out, and the lead could not be written: what comes next is not to wait for that
   */
  publishAndRest(batch: readonly Envelope[], leadId: string, carry: Carry): Promise<'rests' | 'published'>;
}

/** What a later attempt learns of an earlier one. */
const published = 'published';

export const createFarewellActivities = <Carry extends RestingCarry>(
  steps: PublishActivities & Pick<RestActivities<Carry>, 'writeRest'>,
): FarewellActivities<Carry> => ({
  publishAndRest: async (batch, leadId, carry) => {
    const context = Context.current();
    // Where the worker went after the batch was out, the stream is not told the same again.
    if (context.info.heartbeatDetails !== published) await steps.publish(batch);
    context.heartbeat(published);
    try {
      await steps.writeRest(leadId, carry);
      return 'rests';
    } catch (failure) {
      context.log.warn('A lead that has ended could not be written where it rests, and is tried again', {
        failure,
      });
      return published;
    }
  },
});
