// How are figures shown? As a chart, with the same figures as a table one click away, both to be saved.
import { Box, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { JSX, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Sheet } from '../sheet/sheet.tsx';
import type { SheetProps } from '../sheet/sheet.tsx';
import { saveFile } from '../sheet/save-file.ts';
import { Chart } from './chart.tsx';
import type { ChartProps, Picture } from './chart-props.ts';

export interface FigureProps<Row> extends SheetProps<Row>, Pick<ChartProps, 'option' | 'height'> {
  /** Narrower than this it is not drawn: its place scrolls. */
  readonly minWidth?: number;
  /** Whether the table is there from the start. */
  readonly withTable?: boolean;
  /** Below the name: what is counted. */
  readonly children?: ReactNode;
}

export const Figure = <Row,>(props: FigureProps<Row>): JSX.Element => {
  const { option, height = 320, minWidth = 0, withTable = false, children, ...sheet } = props;
  const { name, file, rows } = sheet;
  const { t } = useTranslation();
  const [isTableShown, showTable] = useState(withTable);
  const [picture, setPicture] = useState<{ readonly of: Picture } | null>(null);
  const [onDrawn] = useState(() => (of: Picture) => setPicture({ of }));
  return (
    <Stack gap="xs" component="section" aria-label={name}>
      <Group justify="space-between" gap="xs">
        <Title order={3} size="h5">
          {name}
        </Title>
        <Group gap="xs">
          <Button
            size="compact-xs"
            variant="default"
            aria-expanded={isTableShown}
            onClick={() => showTable(!isTableShown)}
          >
            {t('chart.table')}
          </Button>
          <Button
            size="compact-xs"
            variant="default"
            aria-label={t('chart.pngOf', { name })}
            disabled={picture === null}
            onClick={() => picture?.of((content) => saveFile(content, file, 'png'))}
          >
            PNG
          </Button>
        </Group>
      </Group>
      {children}
      {rows.length === 0 ? (
        <Text c="dimmed" size="sm">
          {t('chart.nothing')}
        </Text>
      ) : (
        <Box className="sheet" {...(minWidth > 0 ? { tabIndex: 0 } : {})} mih={height}>
          <Box miw={minWidth}>
            <Chart name={name} option={option} height={height} onDrawn={onDrawn} />
          </Box>
        </Box>
      )}
      {isTableShown && <Sheet {...sheet} />}
    </Stack>
  );
};
