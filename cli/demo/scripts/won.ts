// How is an order won? By a small lead at once, by a bigger one after two people have verified it.
import { allCasts, headquartersVerifiers } from '../cast.ts';
import type { Player } from '../player.ts';
import type { Script } from '../script.ts';
import { inTimeForAll, sound } from './ratings.ts';

const straight: Script = {
  name: 'won without verification',
  share: 14,
  casts: allCasts,
  ends: 'won',
  play: async (play) => {
    await play.obtain({ amount: play.prospect.amountBetween(30_000, 95_000) });
    await play.assess(play.cast.submitter, sound);
    const owner = await play.owner();
    await play.contact(owner);
    await play.win(owner);
  },
};

const simple: Script = {
  name: 'won by inside sales',
  share: 8,
  casts: allCasts,
  ends: 'won',
  play: async (play) => {
    await play.obtain({ amount: play.prospect.amountBetween(5_000, 24_000), complexity: 'simple' });
    await play.assess(play.cast.submitter, sound);
    const owner = await play.owner();
    await play.contact(owner, 'customer');
    await play.win(owner);
  },
};

const verified: Script = {
  name: 'won after verification by two',
  share: 14,
  casts: allCasts,
  ends: 'won',
  play: async (play) => {
    const [one, other] = play.cast.verifiers;
    await big(play);
    await play.find(one, 'counterpart', ['budget']);
    await play.confirmNeed(other);
    const owner = await play.owner();
    await play.contact(owner);
    await play.win(owner);
  },
};

const byAppointment: Script = {
  name: 'won, one verifier appointed',
  share: 4,
  casts: allCasts,
  ends: 'won',
  play: async (play) => {
    const { leadManager, verifiers, appointee } = play.cast;
    await big(play);
    await play.appoint(leadManager, appointee);
    await play.find(appointee, 'counterpart', ['timing']);
    await play.confirmNeed(verifiers[1]);
    const owner = await play.owner();
    await play.contact(owner);
    await play.win(owner);
  },
};

/** One contact denies the budget; somebody higher up, asked by somebody else, has it. */
const disputed: Script = {
  name: 'won after a dispute over the budget',
  share: 3,
  casts: allCasts,
  ends: 'won',
  play: async (play) => {
    const [one, other] = play.cast.verifiers;
    await big(play);
    await play.find(one, 'counterpart', ['budget'], { result: 'refuted' });
    await play.confirmNeed(other);
    await play.find(other, 'key-person', ['budget'], { medium: 'video' });
    await play.find(one, 'counterpart', ['need']);
    const owner = await play.owner();
    await play.contact(owner);
    await play.win(owner);
  },
};

const major: Script = {
  name: 'won by headquarters, all angles verified',
  share: 2,
  casts: allCasts,
  ends: 'won',
  play: async (play) => {
    const [one, other] = headquartersVerifiers;
    const amount = play.prospect.amountBetween(5_000_000, 7_000_000);
    await play.obtain({ amount, position: 'dominant', decisionInDays: 700 });
    await play.assess(play.cast.submitter, sound);
    await play.find(one, 'counterpart', ['need', 'budget']);
    await play.find(one, 'user', ['timing']);
    await play.find(other, 'user', ['competition']);
    await play.find(other, 'key-person', ['decision_chain']);
    await play.confirmNeed(other);
    const owner = await play.owner();
    await play.contact(owner, 'customer');
    await play.winPastGates(owner, other);
  },
};

/** The next contact is overdue: manager and tier above are told, and say that they have seen it. */
const escalated: Script = {
  name: 'won after an acknowledged escalation',
  share: 4,
  casts: allCasts,
  ends: 'won',
  play: async (play) => {
    const { salesManager, region, submitter } = play.cast;
    await play.obtain({ amount: play.prospect.amountBetween(30_000, 95_000) });
    await play.assess(submitter, sound);
    const owner = await play.owner();
    await play.contactAndAssess(owner, inTimeForAll);
    const [first, second] = await play.untilEscalated();
    if (first !== undefined) await play.acknowledge(salesManager, first.escalationId);
    if (second !== undefined) await play.acknowledge(region.salesManager, second.escalationId);
    await play.win(owner);
  },
};

/** Above 100,000: two people have to confirm it before it finds an owner. */
const big = async (play: Player): Promise<void> => {
  await play.obtain({ amount: play.prospect.amountBetween(120_000, 900_000) });
  await play.assess(play.cast.submitter, sound);
};

export const won: readonly Script[] = [straight, verified, escalated, simple, byAppointment, disputed, major];
