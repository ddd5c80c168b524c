// What does the runner need of a set of read models? Its name, its folders, and how to read a lead and a hash back.
import type { ClientBase } from 'pg';
import type { ReadModel } from '../read-model.ts';
import type { CachedLead } from './lead-cache.ts';

export interface ReadSet {
  readonly name: string;
  readonly version: number;
  /** The schema that holds the tables. */
  readonly schema: string;
  /** read: its views make up the schema `read`, which is its alone; none: nobody asks it anything. */
  readonly facade: 'read' | 'none';
  /** Written in this order: a later one may read what an earlier one wrote in the same transaction. */
  readonly models: readonly ReadModel[];
  /** The stored states of these leads. */
  readonly loadLeads: (
    client: ClientBase,
    leadIds: readonly string[],
  ) => Promise<ReadonlyMap<string, CachedLead>>;
  /**
   * sha256 (hex) of the applied values with these (lead, seq), by `<leadId>:<seq>`. Null where none are kept: what comes
   * again is then passed over without a look, as another set compares it.
   */
  readonly loadHashes:
    | ((
        client: ClientBase,
        events: readonly { readonly leadId: string; readonly seq: number }[],
      ) => Promise<ReadonlyMap<string, string>>)
    | null;
}
