// What do the gates of a lead look like after one of them was asked for or passed?
import type { Gate } from '../../events/vocabulary.ts';
import type { GateState, Lead } from '../lead.ts';

/** @param gate null changes nothing */
export const withGate = (gates: Lead['gates'], gate: Gate | null, state: GateState): Lead['gates'] =>
  gate === null ? gates : { ...gates, [gate]: state };
