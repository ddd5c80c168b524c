// Where do the stack traces of a process point? At the sources, in its main thread. Node's flag and tsx would have it so in
// every thread; that of the workflows makes a stack trace for each promise, and looking for maps took a tenth of its time.
import { isMainThread } from 'node:worker_threads';

process.setSourceMapsEnabled(isMainThread);
