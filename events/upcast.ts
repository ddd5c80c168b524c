// How is an old event read today? One pure step from each version to the next; today every event is in its first.
import type { Envelope } from './envelope.ts';

/** From `leadcycle.<Type>.v<n>` and data of that version to type and data of the current one; null if unknown. */
export const upcast = (envelope: Envelope): { type: string; data: Envelope['data'] } | null => {
  const match = /^leadcycle\.([A-Za-z]+)\.v(\d+)$/.exec(envelope.type);
  if (match?.[1] === undefined || match[2] !== '1') return null;
  return { type: match[1], data: envelope.data };
};
