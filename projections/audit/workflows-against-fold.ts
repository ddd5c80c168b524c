// Is a workflow's lead the fold of what it published? What it decided a moment ago may still be on its way.
import { isDeepStrictEqual } from 'node:util';
import type { Pool, PoolClient } from 'pg';
import type { Lead } from '../../domain/lead.ts';
import { inSchema } from '../runner/in-schema.ts';
import { waitForSeq } from '../wait-for-seq.ts';
import { fold } from './fold-leads.ts';
import type { FoldedLead } from './fold-leads.ts';
import type { Truth } from './truth.ts';

export interface LeadState {
  readonly leadId: string;
  readonly seq: number;
  readonly lead: Lead;
}

/** Asks the workflows, or their resting snapshots; leads that neither knows are left out of the answer. */
export type LeadStates = (leadIds: readonly string[]) => Promise<readonly LeadState[]>;

/**
 * Compares the leads with their workflows.
 * @returns those of which the workflow is ahead of the fold: to be looked at again when the stream has come
 */
export const compareWorkflows = async (
  truth: Truth,
  leads: readonly FoldedLead[],
  leadStates: LeadStates,
): Promise<readonly LeadState[]> => {
  const states = new Map(
    (await leadStates(leads.map(({ leadId }) => leadId))).map((state) => [state.leadId, state]),
  );
  const ahead: LeadState[] = [];
  for (const { leadId, lead } of leads) {
    const state = states.get(leadId);
    const seq = lead?.seq ?? 0;
    if (state === undefined) tell(truth, leadId, seq, 'neither a workflow nor a resting lead knows it');
    else if (state.seq > seq) ahead.push(state);
    else if (state.seq < seq) tell(truth, leadId, seq, `the workflow ends at seq ${state.seq}`);
    else compareState(truth, state, lead);
  }
  return ahead;
};

/** Waits for what was on its way, and compares at the seq that the workflow had. */
export const compareAhead = async (
  place: { readonly pool: Pool; readonly schema: string; readonly timeoutMs: number },
  truth: Truth,
  states: readonly LeadState[],
): Promise<void> => {
  const until = performance.now() + place.timeoutMs;
  for (const state of states) {
    const { leadId, seq } = state;
    const seen = await waitForSeq(place.pool, leadId, seq, Math.max(0, until - performance.now()));
    if (seen === 'lead_parked') continue;
    if (seen === 'timeout') {
      truth.tell({
        ...{ kind: 'missing_in_stream', leadId, seq, where: 'stream' },
        because: `the workflow is at seq ${seq}, which the stream does not have`,
      });
      continue;
    }
    const { lead } = await inSchema(place.pool, place.schema, (client) =>
      foldUpTo(client, truth, { leadId, seq }),
    );
    compareState(truth, state, lead);
  }
};

const foldUpTo = async (
  client: PoolClient,
  truth: Truth,
  { leadId, seq }: { readonly leadId: string; readonly seq: number },
): Promise<FoldedLead> => {
  const { rows } = await client.query<Parameters<typeof fold>[1][number]>(
    `select lead_id, seq, partition, kafka_offset, value from event where lead_id = $1 and seq <= $2 order by seq`,
    [leadId, seq],
  );
  return fold(leadId, rows, truth);
};

const compareState = (truth: Truth, { leadId, seq, lead: state }: LeadState, lead: Lead | null): void => {
  const [told, folded] = [plain(state), plain(lead)];
  if (isDeepStrictEqual(told, folded)) return;
  const names = Object.keys({ ...told, ...folded }).filter(
    (name) => !isDeepStrictEqual(told[name], folded[name]),
  );
  tell(truth, leadId, seq, `not as folded: ${names.sort().join(', ')}`);
};

const plain = (lead: Lead | null): Readonly<Record<string, unknown>> =>
  JSON.parse(JSON.stringify(lead ?? {})) as Record<string, unknown>;

const tell = (truth: Truth, leadId: string, seq: number, because: string): void =>
  truth.tell({ kind: 'workflow_differs', leadId, seq, where: 'workflow', because });
