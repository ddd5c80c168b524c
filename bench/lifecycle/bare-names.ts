// Where does the bare workflow work? Beside the product, on a task queue and a topic of its own.
import type { Configuration } from '../../workers/config.ts';

export const bareNames = ({
  taskQueue,
  topic,
}: Pick<Configuration, 'taskQueue' | 'topic'>): { readonly taskQueue: string; readonly topic: string } => ({
  taskQueue: `${taskQueue}-bare`,
  topic: `${topic}.bare`,
});
