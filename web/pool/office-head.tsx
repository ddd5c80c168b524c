// What stands above what is told of offices? Its name, and of which office; the choice stands in the address.
import { Group, Title } from '@mantine/core';
import type { JSX } from 'react';
import { OfficeChoice } from './office-choice.tsx';
import type { InOffice } from './pool-queries.ts';

interface OfficeHeadProps {
  readonly title: string;
  readonly asked: InOffice;
  readonly ask: (asked: InOffice) => void;
}

export const OfficeHead = ({ title, asked, ask }: OfficeHeadProps): JSX.Element => (
  <Group justify="space-between" align="flex-end">
    <Title order={2} size="h3">
      {title}
    </Title>
    <OfficeChoice office={asked.office} choose={(office) => ask(office === null ? {} : { office })} />
  </Group>
);
