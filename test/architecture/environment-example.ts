// Which names does .env.example hold, set or commented out: for processes, for the launcher, for Docker Compose alone?
import { textOf } from './tree.ts';

const namesIn = (text = ''): readonly string[] =>
  text
    .split('\n')
    .flatMap((line) => /^(?:# )?([A-Z][A-Z0-9_]*)=/.exec(line)?.[1] ?? [])
    .sort();

const parts = textOf('.env.example').split(/^# --- .*$/m);

export const productNames = namesIn(parts[0]);
export const launcherNames = namesIn(parts[1]);
export const composeNames = namesIn(parts[2]);
