// How do many rows come into a table as one stream of bytes? In the binary form of COPY, which nobody has to parse.
import { Buffer } from 'node:buffer';
import type { ClientBase } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

const signature = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
/** Postgres counts microseconds from here. */
const epoch = Date.UTC(2000, 0, 1);

/** Rows in the making: each field in the order of the table's columns. */
export class CopiedRows {
  private bytes = Buffer.allocUnsafe(64 * 1024);
  private length = 0;
  private readonly columns: readonly string[];

  constructor(columns: readonly string[]) {
    this.columns = columns;
    this.length += signature.copy(this.bytes);
  }

  /** Begins a row. */
  row(): this {
    const at = this.space(2);
    this.bytes.writeInt16BE(this.columns.length, at);
    return this;
  }

  int(value: number | null): this {
    if (value === null) return this.nothing();
    const at = this.field(4);
    this.bytes.writeInt32BE(value, at);
    return this;
  }

  bigint(value: number | null): this {
    if (value === null) return this.nothing();
    const at = this.field(8);
    this.bytes.writeBigInt64BE(BigInt(value), at);
    return this;
  }

  text(value: string): this {
    const at = this.field(Buffer.byteLength(value));
    this.bytes.write(value, at);
    return this;
  }

  uuid(value: string): this {
    const at = this.field(16);
    this.bytes.write(value.replaceAll('-', ''), at, 'hex');
    return this;
  }

  /** @param value ISO 8601 in UTC, of milliseconds */
  instant(value: string): this {
    return this.bigint((Date.parse(value) - epoch) * 1000);
  }

  blob(value: Buffer): this {
    const at = this.field(value.length);
    value.copy(this.bytes, at);
    return this;
  }

  /** Writes all rows. @throws what Postgres answers: then none of them is there */
  async into(client: ClientBase, table: string): Promise<void> {
    const at = this.space(2);
    this.bytes.writeInt16BE(-1, at);
    const copy = client.query(
      copyFrom(`copy ${table} (${this.columns.join(', ')}) from stdin (format binary)`),
    );
    await new Promise<void>((resolve, reject) => {
      copy.once('finish', resolve).once('error', reject);
      copy.end(this.bytes.subarray(0, this.length));
    });
  }

  private nothing(): this {
    const at = this.space(4);
    this.bytes.writeInt32BE(-1, at);
    return this;
  }

  /** Where the content of a field of so many bytes goes. */
  private field(bytes: number): number {
    const at = this.space(4 + bytes);
    this.bytes.writeInt32BE(bytes, at);
    return at + 4;
  }

  private space(bytes: number): number {
    const at = this.length;
    this.length += bytes;
    if (this.length > this.bytes.length) {
      const larger = Buffer.allocUnsafe(Math.max(this.length, this.bytes.length * 2));
      this.bytes.copy(larger, 0, 0, at);
      this.bytes = larger;
    }
    return at;
  }
}
