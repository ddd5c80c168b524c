// Who calls whom? Each of us with each contact, by who began; and every contact in its order.
import { Card, Stack, Text, Title } from '@mantine/core';
import { useMemo } from 'react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChartProps } from '../../chart/chart-props.ts';
import { Figure } from '../../chart/figure.tsx';
import { instant } from '../../format.ts';
import { useNames } from '../../names.ts';
import type { Column } from '../../sheet/column.ts';
import { Sheet } from '../../sheet/sheet.tsx';
import { textAt } from '../../value-at.ts';
import { contactName } from '../contacts.ts';
import { LongText } from '../long-text.tsx';
import type { PartProps } from '../part-props.ts';
import { callsIn, pairsOf } from './call-pairs.ts';
import type { Call, CallPair } from './call-pairs.ts';

export const Calls = ({ told, events }: Pick<PartProps, 'told' | 'events'>): JSX.Element => {
  const { t, i18n } = useTranslation();
  const names = useNames();
  const { lead, timeZone } = told;
  const calls = useMemo(() => callsIn(events), [events]);
  const pairs = pairsOf(calls);
  const ofUs = (us: string | null): string => (us === null ? t('calls.nobody') : names.person(us));
  const there = (contactId: string | null): string =>
    contactId === null ? t('calls.somebody') : contactName(lead, contactId);
  const planned = textAt(lead, 'followUps', 'planned', 'at');
  const columns: readonly Column<CallPair>[] = [
    { name: t('calls.us'), kind: 'text', of: ({ us }) => ofUs(us) },
    { name: t('calls.contact'), kind: 'text', of: ({ contactId }) => there(contactId) },
    { name: t('calls.begunByUs'), kind: 'count', of: ({ byUs }) => byUs },
    { name: t('calls.begunByCustomer'), kind: 'count', of: ({ byCustomer }) => byCustomer },
  ];
  const sequence: readonly Column<Call>[] = [
    { name: t('calls.when'), kind: 'text', of: ({ at }) => instant(at, i18n.language, timeZone) },
    {
      name: t('calls.direction'),
      kind: 'text',
      of: ({ us, contactId, begunBy }) =>
        begunBy === 'us' ? `${ofUs(us)} → ${there(contactId)}` : `${there(contactId)} → ${ofUs(us)}`,
    },
    { name: t('calls.kind'), kind: 'text', of: ({ kind }) => t(`word.${kind}`) },
    { name: t('calls.outcome'), kind: 'text', of: ({ outcome }) => t(`word.${outcome}`) },
    {
      ...{ name: t('calls.note'), kind: 'text', of: ({ note }) => note },
      show: ({ note }) => <LongText text={note} />,
    },
  ];
  const drawn = pairs.map(
    ({ us, contactId, byUs, byCustomer }) => [ofUs(us), there(contactId), byUs, byCustomer] as const,
  );
  const same = JSON.stringify(drawn);
  // Names are made anew each time; it is drawn anew only where they say something else.
  const option = useMemo(() => graphOf(drawn), [same]);
  return (
    <Card withBorder>
      <Stack gap="sm">
        {calls.length === 0 ? (
          <>
            <Title order={3} size="h5">
              {t('calls.title')}
            </Title>
            <Text size="sm" c="dimmed">
              {t('calls.none')}
            </Text>
          </>
        ) : (
          <>
            <Figure
              {...{ columns, option }}
              rows={pairs}
              name={t('calls.title')}
              file="lead-calls"
              keyOf={({ us, contactId }) => JSON.stringify([us, contactId])}
              height={220}
              withTable
            >
              <Text size="sm">
                {t('calls.share', {
                  ...{
                    all: calls.length,
                    customer: calls.filter(({ begunBy }) => begunBy === 'customer').length,
                  },
                })}
              </Text>
            </Figure>
            <Text size="sm" fw={600}>
              {t('calls.sequence')}
            </Text>
            <Sheet
              columns={sequence}
              rows={calls}
              name={t('calls.sequence')}
              file="lead-contacts-in-order"
              keyOf={({ seq }) => String(seq)}
            />
          </>
        )}
        {planned !== null && (
          <Text size="sm">{t('calls.planned', { at: instant(planned, i18n.language, timeZone) })}</Text>
        )}
      </Stack>
    </Card>
  );
};

type Drawn = readonly (readonly [us: string, there: string, byUs: number, byCustomer: number])[];

/** Where the customer stands, and how far down the last of either side. */
const [right, bottom] = [300, 100];
/** Nobody stands there: without them one alone on each side would be drawn as large as the picture. */
const corners = [
  { id: 'first', x: 0, y: 0 },
  { id: 'last', x: right, y: bottom },
].map((corner) => ({ ...corner, symbolSize: 0, label: { show: false }, silent: true }));

/** We stand at the left, the customer at the right; an arrow goes from who began, the thicker the more often. */
const graphOf =
  (pairs: Drawn): ChartProps['option'] =>
  ({ colours: [ours = '', theirs = ''], text }) => {
    const side = (names: readonly string[], x: number, color: string) =>
      [...new Set(names)].map((name, index, all) => ({
        ...{ id: `${String(x)} ${name}`, name, x, y: ((index + 0.5) / all.length) * bottom },
        itemStyle: { color },
        // Below it: beside it a long name would leave the picture of a telephone.
        label: { position: 'bottom' as const },
      }));
    const arrow = (source: string, target: string, times: number, color: string) =>
      times === 0
        ? []
        : [
            {
              ...{ source, target, value: times },
              lineStyle: { width: Math.min(1 + times, 8), color, curveness: 0.15 },
              label: { show: true, formatter: String(times), color: text },
            },
          ];
    return {
      series: [
        {
          type: 'graph',
          layout: 'none',
          ...{ left: 'center', top: 'middle', width: '60%', symbolSize: 18 },
          edgeSymbol: ['none', 'arrow'],
          label: { show: true, color: text },
          data: [
            ...corners,
            ...side(
              pairs.map(([us]) => us),
              0,
              ours,
            ),
            ...side(
              pairs.map(([, there]) => there),
              right,
              theirs,
            ),
          ],
          links: pairs.flatMap(([us, there, byUs, byCustomer]) => [
            ...arrow(`0 ${us}`, `${String(right)} ${there}`, byUs, ours),
            ...arrow(`${String(right)} ${there}`, `0 ${us}`, byCustomer, theirs),
          ]),
        },
      ],
    };
  };
