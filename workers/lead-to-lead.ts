// How does a lead reach another one from a worker? As a door would, by an update of its own that no door sends.
import { ApplicationFailure } from '@temporalio/common';
import type { MergingDependencies } from '../activities/merging.ts';
import { DoorRejection } from '../doors/door-rejection.ts';
import { updateLead } from '../doors/lead-client.ts';
import type { LeadLine } from '../doors/lead-client.ts';
import { uuidOf } from '../workflows/command-print.ts';

/** Codes that say "not now": the other lead has not answered, or could not take anything at all. */
const unanswered: ReadonlySet<string> = new Set([
  'engine_unavailable',
  'too_busy',
  'stream_unavailable',
  'defect',
]);

export const askOtherLead =
  (line: LeadLine): MergingDependencies['askLead'] =>
  async (leadId, command, effectId) => {
    try {
      await updateLead(
        line,
        leadId,
        {
          commandId: uuidOf(effectId),
          issuedAt: new Date().toISOString(),
          actor: { kind: 'engine', rule: 'merge' },
          origin: 'live',
          commands: [command],
          calendars: [],
          playbook: null,
          correlationId: effectId,
          traceparent: '',
        },
        'ask',
      );
      return { kind: 'done' };
    } catch (failure) {
      if (!(failure instanceof DoorRejection)) throw failure;
      if (!unanswered.has(failure.code))
        return { kind: 'refused', because: `${failure.message} ${failure.remedy}` };
      throw ApplicationFailure.create({
        message: failure.message,
        type: failure.code,
        category: 'BENIGN',
        cause: failure,
      });
    }
  };
