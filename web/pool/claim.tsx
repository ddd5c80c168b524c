// How is a lead claimed? By one click; who was faster is told by the API.
import { Button, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { sendCommand } from '../command/send-command.ts';
import { mustSee } from '../lead/lead-queries.ts';
import { Sentence } from '../problem/sentence.tsx';

export const Claim = ({ leadId }: { readonly leadId: string }): JSX.Element => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { mutate, isPending, error } = useMutation({
    mutationFn: () =>
      sendCommand({ leadId, command: 'ClaimLead', body: '{}', shownSeq: null }, crypto.randomUUID()),
    onSuccess: ({ seq }) => {
      mustSee(leadId, seq);
      return navigate({ to: '/leads/$leadId', params: { leadId } });
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['pool'] }),
  });
  return (
    <>
      <Button size="compact-xs" loading={isPending} onClick={() => mutate()}>
        {t('pool.claim')}
      </Button>
      {error !== null && (
        <Text size="xs" c="red" role="alert">
          <Sentence error={error} />
        </Text>
      )}
    </>
  );
};
