// Where do leads stand that have not ended? In every stage, and at rest.
import { allCasts } from '../cast.ts';
import type { Player } from '../player.ts';
import type { Script } from '../script.ts';
import { sound } from './ratings.ts';

const open = (name: string, share: number, ends: Script['ends'], play: Script['play']): Script => ({
  ...{ name, share, ends, play },
  casts: allCasts,
});

const small = (play: Player): { readonly amount: number } => ({
  amount: play.prospect.amountBetween(30_000, 95_000),
});

export const stillOpen: readonly Script[] = [
  open('open in cross-verification, half confirmed', 3, 'cross_verify', async (play) => {
    await play.obtain({ amount: play.prospect.amountBetween(120_000, 900_000) });
    await play.assess(play.cast.submitter, sound);
    await play.find(play.cast.verifiers[0], 'counterpart', ['budget']);
  }),
  open('open in the pool', 3, 'distribute', async (play) => {
    await play.obtain(small(play));
    await play.assess(play.cast.submitter, sound);
    const owner = await play.owner();
    await play.contact(owner);
    await play.release(owner, 'I am on leave for six weeks.');
  }),
  open('open in conversion', 4, 'convert', async (play) => {
    await play.obtain(small(play));
    await play.assess(play.cast.submitter, sound);
    await play.contact(await play.owner());
  }),
  open('open at rest', 3, 'nurture', async (play) => {
    await play.obtain(small(play));
    await play.assess(play.cast.submitter, { ...sound, C: 'not_yet' });
    await play.nurture(play.cast.leadManager);
  }),
  open('open in evaluation, below the bar', 3, 'evaluate', async (play) => {
    await play.obtain(small(play));
    await play.assess(play.cast.submitter, { P: 1, C: 2 });
  }),
  open('open in obtain, the need not told', 2, 'obtain', async (play) => {
    await play.obtain({ ...small(play), need: 'not told' });
  }),
];
