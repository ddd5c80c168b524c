// How are leads lost, or found to be none? With a reason; by two who find that we cannot satisfy the need; by a manager.
import type { LossReason } from '../../../events/vocabulary.ts';
import { allCasts } from '../cast.ts';
import type { Player } from '../player.ts';
import type { Script } from '../script.ts';
import { sound } from './ratings.ts';

const lostFor = (reason: Exclude<LossReason, 'not_stated' | 'no_go'>, share: number): Script => ({
  name: `lost after contact: ${reason}`,
  share,
  casts: allCasts,
  ends: 'lost',
  play: async (play) => {
    const owner = await owned(play);
    await play.contact(owner);
    await play.lose(owner, reason);
  },
});

const verifiedAndLost: Script = {
  name: 'lost after verification by two',
  share: 3,
  casts: allCasts,
  ends: 'lost',
  play: async (play) => {
    const [one, other] = play.cast.verifiers;
    await play.obtain({ amount: play.prospect.amountBetween(120_000, 600_000) });
    await play.assess(play.cast.submitter, sound);
    await play.find(one, 'counterpart', ['budget']);
    await play.confirmNeed(other);
    const owner = await play.owner();
    await play.contact(owner);
    await play.lose(owner, 'competitor');
  },
};

const neverReached: Script = {
  name: 'lost before anybody owned it',
  share: 2,
  casts: allCasts,
  ends: 'lost',
  play: async (play) => {
    await play.obtain({ amount: play.prospect.amountBetween(10_000, 90_000) });
    await play.lose(play.cast.salesManager, 'no_contact');
  },
};

const orderCancelled: Script = {
  name: 'won, order cancelled, lost',
  share: 2,
  casts: allCasts,
  ends: 'lost',
  play: async (play) => {
    const owner = await owned(play);
    await play.contact(owner);
    await play.win(owner);
    await play.reopen(play.cast.salesManager, 'The order was cancelled within its notice.');
    const next = await play.owner();
    await play.contact(next);
    await play.lose(next, 'price');
  },
};

const cannotSatisfy: Script = {
  name: 'disqualified by two people',
  share: 5,
  casts: allCasts,
  ends: 'disqualified',
  play: async (play) => {
    await play.obtain({ amount: play.prospect.amountBetween(10_000, 90_000) });
    await play.assess(play.cast.submitter, { P: 2, C: 'cannot_satisfy' });
    await play.assess(play.cast.leadManager, { C: 'cannot_satisfy' });
  },
};

const unrelated: Script = {
  name: 'disqualified by a sales manager',
  share: 3,
  casts: allCasts,
  ends: 'disqualified',
  play: async (play) => {
    const owner = await owned(play);
    await play.contact(owner);
    await play.disqualify(play.cast.salesManager);
  },
};

const owned = async (play: Player): Promise<string> => {
  await play.obtain({ amount: play.prospect.amountBetween(30_000, 95_000) });
  await play.assess(play.cast.submitter, sound);
  return play.owner();
};

export const lost: readonly Script[] = [
  lostFor('price', 4),
  cannotSatisfy,
  unrelated,
  orderCancelled,
  lostFor('competitor', 3),
  verifiedAndLost,
  lostFor('no_budget', 2),
  lostFor('no_decision', 2),
  lostFor('other', 1),
  neverReached,
];
