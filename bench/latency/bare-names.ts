// Where does the bare consumer write? Into one table of its own, in the database that it shares with the read models.

export const bareGroupOf = (topic: string): string => `${topic}.bare`;

export const createBareTable =
  'create table bare_seen (lead_id uuid not null, seq int not null, primary key (lead_id, seq))';
