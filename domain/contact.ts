// Did the customer take part? What counts as genuine contact, by the rules of the follow-up clocks.
import type { FollowUpOutcome } from '../events/vocabulary.ts';

/** Attempts, sent mail and marketing touches are kept, and stop no clock. */
export const isGenuineContact = (outcome: FollowUpOutcome): boolean => {
  switch (outcome) {
    case 'connected':
    case 'meeting_set':
    case 'meeting':
    case 'demo_completed':
    case 'customer_reply':
      return true;
    case 'no_answer':
    case 'left_voicemail':
    case 'sent':
    case 'touch':
      return false;
  }
};
