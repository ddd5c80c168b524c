// What does Temporal learn when an activity cannot do its work? Each failure mapped once: when to try again.
import { ApplicationFailure } from '@temporalio/common';

/** The stream does not answer. An incident, not a defect: expected, and over some time. */
export const streamAway = (cause: unknown, retryInMs: number): ApplicationFailure =>
  ApplicationFailure.create({
    message: `The event stream is away: ${cause instanceof Error ? cause.message : String(cause)}`,
    type: 'stream_away',
    nextRetryDelay: retryInMs,
    category: 'BENIGN',
  });

/** A door holds the place that an owner would be offered: whoever asked there is answered first. */
export const placeIsHeld = (leadId: string, ownershipNo: number): ApplicationFailure =>
  ApplicationFailure.create({
    message: `Ownership ${ownershipNo} of lead ${leadId} is being asked for at a door.`,
    type: 'place_is_held',
    nextRetryDelay: '3 s',
    category: 'BENIGN',
  });

/** A lead of a bulk job gives no answer now: the page is tried again, without those who have answered. */
export const leadNotReady = (because: string): ApplicationFailure =>
  ApplicationFailure.create({ message: because, type: 'lead_not_ready', category: 'BENIGN' });
