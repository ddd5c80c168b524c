// How does a lead come back that was given up, taken away, put to rest or lost?
import { allCasts, bostonCasts, regionCasts } from '../cast.ts';
import type { Player } from '../player.ts';
import type { Script } from '../script.ts';
import { StoryStopped } from '../stage.ts';
import { cooledDown, inTimeForAll, sound } from './ratings.ts';

/** Two account managers of a region claim at the same moment: one gets it, the other is told. */
const raced: Script = {
  name: 'released, claimed by two at once, won',
  share: 4,
  casts: regionCasts,
  ends: 'won',
  play: async (play) => {
    const { submitter, region } = play.cast;
    const [one, other] = region.verifiers;
    await play.obtain({ amount: play.prospect.amountBetween(1_000_000, 3_000_000) });
    await play.assess(submitter, sound);
    await play.find(one, 'counterpart', ['need', 'budget']);
    await play.find(other, 'key-person', ['timing'], { medium: 'video' });
    await play.confirmNeed(other);
    const first = await play.owner();
    await play.contact(first);
    await play.release(first, 'I am moving to another market.');
    const had = await play.pooled();
    const [left, right] = region.sellers.filter((seller) => !had.includes(seller));
    if (left === undefined || right === undefined) throw new StoryStopped('Nobody is left to claim it.');
    const winner = await play.race(left, right);
    await play.contact(winner);
    await play.winPastGates(winner, region.salesManager);
  },
};

const handedOn: Script = {
  name: 'released, claimed by another, won',
  share: 4,
  casts: bostonCasts,
  ends: 'won',
  play: async (play) => {
    await play.obtain({ amount: play.prospect.amountBetween(30_000, 95_000) });
    await play.assess(play.cast.submitter, sound);
    const first = await play.owner();
    await play.contact(first);
    await play.release(first, 'Too many at once.');
    const next = colleagueOf(play, await play.pooled());
    await play.claim(next);
    await play.contact(next);
    await play.win(next);
  },
};

/** Untouched: reminded, escalated twice, taken back. Looked at again, then claimed by the colleague. */
const reclaimedAndWon: Script = {
  name: 'reclaimed by the clocks, claimed by another, won',
  share: 5,
  casts: bostonCasts,
  ends: 'won',
  play: async (play) => {
    const had = await leftAlone(play);
    const next = colleagueOf(play, had);
    await play.claim(next);
    await play.contact(next);
    await play.win(next);
  },
};

const reclaimedAndLost: Script = {
  name: 'reclaimed by the clocks, given to the region, lost',
  share: 4,
  casts: allCasts,
  ends: 'lost',
  play: async (play) => {
    const had = await leftAlone(play);
    const { leadManager, region } = play.cast;
    const next = region.sellers.find((seller) => !had.includes(seller));
    if (next === undefined) throw new StoryStopped('Nobody is left to own it.');
    await play.give(leadManager, next);
    await play.contact(next);
    await play.lose(next, 'no_decision');
  },
};

const ripened: Script = {
  name: 'nurtured, returned by a manager, won',
  share: 5,
  casts: allCasts,
  ends: 'won',
  play: async (play) => {
    const { submitter, leadManager, salesManager } = play.cast;
    await play.obtain({ amount: play.prospect.amountBetween(30_000, 95_000) });
    await play.assess(submitter, { ...sound, C: 'not_yet' });
    await play.nurture(leadManager);
    await play.stands('nurture');
    await play.bringBack(salesManager);
    await play.assess(submitter, sound);
    const owner = await play.owner();
    await play.contact(owner);
    await play.win(owner);
  },
};

const secondChance: Script = {
  name: 'lost, reopened, won',
  share: 4,
  casts: allCasts,
  ends: 'won',
  play: async (play) => {
    await play.obtain({ amount: play.prospect.amountBetween(30_000, 95_000) });
    await play.assess(play.cast.submitter, sound);
    const first = await play.owner();
    await play.contact(first);
    await play.lose(first, 'no_budget');
    await play.stands('lost');
    await play.reopen(play.cast.salesManager, 'They have a budget now.');
    const owner = await play.owner();
    await play.contact(owner);
    await play.win(owner);
  },
};

/** A lead of grade A that its owner never calls; the lead manager looks at it anew once it is in the pool. */
const leftAlone = async (play: Player): Promise<readonly string[]> => {
  await play.obtain({ amount: play.prospect.amountBetween(30_000, 95_000) });
  await play.assess(play.cast.submitter, inTimeForAll);
  const had = await play.untilReclaimed();
  await play.assess(play.cast.leadManager, cooledDown);
  return had;
};

const colleagueOf = ({ cast }: Player, had: readonly string[]): string => {
  const colleague = cast.sellers.find((seller) => !had.includes(seller));
  if (colleague === undefined) throw new StoryStopped('Everybody of the office has had it.');
  return colleague;
};

export const regained: readonly Script[] = [
  reclaimedAndWon,
  raced,
  handedOn,
  ripened,
  secondChance,
  reclaimedAndLost,
];
