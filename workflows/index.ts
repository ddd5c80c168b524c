// Which workflows are there? The entry of the bundle: workflow functions and nothing else.
import './stack-depth.ts';

export { bulkJob } from './bulk-job.ts';
export { extendCalendars } from './extend-calendars.ts';
export { leadLifecycle } from './lead-lifecycle.ts';
export { sweepAttachments } from './sweep-attachments.ts';
export { sweepReservations } from './sweep-reservations.ts';
