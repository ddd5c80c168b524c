// What is a lead as a row? Its state whole, and flat what lists are filtered and sorted by.
import type { Lead } from '../../domain/lead.ts';
import { partWords } from './parts.ts';
import { standingOf } from './standing.ts';
import type { Standing } from './standing.ts';

export interface LeadRow extends Standing {
  readonly leadId: string;
  readonly seq: number;
  readonly submitter: string;
  readonly channelKind: string | null;
  readonly customerId: string | null;
  readonly needId: string | null;
  readonly product: string | null;
  readonly playbook: string;
  readonly ownershipNo: number;
  readonly obtainedAt: string;
  readonly movedAt: string;
  readonly latestAt: string;
  readonly nextDueAt: string | null;
  readonly nextDue: string | null;
  /** Working time; null for the end of a rest. */
  readonly nextDueTargetMs: number | null;
  /** In whose hours that clock runs. */
  readonly nextDueOffice: string | null;
  /** Whoever has a part in it while it is open: `owner:ada`. */
  readonly parts: readonly string[];
  readonly state: Lead;
}

/** @param latestAt latest `time` among the lead's events */
export const leadRowOf = (lead: Lead, latestAt: string): LeadRow => {
  const due = nextDueOf(lead);
  return {
    leadId: lead.leadId,
    seq: lead.seq,
    submitter: lead.submitter.personId,
    channelKind: lead.channel?.kind ?? null,
    customerId: lead.customer?.customerId ?? null,
    needId: lead.need?.needId ?? null,
    product: lead.need?.product ?? null,
    playbook: `${lead.playbook.name}@${lead.playbook.version}`,
    ownershipNo: lead.ownershipNo,
    obtainedAt: lead.obtainedAt,
    movedAt: lead.movedAt,
    latestAt,
    nextDueAt: due?.at ?? null,
    nextDue: due?.what ?? null,
    nextDueTargetMs: due?.targetMs ?? null,
    nextDueOffice: due?.officeId ?? null,
    parts: partWords(lead),
    state: lead,
    ...standingOf(lead),
  };
};

interface NextDue {
  readonly at: string;
  readonly what: string;
  readonly targetMs: number | null;
  readonly officeId: string | null;
}

const restUntil = (at: string): NextDue => ({ at, what: 'nurture_return', targetMs: null, officeId: null });

/** The earliest end of a running clock, or of the rest; an instant in the past is late. */
const nextDueOf = ({ clocks, standing }: Lead): NextDue | null => {
  const running = Object.values(clocks)
    .filter((clock) => clock.state === 'running')
    .map(({ dueAt, clock, targetMs, officeId }) => ({ at: dueAt, what: clock, targetMs, officeId }));
  const rest = standing.stage === 'nurture' ? [restUntil(standing.until)] : [];
  const [first] = [...running, ...rest].sort((a, b) =>
    a.at < b.at ? -1 : a.at > b.at ? 1 : a.what < b.what ? -1 : 1,
  );
  return first ?? null;
};
