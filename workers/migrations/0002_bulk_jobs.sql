-- Up Migration
-- One piece of work on many leads: which ones was settled when it began, and what each of them answered.
create table leadcycle.bulk_job (
  job_id      uuid primary key,
  kind        text not null,
  payload     jsonb not null,
  author      text not null,
  note        text not null,
  state       text not null default 'running' check (state in ('running', 'stopped', 'finished')),
  created_at  timestamptz not null default now(),
  finished_at timestamptz
);

create table leadcycle.bulk_lead (
  job_id  uuid not null references leadcycle.bulk_job on delete cascade,
  place   int not null,
  lead_id uuid not null,
  -- what the job does to this lead in particular, and what undoing it would need
  detail  jsonb not null,
  state   text not null default 'waiting' check (state in ('waiting', 'changed', 'unchanged', 'refused')),
  code    text,
  because text,
  primary key (job_id, place)
);
create unique index bulk_lead_once on leadcycle.bulk_lead (job_id, lead_id);
