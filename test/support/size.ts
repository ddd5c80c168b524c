// How large is a test? Small at each change, in full size in the campaigns of `npm run test:long`.
export const isLong = process.env['LEADCYCLE_LONG'] !== undefined;

/** @returns the first at each change, the second in the campaigns */
export const sized = <Size>(small: Size, full: Size): Size => (isLong ? full : small);
