// What is there to know of a lead at a glance? Whose need it is, where it stands, who owns it, and what is due next.
import { Badge, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../client.ts';
import { instant, money } from '../format.ts';
import { useNames } from '../names.ts';
import { consoleQuery } from '../queries.ts';
import { textAt, valueAt } from '../value-at.ts';

interface HeadProps {
  readonly leadId: string;
  readonly told: Schemas['LeadTold'];
}

export const LeadHead = ({ leadId, told }: HeadProps): JSX.Element => {
  const { t } = useTranslation();
  const { lead } = told;
  const stage = textAt(lead, 'standing', 'stage');
  const tier = textAt(lead, 'tier', 'tier');
  const need = textAt(lead, 'need', 'text');
  return (
    <Stack gap="xs">
      <Group gap="xs" align="baseline">
        <Title order={2} size="h3">
          {textAt(lead, 'customer', 'name') ?? t('lead.noCustomer')}
        </Title>
        {stage !== null && <Badge size="lg">{t(`place.${stage}`)}</Badge>}
        {tier !== null && (
          <Badge size="lg" variant="default">
            {t(`tier.${tier}`)}
          </Badge>
        )}
        <Text size="xs" c="dimmed" ff="monospace">
          {leadId}
        </Text>
      </Group>
      {need !== null && <Text>{need}</Text>}
      <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="sm" component="dl" m={0}>
        {useFacts(told).map(([name, value]) => (
          <div key={name}>
            <Text size="xs" c="dimmed" component="dt">
              {t(`lead.${name}`)}
            </Text>
            <Text size="sm" fw={500} component="dd" m={0} style={{ overflowWrap: 'anywhere' }}>
              {value ?? '–'}
            </Text>
          </div>
        ))}
      </SimpleGrid>
      <WorkflowLink leadId={leadId} />
    </Stack>
  );
};

/** Only where somebody said where Temporal UI is. */
const WorkflowLink = ({ leadId }: { readonly leadId: string }): JSX.Element | null => {
  const { t } = useTranslation();
  const { data } = useQuery(consoleQuery);
  if (data === undefined || data.workflows === null) return null;
  return (
    <a href={`${data.workflows}${leadId}`} target="_blank" rel="noreferrer">
      {t('lead.workflow')}
    </a>
  );
};

const useFacts = ({
  lead,
  clocks,
  timeZone,
}: Schemas['LeadTold']): readonly (readonly [string, string | null])[] => {
  const { t, i18n } = useTranslation();
  const names = useNames();
  const owner =
    textAt(lead, 'standing', 'ownership', 'owner', 'personId') ??
    textAt(lead, 'standing', 'lastOwner', 'personId');
  const office =
    textAt(lead, 'standing', 'ownership', 'owner', 'officeId') ??
    textAt(lead, 'tier', 'office', 'officeId') ??
    textAt(lead, 'submitter', 'officeId') ??
    textAt(lead, 'officeId');
  const leadClass = textAt(lead, 'classification', 'class') ?? textAt(lead, 'class');
  const [minor, currency] = [valueAt(lead, 'amount', 'minor'), textAt(lead, 'amount', 'currency')];
  const next = clocks
    .filter(({ state }) => state === 'running')
    .toSorted((a, b) => a.dueAt.localeCompare(b.dueAt))[0];
  const kind = textAt(lead, 'kind');
  return [
    ['owner', owner === null ? null : names.person(owner)],
    ['office', office === null ? null : names.office(office)],
    ['class', leadClass === null ? null : t(`class.${leadClass}`)],
    ['kind', kind === null ? null : t(`kind.${kind}`)],
    ['grade', textAt(lead, 'evaluation', 'grade') ?? textAt(lead, 'grade')],
    ['amount', typeof minor === 'number' && currency !== null ? money(minor, currency, i18n.language) : null],
    ['product', textAt(lead, 'need', 'product')],
    [
      'due',
      next === undefined
        ? null
        : `${t(`clock.${next.clock}`, next.clock)} · ${instant(next.dueAt, i18n.language, timeZone)}`,
    ],
  ];
};
