// How does a lead come into being here? By a form made from the contract; who may be the same is told before one goes on.
import { Alert, Button, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { ChoicesContext } from '../command/choices.ts';
import { useCompanyChoices } from '../command/company-choices.ts';
import { contractQuery } from '../command/contract.ts';
import { FieldInputs } from '../command/field-input.tsx';
import type { Field } from '../command/fields.ts';
import { useKey } from '../command/use-key.ts';
import { bodyOf } from '../command/written.ts';
import type { WrittenFields } from '../command/written.ts';
import { CustomerPicker } from '../customers/customer-picker.tsx';
import { mustSee } from '../lead/lead-queries.ts';
import { passOver } from '../pass-over.ts';
import { Failed, Loading } from '../states.tsx';
import { newLeadFields, withIds } from './new-lead-fields.ts';
import { obtainLead } from './obtain-lead.ts';
import type { Obtained } from './obtain-lead.ts';
import { Suspects } from './suspects.tsx';

export const NewLeadPage = (): JSX.Element => {
  const { t } = useTranslation();
  const { data: contract, error, refetch } = useQuery(contractQuery);
  const fields = contract === undefined ? null : newLeadFields(contract);
  return (
    <Stack gap="sm" maw={820}>
      <Title order={2} size="h3">
        {t('page.newLead')}
      </Title>
      {error !== null && <Failed error={error} again={() => refetch()} />}
      {fields === null ? error === null && <Loading /> : <NewLead fields={fields} />}
    </Stack>
  );
};

interface Known {
  readonly customerId: string;
  readonly name: string;
}

const NewLead = ({ fields }: { readonly fields: readonly Field[] }): JSX.Element => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const choices = useCompanyChoices();
  const [written, write] = useState<WrittenFields>({});
  const [known, setKnown] = useState<Known | null>(null);
  const [isEmpty, setEmpty] = useState(false);
  // One form makes one lead, however often it is sent; what it says changes with its ids.
  const form = useRef(crypto.randomUUID());
  const { key: keyOf } = useKey();
  const obtaining = useMutation({
    mutationFn: (body: string) => obtainLead(body, keyOf(body)),
    onSuccess: ({ leadId, seq, suspects }) => {
      mustSee(leadId, seq);
      if (suspects.length === 0) passOver(open(leadId));
    },
  });
  const open = (leadId: string): Promise<void> => navigate({ to: '/leads/$leadId', params: { leadId } });
  /** Null where it says of nobody and of nothing: that would be no lead. */
  const bodyNow = (): string | null => {
    const body = bodyOf(fields, written);
    if (known === null && !('customer' in body) && !('need' in body)) return null;
    const whole = known === null ? body : { ...body, customer: { name: known.name } };
    return JSON.stringify(withIds(whole, form.current, known?.customerId ?? null));
  };
  const made: Obtained | undefined = obtaining.data;
  if (made !== undefined && made.suspects.length > 0)
    return <Suspects made={made} goOn={() => passOver(open(made.leadId))} />;
  return (
    <form
      aria-label={t('page.newLead')}
      onSubmit={(event) => {
        event.preventDefault();
        const body = bodyNow();
        setEmpty(body === null);
        if (body !== null) obtaining.mutate(body);
      }}
      onKeyDown={(event) => {
        // The form is long: a key meant for one field must not record a lead that is half told.
        if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
      }}
    >
      <Stack gap="sm">
        <CustomerPicker
          label={t('new.knownCustomer')}
          description={t('new.knownCustomerWhy')}
          customerId={known?.customerId ?? null}
          choose={(customerId, name) => setKnown(customerId === null ? null : { customerId, name })}
        />
        {known !== null && <TextInput label={t('filter.customer')} value={known.name} readOnly />}
        <ChoicesContext value={choices}>
          <FieldInputs
            fields={known === null ? fields : fields.filter(({ name }) => name !== 'customer')}
            written={written}
            write={write}
          />
        </ChoicesContext>
        {isEmpty && (
          <Alert color="red" variant="outline" role="alert">
            {t('new.empty')}
          </Alert>
        )}
        {obtaining.error !== null && <Failed error={obtaining.error} again={null} />}
        <Group>
          <Button type="submit" loading={obtaining.isPending}>
            {t('new.record')}
          </Button>
          <Text size="xs" c="dimmed">
            {t('new.what')}
          </Text>
        </Group>
      </Stack>
    </form>
  );
};
