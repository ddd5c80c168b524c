// Under which keys are the personal fields of simulated leads sealed? Those of the engine, or ones that follow from the master key.
import { hkdfSync } from 'node:crypto';
import { leadKeyOf } from '../doors/sealed-text.ts';
import type { LeadKey } from '../doors/sealed-text.ts';
import type { SubjectKeys } from '../doors/subject-keys.ts';

/** The keys of many leads at once. */
export type KeysFor = (leadIds: readonly string[]) => Promise<ReadonlyMap<string, LeadKey>>;

/** Made in the engine's database, as any door does: whoever may read a lead there reads these as well. */
export const keysOfEngine =
  (keys: SubjectKeys): KeysFor =>
  (leadIds) =>
    keys.keysFor(leadIds);

/** Without servers: the same master key gives the same bytes. */
export const keysFrom =
  (masterKey: Uint8Array): KeysFor =>
  async (leadIds) =>
    new Map(
      leadIds.map((leadId) => [
        leadId,
        leadKeyOf(Buffer.from(hkdfSync('sha256', masterKey, leadId, 'leadcycle simulation', 32))),
      ]),
    );
