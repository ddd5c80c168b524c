// How good do the leads of the stories look? Grade A has clocks of seconds in the demo's playbook, B and C of minutes.
import type { Ratings } from '../spoken.ts';

/** Grade B, also once the need is confirmed: an outage of a minute takes nothing back. P and C come last (see `assess`). */
export const sound: Ratings = { T: 2, P: 3, C: 3 };

/** Grade A: whoever lets it rest hears of it within seconds. */
export const inTimeForAll: Ratings = { S: 4, T: 4, R: 4, B: 3, D: 3, P: 4, C: 4 };

/** A lead of grade A that nobody called: the plans have cooled down, and grade B is left. */
export const cooledDown: Ratings = { S: 1, T: 1, R: 1 };

/** What a lead has to have beyond `sound` to pass the gate before the bid. */
export const fitToBid: Ratings = { S: 2, R: 2, B: 1, D: 2 };
