// How does somebody of ours speak with a customer, or fail to? Calls, meetings, demos, answers; and what is not answered.
import type { FollowUpKind, FollowUpOutcome } from '../../events/vocabulary.ts';
import type { OpenCommand } from '../../doors/open-command.ts';
import type { Weighted } from '../chance.ts';
import type { Scene } from '../life.ts';
import { hour } from '../office-hours.ts';

type How = readonly [FollowUpKind, FollowUpOutcome];

const reached: Weighted<How> = [
  [['call', 'connected'], 40],
  [['meeting', 'meeting'], 20],
  [['email', 'customer_reply'], 15],
  [['call', 'meeting_set'], 10],
  [['demo', 'demo_completed'], 8],
  [['message', 'customer_reply'], 5],
  [['webinar', 'customer_reply'], 2],
];
const notReached: Weighted<How> = [
  [['call', 'no_answer'], 45],
  [['call', 'left_voicemail'], 25],
  [['email', 'sent'], 20],
  [['linkedin_message', 'sent'], 10],
];

const notes = {
  latin: ['Went through the costs of the present way of working.', 'They asked for references.', null],
  chinese: ['对方希望先看样板工程。', '讨论了付款条件。', null],
} as const;

/** @param statedAt when it took place; null: now */
export const contactIn = (
  { life, lead }: Scene,
  how: 'reached' | 'not reached',
  statedAt: string | null = null,
): OpenCommand => {
  const { chance, prospect } = life;
  const [kind, outcome] = chance.weighted(how === 'reached' ? reached : notReached);
  const contactId = lead.contacts.length === 0 ? null : chance.oneOf(lead.contacts).contactId;
  return {
    type: 'RecordFollowUp',
    input: {
      ...{ kind, outcome, contactId, statedAt },
      begunBy: how === 'reached' && chance.happens(0.35) ? 'customer' : 'us',
      note: chance.oneOf(notes[prospect.script]),
    },
  };
};

/**
 * A talk where the next one is due by the pace of this lead. On the last steps to an order nobody speaks more often than
 * before: else a short cycle would be what follows from an order, and not what leads to one.
 */
export const contactIfDue = (scene: Scene, owner: string): OpenCommand[] => {
  const { life, now, world } = scene;
  const last = life.course?.lastContactAt ?? null;
  const isDue =
    last !== null && world.company.present(owner, last, life.traits.cycleHours * 0.95 * hour) <= now;
  return isDue ? [contactIn(scene, 'reached')] : [];
};
