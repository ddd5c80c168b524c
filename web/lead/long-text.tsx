// How does a sentence stand in a table of figures? On several lines, so that it is read without scrolling far.
import { Text } from '@mantine/core';
import type { JSX } from 'react';

export const LongText = ({ text }: { readonly text: string | null }): JSX.Element => (
  <Text size="sm" miw="13rem" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
    {text ?? '–'}
  </Text>
);
