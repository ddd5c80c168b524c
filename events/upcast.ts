// How is an old event read today? One pure step from each version to the next; today every event is in its first.
import type { Envelope } from './envelope.ts';

type Data = Envelope['data'];

/** Brings data of one version to the next. Pure; what the old version did not know comes out as `null` or empty. */
export type Step = (data: Data) => Data;

/** By type: the step from version 1 to 2, then from 2 to 3, and so on. A type that is not named has one version. */
export type Steps = ReadonlyMap<string, readonly Step[]>;

const released: Steps = new Map();

/** The version in which an event of this type is written today. */
export const currentVersion = (type: string): number => (released.get(type)?.length ?? 0) + 1;

/** From `leadcycle.<Type>.v<n>` and data of that version to type and data of the current one; null if unknown. */
export const upcast = (envelope: Envelope, steps: Steps = released): { type: string; data: Data } | null => {
  const [, type, version] = /^leadcycle\.([A-Za-z]+)\.v([1-9]\d*)$/.exec(envelope.type) ?? [];
  if (type === undefined) return null;
  const ahead = steps.get(type) ?? [];
  const from = Number(version) - 1;
  if (from > ahead.length) return null;
  return { type, data: ahead.slice(from).reduce((data, step) => step(data), envelope.data) };
};
