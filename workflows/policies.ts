// How long does a lead wait for what, and how often does it try again? Every patience of the workflows, by name.
import type { ActivityOptions, ContinueAsNewOptions } from '@temporalio/workflow';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const KiB = 1_024;

/** Kafka may be away for hours: attempts never end, and the activity itself says when the next one is worth it. */
export const patient: ActivityOptions = {
  startToCloseTimeout: '30 s',
  heartbeatTimeout: '10 s',
  retry: { initialInterval: '1 s', backoffCoefficient: 2, maximumInterval: '1 min' },
};

/** A statement or two in Postgres, idempotent; tried until it is there again. */
export const quick: ActivityOptions = {
  startToCloseTimeout: '10 s',
  retry: { initialInterval: '200 ms', backoffCoefficient: 2, maximumInterval: '30 s' },
};

/** Another lead is asked, which may have to be woken; until it has answered the asking one waits. */
export const asking: ActivityOptions = {
  // Longer than all tries of one attempt together: none may still be asking when the next one has had its answer.
  startToCloseTimeout: '90 s',
  heartbeatTimeout: '10 s',
  retry: { initialInterval: '200 ms', backoffCoefficient: 2, maximumInterval: '30 s' },
};

/** Work over many rows, done again by the next call of its schedule anyway. */
export const sweeping: ActivityOptions = {
  startToCloseTimeout: '4 min',
  heartbeatTimeout: '30 s',
  retry: { maximumAttempts: 2 },
};

/** A page of a bulk job: many leads, each asked over the network; it says between two leads that it lives. */
export const lengthy: ActivityOptions = {
  startToCloseTimeout: '10 min',
  heartbeatTimeout: '1 min',
  retry: { initialInterval: '1 s', backoffCoefficient: 2, maximumInterval: '1 min' },
};

/** Work over the whole organisation that comes once a day. */
export const daily: ActivityOptions = {
  startToCloseTimeout: '10 min',
  retry: { initialInterval: '1 s', backoffCoefficient: 2, maximumInterval: '5 min' },
};

/** A bulk job asks no more leads than this, so that people at doors do not notice it. */
export const bulkPace = { leads: 20, perMs: second } as const;

/** A new run starts on the newest workers: that is how a lead that lives for months changes version. */
export const upgrading: ContinueAsNewOptions = { initialVersioningBehavior: 'AUTO_UPGRADE' };

/** A run that accepted nothing in this time fails, so that the same lead can be obtained again. */
export const patienceForALead = 10 * minute;

/** How long a run that continues as new waits for the batch on its way before it carries it along whole. */
export const patienceForTheBatch = 10 * second;

/** When a deadline could not be processed: the lead lives on and tries again. */
export const deadlinePutOff = hour;

/** After a publish failed for good, which only a defect can do. */
export const publishPause = minute;

/** Waits between two tries of an effect whose answer the lead refused. */
export const effectPause = (refusals: number): number => Math.min(minute * 2 ** refusals, hour);

/** Limits of one publish: the broker takes 1 MiB a batch and partition. */
export const batchLimit = { events: 100, bytes: 256 * KiB } as const;
export const eventLimit = 64 * KiB;

/** Limits of what waits to be published. Clocks and effects have some room left when doors are turned away. */
export const outboxLimit = { events: 500, bytes: 512 * KiB, headroom: 200 } as const;

/** Commands issued earlier are refused: their ids may have left the ring. */
export const staleAfter = 24 * hour;
/** A door's clock may be ahead by so much. */
export const clockSkew = 5 * minute;

/** Ids are kept until no command that carries one can be accepted any more. */
export const ringLimit = { age: staleAfter + clockSkew, atLeast: 256, atMost: 2_000 } as const;
