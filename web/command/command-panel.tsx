// What can be done with a lead here and now? What it waits for comes first; every other command is one choice away.
import { Alert, Button, Card, Group, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { isAboutAttachments } from '../attachment/about-attachments.ts';
import type { Schemas } from '../client.ts';
import { useOffers } from '../lead/lead-queries.ts';
import { Failed, Loading } from '../states.tsx';
import { useStepWords } from '../steps/use-step-words.ts';
import { contractQuery } from './contract.ts';
import { fieldsOf } from './fields.ts';
import type { Sent } from './send-command.ts';

const AttachmentCommand = lazy(async () => ({
  default: (await import('../attachment/attachment-command.tsx')).AttachmentCommand,
}));
const CommandForm = lazy(async () => ({ default: (await import('./command-form.tsx')).CommandForm }));

type Offer = Schemas['LeadOffer'];

interface PanelProps {
  readonly leadId: string;
  readonly nextSteps: Schemas['LeadTold']['nextSteps'];
}

export const CommandPanel = ({ leadId, nextSteps }: PanelProps): JSX.Element => {
  const { t } = useTranslation();
  const { data: offers, error, refetch } = useOffers(leadId);
  const [command, setCommand] = useState('');
  const [sent, setSent] = useState<Sent | null>(null);
  const choose = (chosen: string): void => {
    setCommand(chosen);
    setSent(null);
  };
  const chosen = offers?.commands.find((offer) => offer.command === command);
  return (
    <Card withBorder>
      <Stack gap="sm">
        <Title order={3} size="h5">
          {t('lead.next')}
        </Title>
        <Steps nextSteps={nextSteps} choose={choose} />
        {error !== null && <Failed error={error} again={() => refetch()} />}
        {offers === undefined ? (
          error === null && <Loading />
        ) : (
          <NativeSelect
            label={t('form.command')}
            value={command}
            onChange={({ currentTarget }) => choose(currentTarget.value)}
            data={[
              { value: '', label: t('form.choose') },
              ...groupsOf(offers.commands, (name) => t(`command.${name}`)).map(({ offer, items }) => ({
                group: t(`offer.${offer}`),
                items,
              })),
            ]}
          />
        )}
        {chosen !== undefined && chosen.offer !== 'possible' && (
          <Alert color="gray" variant="outline" role="note">
            {t(`offer.${chosen.offer}.why`, {
              who: chosen.who.map((role) => t(`role.${role}`)).join(', '),
            })}
          </Alert>
        )}
        {sent !== null && (
          <Text role="status" size="sm">
            {sent.made.length === 0
              ? t('form.wasSo')
              : t('form.done', { events: sent.made.map((type) => t(`event.${type}`)).join(', ') })}
          </Text>
        )}
        {command !== '' && (
          <Suspense fallback={<Loading />}>
            <Form
              key={command}
              {...{ leadId, command }}
              done={(told) => {
                setCommand('');
                setSent(told);
              }}
            />
          </Suspense>
        )}
      </Stack>
    </Card>
  );
};

const Form = ({
  leadId,
  command,
  done,
}: {
  readonly leadId: string;
  readonly command: string;
  readonly done: (sent: Sent | null) => void;
}): JSX.Element => {
  const { data: contract, error, refetch } = useQuery(contractQuery);
  if (isAboutAttachments(command)) return <AttachmentCommand {...{ leadId, command }} />;
  if (error !== null) return <Failed error={error} again={() => refetch()} />;
  if (contract === undefined) return <Loading />;
  return <CommandForm {...{ leadId, command, done }} fields={fieldsOf(contract, command) ?? []} />;
};

const kinds = ['possible', 'not_now', 'not_yours'] as const;

interface OfferGroup {
  readonly offer: (typeof kinds)[number];
  readonly items: { readonly value: string; readonly label: string }[];
}

/** What is possible first; the rest is there too, because the lead itself says best why not. */
const groupsOf = (commands: readonly Offer[], nameOf: (command: string) => string): readonly OfferGroup[] =>
  kinds
    .map((offer) => ({
      offer,
      items: commands
        .filter((one) => one.offer === offer)
        .map(({ command }) => ({ value: command, label: nameOf(command) }))
        .sort((a, b) => a.label.localeCompare(b.label)),
    }))
    .filter(({ items }) => items.length > 0);

/** They come in the order in which they bring the lead furthest. */
const stepsAtFirst = 4;

const Steps = ({
  nextSteps,
  choose,
}: {
  readonly nextSteps: PanelProps['nextSteps'];
  readonly choose: (command: string) => void;
}): JSX.Element => {
  const { t } = useTranslation();
  const say = useStepWords();
  const [areAll, showAll] = useState(false);
  if (nextSteps.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('lead.noNext')}
      </Text>
    );
  return (
    <Stack gap="xs" component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
      {nextSteps.slice(0, areAll ? undefined : stepsAtFirst).map(({ what, command, who }) => (
        <Group key={`${what} ${command ?? ''}`} component="li" gap="xs" justify="space-between">
          <div style={{ flex: '1 1 12rem' }}>
            <Text size="sm">{say(what)}</Text>
            <Text size="xs" c="dimmed">
              {who
                .split(', ')
                .map((role) => t(`role.${role}`, say(role)))
                .join(', ')}
            </Text>
          </div>
          {command !== null && (
            <Button size="xs" variant="default" onClick={() => choose(command)}>
              {t(`command.${command}`)}
            </Button>
          )}
        </Group>
      ))}
      {!areAll && nextSteps.length > stepsAtFirst && (
        <Group component="li">
          <Button size="xs" variant="subtle" onClick={() => showAll(true)}>
            {t('lead.moreSteps', { count: nextSteps.length })}
          </Button>
        </Group>
      )}
    </Stack>
  );
};
