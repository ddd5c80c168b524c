// What is a lead by its stream alone?
import assert from 'node:assert/strict';
import { evolve } from '../../domain/evolve.ts';
import type { Lead } from '../../domain/lead.ts';
import { decode } from '../../events/codec.ts';
import type { StreamRecord } from './memory-stream.ts';

/** Folds the first occurrences of one lead's events. */
export const foldOf = (records: readonly StreamRecord[]): Lead | null => {
  let lead: Lead | null = null;
  for (const { leadId, seq, text } of records) {
    const decoded = decode(text);
    assert.ok(decoded.kind === 'event', text);
    if (seq > (lead?.seq ?? 0)) lead = evolve(lead, decoded.event, leadId);
  }
  return lead;
};
