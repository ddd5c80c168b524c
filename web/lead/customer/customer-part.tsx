// Who at the customer has which pain, does it pay to end it, and who calls whom?
import { Stack } from '@mantine/core';
import type { JSX } from 'react';
import type { PartProps } from '../part-props.ts';
import { Calls } from './calls.tsx';
import { Contacts } from './contact-list.tsx';
import { Pains } from './pains.tsx';

export const CustomerPart = ({ told, events }: PartProps): JSX.Element => (
  <Stack gap="md">
    <Pains {...{ told, events }} />
    <Calls {...{ told, events }} />
    <Contacts told={told} />
  </Stack>
);
