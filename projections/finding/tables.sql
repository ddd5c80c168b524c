-- What verifiers heard: one row a finding, with the lead that it was recorded on. A lead that takes another one over holds
-- its findings too; they stay here where they were heard.
create table if not exists finding (
  lead_id      uuid not null,
  finding_id   text not null,
  seq          int not null,
  angle        text not null,
  result       text not null,
  medium       text not null,
  contact_id   text not null,
  level        text,
  verifier     text not null,
  recorded_by  text not null,
  time         timestamptz not null,
  recordedtime timestamptz not null,
  valid_until  timestamptz not null,
  -- null while it was not taken back
  superseded_seq          int,
  superseded_at           timestamptz,
  superseded_recordedtime timestamptz,
  superseded_by           text,
  primary key (lead_id, finding_id)
);
create index if not exists finding_verifier on finding (verifier, time);
