// Where did a lead end up in a trial, and why there?
import { ownershipOf } from '../../domain/lead.ts';
import type { Lead } from '../../domain/lead.ts';
import type { LeadEvent } from '../../events/lead-event.ts';
import type { Grade, Role, Tier } from '../../events/vocabulary.ts';

export interface Fate {
  /** The lead's id in the export. */
  readonly externalId: string;
  readonly place: 'owned' | 'pooled' | 'nurtured' | 'ended' | 'waiting';
  /** `convert`, `distribute`, `won` … */
  readonly stage: string;
  readonly tier: Tier | null;
  readonly officeId: string | null;
  readonly grade: Grade | null;
  readonly ownerId: string | null;
  /** The role of the owner, or the one that the pool waits for. */
  readonly role: Role | null;
  readonly because: string;
}

export const fateOf = (externalId: string, lead: Lead, events: readonly LeadEvent[]): Fate => {
  const { standing, tier, evaluation } = lead;
  const owner = ownershipOf(lead)?.owner ?? null;
  const pool = standing.stage === 'distribute' ? standing.pool : null;
  return {
    externalId,
    place: placeOf(lead),
    stage: standing.stage,
    tier: tier?.tier ?? null,
    officeId: tier?.office.officeId ?? null,
    grade: evaluation?.grade ?? null,
    ownerId: owner?.personId ?? null,
    role: owner?.role ?? pool?.role ?? null,
    because:
      events.reduce<string | null>((last, event) => reasonOf(event) ?? last, null) ?? 'nothing moved it',
  };
};

const placeOf = ({ standing }: Lead): Fate['place'] => {
  switch (standing.stage) {
    case 'convert':
      return 'owned';
    case 'nurture':
      return 'nurtured';
    case 'won':
    case 'lost':
    case 'disqualified':
    case 'merged':
      return 'ended';
    case 'distribute':
      return standing.pool === null ? 'waiting' : 'pooled';
    case 'obtain':
    case 'evaluate':
    case 'cross_verify':
      return 'waiting';
  }
};

/** What the last move says of itself; null for events that move nothing or give no reason of their own. */
const reasonOf = (event: LeadEvent): string | null => {
  if (event.type === 'OrderWon') return `won, as the export ${saysOf(event.data.basis)}`;
  if (event.type === 'LeadLost') return `lost, as the export ${saysOf(event.data.basis)}`;
  if (event.type === 'LeadEvaluated' && event.data.enters !== null)
    return `grade ${event.data.grade}, verification ${event.data.verification === 'required' ? 'required' : 'not required'}`;
  if (event.type === 'LeadAssigned' || event.type === 'LeadPooled' || event.type === 'NurtureStarted')
    return event.data.because;
  if (event.type === 'LeadObtained' && event.data.missing.length > 0)
    return `lacks ${event.data.missing.join(', ')}`;
  return null;
};

const saysOf = (basis: string): string => (basis === 'estimated' ? 'implies' : 'says');
