// What do the threads of a process go without? Where its workflows run, each promise would have its stack taken, and mapped to
// the sources: a third of the processor time of a lead. Set LEADCYCLE_DEBUG to have both; decision 0027 says what is lost.
import { promiseHooks } from 'node:v8';
import { isMainThread } from 'node:worker_threads';

const inFull = isMainThread || Boolean(process.env.LEADCYCLE_DEBUG);
process.setSourceMapsEnabled(inFull);
if (!inFull)
  promiseHooks.createHook = () => {
    throw new Error('No stacks of promises are kept here.');
  };
