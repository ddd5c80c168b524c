// What does each number mean? Its formula in a line, and where the documentation says more.
import { Text } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';

interface DefinitionsProps {
  /** Keys of words: `definition.reached` says what the column `column.reached` counts. */
  readonly of: readonly string[];
  /** What the documentation has on it, below `docs/`. */
  readonly document: string;
  /** What a word may name, such as days. */
  readonly values?: Readonly<Record<string, string | number>>;
}

export const Definitions = ({ of, document, values = {} }: DefinitionsProps): JSX.Element => {
  const { t } = useTranslation();
  return (
    <details className="definitions">
      <summary>{t('reports.definitions')}</summary>
      <dl>
        {of.map((word) => (
          <div key={word}>
            <dt>{t(`column.${word}`)}</dt>
            <dd>{t(`definition.${word}`, values)}</dd>
          </div>
        ))}
      </dl>
      <Text size="sm" c="dimmed">
        {t('reports.document')} <code>docs/{document}</code>
      </Text>
    </details>
  );
};
