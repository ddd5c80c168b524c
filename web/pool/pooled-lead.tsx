// How is a lead in a pool named? By its customer; a link where the reader may see all of it.
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { moneyIn } from '../sheet/column.ts';
import type { Money } from '../sheet/column.ts';
import { textAt } from '../value-at.ts';
import type { PoolLead } from './pool-queries.ts';

export const nameOf = ({ customer, leadId }: PoolLead): string =>
  textAt(customer, 'name') ?? leadId.slice(0, 8);

export const amountOf = ({ amount }: PoolLead): Money | null =>
  moneyIn({ currency: textAt(amount, 'currency'), minor: textAt(amount, 'minor') });

export const PooledLead = ({
  lead,
  isOpen,
}: {
  readonly lead: PoolLead;
  readonly isOpen: boolean;
}): JSX.Element =>
  isOpen ? (
    <Link to="/leads/$leadId" params={{ leadId: lead.leadId }}>
      {nameOf(lead)}
    </Link>
  ) : (
    <span>{nameOf(lead)}</span>
  );
