// Who follows the stream, and where does each of them keep what it holds back?
import { liveSet } from './set.ts';

export const consumers = ['projector', 'notifier'] as const;
export type Consumer = (typeof consumers)[number];

/** Where a consumer keeps its checkpoints and the leads that wait. */
export const schemaOf: Readonly<Record<Consumer, string>> = {
  projector: liveSet.schema,
  notifier: 'notifier_v1',
};
