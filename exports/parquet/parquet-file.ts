// How do rows become a Parquet file without being held? Some thousand at a time, each lot a row group on the disk.
import { open } from 'node:fs/promises';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { ColumnSource, SchemaElement } from 'hyparquet-writer';

export type Cell = string | number | bigint | Uint8Array | null;

export interface Column<Row> {
  /** Name and type as Parquet has them. */
  readonly element: SchemaElement;
  /** plain: every value differs from the others, so that no dictionary is tried. */
  readonly values: 'plain' | 'repeated';
  readonly of: (row: Row) => Cell;
}

export interface ParquetFile<Row> {
  /** Writes the rows as one row group. */
  add(rows: readonly Row[]): Promise<void>;
  /** Writes the footer; on the disk when it resolves. */
  finish(): Promise<void>;
  /** Closes the file, finished or not; it stays where it is. */
  close(): Promise<void>;
}

/**
 * Makes the file.
 * @throws the error of the file system, also when the file is there already
 */
export const createParquetFile = async <Row>(
  path: string,
  columns: readonly Column<Row>[],
): Promise<ParquetFile<Row>> => {
  const file = await open(path, 'wx');
  const bytes = new ByteWriter();
  const schema: SchemaElement[] = [
    { name: 'root', num_children: columns.length },
    ...columns.map(({ element }) => element),
  ];
  const parquet = new ParquetWriter({ writer: bytes, schema });
  const flush = async (): Promise<void> => {
    await file.writeFile(bytes.getBytes());
    bytes.index = 0; // the buffer is used again; offsets in the file are counted on
  };
  return {
    add: async (rows) => {
      if (rows.length === 0) return;
      const columnData = columns.map(({ element, values, of }): ColumnSource => ({
        name: element.name,
        data: rows.map(of),
        ...(values === 'plain' ? { encoding: 'PLAIN' as const } : {}),
      }));
      await parquet.write({ columnData, rowGroupSize: rows.length });
      await flush();
    },
    finish: async () => {
      await parquet.finish();
      await flush();
      await file.datasync();
    },
    close: () => file.close(),
  };
};
