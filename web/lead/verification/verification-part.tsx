// Who confirmed what of a lead, from which angle and at which level of the customer, and what is asked for?
import { Card, Stack, Text, Title } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { instant } from '../../format.ts';
import { useNames } from '../../names.ts';
import type { Column } from '../../sheet/column.ts';
import { Sheet } from '../../sheet/sheet.tsx';
import { listAt, numberAt, textAt, valueAt } from '../../value-at.ts';
import { contactName } from '../contacts.ts';
import { LongText } from '../long-text.tsx';
import type { PartProps } from '../part-props.ts';
import { findingsIn } from './findings.ts';
import type { FindingTold } from './findings.ts';
import { VerificationMatrix } from './verification-matrix.tsx';

export const VerificationPart = ({ told, events }: PartProps): JSX.Element => {
  const { t, i18n } = useTranslation();
  const names = useNames();
  const { lead, matrix, timeZone } = told;
  const findings = findingsIn(matrix, events);
  const verifiers = listAt(lead, 'verifiers').flatMap((one) => textAt(one, 'personId') ?? []);
  const columns: readonly Column<FindingTold>[] = [
    { name: t('verification.angle'), kind: 'text', of: ({ angle }) => t(`word.${angle}`) },
    { name: t('verification.result'), kind: 'text', of: ({ result }) => t(`word.${result}`) },
    { name: t('verification.contact'), kind: 'text', of: ({ contactId }) => contactName(lead, contactId) },
    {
      name: t('verification.level'),
      kind: 'text',
      of: ({ level }) => (level === null ? null : t(`word.${level}`)),
    },
    { name: t('verification.medium'), kind: 'text', of: ({ medium }) => t(`word.${medium}`) },
    { name: t('verification.verifier'), kind: 'text', of: ({ verifier }) => names.person(verifier) },
    { name: t('verification.when'), kind: 'text', of: ({ at }) => instant(at, i18n.language, timeZone) },
    { name: t('verification.counts'), kind: 'text', of: ({ idle }) => idle ?? t('verification.yes') },
    {
      ...{ name: t('verification.note'), kind: 'text', of: ({ note }) => note },
      show: ({ note }) => <LongText text={note} />,
    },
  ];
  return (
    <Stack gap="md">
      <Card withBorder>
        <Stack gap="sm">
          <Title order={3} size="h5">
            {t('verification.matrix')}
          </Title>
          <Plan plan={valueAt(lead, 'plan')} />
          <VerificationMatrix {...{ lead, matrix, findings }} />
          <Text size="sm">
            {t('verification.appointed')}:{' '}
            {verifiers.length === 0 ? t('verification.nobody') : verifiers.map(names.person).join(', ')}
          </Text>
        </Stack>
      </Card>
      <Card withBorder>
        <Stack gap="sm">
          <Title order={3} size="h5">
            {t('verification.findings')}
          </Title>
          {findings.length === 0 ? (
            <Text size="sm" c="dimmed">
              {t('verification.noFindings')}
            </Text>
          ) : (
            <Sheet
              {...{ columns }}
              rows={findings}
              name={t('verification.findings')}
              file="lead-findings"
              keyOf={({ findingId }) => findingId}
            />
          )}
        </Stack>
      </Card>
    </Stack>
  );
};

const Plan = ({ plan }: { readonly plan: unknown }): JSX.Element => {
  const { t } = useTranslation();
  const confirmations = numberAt(plan, 'confirmations');
  if (confirmations === null)
    return (
      <Text size="sm" c="dimmed">
        {t('verification.noPlan')}
      </Text>
    );
  const words = (...path: readonly string[]): readonly string[] =>
    listAt(plan, ...path).flatMap((one) => (typeof one === 'string' ? t(`word.${one}`) : []));
  const oneOf = words('angles', 'oneOf');
  return (
    <Text size="sm">
      {t('verification.plan', {
        ...{ confirmations, contacts: numberAt(plan, 'contacts'), verifiers: numberAt(plan, 'verifiers') },
        levels: numberAt(plan, 'levels', 'count'),
        angles: [...words('angles', 'all'), ...(oneOf.length === 0 ? [] : [oneOf.join(' / ')])].join(', '),
      })}
    </Text>
  );
};
