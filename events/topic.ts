// Where does the stream lie, and how is it kept? One topic for all leads, for ever.

/** Its name unless the configuration gives another. */
export const leadTopic = 'leadcycle.leads.v1';

/** Never changed later, because a lead would change its partition. */
export const leadPartitions = 12;

/** Kept for ever and never compacted: the stream is the history of all leads. */
export const keptForEver = {
  'cleanup.policy': 'delete',
  'retention.ms': '-1',
  'retention.bytes': '-1',
} as const;

/** The same as a broker's tools take it. */
export const topicSettings = Object.entries(keptForEver).map(([name, value]) => ({ name, value }));
