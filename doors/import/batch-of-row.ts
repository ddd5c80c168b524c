// Which commands tell the history of one row? Obtained, evaluated, given to its owner, followed up, and how it ended.
import type { OpenCommand } from '../open-command.ts';
import { officeRouting, ownerOf, personRef } from '../organisation/organisation.ts';
import type { Organisation } from '../organisation/organisation.ts';
import type { Stated } from '../../events/commands/command.ts';

import { customerIdOf } from '../customer-id.ts';
import type { Activity } from './activities.ts';
import type { DayReader } from './day-start.ts';
import { RejectedRow } from './lead-row.ts';
import type { LeadRow } from './lead-row.ts';

/** As many commands as one batch may hold. */
const mostCommands = 50;

export interface RowHistory {
  readonly lead: LeadRow;
  readonly activities: readonly Activity[];
  readonly suspects: readonly { readonly leadId: string; readonly because: string }[];
}

export interface HistoryContext {
  readonly organisation: Organisation;
  readonly days: DayReader;
  readonly system: string;
  /** The currency of revenue bands. */
  readonly revenueCurrency: string;
  /** The person who runs the import: stands in where a row names no owner. */
  readonly importerId: string;
}

/**
 * The commands of a row, in the order in which they happened.
 * @throws RejectedRow when its history cannot be told
 */
export const commandsOfRow = (history: RowHistory, context: HistoryContext): readonly OpenCommand[] => {
  const { lead, activities } = history;
  const sorted = [...activities].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const tooEarly = sorted.find(({ on }) => on < lead.obtainedOn);
  if (tooEarly !== undefined)
    throw new RejectedRow(
      '(activities)',
      `the one in line ${tooEarly.line} lies before the lead was created`,
    );
  const tooLate = sorted.find(({ on }) => on > context.days.today);
  if (tooLate !== undefined)
    throw new RejectedRow('(activities)', `the one in line ${tooLate.line} lies after today`);

  const commands = [
    obtain(history, context),
    ...(lead.note === null ? [] : [{ type: 'AddNote' as const, input: { note: lead.note } }]),
    ...(lead.stage === 'unstated' ? [] : handedOver(lead, context)),
    ...sorted.map((activity) => followUp(activity, lead, context.days)),
    ...ended(lead, sorted.at(-1)?.on ?? null, context),
  ];
  if (commands.length > mostCommands)
    throw new RejectedRow(
      '(activities)',
      `it has ${activities.length}: with them the row takes ${commands.length} commands, and ${mostCommands} is the most`,
    );
  return commands;
};

const stated = (day: string, { days }: HistoryContext): Stated => ({
  at: days.instantOf(day),
  basis: 'stated',
});

const obtain = ({ lead, suspects }: RowHistory, context: HistoryContext): OpenCommand => {
  const contacts = contactOf(lead);
  return {
    type: 'ObtainLead',
    input: {
      submitter: personRef(context.organisation, lead.ownerId ?? context.importerId),
      source: { system: context.system, externalId: lead.externalId },
      customer: {
        customerId: lead.customerId ?? customerIdOf(lead.customerName),
        name: lead.customerName,
        industry: lead.industry,
        territory: lead.territory,
        position: null,
        employees: lead.employees,
        revenue: lead.revenue === null ? null : { ...lead.revenue, currency: context.revenueCurrency },
        margin: null,
      },
      need:
        lead.product === null
          ? null
          : {
              needId: lead.product,
              text: null,
              product: lead.product,
              statedBy: lead.source.needStatedBy,
              novelty: [],
              complexity: null,
            },
      channel: { kind: lead.source.channel, name: lead.source.name, campaign: null },
      // Whom the export names was spoken to; who told us of the need, it does not say.
      informant: { relation: null, contactId: null },
      contacts,
      amount: lead.amount,
      expectedDecisionOn: null,
      routing: officeRouting(context.organisation, lead.territory),
      suspects: [...suspects],
      previousLeadId: null,
      stated: stated(lead.obtainedOn, context),
    },
  };
};

const contactOf = ({
  contact,
  externalId,
}: LeadRow): Extract<OpenCommand, { type: 'ObtainLead' }>['input']['contacts'] => {
  const { id, name, email, title, level, relation } = contact;
  if ([id, name, email, title, level, relation].every((cell) => cell === null)) return [];
  return [{ contactId: id ?? `${externalId}-contact`, name, email, phone: null, title, level, relation }];
};

/** The export says that somebody works on it, not since when: the day it was created is the earliest that can be. */
const handedOver = (lead: LeadRow, context: HistoryContext): readonly OpenCommand[] => {
  const on = stated(lead.obtainedOn, context);
  const evaluated: OpenCommand = { type: 'EvaluateLead', input: { sendBack: null, stated: on } };
  // An order is won by an owner. Where the row names none, the importer stands in, as they do for the submitter.
  const ownerId = lead.ownerId ?? (lead.stage === 'won' ? context.importerId : null);
  if (ownerId === null) return [evaluated];
  return [
    evaluated,
    {
      type: 'DistributeLead',
      input: {
        owner: ownerOf(context.organisation, ownerId),
        reservation: null,
        reason: lead.ownerId === null ? 'the export names no owner' : 'the owner in the export',
        stated: on,
      },
    },
  ];
};

const followUp = ({ on, kind, outcome }: Activity, lead: LeadRow, days: DayReader): OpenCommand => ({
  type: 'RecordFollowUp',
  input: {
    kind,
    outcome,
    begunBy: outcome === 'touch' ? lead.source.touchesBegunBy : 'us',
    contactId: null,
    note: null,
    statedAt: days.instantOf(on),
  },
});

const ended = (
  lead: LeadRow,
  lastActivity: string | null,
  context: HistoryContext,
): readonly OpenCommand[] => {
  const end: Stated = {
    at: context.days.instantOf(lead.closedOn ?? lastActivity ?? lead.obtainedOn),
    basis: lead.closedOn === null ? 'estimated' : 'stated',
  };
  switch (lead.stage) {
    case 'unstated':
    case 'convert':
      return [];
    case 'won':
      return [
        {
          type: 'WinOrder',
          input: {
            orderNo: `import:${lead.externalId}`,
            amount: lead.amount,
            signatoryContactId: null,
            stated: end,
          },
        },
      ];
    case 'lost':
      return [{ type: 'LoseLead', input: { reason: 'not_stated', note: null, stated: end } }];
  }
};
