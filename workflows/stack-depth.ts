// How much of its stack does an error in the sandbox take along? The innermost frames: the SDK makes an error for each promise.

// By default ten frames are written out for every promise of every lead, which was half of what the thread of workflows did.
// Fewer than four would hide which of several promises a Promise.race belongs to, in the stack traces that Temporal's UI asks for.
Error.stackTraceLimit = 4;
