// Where does a read model's SQL come from? The file beside its code.
import { readFileSync } from 'node:fs';

/** The text of an SQL file that lies beside the module `of`. */
export const sqlFile = (of: string, name: string): string => readFileSync(new URL(name, of), 'utf8');
