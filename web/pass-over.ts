// What of a promise that nobody waits for? Whoever asked shows by its own state what went wrong: it is passed over here.

export const passOver = (promise: Promise<unknown>): void => {
  promise.catch(() => undefined);
};
