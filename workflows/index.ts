// Which workflows are there? The entry of the bundle: workflow functions and nothing else.
export { leadLifecycle } from './lead-lifecycle.ts';
export { sweepReservations } from './sweep-reservations.ts';
