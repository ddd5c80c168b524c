// How are many leads looked through? As a grid of which only what is in sight is drawn, by mouse and by keyboard.
import { Checkbox, Table } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useState } from 'react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../client.ts';
import { passOver } from '../pass-over.ts';
import { LeadRow } from './lead-row.tsx';
import { useRowKeys } from './row-keys.ts';
import { useScrollPlace } from './scroll-place.ts';
import type { Selection } from './selection.ts';

interface TableProps {
  readonly leads: readonly Schemas['LeadListed'][];
  /** Asks for the next page; null after the last one, and while it is being asked for. */
  readonly more: (() => void) | null;
  readonly isWhole: boolean;
  /** Null: nothing is selected for somebody who may do nothing with many at once. */
  readonly selection: Selection | null;
}

const rowHeight = 52;
/** So many rows before the end the next page is asked for. */
const ahead = 30;

const wideColumns = ['lead', 'place', 'tier', 'owner', 'class', 'grade', 'amount', 'moved', 'due'] as const;
/** On a telephone the first one tells more. */
const narrowColumns = ['lead', 'amount', 'due'] as const;

export const LeadTable = ({ leads, more, isWhole, selection }: TableProps): JSX.Element => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const isNarrow = useMediaQuery('(max-width: 48em)');
  const [place, setPlace] = useState<HTMLDivElement | null>(null);
  useScrollPlace(place);
  const rows = useVirtualizer({
    ...{ count: leads.length, getScrollElement: () => place, estimateSize: () => rowHeight, overscan: 10 },
  });
  const drawn = rows.getVirtualItems();
  const last = drawn.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= leads.length - ahead) more?.();
  }, [last, leads.length, more]);
  const { active, setActive, onKeyDown, grid } = useRowKeys(leads.length, {
    show: (index) => rows.scrollToIndex(index),
    open: (index) => {
      const lead = leads[index];
      if (lead !== undefined) passOver(navigate({ to: '/leads/$leadId', params: { leadId: lead.leadId } }));
    },
    mark: (index) => {
      const lead = leads[index];
      if (lead !== undefined) selection?.toggle(lead.leadId);
    },
  });
  const columns = isNarrow ? narrowColumns : wideColumns;
  const activeId = active === null ? undefined : leads[active]?.leadId;
  const below = rows.getTotalSize() - (drawn.at(-1)?.end ?? 0);
  return (
    <div ref={setPlace} className="lead-list" role="region" aria-label={t('page.leads')}>
      <Table
        ref={grid}
        role="grid"
        aria-label={t('page.leads')}
        aria-rowcount={isWhole ? leads.length + 1 : -1}
        aria-multiselectable={selection !== null}
        tabIndex={0}
        onKeyDown={onKeyDown}
        {...(activeId === undefined ? {} : { 'aria-activedescendant': `lead-${activeId}` })}
        stickyHeader
        verticalSpacing={4}
        horizontalSpacing={isNarrow ? 6 : 'xs'}
      >
        <Table.Thead>
          <Table.Tr aria-rowindex={1}>
            {selection !== null && (
              <Table.Th scope="col" w={36}>
                <Checkbox
                  size="xs"
                  aria-label={t('list.selectShown')}
                  checked={selection.holdsAll}
                  indeterminate={selection.holds.size > 0 && !selection.holdsAll}
                  onChange={selection.toggleAll}
                />
              </Table.Th>
            )}
            {columns.map((column) => (
              <Table.Th key={column} scope="col">
                {t(`leads.${column}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          <Gap height={drawn[0]?.start ?? 0} />
          {drawn.flatMap(({ index }) => {
            const lead = leads[index];
            return lead === undefined
              ? []
              : [
                  <LeadRow
                    key={lead.leadId}
                    {...{ lead, index, columns, selection, isActive: active === index }}
                    point={() => setActive(index)}
                    measure={rows.measureElement}
                  />,
                ];
          })}
          <Gap height={below} />
        </Table.Tbody>
      </Table>
    </div>
  );
};

/** As high as the rows that are not drawn would be. */
const Gap = ({ height }: { readonly height: number }): JSX.Element | null =>
  height <= 0 ? null : (
    <tr aria-hidden>
      <td style={{ height, padding: 0 }} />
    </tr>
  );
