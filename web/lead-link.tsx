// How is a lead named where one click leads to it? By its customer where that is told, else by the beginning of its id.
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';

export const LeadLink = ({
  leadId,
  called = null,
}: {
  readonly leadId: string;
  readonly called?: string | null;
}): JSX.Element => (
  <Link to="/leads/$leadId" params={{ leadId }}>
    {called ?? leadId.slice(0, 8)}
  </Link>
);
