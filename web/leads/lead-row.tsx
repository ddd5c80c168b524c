// What does a list tell of one lead? Whose need it is, where it stands, who has it, and what is due.
import { Badge, Checkbox, Table, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../client.ts';
import { instant, money, nearInstant, span } from '../format.ts';
import { useNames } from '../names.ts';
import { useNow } from '../now.ts';
import type { Selection } from './selection.ts';

type Listed = Schemas['LeadListed'];
export type ListColumn = 'lead' | 'place' | 'tier' | 'owner' | 'class' | 'grade' | 'amount' | 'moved' | 'due';

interface RowProps {
  readonly lead: Listed;
  readonly index: number;
  readonly columns: readonly ListColumn[];
  readonly selection: Selection | null;
  readonly isActive: boolean;
  readonly point: () => void;
  /** Tells how high it has become. */
  readonly measure: (row: HTMLElement | null) => void;
}

/** Whose lead it is; a lead of which nobody knows that has its id. */
const nameOf = ({ customer, customerId, leadId }: Schemas['LeadListed']): string =>
  customer ?? customerId ?? leadId.slice(0, 8);

export const LeadRow = ({
  lead,
  index,
  columns,
  selection,
  isActive,
  point,
  measure,
}: RowProps): JSX.Element => {
  const { t } = useTranslation();
  const isSelected = selection?.holds.has(lead.leadId) ?? false;
  const name = nameOf(lead);
  return (
    <Table.Tr
      id={`lead-${lead.leadId}`}
      ref={measure}
      data-index={index}
      aria-rowindex={index + 2}
      className="lead-row"
      onClick={point}
      {...(selection === null ? {} : { 'aria-selected': isSelected })}
      {...(isActive ? { 'data-active': true } : {})}
    >
      {selection !== null && (
        <Table.Td>
          <Checkbox
            size="xs"
            aria-label={t('list.select', { name })}
            checked={isSelected}
            onChange={() => selection.toggle(lead.leadId)}
          />
        </Table.Td>
      )}
      {columns.map((column) => (
        <Table.Td key={column}>
          <Cell column={column} lead={lead} isShort={!columns.includes('place')} />
        </Table.Td>
      ))}
    </Table.Tr>
  );
};

const Cell = ({
  column,
  lead,
  isShort,
}: {
  readonly column: ListColumn;
  readonly lead: Listed;
  readonly isShort: boolean;
}): JSX.Element => {
  const { t, i18n } = useTranslation();
  const names = useNames();
  const now = useNow();
  const { leadId, stage, tier, owner, grade, currency, minor, movedAt } = lead;
  switch (column) {
    case 'lead':
      return (
        <>
          <Link to="/leads/$leadId" params={{ leadId }} className={isShort ? 'cut cut-short' : 'cut'}>
            {nameOf(lead)}
          </Link>
          <Text size="xs" c="dimmed" truncate>
            {isShort
              ? [t(`place.${stage}`), owner === null ? null : names.person(owner)]
                  .filter((word) => word !== null)
                  .join(' · ')
              : (lead.product ?? leadId.slice(0, 8))}
          </Text>
        </>
      );
    case 'place':
      return <>{t(`place.${stage}`)}</>;
    case 'tier':
      return <>{t(`tier.${tier ?? 'none'}`)}</>;
    case 'owner':
      return <>{owner === null ? '–' : names.person(owner)}</>;
    case 'class':
      return <>{lead.class === null ? '–' : t(`class.${lead.class}`)}</>;
    case 'grade':
      return <>{grade ?? '–'}</>;
    case 'amount':
      return <>{currency === null || minor === null ? '–' : money(minor, currency, i18n.language)}</>;
    case 'moved':
      return <>{now === 0 ? '' : span(now - Date.parse(movedAt), i18n.language)}</>;
    case 'due':
      return <Due {...{ lead, now, isShort }} />;
  }
};

const Due = ({
  lead,
  now,
  isShort,
}: {
  readonly lead: Listed;
  readonly now: number;
  readonly isShort: boolean;
}): JSX.Element => {
  const { t, i18n } = useTranslation();
  const { nextDueAt, nextDue } = lead;
  if (nextDueAt === null) return <>–</>;
  return (
    <>
      {now > Date.parse(nextDueAt) && (
        <Badge color="red.9" size="sm" mr={4}>
          {t('due.late')}
        </Badge>
      )}
      <Text span size="sm">
        {t(`clock.${nextDue ?? ''}`, nextDue ?? '')}
      </Text>
      <Text size="xs" c="dimmed" style={{ wordBreak: 'keep-all' }}>
        {isShort ? nearInstant(nextDueAt, i18n.language, now) : instant(nextDueAt, i18n.language)}
      </Text>
    </>
  );
};
