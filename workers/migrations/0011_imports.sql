-- Up Migration
-- Files that were uploaded to be imported, how far each has come, and what came of it.
create table leadcycle.import_job (
  import_id     uuid primary key,
  author        text not null,
  mapping       text not null,
  ignore_owners boolean not null,
  dry_run       boolean not null,
  state         text not null default 'waiting' check (state in ('waiting', 'running', 'finished', 'failed')),
  -- about how many rows are in the file, and how many were read
  rows          int not null default 0,
  done          int not null default 0,
  report        jsonb,
  because       text,
  made_at       timestamptz not null default now(),
  -- a running one that has not been told of for a while was broken off, and may be begun again
  told_at       timestamptz not null default now()
);

-- Down Migration
drop table leadcycle.import_job;
