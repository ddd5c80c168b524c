// What does enriching a lead keep of what is known? Everything that was not named: a flag changes one field, not its group.
import { currentLead } from '../../doors/current-lead.ts';
import type { Engine } from '../../doors/engine.ts';
import { unseal } from '../../doors/sealing.ts';
import type { Given } from './command-input.ts';
import { isRecord } from './flag-value.ts';
import { withContactIds } from './obtain.ts';

const groups = ['customer', 'need', 'channel', 'informant'] as const;

/** The groups that were written of, each laid over what the lead knows now. */
export const enriched = async (engine: Engine, leadId: string, written: Given): Promise<Given> => {
  const lead = await currentLead(engine, leadId);
  const keys = await engine.keys.existingKeys([leadId]);
  const open = unseal(lead, keys.get(leadId) ?? null);
  const laid: Record<string, unknown> = { ...written };
  for (const group of groups)
    if (isRecord(written[group])) laid[group] = { ...open[group], ...written[group] };
  if (Array.isArray(written['contacts'])) {
    const known = new Map(open.contacts.map((contact) => [contact.contactId, contact]));
    laid['contacts'] = withContactIds(written['contacts'], known.size).map((contact) => ({
      ...known.get(String(contact['contactId'])),
      ...Object.fromEntries(Object.entries(contact).filter(([, value]) => value !== null)),
    }));
  }
  return laid;
};
